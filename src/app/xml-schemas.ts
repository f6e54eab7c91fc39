import { closeSync, openSync, readdirSync, readFileSync, readSync } from "node:fs";
import { basename, join } from "node:path";
import { type Diagnostic, diagnostic } from "../model/index.ts";
import { errorCode } from "../store/failure.ts";
import type { XmlTag } from "../text/xml.ts";

type Library = typeof import("libxml2-wasm");
type Validator = import("libxml2-wasm").XsdValidator;

interface Schema {
	readonly file: string;
	/** Names of elements that it declares. */
	readonly elements: ReadonlySet<string>;
}

interface Schemas {
	/** By target namespace: the files that define it, the shortest name first. */
	readonly byNamespace: ReadonlyMap<string, readonly Schema[]>;
	readonly byName: ReadonlyMap<string, string>;
}

const folders = new Map<string, Schemas>();
const validators = new Map<string, Validator | Diagnostic>();
let library: Promise<Library | undefined> | undefined;

/** Why schemas cannot be used here, said once before a run. */
export async function schemasUsable(folder: string): Promise<readonly Diagnostic[]> {
	if ((await load()) === undefined) return [diagnostic("verify/schema-library-missing")];
	try {
		if (schemasIn(folder).byName.size > 0) return [];
		return [diagnostic("verify/schemas-unreadable", { params: { path: folder, reason: "*.xsd" } })];
	} catch (error) {
		const reason = errorCode(error) ?? String(error);
		return [diagnostic("verify/schemas-unreadable", { params: { path: folder, reason } })];
	}
}

/** Checks a document against the schema that it names or that declares its root; one that the folder has none for is not judged. */
export async function checkSchema(
	bytes: Uint8Array,
	path: string,
	root: XmlTag,
	folder: string,
): Promise<readonly Diagnostic[]> {
	const xml = await load();
	const schemas = schemasIn(folder);
	const file = schemaOf(root, schemas);
	if (xml === undefined || file === undefined) return [];
	const validator = validatorOf(xml, schemas, file);
	if ("code" in validator) return [validator];
	const document = xml.XmlDocument.fromBuffer(bytes, { option: xml.ParseOption.XML_PARSE_NONET });
	try {
		validator.validate(document);
		return [];
	} catch (error) {
		const reason = (error instanceof Error ? error.message : String(error)).trim().split("\n")[0] as string;
		const details = error instanceof xml.XmlValidateError ? error.details : [];
		const line = details[0]?.line;
		const place = { file: path, ...(line && { line }) };
		return [diagnostic("verify/xml-invalid", { params: { path, schema: basename(file), reason }, place })];
	} finally {
		document.dispose();
	}
}

const instance = "http://www.w3.org/2001/XMLSchema-instance";

/** By the last part of the address that the document gives, as long as it is there; else by the declaration of its root. */
function schemaOf(root: XmlTag, { byNamespace, byName }: Schemas): string | undefined {
	const named = (name: string) => root.attributes.find(({ uri, local }) => uri === instance && local === name)?.value;
	const pairs = (named("schemaLocation") ?? "").trim().split(/\s+/);
	const at = pairs.findIndex((word, index) => index % 2 === 0 && word === root.uri);
	const address = root.uri === "" ? named("noNamespaceSchemaLocation") : at < 0 ? undefined : pairs[at + 1];
	const hinted = address === undefined ? undefined : byName.get(basename(address));
	const declaring = (byNamespace.get(root.uri) ?? []).filter(({ elements }) => elements.has(root.local));
	return declaring.find(({ file }) => file === hinted)?.file ?? declaring[0]?.file;
}

/** An optional library: not having it is no fault as long as nobody asks for it. */
function load(): Promise<Library | undefined> {
	library ??= import("libxml2-wasm").catch(() => undefined);
	return library;
}

function schemasIn(folder: string): Schemas {
	const known = folders.get(folder);
	if (known) return known;
	const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
		.filter((name) => name.toLowerCase().endsWith(".xsd"))
		.map((name) => join(folder, name))
		.sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
	const byNamespace = new Map<string, Schema[]>();
	for (const file of files) {
		const text = readFileSync(file, "utf8");
		const namespace = /<(?:\w+:)?schema\b[^>]*?\btargetNamespace\s*=\s*["']([^"']*)["']/.exec(text)?.[1] ?? "";
		const declared = text.matchAll(/<(?:\w+:)?element\b[^>]*?\bname\s*=\s*["']([^"']+)["']/g);
		const elements = new Set([...declared].map((match) => match[1] as string));
		byNamespace.set(namespace, [...(byNamespace.get(namespace) ?? []), { file, elements }]);
	}
	const schemas = { byNamespace, byName: new Map(files.toReversed().map((file) => [basename(file), file])) };
	folders.set(folder, schemas);
	return schemas;
}

function validatorOf(xml: Library, schemas: Schemas, file: string): Validator | Diagnostic {
	const known = validators.get(file);
	if (known) return known;
	provideFrom(xml, schemas);
	let made: Validator | Diagnostic;
	try {
		const document = xml.XmlDocument.fromBuffer(readFileSync(file), { url: file });
		made = xml.XsdValidator.fromDoc(document);
	} catch (error) {
		const reason = (error instanceof Error ? error.message : String(error)).trim().split("\n")[0] as string;
		made = diagnostic("verify/schemas-unreadable", { params: { path: file, reason } });
	}
	validators.set(file, made);
	return made;
}

let provided: Schemas | undefined;

/** Imports of schemas are looked for in the folder by the last part of their address; nothing is fetched. */
function provideFrom(xml: Library, schemas: Schemas): void {
	if (provided === undefined) {
		const pathOf = (name: string) => provided?.byName.get(basename(name.split(/[?#]/)[0] as string));
		xml.xmlRegisterInputProvider({
			match: (name) => pathOf(name) !== undefined,
			open: (name) => {
				const path = pathOf(name);
				return path === undefined ? undefined : openSync(path, "r");
			},
			read: (file, buffer) => readSync(file as number, buffer),
			close: (file) => {
				closeSync(file as number);
				return true;
			},
		});
	}
	provided = schemas;
}
