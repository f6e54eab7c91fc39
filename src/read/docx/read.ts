import type { Article, Block, Heading } from "../../model/article.ts";
import { figuresOf, spansOf, spansText, withoutNotes } from "../../model/article.ts";
import type { Claim } from "../../model/claim.ts";
import { type Diagnostic, diagnostic, failure, hasErrors, type Outcome, success } from "../../model/diagnostic.ts";
import { canonical } from "../../text/canonical.ts";
import { findDateline } from "../dateline.ts";
import { detectLanguage, languageClaims } from "../language.ts";
import { blocksOf } from "./blocks.ts";
import { type Context, type Part, partOf, tallyFindings } from "./context.ts";
import { coreClaims } from "./core.ts";
import { leftOut } from "./left-out.ts";
import { numberingOf } from "./numbering.ts";
import { openPackage, type Package } from "./package.ts";
import { roleOf, stylesOf } from "./styles.ts";
import { textIn } from "./words.ts";
import { childOf, descend, elementsOf, type Node, valueIn } from "./xml.ts";

/**
 * Reads a document of Word (ISO/IEC 29500, both classes of conformance). Its text comes whole or is told: what is deleted, hidden or stands
 * outside the story (headers, comments, diagrams) is a finding with its words.
 */
export function readDocx(bytes: Uint8Array, file: string): Outcome<Article> {
	const opened = openPackage(bytes, file);
	if (!opened.value) return failure(...opened.diagnostics);
	const pack = opened.value;
	const fatal: Diagnostic[] = [];
	const document = pack.part(pack.main, fatal);
	if (document === undefined) return failure(...opened.diagnostics, ...fatal);
	const found: Diagnostic[] = [];
	const relationships = pack.relationships(pack.main, found);
	const partOfType = (type: string) =>
		pack.part([...relationships.values()].find((own) => own.type === type && !own.external)?.target, found);
	const styles = stylesOf(partOfType("styles"));
	const context: Context = {
		pack,
		styles,
		numbering: numberingOf(partOfType("numbering")),
		part: partOf(document, file, "", relationships),
		notes: notesOf(pack, relationships, found),
		fields: [],
		found: [],
		tallies: new Map(),
		shown: new Set(),
		encodings: new Set(),
		counter: { notes: 0 },
		depth: 0,
	};
	const body = childOf(document, "w:body");
	const read = levelled(blocksOf(elementsOf(body), context), hasTitle(body, context));
	leftOut(document, context, found);
	const { blocks, titled } = withTitle(read, file, found);
	const pictures = picturesOf(context, blocks, found);
	const all = [
		...opened.diagnostics,
		...found.map(lessGrave),
		...context.found.filter(({ code }) => code !== "read/nested-too-deeply"),
		...tallyFindings(context),
		...context.found.filter(({ code }) => code === "read/nested-too-deeply"),
	];
	const text = spansOf(blocks)
		.map((span) => span.text)
		.join(" ");
	if (text.trim() === "" && figuresOf(blocks).length === 0) all.push(diagnostic("read/empty", { place: { file } }));
	if (hasErrors(all)) return failure(...all);
	const coreTarget = [...pack.root.values()].find(({ type }) => type === "core-properties")?.target;
	const core = coreClaims(pack.part(coreTarget, []), file, context.encodings);
	const language = detectLanguage(text);
	const claims = [...titled, ...subtitle(body, context), ...core.claims, ...languageClaims(language)];
	return success({ language, ...dateline(blocks), blocks, claims, ...(pictures.size > 0 && { pictures }) }, [
		...all,
		...core.found,
	]);
}

/** A part beside the document that cannot be read costs its content, not the record; a limit that is passed does. */
function lessGrave(finding: Diagnostic): Diagnostic {
	return finding.severity === "error" ? { ...finding, severity: "warning" } : finding;
}

function notesOf(pack: Package, all: ReturnType<Package["relationships"]>, found: Diagnostic[]): Context["notes"] {
	const notes = new Map<string, { readonly node: Node; readonly part: Part }>();
	for (const kind of ["footnote", "endnote"] as const) {
		const name = [...all.values()].find((own) => own.type === `${kind}s` && !own.external)?.target;
		const tree = pack.part(name, found);
		if (name === undefined || tree === undefined) continue;
		const part = partOf(tree, pack.file, `${kind}s/`, pack.relationships(name, found));
		for (const node of elementsOf(tree)) {
			const { "w:id": id, "w:type": type } = node.attributes;
			if (id !== undefined && (type ?? "normal") === "normal") notes.set(`${kind} ${id}`, { node, part });
		}
	}
	return notes;
}

