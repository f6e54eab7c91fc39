import type { RecordFile } from "../metadata/record-json.ts";
import { type Diagnostic, diagnostic } from "../model/index.ts";
import type { ExtractedCode, ExtractedPdf } from "../pdf/extract.ts";
import { isQrCodeOf } from "./qr-code.ts";

/** Part of a module by which an edge may be off: what rounding makes of it. */
const slack = 0.05;
/** Modules on a side at the most (ISO/IEC 18004, version 40), with some room for rounding. */
const largest = 178;

/**
 * The colophon names the record and its source, and its code says what `record.json` has it say. Its words are compared with those of the
 * article, as the texts that follow them.
 */
export function compareColophon(record: RecordFile, { codes }: ExtractedPdf): readonly Diagnostic[] {
	const { colophon, identifier, source } = record;
	const found: Diagnostic[] = [];
	for (const stated of colophon ? [identifier, source.sha256] : []) {
		if (colophon?.texts.some((text) => text.includes(stated))) continue;
		found.push(diagnostic("build/colophon-silent", { params: { expected: stated } }));
	}
	const [code, ...more] = codes;
	const expected = colophon?.code ?? "";
	if (colophon ? code && more.length === 0 && code.alt === expected && shows(code, expected) : codes.length === 0)
		return found;
	return [...found, diagnostic("build/code-differs", { params: { expected, found: code?.alt ?? "" } })];
}

/** Whether the rectangles of a code are the dark modules of a text, no more and no fewer. */
function shows(code: ExtractedCode, text: string): boolean {
	const modules = modulesOf(code);
	return modules !== undefined && isQrCodeOf(text, modules);
}

/** The grid that rectangles of one module's height fill; undefined where they keep to none. */
function modulesOf({ box, rectangles }: ExtractedCode): readonly (readonly boolean[])[] | undefined {
	const tall = rectangles[0]?.height ?? 0;
	if (!box || !(tall > 0) || box.height / tall > largest) return undefined;
	const side = Math.round(box.height / tall);
	const wide = box.width / side;
	const drawn = Array.from({ length: side }, () => new Array<boolean>(side).fill(false));
	for (const { x, y, width, height } of rectangles) {
		const from = (x - box.x) / wide;
		const row = side - ((y - box.y) * side) / box.height - 1;
		const count = width / wide;
		const whole = [from, row, count].every((each) => Math.abs(each - Math.round(each)) < slack);
		const line = drawn[Math.round(row)];
		const inside = from > -slack && from + count < side + slack;
		if (!whole || !inside || !line || Math.abs(height / tall - 1) > slack) return undefined;
		line.fill(true, Math.round(from), Math.round(from + count));
	}
	return drawn;
}
