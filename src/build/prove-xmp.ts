import { carriedClaim, elementRow } from "../metadata/schema.ts";
import { type Diagnostic, diagnostic, type Metadata } from "../model/index.ts";
import type { ExtractedPdf } from "../pdf/extract.ts";
import { canonical } from "../text/canonical.ts";

/** Elements of simple Dublin Core that XMP holds value by value; the identifier, title, format and language have checks of their own. */
const lists = ["creator", "contributor", "publisher", "subject", "date", "type", "relation"] as const;

/** Those that XMP holds as one text, the values one after the other. */
const texts: Readonly<Record<string, string>> = { description: "\n", rights: "\n", source: "; ", coverage: "; " };

/** Dates in the form that XMP knows (XMP part 1, 8.2.1.1); others stand in the Dublin Core files only. */
const xmpDate = /^\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?)?)?$/;

/** What the XMP says of the article is the description of the record, element by element: nothing less, nothing more, nothing else. */
export function compareXmp({ claims }: Metadata, { dublinCore }: ExtractedPdf): readonly Diagnostic[] {
	const expected = (element: string): readonly string[] => {
		const own = claims.flatMap((claim) => {
			const row = elementRow(claim.element);
			return row?.simple === element ? [carriedClaim(row, claim).value] : [];
		});
		return [...new Set(own)].filter((value) => element !== "date" || xmpDate.test(value));
	};
	const found: Diagnostic[] = [];
	for (const element of [...lists, ...Object.keys(texts)]) {
		const glue = texts[element];
		const values = expected(element);
		const want = (glue === undefined ? values : [values.join(glue)]).map(readable).filter((value) => value !== "");
		const there = (dublinCore[element] ?? []).map(readable);
		const name = `XMP dc:${element}`;
		for (const value of want.filter((each) => !there.includes(each)))
			found.push(diagnostic("build/element-missing", { params: { element: name, value } }));
		for (const value of there.filter((each) => !want.includes(each)))
			found.push(diagnostic("build/element-unexpected", { params: { element: name, value } }));
	}
	return found;
}

/** As XML can hold it, and white space aside. */
function readable(value: string): string {
	return canonical(value.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu, "\uFFFD"));
}
