import type { Artifact } from "../../model/artifact.ts";
import type { RecordContent } from "../../model/content.ts";
import { type Diagnostic, diagnostic } from "../../model/diagnostic.ts";
import type { FileKind } from "./fields.ts";
import { docIdOf, fitsDocId } from "./names.ts";
import type { Settings } from "./settings.ts";

/** A document of a package: a text or a picture, with a descriptive file of its own. */
export interface Item {
	readonly kind: Exclude<FileKind, "package">;
	/** Its number in the package, from 1. */
	readonly ordinal: number;
	/** Of texts; pictures have a name of the same make. */
	readonly docId: string;
	readonly record: RecordContent;
	readonly file: Artifact;
	/** Name in `data/`, with its ending. */
	readonly name: string;
	/** Of a picture. */
	readonly picture?: NonNullable<RecordContent["pictures"]>[number];
	/** What stands in the place of a file that lies in another package. */
	readonly linked?: string;
}

/** All documents of records in order, each record's pictures behind its text. */
export function itemsOf(
	records: readonly RecordContent[],
	settings: Settings,
): { readonly items: readonly Item[]; readonly diagnostics: readonly Diagnostic[] } {
	const found: Diagnostic[] = [];
	const links = linksOf(settings, found);
	const plain = records.flatMap((record) => {
		const text = record.files.find(({ role }) => role === "document");
		if (!text) {
			found.push(diagnostic("tt05/no-document", { params: { record: record.label } }));
			return [];
		}
		const pictures = [...new Map((record.pictures ?? []).map((picture) => [picture.path, picture])).values()];
		const shown = pictures.flatMap((picture) => {
			const file = record.files.find(({ path }) => path === picture.path);
			return file ? [{ kind: "pic" as const, record, file, picture }] : [];
		});
		return [{ kind: "doc" as const, record, file: text }, ...shown];
	});
	const { fileCode } = settings;
	if (plain.length > 0 && !fitsDocId(fileCode, plain.length)) {
		const example = docIdOf(fileCode, 1, plain.length);
		found.push(diagnostic("tt05/doc-id-short", { params: { code: fileCode, count: plain.length, example } }));
	}
	const items = plain.map((each, i): Item => {
		const ordinal = i + 1;
		const own = each.kind === "doc" ? ownDocId(each.record) : undefined;
		const docId = own ?? docIdOf(fileCode, ordinal, plain.length);
		const linked = links.get(ordinal);
		const name = `${docId}${endingOf(each.file.path)}${linked === undefined ? "" : ".fetch.txt"}`;
		return { ...each, ordinal, docId, name, ...(linked !== undefined && { linked }) };
	});
	for (const ordinal of links.keys()) {
		if (ordinal > items.length) {
			const params = { option: "linked", value: ordinal, form: `1–${items.length}` };
			found.push(diagnostic("tt05/setting-form", { params }));
		}
	}
	const seen = new Set<string>();
	for (const { name, docId } of items) {
		const folded = name.toLowerCase();
		if (seen.has(folded)) found.push(diagnostic("tt05/code-repeated", { params: { field: "docId", value: docId } }));
		seen.add(folded);
	}
	return { items, diagnostics: found };
}

function ownDocId({ metadata }: RecordContent): string | undefined {
	return metadata.claims.find(({ element }) => element === "tt05.docId")?.value;
}

function endingOf(path: string): string {
	return /\.[a-z0-9]{1,8}$/i.exec(path)?.[0].toLowerCase() ?? "";
}

/** `linked=2:H03.99.2023.02.TIN.5,7:…`: the numbers of documents whose file lies in another package, and what points there. */
function linksOf({ given, isDossier }: Settings, found: Diagnostic[]): ReadonlyMap<number, string> {
	const value = given.get("linked");
	if (value === undefined) return new Map();
	const entries = value.split(",").map((part) => /^\s*([1-9]\d*):(.+?)\s*$/u.exec(part));
	if (!isDossier || entries.some((entry) => entry === null)) {
		const params = { option: "linked", value, form: isDossier ? "2:docId,7:docId" : "shape=hoso" };
		found.push(diagnostic("tt05/setting-form", { params }));
		return new Map();
	}
	return new Map(entries.map((entry) => [Number(entry?.[1]), entry?.[2] as string]));
}
