import type { Claim } from "../../model/claim.ts";
import { type Diagnostic, diagnostic } from "../../model/diagnostic.ts";
import type { ByteEncoding } from "../../text/charset/tables.ts";
import { decodeProperty } from "./fonts.ts";
import { elementsOf, type Node, plainText } from "./xml.ts";

/** Accounts and machines; Word puts them where the writer should be. */
const NOBODY =
	/^(?:admin(?:istrator)?|user\d*|pc\d*|home|owner|guest|may ?tinh|máy tính|windows(?: user)?|microsoft(?: office)?(?: user)?|ms office|author|unknown|asus|dell|hp|acer|lenovo|laptop|computer|python-docx|apache poi|desktop-[a-z0-9]+|user-pc|\p{L}+-pc|vnn\.r\d*)$/iu;
/** What programs make up where nobody gave a title. */
const NO_TITLE =
	/^(?:microsoft word - .*|document ?\d*|word document|untitled|normal|tài liệu ?\d*|.*\.(?:docx?|dotx?|rtf))$/iu;

const ELEMENTS: Readonly<Record<string, { readonly element: string; readonly rule: string }>> = {
	"dc:title": { element: "title", rule: "docx:core-title" },
	"dc:creator": { element: "creator", rule: "docx:core-creator" },
	"dc:subject": { element: "subject", rule: "docx:core-subject" },
	"cp:keywords": { element: "subject", rule: "docx:core-keywords" },
	"dc:description": { element: "description", rule: "docx:core-description" },
	"dcterms:created": { element: "date", rule: "docx:core-created" },
	"dcterms:modified": { element: "modified", rule: "docx:core-modified" },
	"dc:language": { element: "language", rule: "docx:core-language" },
};

/** What the core properties (ISO/IEC 29500-2 8) claim. The title of a program and the account of a machine are reported, not taken. */
export function coreClaims(
	tree: Node | undefined,
	file: string,
	encodings: ReadonlySet<ByteEncoding>,
): { readonly claims: readonly Claim[]; readonly found: readonly Diagnostic[] } {
	const claims: Claim[] = [];
	const found: Diagnostic[] = [];
	for (const node of elementsOf(tree)) {
		const own = ELEMENTS[node.name];
		const raw = plainText(node).trim();
		if (own === undefined || raw === "") continue;
		const value = own.element === "date" || own.element === "modified" ? raw : decodeProperty(raw, encodings);
		const place = { file, path: `core/${node.name}` };
		const take = (text: string) =>
			claims.push({ element: own.element, value: text, origin: "extracted", place, rule: own.rule });
		if (own.element === "creator") {
			for (const name of value.split(/\s*;\s*/u).filter((part) => part !== "")) {
				if (NOBODY.test(name)) found.push(diagnostic("docx/creator-not-taken", { params: { value: name }, place }));
				else take(name);
			}
		} else if (own.element === "title" && NO_TITLE.test(value)) {
			found.push(diagnostic("docx/title-not-taken", { params: { value }, place }));
		} else if (node.name === "cp:keywords") {
			for (const word of value.split(/\s*[,;\n]\s*/u).filter((part) => part !== "")) take(word);
		} else take(value);
	}
	return { claims, found };
}
