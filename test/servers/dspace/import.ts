import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { isKnownField } from "../../../src/packaging/saf/registry.ts";
import { scanXml } from "../../../src/text/xml.ts";
import { append, type DspaceState, type Fields, type Item } from "./state.ts";

export interface ImportResult {
	readonly status: number;
	/** What is printed. */
	readonly printed: readonly string[];
	/** Lines of the mapfile: those of a run that was taken back stay in it. */
	readonly mapfile: readonly string[];
}

class Abort extends Error {}

/** Schemas other than `dc` come in files of their own. */
const descriptions = /^(dublin_core|metadata_\w+)\.xml$/;

function readFields(bytes: Uint8Array, fields: Fields): void {
	if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) throw new Abort("Content is not allowed in prolog.");
	let schema = "dc";
	let open: { field: string; language: string | null; value: string } | undefined;
	const wrong = scanXml(new TextDecoder().decode(bytes), {
		open: ({ local, attributes }) => {
			const of = (name: string) => attributes.find((one) => one.local === name)?.value;
			if (local === "dublin_core") schema = of("schema") ?? "dc";
			if (local !== "dcvalue") return;
			const qualifier = of("qualifier");
			const name = [schema, of("element"), qualifier === "none" || qualifier === "" ? undefined : qualifier];
			open = { field: name.filter(Boolean).join("."), language: of("language") || null, value: "" };
		},
		text: (text) => {
			if (open) open.value += text;
		},
		close: () => {
			if (!open) return;
			const { field, language } = open;
			const value = open.value.trim();
			open = undefined;
			// White space at the edges goes, and with it values that are nothing else.
			if (value === "") return;
			const [prefix = "", element = "", qualifier] = field.split(".");
			if (!isKnownField(prefix, element, qualifier))
				throw new Abort(`bad_dublin_core schema=${field} Metadata field does not exist!`);
			append(fields, field, { value, language });
		},
	});
	if (wrong) throw new Abort(wrong.message);
}

/** Options stand behind a TAB; a space makes them a part of the name. Names are matched byte for byte. */
function readContents(folder: string, item: Item, state: DspaceState, printed: string[]): void {
	const there = new Set((readdirSync(folder, { recursive: true }) as string[]).map(String));
	const text = readFileSync(join(folder, "contents"), "utf8");
	for (const line of text.split(/\r?\n/)) {
		if (line.trim() === "") continue;
		const [name = "", ...options] = line.split("\t");
		if (!there.has(name)) throw new Abort(`${join(folder, name)} (No such file or directory)`);
		const of = (key: string) => options.find((one) => one.startsWith(`${key}:`))?.slice(key.length + 1);
		const bundle = of("bundle") ?? (name === "license.txt" ? "LICENSE" : "ORIGINAL");
		const made = state.bitstream(item, bundle, name, readFileSync(join(folder, name)), null);
		made.metadata.set("dc.title", [{ value: name, language: null }]);
		const description = of("description");
		if (description !== undefined) made.metadata.set("dc.description", [{ value: description, language: null }]);
		if (of("primary") === "true") state.bundle(item, bundle).primary = made.uuid;
		const group = /-\[?r\]? '([^']*)'/.exec(of("permissions") ?? "")?.[1];
		if (group !== undefined && ![...state.groups.values()].some((one) => one.name === group)) {
			// Open to everybody then; only this line says so.
			printed.push(`\t Group ${group} not found, using default permissions`);
		}
	}
}

/**
 * `dspace import --add --source FOLDER --mapfile M`: folders in the order of their names, loose files passed over. One bad item takes the whole run
 * back, and the mapfile keeps the items before it.
 */
export function importSaf(
	state: DspaceState,
	source: string,
	options: { readonly collection?: string } = {},
): ImportResult {
	const printed: string[] = [];
	const mapfile: string[] = [];
	const made: Item[] = [];
	const folders = readdirSync(source).filter((name) => statSync(join(source, name)).isDirectory());
	try {
		for (const name of folders.sort()) {
			const folder = join(source, name);
			const files = readdirSync(folder);
			const named = files.includes("collections")
				? readFileSync(join(folder, "collections"), "utf8").trim().split(/\s+/)[0]
				: undefined;
			const handle = options.collection ?? named;
			const collection = [...state.collections.values()].find((one) => one.handle === handle);
			if (!collection) {
				printed.push(`Skipping item ${name}: no collection`);
				continue;
			}
			const item = state.item(collection.uuid, "");
			made.push(item);
			for (const file of files.filter((one) => descriptions.test(one)).sort()) {
				readFields(readFileSync(join(folder, file)), item.metadata);
			}
			if (files.includes("contents")) readContents(folder, item, state, printed);
			else if (files.some((one) => !descriptions.test(one) && !["handle", "collections"].includes(one))) {
				throw new Abort("No contents file found");
			}
			const given = files.includes("handle") ? readFileSync(join(folder, "handle"), "utf8").trim() : undefined;
			if (
				given !== undefined &&
				(/^https?:/.test(given) || [...state.items.values()].some((one) => one.handle === given))
			) {
				throw new Abort(`Handle is in use or none: ${given}`);
			}
			state.archive(item);
			if (given !== undefined) item.handle = given;
			mapfile.push(`${name} ${item.handle}`);
		}
	} catch (error) {
		if (!(error instanceof Abort)) throw error;
		for (const item of made) state.drop(item);
		return { status: 1, printed: [...printed, error.message], mapfile };
	}
	return { status: 0, printed, mapfile };
}
