import { type Diagnostic, diagnostic, failure, hasErrors, type Outcome, success } from "../model/index.ts";
import type { Flavour } from "../pdf/flavour.ts";
import type { PdfBytes } from "../pdf/paged-reader.ts";
import { type ContentsLine, openVolume, type ReadVolume, type VolumePart } from "../pdf/volume-reader.ts";
import { canonical } from "../text/canonical.ts";
import type { ExpectedVolume } from "./volume.ts";
import { unitsDigest } from "./volume-units.ts";

/**
 * Proves a finished volume from its bytes alone: it claims what it should, each article's text in tag order is that of its source, heading by
 * heading, every page is tagged whole and agrees with the parent tree, and each entry of the table of contents names the page that its link goes to, and
 * the right one. Gives what was found after each article, counted from 1; nothing of an article is kept.
 */
export function* proveVolume(
	bytes: PdfBytes,
	expected: ExpectedVolume,
	flavour: Flavour,
): Generator<readonly [number, Outcome<true>]> {
	const opened = openVolume(bytes);
	if (opened.value === undefined) {
		yield [0, failure(...opened.diagnostics)];
		return;
	}
	const volume = opened.value;
	const { frame } = volume;
	const body = expected.articles.reduce((sum, article) => sum + article.pages, 0);
	const found: Diagnostic[] = [...opened.diagnostics];
	if (frame.title !== canonical(expected.title)) {
		const params = { where: "XMP", expected: expected.title, found: frame.title ?? "" };
		found.push(diagnostic("build/title-differs", { params }));
	}
	if (frame.language !== expected.language) {
		const params = { expected: expected.language, found: frame.language ?? "" };
		found.push(diagnostic("build/language-differs", { params }));
	}
	if (frame.flavour !== flavour.name) {
		found.push(diagnostic("build/claim-differs", { params: { expected: flavour.name, found: frame.flavour } }));
	}
	if (frame.identifier !== expected.identifier) {
		const params = { where: "XMP", expected: expected.identifier, found: frame.identifier ?? "" };
		found.push(diagnostic("build/identifier-differs", { params }));
	}
	if (volume.pages < expected.front + body || volume.articles !== expected.articles.length) {
		const params = { expected: expected.front + body, found: volume.pages };
		found.push(diagnostic("build/volume-pages-differ", { params }));
	}
	yield [0, hasErrors(found) ? failure(...found) : success(true, found)];
	if (hasErrors(found)) return;
	for (const [n, article] of expected.articles.entries()) {
		const part = volume.article(n, expected.front + article.page, article.pages);
		const faults: Diagnostic[] = [...part.diagnostics];
		if (part.value === undefined || !isDigest(part.value, article.text)) {
			const params = { number: n + 1, title: article.title };
			faults.push(diagnostic("build/volume-text-differs", { params }));
		}
		for (const text of part.value?.untagged ?? [])
			faults.push(diagnostic("build/text-untagged", { params: { found: text.slice(0, 60) } }));
		yield [n + 1, hasErrors(faults) ? failure(...faults) : success(true, faults)];
	}
	yield [expected.articles.length, contents(volume, expected)];
}

function isDigest(part: VolumePart, text: Uint8Array): boolean {
	const units = part.blocks
		.filter((block) => block.type !== "Lbl")
		.map((block) => ({ text: block.actualText ?? block.text, heading: /^H[1-6]$/.test(block.type) }));
	if (units.some((unit) => unit.text !== unit.text.normalize("NFC"))) return false;
	const digest = unitsDigest(units.map((unit) => ({ ...unit, text: canonical(unit.text) })));
	return Buffer.compare(digest, text) === 0;
}

/** Each entry reads title and page, and its link goes to that page. */
function contents(volume: ReadVolume, { articles, front }: ExpectedVolume): Outcome<true> {
	const found: Diagnostic[] = [];
	let read = 0;
	const hold = (entry: ContentsLine | undefined) => {
		const article = articles[read++];
		const wanted = article ? `${article.title} ${article.page + 1}` : "";
		const text = canonical(entry?.text ?? "");
		const goes = entry === undefined || article === undefined ? undefined : entry.page === front + article.page;
		if (text.endsWith(wanted) && wanted !== "" && goes) return;
		const params = { number: read, expected: wanted, found: goes === false ? `${text} → ${entry?.page}` : text };
		found.push(diagnostic("build/volume-contents-differ", { params }));
	};
	const entries = volume.contents(front, hold);
	while (read < articles.length) hold(undefined);
	found.unshift(...entries.diagnostics);
	return hasErrors(found) ? failure(...found) : success(true, found);
}
