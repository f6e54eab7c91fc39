import type { dspaceCodes } from "../model/codes/dspace.ts";
import type { Messages } from "./messages.ts";

export const dspaceMessages: Messages<keyof typeof dspaceCodes> = {};
