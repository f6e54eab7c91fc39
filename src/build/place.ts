import { type Block, type Diagnostic, type Place, type Span, spansOf } from "../model/index.ts";
import { placeIn } from "../text/place.ts";

/** Gives findings about a character (its param `char`) the place where that character first stands in the source. */
export function placed(findings: readonly Diagnostic[], blocks: readonly Block[]): readonly Diagnostic[] {
	if (findings.every((finding) => finding.place)) return findings;
	const spans = spansOf(blocks);
	return findings.map((finding) => {
		const char = finding.params?.char;
		const place = finding.place ?? (typeof char === "string" ? firstPlace(char, spans) : undefined);
		return place ? { ...finding, place } : finding;
	});
}

function firstPlace(char: string, spans: readonly Span[]): Place | undefined {
	for (const span of spans) {
		const index = span.text.indexOf(char);
		if (index >= 0) return placeIn(span, index);
	}
	return undefined;
}
