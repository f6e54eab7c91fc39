import type { Article, Block } from "../../model/article.ts";
import type { Claim } from "../../model/claim.ts";
import { type Diagnostic, diagnostic, failure, type Outcome, type Place, success } from "../../model/diagnostic.ts";
import { telltales } from "../../text/charset/double.ts";
import { isVisible } from "../../text/decode.ts";
import { append } from "../append.ts";
import { findDateline } from "../dateline.ts";
import type { readHtmlFragment } from "../html/fragment.ts";
import type { Json } from "../json/parse.ts";
import { detectLanguage, languageClaims } from "../language.ts";
import { isHtml, textBlocks } from "./body.ts";
import { readDate } from "./date.ts";
import { type KeyMap, presetFor, textTargets } from "./map.ts";
import { keyName, leavesOf, type Scalar, saysSomething, valuesAt } from "./path.ts";

const dates: ReadonlySet<string> = new Set(["issued", "modified", "date"]);
/** Keys that a finding names. */
const named = 30;

/** A value that the map found, and the key under which it stands. */
interface Mapped {
	readonly target: string;
	readonly path: string;
	readonly value: Scalar;
}

export interface Structured {
	readonly value: Json;
	/** Where the member stands in its collection. */
	readonly place: Place;
	/** As somebody stated it; without it the member's keys decide. */
	readonly keys?: KeyMap;
	/** Reads values that are HTML; without it their markup stays text and is told. */
	readonly html?: typeof readHtmlFragment;
}

/** The reader of HTML, loaded where a member has some. */
export async function htmlReader(value: Json): Promise<Pick<Structured, "html">> {
	return leavesOf(value).some((leaf) => isHtml(leaf.value.text))
		? { html: (await import("../html/fragment.ts")).readHtmlFragment }
		: {};
}

/**
 * Makes an article of structured data. Each value becomes a claim that names its key, `body` and `lead` become paragraphs; every key with a
 * value that is not used is told.
 */
export function articleOf({ value, place, keys, html }: Structured): Outcome<Article> {
	if (value.kind !== "object")
		return failure(diagnostic("read/member-not-object", { params: { kind: value.kind }, place }));
	const chosen = keys === undefined ? presetFor(new Set(value.entries.keys())) : undefined;
	const map = keys ?? (chosen?.map as KeyMap);
	const { found, missing } = mapped(value, map);
	const used = [...new Map(found.map(({ target, path }) => [`${target}=${path}`, 0])).keys()].join(", ");
	const diagnostics: Diagnostic[] = [];
	const tell = (code: Diagnostic["code"], params: Diagnostic["params"], path?: string) => {
		diagnostics.push(
			diagnostic(code, { ...(params && { params }), place: path === undefined ? place : { ...place, path } }),
		);
	};

	const taken = new Set<Json>(found.map((each) => each.value));
	const unused = leavesOf(value).filter((leaf) => !taken.has(leaf.value));
	const unusedKeys = [...new Set(unused.map(({ path }) => path))];
	const text = found.filter(
		({ target, value }) => (textTargets as readonly string[]).includes(target) && isVisible(value.text),
	);
	if (text.length === 0) {
		const known = listed([...new Set(leavesOf(value).map((leaf) => leaf.path))]);
		return failure(diagnostic("read/body-missing", { params: { keys: known }, place }));
	}
	if (chosen) tell("read/keys-chosen", { preset: chosen.name, map: used, members: 1 });
	if (unusedKeys.length > 0) tell("read/keys-unmapped", { keys: listed(unusedKeys), members: 1 });
	if (keys !== undefined) for (const path of missing) tell("read/key-missing", { key: path, members: 1 });

	const claims = found.flatMap((each): readonly Claim[] => {
		if ((textTargets as readonly string[]).includes(each.target)) return [];
		const at = { ...place, path: each.path };
		const date = dates.has(each.target) ? readDate(each.value.text) : undefined;
		if (date?.zoneAssumed) tell("read/zone-assumed", { key: each.path, members: 1 });
		// The key is the rule: it says which value of the member this is, and that nobody but the member says so.
		const rule = `key:${each.path}`;
		return [
			{ element: each.target, value: date?.value ?? each.value.text.trim(), origin: "extracted", place: at, rule },
		];
	});
	for (const { path, value } of found) {
		const twice = telltales(value.text);
		if (twice) tell("read/double-encoded-part", { count: twice.count }, path);
	}

	const blocks: Block[] = [];
	const pictures = new Map<string, Uint8Array>();
	for (const target of textTargets) {
		for (const each of text.filter((one) => one.target === target)) {
			// Pictures inside a second text could have the names of the first one's.
			const fragment =
				html && pictures.size === 0 && isHtml(each.value.text)
					? html(each.value.text, place.file, { ...place, path: each.path })
					: undefined;
			if (fragment) append(diagnostics, fragment.diagnostics);
			if (fragment?.value) {
				tell("read/html-in-value", { key: each.path, members: 1 });
				append(
					blocks,
					fragment.value.blocks.map((made) => (target === "lead" ? asLead(made) : made)),
				);
				for (const [href, bytes] of fragment.value.pictures) pictures.set(href, bytes);
				continue;
			}
			const made = textBlocks(each.value.text, { ...place, path: each.path }, target === "lead" ? "lead" : undefined);
			append(blocks, made.blocks);
			append(diagnostics, made.diagnostics);
		}
	}
	const language = detectLanguage(text.map((each) => each.value.text).join("\n"));
	const paragraphs = blocks.filter((block) => block.kind === "paragraph");
	const opening = paragraphs.find((block) => block.role !== "lead") ?? paragraphs[0];
	const dateline = findDateline(opening?.content[0]?.text ?? "");
	return success(
		{
			language,
			...(dateline && { dateline: { text: dateline.text, ...(opening?.place && { place: opening.place }) } }),
			blocks,
			...(pictures.size > 0 && { pictures }),
			claims: [...claims, ...(claims.some((claim) => claim.element === "language") ? [] : languageClaims(language))],
			keys: used,
		},
		diagnostics,
	);
}

function asLead(block: Block): Block {
	return block.kind === "paragraph" ? { ...block, role: "lead" } : block;
}

/** The values of a member by the map, and the paths of the map at which it has none. */
function mapped(value: Json, map: KeyMap): { readonly found: readonly Mapped[]; readonly missing: readonly string[] } {
	const found: Mapped[] = [];
	const missing: string[] = [];
	for (const [target, paths] of map) {
		for (const choice of paths.split("+")) {
			let hit = false;
			for (const path of choice.split("|")) {
				const values = valuesAt(value, path).flatMap(scalars).filter(saysSomething);
				for (const scalar of values) found.push({ target, path, value: scalar });
				hit = values.length > 0;
				if (hit) break;
			}
			if (!hit) missing.push(choice);
		}
	}
	return { found, missing };
}

/** A value, or the values of a list; what is inside of objects has keys of its own, and is told where no path leads there. */
function scalars(value: Json): readonly Scalar[] {
	if (value.kind === "array") return value.items.flatMap((item) => (item.kind === "array" ? [] : scalars(item)));
	return value.kind === "object" ? [] : [value];
}

function listed(keys: readonly string[]): string {
	const shown = keys.slice(0, named).map(keyName).join(", ");
	return keys.length > named ? `${shown}, … (${keys.length})` : shown;
}
