import type { catalogCodes } from "../model/codes/catalog.ts";
import type { Messages } from "./messages.ts";

export const catalogMessages: Messages<keyof typeof catalogCodes> = {};
