import { type Article, type Block, type Paragraph, type ParagraphRole, spansText } from "../../model/article.ts";
import { type Diagnostic, diagnostic, failure, hasErrors, type Outcome, success } from "../../model/diagnostic.ts";
import type { AskedEncoding } from "../../model/encoding.ts";
import { canonical } from "../../text/canonical.ts";
import { placeIn } from "../../text/place.ts";
import { append } from "../append.ts";
import { findDateline } from "../dateline.ts";
import { detectLanguage, languageClaims } from "../language.ts";
import { placesOf } from "../markdown/places.ts";
import { blocksOf } from "./blocks.ts";
import { isByline } from "./byline.ts";
import { decodePage } from "./charset.ts";
import { clutterKind } from "./clutter.ts";
import { type Context, placeOf } from "./context.ts";
import { startDropped } from "./dropped.ts";
import { type Candidate, fieldsOf, type Printed, settle, siteTest } from "./fields.ts";
import { flattened, listed } from "./fragment.ts";
import { guard } from "./guard.ts";
import { linkedData } from "./json-ld.ts";
import type { Kind } from "./kinds.ts";
import { type Element, type Node, parsePage } from "./parse.ts";
import { type Found, headlineOf, leadOf, namedBody, type Parts, partsOf, widened } from "./parts.ts";
import { readableRoot } from "./readability.ts";
import { printedTime } from "./times.ts";
import { attribute, isElement, isSilent, isText, lineOf } from "./tree.ts";

/** UTF-16 code units of a page that Readability searches; a longer one without any known name is kept whole. */
const SEARCHED = 4 << 20;

/** What is known of a page from around it. */
export interface PageOptions {
	/** Its address, where the page does not say it. */
	readonly base?: string;
	/** Whether a picture of that address comes with the page. */
	readonly has?: (href: string) => boolean;
}

/**
 * Reads a saved page. The article is where the names of known publishing systems say, else where Readability finds it; around it stand
 * headline and sapo. Metadata come field by field from JSON-LD, meta tags and the page, each with its rule; contradictions are findings.
 * Whatever else is on the page is left out and listed.
 */
export function readHtml(
	bytes: Uint8Array,
	name: string,
	asked?: AskedEncoding,
	options: PageOptions = {},
): Outcome<Article> {
	const decoded = decodePage(bytes, name, asked);
	if (!decoded.value) return failure(...decoded.diagnostics);
	const { text: source, encoding } = decoded.value;
	const places = placesOf(source, name);
	const fault = guard(source, places);
	if (fault) return failure(...decoded.diagnostics, fault);
	const tree = parsePage(source);
	const parts = partsOf(tree.root.childNodes);
	const linked = linkedData(parts.scripts, places);
	const fields = fieldsOf(parts, linked.articles, places);
	const isSite = siteTest(fields);
	const title = headlineOf(
		parts,
		fields.titles.map(({ value }) => value),
		isSite,
	);
	const { body } = parts;
	const found = namedBody(parts);
	const readable = found || !body || source.length > SEARCHED || tree.flattened ? undefined : readableRoot(body);
	const root = found?.element ?? (readable && body ? widened(readable, body) : body);
	const lead = leadOf(
		parts,
		root,
		fields.descriptions.map(({ value }) => value),
	);
	const base = baseOf(parts, fields.addresses[0]?.value ?? options.base);
	const roles = new Map<Element, ParagraphRole | "title">();
	if (title) roles.set(title.element, "title");
	if (lead) roles.set(lead.element, "lead");
	const context: Context = {
		source,
		places,
		...(base !== undefined && { base }),
		...(options.has && { has: options.has }),
		dropped: startDropped(places, undefined),
		tallies: new Map(),
		captions: new WeakSet(),
		pictures: new Map(),
		roles,
		nesting: 0,
	};
	const kept = [title?.element, lead?.element, root].filter((element) => element !== undefined);
	const blocks = signed(body ? pageBlocks(body, root, kept, context) : []);
	const candidate = ({ element, rule }: Found): Candidate => ({
		value: lineOf([element]),
		rule,
		place: placeOf(element, context),
	});
	const printed: Printed = {
		...(title && { title: candidate(title) }),
		...(lead && { lead: { ...candidate(lead), value: textOfRole(blocks, "lead") } }),
		authors: printedAuthors(parts).map((one) => ({ ...candidate(one), value: nameIn(lineOf([one.element])) })),
		...timeOf(parts, candidate),
	};
	const hasByline = blocks.some((block) => block.kind === "paragraph" && block.role === "byline");
	const settled = settle(fields, printed, hasByline);
	const words = blocks.flatMap((block) => (block.kind === "paragraph" ? [spansText(block.content)] : [])).join("\n");
	const language = languageOf(words, parts);
	const findings: Diagnostic[] = [
		...decoded.diagnostics,
		...flattened(tree, places),
		...linked.found,
		...settled.found,
		...listed(context),
	].sort(byPlace);
	if (root === body && body) findings.push(diagnostic("read/html-no-article", { place: placeOf(body, context) }));
	if (blocks.length === 0) findings.push(diagnostic("read/empty", { place: { file: name } }));
	if (hasErrors(findings)) return failure(...findings);
	return success(
		{
			language: language.tag,
			...(encoding !== "utf-8" && { encoding }),
			...datelineOf(blocks),
			blocks,
			claims: [...settled.claims, ...language.claims],
			...(context.pictures.size > 0 && { pictures: context.pictures }),
		},
		findings,
	);
}

