import type { oaiCodes } from "../model/codes/oai.ts";
import type { Messages } from "./messages.ts";

export const oaiMessages: Messages<keyof typeof oaiCodes> = {};
