import type { RecordFile } from "../metadata/record-json.ts";
import { type Diagnostic, diagnostic } from "../model/index.ts";
import type { ExtractedCode, ExtractedPdf } from "../pdf/extract.ts";
import { qrModules } from "./qr-code.ts";

/** Part of a module by which an edge may be off: what rounding makes of it. */
const slack = 0.05;

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
function shows({ box, rectangles }: ExtractedCode, text: string): boolean {
	const modules = qrModules(text);
	const side = modules.length;
	if (!box) return false;
	const [wide, tall] = [box.width / side, box.height / side];
	const drawn = modules.map((row) => row.map(() => false));
	for (const { x, y, width, height } of rectangles) {
		const from = (x - box.x) / wide;
		const row = side - (y - box.y) / tall - 1;
		const count = width / wide;
		const whole = [from, row, count].every((each) => Math.abs(each - Math.round(each)) < slack);
		const line = drawn[Math.round(row)];
		if (!whole || !line || Math.abs(height / tall - 1) > slack) return false;
		for (let n = 0; n < Math.round(count); n++) line[Math.round(from) + n] = true;
	}
	return modules.every((row, r) => row.length === drawn[r]?.length && row.every((dark, c) => dark === drawn[r]?.[c]));
}
