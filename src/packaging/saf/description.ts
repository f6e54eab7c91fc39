import { readForeignXml } from "../../metadata/read-xml.ts";
import { type Diagnostic, diagnostic } from "../../model/diagnostic.ts";
import { isKnownField, isKnownSchema } from "./registry.ts";

/**
 * What is wrong with a `dublin_core.xml` or `metadata_<schema>.xml`. Entities are never resolved: a document type declaration is an error,
 * although DSpace 8.1 takes it and puts files of the server into the item.
 */
export function checkDescription(bytes: Uint8Array, file: string): readonly Diagnostic[] {
	const text = decodeXml(bytes);
	if (text === undefined) {
		return [diagnostic("package/tag-file-undecodable", { params: { file, encoding: "UTF-8" }, place: { file } })];
	}
	const read = readForeignXml(text, file);
	if (read.value === undefined) return read.diagnostics;
	const root = read.value;
	const place = { file, line: root.line, column: root.column };
	if (root.name !== "dublin_core") return [diagnostic("saf/root", { params: { name: root.name }, place })];
	const schema = root.attributes.schema || "dc";
	if (!isKnownSchema(schema)) return [diagnostic("saf/schema-unknown", { params: { schema }, place })];
	return root.children.flatMap((child): readonly Diagnostic[] => {
		const at = { file, line: child.line, column: child.column };
		if (child.name !== "dcvalue") return [diagnostic("saf/no-dcvalue", { params: { name: child.name }, place: at })];
		const { element = "", qualifier = "" } = child.attributes;
		const own = qualifier === "none" ? "" : qualifier;
		if (!isKnownField(schema, element, own)) {
			const field = [schema, element, own].filter(Boolean).join(".");
			return [diagnostic("saf/field-unknown", { params: { field }, place: at })];
		}
		return child.text.trim() === "" ? [diagnostic("saf/empty-value", { params: { field: element }, place: at })] : [];
	});
}

/** UTF-8, or UTF-16 by its byte order mark or its first characters (XML 1.0, F.1). */
function decodeXml(bytes: Uint8Array): string | undefined {
	const [a, b, c, d] = bytes;
	const little = (a === 0xff && b === 0xfe) || (a === 0x3c && b === 0 && c === 0x3f && d === 0);
	const big = (a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c && c === 0 && d === 0x3f);
	try {
		return new TextDecoder(little ? "utf-16le" : big ? "utf-16be" : "utf-8", { fatal: true }).decode(bytes);
	} catch {
		return undefined;
	}
}
