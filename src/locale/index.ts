import type { DiagnosticCode } from "../model/codes/index.ts";
import type { Params } from "../model/diagnostic.ts";
import { archiveMessages } from "./archive.ts";
import { buildMessages } from "./build.ts";
import { cliMessages } from "./cli.ts";
import { docxMessages } from "./docx.ts";
import { fontMessages } from "./font.ts";
import { imageMessages } from "./image.ts";
import type { Language, Message, Messages } from "./messages.ts";
import { metadataMessages } from "./metadata.ts";
import { packageMessages } from "./package.ts";
import { pdfMessages } from "./pdf.ts";
import { readMessages } from "./read.ts";
import { storeMessages } from "./store.ts";
import { textMessages } from "./text.ts";
import { typesetMessages } from "./typeset.ts";

export type { Language, Texts } from "./messages.ts";
export { type UiKey, ui } from "./ui.ts";

/** The text of every code. */
export const messages: Messages<DiagnosticCode> = {
	...readMessages,
	...docxMessages,
	...textMessages,
	...metadataMessages,
	...fontMessages,
	...imageMessages,
	...typesetMessages,
	...pdfMessages,
	...archiveMessages,
	...packageMessages,
	...buildMessages,
	...storeMessages,
	...cliMessages,
};

/** Puts params into a template: `{name}` becomes the param's value; an unknown name stays as it is. */
export function fill(template: string, params: Params = {}): string {
	return template.replace(/\{(\w+)\}/g, (whole, name: string) => (name in params ? String(params[name]) : whole));
}

/** The sentence of a finding in a language, and its hint where there is one. */
export function explain(code: DiagnosticCode, language: Language, params?: Params): { text: string; hint?: string } {
	const message: Message = messages[code];
	const text = fill(message[language], params);
	return message.hint ? { text, hint: fill(message.hint[language], params) } : { text };
}
