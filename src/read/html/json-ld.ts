import { type Diagnostic, diagnostic, type Place } from "../../model/diagnostic.ts";
import type { Places } from "../markdown/places.ts";
import { type Element, isHtml } from "./parse.ts";
import { attribute } from "./tree.ts";

export type JsonObject = Readonly<Record<string, unknown>>;

/** A description of an article in JSON-LD, and where its values stand. */
export interface LinkedData {
	readonly node: JsonObject;
	/** The place of the value of a key. */
	place(key: string): Place;
}

const ARTICLE =
	/(?:News|Reportage|Analysis|Opinion|Background|Review|Live|Tech|Scholarly|Satirical)?(?:Article|BlogPosting|SocialMediaPosting|Posting)$/;
/** Nodes of one script that are looked at. */
const MOST = 2_000;

/** The articles that the JSON-LD scripts of a page describe, and findings about scripts that are no JSON. */
export function linkedData(
	scripts: readonly Element[],
	places: Places,
): { readonly articles: readonly LinkedData[]; readonly found: readonly Diagnostic[] } {
	const articles: LinkedData[] = [];
	const found: Diagnostic[] = [];
	for (const script of scripts) {
		if (!isHtml(script) || !/^\s*application\/ld\+json/i.test(attribute(script, "type") ?? "")) continue;
		const [child] = script.childNodes;
		const text = child && "value" in child ? child.value : "";
		const offset = child?.sourceCodeLocation?.startOffset ?? script.sourceCodeLocation?.startOffset ?? 0;
		if (text.trim() === "") continue;
		const { value, mended } = tolerant(text);
		const code = value === undefined ? "read/json-ld-unreadable" : "read/json-ld-mended";
		if (value === undefined || mended) found.push(diagnostic(code, { place: places.at(offset, offset + 1) }));
		for (const node of articlesIn(value))
			articles.push({ node, place: (key) => placeOfKey(text, key, offset, places) });
	}
	return { articles, found };
}

/** JSON, or what becomes JSON without comment signs, raw line ends in strings and commas that nothing follows. */
function tolerant(text: string): { readonly value?: unknown; readonly mended: boolean } {
	const value = parsed(text);
	if (value !== undefined) return { value, mended: false };
	const inner = text.replace(
		/^\s*(?:<!--|(?:\/\/\s*)?<!\[CDATA\[|\/\*.*?\*\/)\s*|\s*(?:-->|(?:\/\/\s*)?\]\]>)\s*;?\s*$/g,
		"",
	);
	let mended = "";
	let inString = false;
	for (let i = 0; i < inner.length; i++) {
		const sign = inner[i] as string;
		if (inString && sign === "\\") {
			const next = inner[++i] ?? "";
			mended += /["\\/bfnrtu]/.test(next) ? sign + next : next;
		} else if (inString && sign < " ") mended += sign === "\n" || sign === "\t" ? " " : "";
		else if (!inString && sign === "," && /^\s*(?:[}\]]|$)/.test(inner.slice(i + 1, i + 200))) continue;
		else {
			if (sign === '"') inString = !inString;
			mended += sign;
		}
	}
	return { value: parsed(mended.trim().replace(/;$/, "")), mended: true };
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

function articlesIn(value: unknown): readonly JsonObject[] {
	const found: JsonObject[] = [];
	const queue: unknown[] = [value];
	for (let i = 0; i < queue.length && i < MOST; i++) {
		const each = queue[i];
		if (Array.isArray(each)) queue.push(...each.slice(0, MOST));
		else if (typeof each === "object" && each !== null) {
			const node = each as JsonObject;
			const types = [node["@type"]].flat();
			if (types.some((type) => typeof type === "string" && ARTICLE.test(type))) found.push(node);
			else queue.push(node["@graph"], node.mainEntity, node.itemListElement === undefined ? undefined : node.item);
		}
	}
	return found;
}

function placeOfKey(text: string, key: string, offset: number, places: Places): Place {
	const at = new RegExp(`"${key}"\\s*:\\s*"?`).exec(text);
	const from = at ? at.index + at[0].length : 0;
	const end = at ? text.slice(from, from + 2000).search(/"|\n/) : 1;
	return { ...places.at(offset + from, offset + from + Math.max(1, end)), path: key };
}