function hasTitle(body: Node | undefined, { styles }: Context): boolean {
	return paragraphsWith(body, styles, "title").length > 0;
}

function paragraphsWith(body: Node | undefined, styles: Context["styles"], kind: string): readonly Node[] {
	if (body === undefined) return [];
	return [...descend(body)].filter((node) => {
		if (node.name !== "w:p") return false;
		const properties = childOf(node, "w:pPr");
		return roleOf(styles.get(valueIn(properties, "w:pStyle")), properties)?.kind === kind && textIn(node).trim() !== "";
	});
}

/** Under a title of its own style, headings go down by one level; the title itself is the first of level 1. */
function levelled(blocks: readonly Block[], titled: boolean): readonly Block[] {
	if (!titled) return blocks;
	let seen = false;
	return blocks.map((block): Block => {
		if (block.kind !== "heading") return block;
		// The title stands first; of what follows nobody knows any more which style it had but by its level.
		if (block.level === 1 && !seen) {
			seen = true;
			return block;
		}
		return { ...block, level: Math.min(block.level + 1, 6) as Heading["level"] };
	});
}

/** Characters of a headline that is known by its look only. */
const HEADLINE = 150;

/** The title by its place: a heading of level 1 at the head, or a short first line that is bold throughout, before text that is not. */
function withTitle(
	blocks: readonly Block[],
	file: string,
	found: Diagnostic[],
): { readonly blocks: readonly Block[]; readonly titled: readonly Claim[] } {
	const at = blocks.findIndex((block) => block.kind !== "figure" && block.kind !== "rule");
	const first = blocks[at];
	if (first?.kind === "heading" && first.level === 1) {
		const value = canonical(spansText(withoutNotes(first.content)));
		const place = first.place ?? { file };
		return { blocks, titled: [{ element: "title", value, origin: "extracted", place, rule: "docx:title-style" }] };
	}
	const next = blocks[at + 1];
	if (first?.kind !== "paragraph" || first.role || next?.kind !== "paragraph") return { blocks, titled: [] };
	const value = canonical(spansText(withoutNotes(first.content)));
	const bold = (block: typeof first) =>
		block.content.every(({ marks, text }) => marks?.includes("bold") || text.trim() === "");
	if (!bold(first) || value.length > HEADLINE || /[.:;,]$/u.test(value) || (bold(next) && !next.role))
		return { blocks, titled: [] };
	const place = first.place ?? { file };
	found.push(diagnostic("docx/title-by-look", { params: { title: value }, place }));
	const content = first.content.map(({ marks = [], ...span }) => {
		const others = marks.filter((mark) => mark !== "bold");
		return { ...span, ...(others.length > 0 && { marks: others }) };
	});
	const heading: Heading = { kind: "heading", level: 1, content, place };
	return {
		blocks: blocks.with(at, heading),
		titled: [{ element: "title", value, origin: "inferred", place, rule: "docx:bold-first-line" }],
	};
}

function subtitle(body: Node | undefined, context: Context): readonly Claim[] {
	return paragraphsWith(body, context.styles, "subtitle").flatMap((node): readonly Claim[] => {
		const value = canonical(textIn(node));
		const place = context.part.placeOf(node);
		return [{ element: "alternative", value, origin: "extracted", place, rule: "docx:subtitle-style" }];
	});
}

/** The bytes of the pictures that figures show. */
function picturesOf(
	{ pack, shown }: Context,
	blocks: readonly Block[],
	found: Diagnostic[],
): ReadonlyMap<string, Uint8Array> {
	const pictures = new Map<string, Uint8Array>();
	for (const { href } of figuresOf(blocks)) {
		if (!shown.has(href) || pictures.has(href)) continue;
		const bytes = pack.zip.read(href);
		found.push(...bytes.diagnostics);
		if (bytes.value) pictures.set(href, bytes.value);
	}
	return pictures;
}

function dateline(blocks: readonly Block[]): Pick<Article, "dateline"> {
	const first = blocks.find((block) => block.kind === "paragraph");
	if (first?.kind !== "paragraph") return {};
	const tag = findDateline(spansText(first.content));
	return tag ? { dateline: { text: tag.text, ...(first.place && { place: first.place }) } } : {};
}
