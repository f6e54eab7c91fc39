import type { sinkCodes } from "../model/codes/sink.ts";
import type { Messages } from "./messages.ts";

export const sinkMessages: Messages<keyof typeof sinkCodes> = {};
