import type { invenioCodes } from "../model/codes/invenio.ts";
import type { Messages } from "./messages.ts";

export const invenioMessages: Messages<keyof typeof invenioCodes> = {};
