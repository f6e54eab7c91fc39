import { type Article, type Block, type Diagnostic, diagnostic, type Span, spansText } from "../model/index.ts";
import type { ExtractedPdf } from "../pdf/extract.ts";
import { canonical } from "../text/canonical.ts";
import { absolute } from "../typeset/inline.ts";

/** Every address that the article links to can be followed, from the words that the article links, and no other is there. */
export function compareLinks({ blocks }: Article, { links, taggedLinks }: ExtractedPdf): readonly Diagnostic[] {
	const uris = new Set(links.map((link) => link.uri));
	const there = taggedLinks.map(({ text, uris: own }) => ({ text, letters: letters(text), uris: own }));
	const found: Diagnostic[] = [];
	const taken = new Set<(typeof there)[number]>();
	for (const { href, uri, text } of contentsOf(blocks).flatMap(linksOf)) {
		const own = there.find(
			(each) => !taken.has(each) && each.uris.every((other) => other === uri) && each.letters === letters(text),
		);
		if (own) taken.add(own);
		else if (uris.has(uri)) found.push(diagnostic("build/link-differs", { params: { href, expected: text } }));
		else found.push(diagnostic("build/link-missing", { params: { href } }));
	}
	for (const { text, uris: own } of there.filter((each) => !taken.has(each))) {
		const params = { href: own.join(" "), found: canonical(text) };
		found.push(diagnostic("build/link-unexpected", { params }));
	}
	return found;
}

interface Wanted {
	readonly href: string;
	readonly uri: string;
	readonly text: string;
}

/** Neighbouring spans of one address are one link. */
function linksOf(content: readonly Span[]): readonly Wanted[] {
	const runs: Span[][] = [];
	for (const span of content) {
		const run = runs.at(-1);
		if (run && run[0]?.href === span.href) run.push(span);
		else runs.push([span]);
	}
	return runs.flatMap((run) => {
		const href = run[0]?.href;
		const text = canonical(spansText(run));
		const uri = href === undefined || text === "" ? undefined : absolute(href);
		return href === undefined || uri === undefined ? [] : [{ href, uri, text }];
	});
}

/** What a mark that composes over the edge of a link leaves alone. */
function letters(text: string): string {
	return canonical(text)
		.normalize("NFD")
		.replace(/[\s\p{M}\u1100-\u11ff]/gu, "");
}

/** The contents of blocks, each a stretch in which spans can be neighbours. */
function contentsOf(blocks: readonly Block[]): readonly (readonly Span[])[] {
	return blocks.flatMap(contentOf);
}

function contentOf(block: Block): readonly (readonly Span[])[] {
	switch (block.kind) {
		case "paragraph":
		case "heading":
			return withNotes(block.content);
		case "list":
			return block.items.flatMap(contentsOf);
		case "quote":
			return contentsOf(block.blocks);
		case "figure":
			return [...withNotes(block.caption ?? []), ...withNotes(block.credit ?? [])];
		case "table":
			return [
				...withNotes(block.caption ?? []),
				...block.rows.flatMap((row) => row.flatMap((cell) => contentsOf(cell.blocks))),
			];
		case "code":
		case "rule":
			return [];
	}
}

function withNotes(content: readonly Span[]): readonly (readonly Span[])[] {
	return [content, ...content.flatMap((span) => (span.note ? contentsOf(span.note) : []))];
}
