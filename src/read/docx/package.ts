import { type Diagnostic, diagnostic, failure, type Outcome, success } from "../../model/diagnostic.ts";
import { elementsOf, type Node, parsePart } from "./xml.ts";
import { openZip, type Zip } from "./zip.ts";

export interface Relationship {
	/** The last segment of its type, which both classes of conformance share: `image`, `hyperlink`. */
	readonly type: string;
	/** Name of a part, or an address outside. */
	readonly target: string;
	readonly external: boolean;
}

export type Relationships = ReadonlyMap<string, Relationship>;

/** A word-processing package that was opened. */
export interface Package {
	readonly file: string;
	readonly zip: Zip;
	/** Name of the main part, as a rule `word/document.xml`. */
	readonly main: string;
	readonly root: Relationships;
	/** The tree of a part; undefined where there is none. What is wrong with it goes into `found`. */
	part(name: string | undefined, found: Diagnostic[]): Node | undefined;
	relationships(part: string, found: Diagnostic[]): Relationships;
}

const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/** `EncryptedPackage` in UTF-16LE: the stream that a password-protected document is kept in (MS-OFFCRYPTO 2.3.4.4). */
const ENCRYPTED = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";

/** Opens a package (ISO/IEC 29500-2) and finds its main part. What is no such package is told apart, for each wants something else done. */
export function openPackage(bytes: Uint8Array, file: string): Outcome<Package> {
	const other = foreign(bytes, file);
	if (other) return failure(other);
	const zip = openZip(bytes, file);
	if (!zip.value) return failure(...zip.diagnostics);
	const found: Diagnostic[] = [];
	const opened = { file, zip: zip.value, main: "", root: new Map<string, Relationship>() };
	const pack: Package = {
		...opened,
		part: (name, into) => partOf(zip.value as Zip, name, file, into),
		relationships: (part, into) => relationshipsOf(zip.value as Zip, part, file, into),
	};
	const root = pack.relationships("", found);
	const target = [...root.values()].find(({ type }) => type === "officeDocument")?.target ?? "word/document.xml";
	if (!zip.value.has(target) || !/^word\//iu.test(target)) {
		const kind = zip.value.names.find((name) => /^(?:xl|ppt)\/|^content\.xml$|^mimetype$/u.test(name)) ?? target;
		return failure(...found, diagnostic("docx/no-document", { params: { part: kind }, place: { file } }));
	}
	return success({ ...pack, main: target, root }, found);
}

function foreign(bytes: Uint8Array, file: string): Diagnostic | undefined {
	const place = { file, offset: 0 };
	if (OLE.every((byte, i) => bytes[i] === byte)) {
		const head = new TextDecoder("latin1").decode(bytes);
		return diagnostic(head.includes(ENCRYPTED) ? "docx/encrypted" : "docx/old-word", { place });
	}
	const head = new TextDecoder("latin1").decode(bytes.subarray(0, 1024)).trimStart();
	if (head.startsWith("PK")) return undefined;
	const kind = head.startsWith("{\\rtf")
		? "RTF"
		: /^(?:<!doctype html|<html)/iu.test(head)
			? "HTML"
			: /^<\?xml/u.test(head)
				? "XML"
				: head.startsWith("%PDF-")
					? "PDF"
					: bytes.length === 0
						? "0 byte"
						: "?";
	return diagnostic("docx/not-a-package", { params: { kind }, place });
}

function partOf(zip: Zip, name: string | undefined, file: string, found: Diagnostic[]): Node | undefined {
	if (name === undefined || !zip.has(name)) return undefined;
	const bytes = zip.read(name);
	found.push(...bytes.diagnostics);
	if (bytes.value === undefined) return undefined;
	const tree = parsePart(bytes.value, name, file);
	found.push(...tree.diagnostics);
	return tree.value;
}

function relationshipsOf(zip: Zip, part: string, file: string, found: Diagnostic[]): Relationships {
	const slash = part.lastIndexOf("/") + 1;
	const folder = part.slice(0, slash);
	const tree = partOf(zip, `${folder}_rels/${part.slice(slash)}.rels`, file, found);
	const all = new Map<string, Relationship>();
	for (const { name, attributes } of elementsOf(tree)) {
		const { Id: id, Type: type, Target: target } = attributes;
		if (name !== "rel:Relationship" || !id || !type || target === undefined) continue;
		const external = attributes.TargetMode === "External";
		const last = type.slice(type.lastIndexOf("/") + 1);
		all.set(id, { type: last, target: external ? target : resolved(folder, target), external });
	}
	return all;
}

/** The name of a part that a reference in a folder leads to; one that leaves the package stays inside. */
function resolved(folder: string, target: string): string {
	const path = target.startsWith("/") ? target : `${folder}${target}`;
	const segments: string[] = [];
	for (const segment of path.split("/")) {
		if (segment === "..") segments.pop();
		else if (segment !== "" && segment !== ".") segments.push(segment);
	}
	return segments.join("/");
}
