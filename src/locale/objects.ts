import type { objectsCodes } from "../model/codes/objects.ts";
import type { Messages } from "./messages.ts";

export const objectsMessages: Messages<keyof typeof objectsCodes> = {};