/** Blocks of headline, sapo and article in the order of the page; all else is left out. */
function pageBlocks(
	body: Element,
	root: Element | undefined,
	kept: readonly Element[],
	context: Context,
): readonly Block[] {
	const blocks: Block[] = [];
	const way = new Set<Element>();
	for (const element of kept)
		for (let at: Element["parentNode"] = element.parentNode; isElement(at) && at !== root; at = at.parentNode)
			way.add(at);
	const visit = (node: Node, kind: Kind) => {
		if (isText(node)) {
			if (node.value.trim() !== "") context.dropped.add(kind, [node]);
		} else if (isElement(node) && !isSilent(node)) {
			if (node === root) append(blocks, blocksOf(node.childNodes, context));
			else if (kept.includes(node)) append(blocks, blocksOf([node], context));
			else if (way.has(node)) for (const child of node.childNodes) visit(child, kind);
			else split(node, kind);
		}
	};
	/** A part of the page without anything of the article, told apart by what stands in it. */
	const split = (node: Element, kind: Kind) => {
		const own = node.tagName === "header" ? "navigation" : clutterKind(node);
		if (own !== undefined || node.childNodes.every((child) => !isElement(child))) {
			context.dropped.add(own ?? kind, [node]);
			return;
		}
		for (const child of node.childNodes) {
			if (isElement(child) && !isSilent(child)) split(child, kind);
			else if (isText(child) && child.value.trim() !== "") context.dropped.add(kind, [child]);
		}
	};
	if (root === body) return blocksOf(body.childNodes, context);
	for (const child of body.childNodes) visit(child, "outside");
	return blocks;
}

/** The last short paragraph that is set apart as a name, as the byline. */
function signed(blocks: readonly Block[]): readonly Block[] {
	if (blocks.some((block) => block.kind === "paragraph" && block.role === "byline")) return blocks;
	const last = blocks.findLastIndex((block) => block.kind === "paragraph");
	for (let i = last; i >= Math.max(1, last - 2); i--) {
		const block = blocks[i] as Block;
		if (block.kind !== "paragraph" || block.role !== undefined) continue;
		if (isByline(spansText(block.content), isSetApart(block))) {
			const signature: Paragraph = { ...block, role: "byline" };
			return blocks.map((each, n) => (n === i ? signature : each));
		}
	}
	return blocks;
}

function isSetApart({ content }: Paragraph): boolean {
	return content.every(({ text, marks }) => text.trim() === "" || marks?.includes("bold") || marks?.includes("italic"));
}

function textOfRole(blocks: readonly Block[], role: ParagraphRole): string {
	const own = blocks.filter((block) => block.kind === "paragraph" && block.role === role) as readonly Paragraph[];
	return own.map(({ content }) => canonical(spansText(content))).join(" ");
}

/** A name without the time that some pages print behind it. */
function nameIn(line: string): string {
	return line.replace(/\s*(?:[-–—|,•]\s*)?\d{1,2}[/.:-]\d.*$/u, "").trim();
}

function printedAuthors(parts: Parts): readonly Found[] {
	return (parts.named.get("author") ?? [])
		.filter(
			({ element }) =>
				isByline(nameIn(lineOf([element], 200)), true) && !/^\(?(?:theo|nguồn)\b/iu.test(lineOf([element], 200)),
		)
		.slice(0, 1);
}

function timeOf(parts: Parts, candidate: (found: Found) => Candidate): Pick<Printed, "time"> {
	for (const found of [...(parts.named.get("date") ?? []), ...(parts.named.get("author") ?? [])]) {
		const line = lineOf([found.element], 200);
		const time = line.length < 120 ? printedTime(line) : undefined;
		if (time) return { time: { ...candidate(found), value: time.value } };
	}
	return {};
}

function baseOf(parts: Parts, address: string | undefined): string | undefined {
	const own = parts.head.find((element) => element.tagName === "base");
	const href = own && attribute(own, "href");
	if (href === undefined) return address;
	if (address !== undefined && URL.canParse(href, address)) return new URL(href, address).href;
	return /^https?:/i.test(href) ? href : address;
}

/** What the letters say; where they say nothing, what the page declares. Templates declare English on Vietnamese pages. */
function languageOf(text: string, { html }: Parts): { readonly tag: string; readonly claims: Article["claims"] } {
	const seen = detectLanguage(text);
	const declared = html && attribute(html, "lang")?.trim().replace("_", "-");
	if (seen === "und" && declared && /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(declared) && !/^vi\b/i.test(declared))
		return {
			tag: declared,
			claims: [{ element: "language", value: declared, origin: "extracted", rule: "html:lang", scheme: "RFC4646" }],
		};
	return { tag: seen, claims: languageClaims(seen) };
}

function datelineOf(blocks: readonly Block[]): Pick<Article, "dateline"> {
	for (const block of blocks) {
		if (block.kind !== "paragraph") continue;
		const found = findDateline(spansText(block.content));
		if (found) {
			let start = 0;
			for (const span of block.content) {
				const index = found.start - start;
				if (index < span.text.length) {
					const place = placeIn(span, index, [...found.text].length);
					return { dateline: { text: canonical(found.text), ...(place && { place }) } };
				}
				start += span.text.length;
			}
		}
		if (block.role !== "lead") return {};
	}
	return {};
}

function byPlace({ place: a }: Diagnostic, { place: b }: Diagnostic): number {
	return (a?.line ?? 0) - (b?.line ?? 0) || (a?.column ?? 0) - (b?.column ?? 0);
}
