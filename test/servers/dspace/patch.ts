import { sectionHas } from "./forms.ts";
import type { Draft, DspaceState, Fields, Value } from "./state.ts";
import { append } from "./state.ts";

/** Status of the first operation that is refused; nothing is changed then. */
export type Refusal = 400 | 401 | 422 | 500;

interface Operation {
	readonly op: string;
	readonly path: string;
	readonly value?: unknown;
}

function asValue(value: unknown): Value | undefined {
	if (typeof value !== "object" || value === null || !("value" in value)) return;
	const { value: text, language } = value as { value: unknown; language?: unknown };
	return typeof text === "string"
		? { value: text, language: typeof language === "string" ? language : null }
		: undefined;
}

/** One field of a list of fields: all values, one at the end, or one by its index. */
export function patchField(
	fields: Fields,
	field: string,
	rest: readonly string[],
	{ op, value }: Operation,
): Refusal | undefined {
	const [index] = rest;
	const values = fields.get(field) ?? [];
	if (op === "add" && index === undefined) {
		const all = Array.isArray(value) ? value.map(asValue) : [undefined];
		if (all.some((one) => one === undefined)) return 422;
		fields.set(field, all as Value[]);
		return;
	}
	if (op === "add" && index === "-") {
		const one = asValue(value);
		if (!one) return 422;
		append(fields, field, one);
		return;
	}
	const at = Number(index);
	const old = values[at];
	if (op === "replace" && old) {
		const one = rest[1] === "value" && typeof value === "string" ? { ...old, value } : asValue(value);
		if (!one) return 422;
		fields.set(field, values.with(at, one));
		return;
	}
	if (op === "remove" && index === undefined) fields.delete(field);
	else if (op === "remove" && old) {
		if (values.length === 1) fields.delete(field);
		else fields.set(field, values.toSpliced(at, 1));
	} else return 422;
	return;
}

/** JSON Patch of a draft: all of it, or nothing. */
export function patchDraft(state: DspaceState, draft: Draft, operations: unknown): Refusal | undefined {
	if (!Array.isArray(operations)) return 400;
	const copy: Fields = new Map(draft.item.metadata);
	const later: (() => void)[] = [];
	for (const operation of operations as Operation[]) {
		if (!["add", "replace", "remove", "move", "copy", "test"].includes(operation.op)) return 500;
		const [, root, section = "", ...rest] = operation.path.split("/");
		if (root !== "sections") return 422;
		if (section === "license" && rest[0] === "granted") {
			later.push(() => grant(state, draft, operation));
		} else if (section === "upload") {
			const refused = patchUpload(draft, rest, operation, later);
			if (refused !== undefined) return refused;
		} else if (section === "traditionalpageone" || section === "traditionalpagetwo") {
			const [field = "", ...index] = rest;
			if (!sectionHas(section, field)) return 422;
			const refused = patchField(copy, field, index, operation);
			if (refused !== undefined) return refused;
		} else {
			// A section that the definition does not have reads like a session that was lost.
			return 401;
		}
	}
	draft.item.metadata = copy;
	for (const change of later) change();
	draft.item.modified = new Date();
	return;
}

/** Whatever reads like yes; each grant writes the licence anew. */
function grant(state: DspaceState, draft: Draft, { op, value }: Operation): void {
	const { item } = draft;
	const bundle = state.bundle(item, "LICENSE");
	bundle.bitstreams.length = 0;
	delete draft.licence;
	if (op === "remove" || !["true", "yes"].includes(String(value))) return;
	const at = new Date();
	const text = new TextEncoder().encode("NOTE: PLACE YOUR OWN LICENSE HERE\n");
	const written = state.bitstream(item, "LICENSE", "license.txt", text, "Written by org.dspace.content.LicenseUtils");
	append(written.metadata, "dcterms.accessRights", { value: `${at.toISOString().slice(0, 19)}Z`, language: null });
	draft.licence = { bitstream: written.uuid, at };
}

function patchUpload(
	draft: Draft,
	rest: readonly string[],
	operation: Operation,
	later: (() => void)[],
): Refusal | undefined {
	const original = draft.item.bundles.find(({ name }) => name === "ORIGINAL");
	if (rest[0] === "primary") {
		if (operation.op === "remove") later.push(() => delete original?.primary);
		else if (original?.bitstreams.some(({ uuid }) => uuid === operation.value))
			later.push(() => {
				original.primary = String(operation.value);
			});
		else return 422;
		return;
	}
	const file = original?.bitstreams[Number(rest[1])];
	if (rest[0] !== "files" || !original || !file) return 422;
	if (rest.length === 2 && operation.op === "remove") {
		later.push(() => {
			original.bitstreams.splice(original.bitstreams.indexOf(file), 1);
			if (original.primary === file.uuid) delete original.primary;
		});
		return;
	}
	if (rest[2] !== "metadata") return 422;
	return patchField(file.metadata, rest[3] ?? "", rest.slice(4), operation);
}
