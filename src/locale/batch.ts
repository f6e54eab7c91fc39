import type { batchCodes } from "../model/codes/batch.ts";
import type { Messages } from "./messages.ts";

export const batchMessages: Messages<keyof typeof batchCodes> = {};
