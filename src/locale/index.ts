import type { DiagnosticCode } from "../model/codes/index.ts";
import type { Params } from "../model/diagnostic.ts";
import { archiveMessages } from "./archive.ts";
import { bagMessages } from "./bag.ts";
import { batchMessages } from "./batch.ts";
import { buildMessages } from "./build.ts";
import { catalogMessages } from "./catalog.ts";
import { cliMessages } from "./cli.ts";
import { depositMessages } from "./deposit.ts";
import { docxMessages } from "./docx.ts";
import { dspaceMessages } from "./dspace.ts";
import { elementLabels } from "./element-labels.ts";
import { fedoraMessages } from "./fedora.ts";
import { fontMessages } from "./font.ts";
import { htmlMessages } from "./html.ts";
import { imageMessages } from "./image.ts";
import { invenioMessages } from "./invenio.ts";
import type { Language, Message, Messages, Texts } from "./messages.ts";
import { metadataMessages } from "./metadata.ts";
import { metsMessages } from "./mets.ts";
import { oaiMessages } from "./oai.ts";
import { objectsMessages } from "./objects.ts";
import { ocflMessages } from "./ocfl.ts";
import { packageMessages } from "./package.ts";
import { pdfMessages } from "./pdf.ts";
import { readMessages } from "./read.ts";
import { depositPackageMessages } from "./saf.ts";
import { sinkMessages } from "./sink.ts";
import { storeMessages } from "./store.ts";
import { textMessages } from "./text.ts";
import { tt05Messages } from "./tt05.ts";
import { typesetMessages } from "./typeset.ts";
import { verifyMessages } from "./verify.ts";
import { wxrMessages } from "./wxr.ts";

export type { Language, Texts } from "./messages.ts";
export { type UiKey, ui } from "./ui.ts";

/** The text of every code. */
export const messages: Messages<DiagnosticCode> = {
	...readMessages,
	...docxMessages,
	...oaiMessages,
	...objectsMessages,
	...fedoraMessages,
	...invenioMessages,
	...dspaceMessages,
	...sinkMessages,
	...batchMessages,
	...catalogMessages,
	...depositMessages,
	...htmlMessages,
	...wxrMessages,
	...textMessages,
	...metadataMessages,
	...fontMessages,
	...imageMessages,
	...typesetMessages,
	...pdfMessages,
	...archiveMessages,
	...packageMessages,
	...metsMessages,
	...tt05Messages,
	...ocflMessages,
	...depositPackageMessages,
	...bagMessages,
	...verifyMessages,
	...buildMessages,
	...storeMessages,
	...cliMessages,
};

/** Puts params into a template: `{name}` becomes the param's value; an unknown name stays as it is. */
export function fill(template: string, params: Params = {}): string {
	return template.replace(/\{(\w+)\}/g, (whole, name: string) => (name in params ? String(params[name]) : whole));
}

/** Names of the targets that descriptions are judged for, as people know them. */
export const targetNames: Readonly<Record<string, string>> = {
	tt05: "TT 05/2025",
	dspace: "DSpace",
	eark: "E-ARK",
	zenodo: "Zenodo",
};

/** Where a param `key` names an element of the description, `{label}` is the element's name in the language; a target gets its name. */
function withLabel(params: Params | undefined, language: Language): Params | undefined {
	if (params?.key === undefined || "label" in params) return params;
	const labels: Readonly<Record<string, Texts>> = elementLabels;
	const key = String(params.key);
	const target = targetNames[String(params.target)];
	return { ...params, label: labels[key]?.[language] ?? key, ...(target !== undefined && { target }) };
}

/** The sentence of a finding in a language, and its hint where there is one. */
export function explain(code: DiagnosticCode, language: Language, given?: Params): { text: string; hint?: string } {
	const message: Message = messages[code];
	const params = withLabel(given, language);
	const text = fill(message[language], params);
	return message.hint ? { text, hint: fill(message.hint[language], params) } : { text };
}
