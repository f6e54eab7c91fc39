import type { ReadElement } from "../../metadata/read-xml.ts";
import { type Diagnostic, diagnostic } from "../../model/diagnostic.ts";
import { fieldFindings } from "./ead.ts";
import { type FileKind, fieldsFor, type Shape } from "./fields.ts";
import type { Values } from "./values.ts";

/** A descriptive file, read back. */
export interface ReadEad {
	readonly kind: FileKind;
	readonly path: string;
	readonly values: Values;
}

/** Fields that one of the readings leaves out. */
function optionalIn(shape: Shape, kind: FileKind): ReadonlySet<string> {
	if (shape === "SIP_hoso" && kind === "package")
		return new Set(["numberOfPaper", "riskRecovery", "riskRecoveryStatus"]);
	if (shape.startsWith("SIP") && kind === "doc") return new Set(["riskRecovery", "riskRecoveryStatus"]);
	return new Set();
}

export function readEad(kind: FileKind, path: string, root: ReadElement): ReadEad {
	const values = new Map<string, string>();
	for (const { name, text } of root.children) if (!values.has(name)) values.set(name, text.trim());
	return { kind, path, values };
}

/** Judges a descriptive file by the table of its fields: warnings, since what we know of the table is second-hand. */
export function eadFindings(root: ReadElement, { kind, path, values }: ReadEad, shape: Shape): readonly Diagnostic[] {
	const fields = fieldsFor(shape, kind);
	const labels = new Map(fields.map(({ name, label }) => [name, label]));
	const place = (at: ReadElement) => ({ file: path, line: at.line, column: at.column, path: at.name });
	const found: Diagnostic[] = [];
	if (root.name !== "simpledc") {
		const params = { found: root.name, expected: "simpledc" };
		return [diagnostic("tt05/root-element", { params, severity: "warning", place: place(root) })];
	}
	const seen = new Set<string>();
	for (const child of root.children) {
		const label = labels.get(child.name);
		const params = { label: label ?? "", field: child.name };
		if (label === undefined)
			found.push(diagnostic("tt05/field-unknown", { params: { field: child.name }, place: place(child) }));
		else if (seen.has(child.name)) found.push(diagnostic("tt05/field-repeated", { params, place: place(child) }));
		seen.add(child.name);
	}
	const tolerated = optionalIn(shape, kind);
	const there = fields.filter(({ name }) => values.has(name));
	for (const { name, label } of fields) {
		if (values.has(name) || tolerated.has(name)) continue;
		const params = { label, field: name };
		found.push(diagnostic("tt05/field-absent", { params, place: { file: path } }));
	}
	const order = root.children.map(({ name }) => name).filter((name) => labels.has(name));
	const first = there.findIndex(({ name }, i) => order[i] !== name);
	if (first >= 0) {
		const params = { field: order[first] ?? (there[first]?.name as string) };
		found.push(diagnostic("tt05/field-order", { params, place: { file: path } }));
	}
	return [...found, ...fieldFindings(there, values, path, "warning"), ...permanence(values, path, shape)];
}

function permanence(values: Values, file: string, shape: Shape): readonly Diagnostic[] {
	const value = values.get("maintenance");
	const field = fieldsFor(shape, "doc").find(({ name }) => name === "maintenance");
	if (!shape.startsWith("SIP") || !value || value === "01" || !field) return [];
	const params = { label: field.label, value };
	return [diagnostic("tt05/not-permanent", { params, severity: "warning", place: { file, path: "maintenance" } })];
}

/** What the descriptive files say of each other: counts, and codes that begin with the dossier's. */
export function codesAndCounts(
	whole: ReadEad | undefined,
	documents: readonly ReadEad[],
	shape: Shape,
): readonly Diagnostic[] {
	const found: Diagnostic[] = [];
	const labelOf = (kind: FileKind, name: string): string =>
		fieldsFor(shape, kind).find((field) => field.name === name)?.label ?? name;
	const total = whole?.values.get("totalDoc");
	if (whole && total !== undefined && /^\d+$/.test(total) && Number(total) !== documents.length) {
		const params = { label: labelOf("package", "totalDoc"), field: "totalDoc", value: total, count: documents.length };
		found.push(diagnostic("tt05/count-differs", { params, place: { file: whole.path, path: "totalDoc" } }));
	}
	const fileCode = whole?.values.get("fileCode") ?? "";
	const arcFileCode = whole?.values.get("arcFileCode") ?? "";
	const seen = new Set<string>();
	for (const { kind, path, values } of documents) {
		const begins: readonly (readonly [string, string])[] = [
			["docCode", fileCode === "" ? "" : `${fileCode}.`],
			["arcFileCode", arcFileCode],
			["arcDocCode", arcFileCode === "" ? "" : `${arcFileCode}.`],
		];
		for (const [field, code] of begins) {
			const value = values.get(field) ?? "";
			if (value === "" || code === "" || value.startsWith(code)) continue;
			const params = { label: labelOf(kind, field), field, value, code };
			found.push(diagnostic("tt05/code-foreign", { params, place: { file: path, path: field } }));
		}
		for (const field of ["docId", "docCode", "arcDocCode"]) {
			const value = values.get(field) ?? "";
			if (value === "") continue;
			const key = `${field} ${value}`;
			if (seen.has(key)) {
				const place = { file: path, path: field };
				found.push(diagnostic("tt05/code-repeated", { params: { field, value }, severity: "warning", place }));
			}
			seen.add(key);
		}
	}
	return found;
}
