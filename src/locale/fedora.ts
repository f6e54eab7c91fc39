import type { fedoraCodes } from "../model/codes/fedora.ts";
import type { Messages } from "./messages.ts";

export const fedoraMessages: Messages<keyof typeof fedoraCodes> = {};
