import { closeSync, openSync, readdirSync, readFileSync, readSync } from "node:fs";
import { basename, join } from "node:path";
import { type Diagnostic, diagnostic } from "../model/index.ts";
import { errorCode } from "../store/failure.ts";

type Library = typeof import("libxml2-wasm");
type Validator = import("libxml2-wasm").XsdValidator;

interface Schemas {
	/** By target namespace: the files that define it, the shortest name first. */
	readonly byNamespace: ReadonlyMap<string, readonly string[]>;
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

/** Checks a document against the schema of its root's namespace; one that the folder has none for is not judged. */
export async function checkSchema(
	bytes: Uint8Array,
	path: string,
	namespace: string,
	folder: string,
): Promise<readonly Diagnostic[]> {
	const xml = await load();
	const schemas = schemasIn(folder);
	const [file] = schemas.byNamespace.get(namespace) ?? [];
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
	const byNamespace = new Map<string, string[]>();
	for (const file of files) {
		const head = readFileSync(file, "utf8");
		const namespace = /<(?:\w+:)?schema\b[^>]*?\btargetNamespace\s*=\s*["']([^"']*)["']/.exec(head)?.[1] ?? "";
		byNamespace.set(namespace, [...(byNamespace.get(namespace) ?? []), file]);
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
