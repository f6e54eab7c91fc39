import type { Box } from "../model/index.ts";
import type { PdfReader } from "./reader.ts";
import type { Operand } from "./tokens.ts";
import { isList, PdfDict } from "./values.ts";

/** ISO 32000-1 8.3.3. */
export type Matrix = readonly [number, number, number, number, number, number];

export const unmoved: Matrix = [1, 0, 0, 1, 0, 0];

/** By index: taking an array apart by a pattern asks its iterator, and this is done for each piece of text. */
export function multiply(m: Matrix, n: Matrix): Matrix {
	return [
		m[0] * n[0] + m[1] * n[2],
		m[0] * n[1] + m[1] * n[3],
		m[2] * n[0] + m[3] * n[2],
		m[2] * n[1] + m[3] * n[3],
		m[4] * n[0] + m[5] * n[2] + n[4],
		m[4] * n[1] + m[5] * n[3] + n[5],
	];
}

/** What of the graphics state decides whether text can be seen (ISO 32000-1 8.4, 9.3). */
interface Look {
	readonly mode: number;
	readonly size: number;
	readonly scale: number;
	readonly rise: number;
	readonly light: boolean;
	readonly opacity: number;
	readonly clipped: boolean;
}

const start: Look = { mode: 0, size: 0, scale: 100, rise: 0, light: false, opacity: 1, clipped: false };

/** Judges the text of a page. It is told every operator, and answers for the text that is shown next. */
export interface Onlooker {
	operate(operator: string, operands: readonly Operand[]): void;
	/** Why text shown now cannot be seen; undefined where it can. `outer` is the current transformation matrix. */
	hidden(outer: Matrix): string | undefined;
	/** Text was shown, or moved, by so many thousandths of the font size. */
	advance(thousandths: number): void;
	/** Keeps where text was shown that ends here, and which part of the page's text it is; why most of it cannot be seen. */
	written(outer: Matrix, from: number, to: number): string | undefined;
	/** Some text that lies below what is being painted; undefined where there is none. */
	painted(boxes: readonly Box[]): Part | undefined;
}

/** A part of the page's text, in bytes. */
interface Part {
	readonly from: number;
	readonly to: number;
}

/** Numbers that are kept of each word: its start and its end, a little above the baseline, its height, and which part of the text it is. */
const spotSize = 6;

/** Points by which text may stand out of the sheet: what hangs, and what rounding makes of it. */
const overhang = 2;

/** Points; nobody reads smaller letters. */
const smallest = 1;

/** A component above this is paper: what is left cannot be told from it. */
const paper = 0.95;

/** Room for the words of a usual page, which is used again for each: one page is read at a time. A page of more words gets its own. */
const usualRoom = new Float64Array(spotSize * 2048);

export function onlooker(reader: PdfReader, page: PdfDict, resources: PdfDict): Onlooker {
	const sheet = sheetOf(reader, page);
	let look = start;
	const kept: Look[] = [];
	let line: Matrix = unmoved;
	let leading = 0;
	/** How far the text has come since the line's start, and where its last part began, in text space. */
	let pen = 0;
	let from = 0;
	let spots = usualRoom;
	let spotsEnd = 0;
	/** What `hidden` says of text wherever it stands, kept as long as it can only be the same. */
	let judged: { readonly look: Look; readonly matrix: Matrix; readonly why: string | undefined } | undefined;
	/** The line's matrix within the current one, kept while both stay. */
	let placed: { readonly line: Matrix; readonly outer: Matrix; readonly matrix: Matrix } | undefined;
	const lineIn = (outer: Matrix): Matrix => {
		if (placed?.line !== line || placed.outer !== outer) placed = { line, outer, matrix: multiply(line, outer) };
		return placed.matrix;
	};
	const xOf = (matrix: Matrix, x: number) => x * matrix[0] + look.rise * matrix[2] + matrix[4];
	const yOf = (matrix: Matrix, x: number) => x * matrix[1] + look.rise * matrix[3] + matrix[5];
	const move = (x: number, y: number) => {
		line = multiply([1, 0, 0, 1, x, y], line);
		pen = 0;
	};
	return {
		operate: (operator, operands) => {
			const number = (i: number) => (typeof operands[i] === "number" ? operands[i] : 0);
			switch (operator) {
				case "q":
					kept.push(look);
					return;
				case "Q":
					look = kept.pop() ?? start;
					return;
				case "BT":
					line = unmoved;
					pen = 0;
					return;
				case "Td":
					return move(number(0), number(1));
				case "TD":
					leading = -number(1);
					return move(number(0), number(1));
				case "Tm":
					line = [number(0), number(1), number(2), number(3), number(4), number(5)];
					pen = 0;
					return;
				case "TL":
					leading = number(0);
					return;
				case "T*":
				case "'":
				case '"':
					return move(0, -leading);
				case "Tf":
					look = { ...look, size: number(1) };
					return;
				case "Tr":
					look = { ...look, mode: number(0) };
					return;
				case "Tz":
					look = { ...look, scale: number(0) };
					return;
				case "Ts":
					look = { ...look, rise: number(0) };
					return;
				case "W":
				case "W*":
					look = { ...look, clipped: true };
					return;
				case "g":
				case "rg":
				case "sc":
				case "scn":
					look = { ...look, light: operands.every((each) => typeof each === "number" && each > paper) };
					return;
				case "k":
					look = { ...look, light: operands.every((each) => typeof each === "number" && each < 1 - paper) };
					return;
				case "cs":
					// The first colour of a space is black, or as good as that (ISO 32000-1 8.6.8).
					look = { ...look, light: false };
					return;
				case "gs":
					look = { ...look, opacity: opacityOf(reader, resources, operands[0]) ?? look.opacity };
			}
		},
		hidden: (outer) => {
			const matrix = lineIn(outer);
			if (judged?.look !== look || judged.matrix !== matrix) judged = { look, matrix, why: looksHidden(look, matrix) };
			if (judged.why !== undefined) return judged.why;
			const left = xOf(matrix, pen);
			const base = yOf(matrix, pen);
			const isOn = left >= sheet.x && left < sheet.x + sheet.width && base >= sheet.y && base < sheet.y + sheet.height;
			return isOn ? undefined : "position";
		},
		advance: (thousandths) => {
			from = pen;
			pen += (thousandths / 1000) * look.size * (look.scale / 100);
		},
		written: (outer, textFrom, textTo) => {
			const matrix = lineIn(outer);
			const x = xOf(matrix, from);
			const end = xOf(matrix, pen);
			const height = Math.abs(look.size * matrix[3]);
			if (spotsEnd === spots.length) {
				const wider = new Float64Array(2 * spots.length);
				wider.set(spots);
				spots = wider;
			}
			spots[spotsEnd++] = x;
			spots[spotsEnd++] = yOf(matrix, from) + 0.15 * height;
			spots[spotsEnd++] = end;
			spots[spotsEnd++] = height;
			spots[spotsEnd++] = textFrom;
			spots[spotsEnd++] = textTo;
			const beyond = end - (sheet.x + sheet.width);
			return beyond > overhang && beyond > (end - x) / 2 ? "position" : undefined;
		},
		painted: (boxes) => {
			for (const box of boxes) {
				const [left, right] = [Math.min(box.x, box.x + box.width), Math.max(box.x, box.x + box.width)];
				const [low, high] = [Math.min(box.y, box.y + box.height), Math.max(box.y, box.y + box.height)];
				for (let at = 0; at < spotsEnd; at += spotSize) {
					const [x, y, end, height] = [spots[at]!, spots[at + 1]!, spots[at + 2]!, spots[at + 3]!];
					// Underlines and struck-out words have thin rules.
					if (high - low < height / 3 || y <= low || y >= high) continue;
					if (Math.min(right, end) - Math.max(left, x) > Math.min(height / 4, (end - x) / 2))
						return { from: spots[at + 4]!, to: spots[at + 5]! };
				}
			}
			return undefined;
		},
	};
}

/** What hides text wherever it stands on the page. */
function looksHidden(look: Look, matrix: Matrix): string | undefined {
	if (look.mode === 3 || look.mode === 7) return `${look.mode} Tr`;
	if (look.light) return "fill colour";
	if (look.opacity < 1 - paper) return "opacity";
	if (look.clipped) return "clipping path";
	const height = Math.abs(look.size) * lengthOf(matrix[2], matrix[3]);
	const width = Math.abs(look.size) * lengthOf(matrix[0], matrix[1]) * (Math.abs(look.scale) / 100);
	return height < smallest || width < smallest ? "font size" : undefined;
}

function lengthOf(x: number, y: number): number {
	return Math.sqrt(x * x + y * y);
}

/** What is shown of a page: the crop box, within the media box (ISO 32000-1 14.11.2); both may be inherited. */
function sheetOf(reader: PdfReader, page: PdfDict): Box {
	const media = boxOf(reader, page, "MediaBox") ?? { x: 0, y: 0, width: 612, height: 792 };
	return boxOf(reader, page, "CropBox") ?? media;
}

function boxOf(reader: PdfReader, page: PdfDict, key: string): Box | undefined {
	let node: PdfDict | undefined = page;
	for (let depth = 0; node && depth < 32; depth++) {
		const found = reader.resolve(node.get(key));
		if (isList(found)) {
			const values = found.map((each) => {
				const value = reader.resolve(each);
				return typeof value === "number" ? value : 0;
			});
			const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = values;
			return { x: Math.min(x0, x1), y: Math.min(y0, y1), width: Math.abs(x1 - x0), height: Math.abs(y1 - y0) };
		}
		const parent = reader.resolve(node.get("Parent"));
		node = parent instanceof PdfDict ? parent : undefined;
	}
	return undefined;
}

/** `ca` of a graphics state dictionary, where it says one. */
function opacityOf(reader: PdfReader, resources: PdfDict, operand: Operand | undefined): number | undefined {
	const key = typeof operand === "object" && operand !== null && "name" in operand ? operand.name : "";
	const states = reader.resolve(resources.get("ExtGState"));
	const state = states instanceof PdfDict ? reader.resolve(states.get(key)) : undefined;
	const opacity = state instanceof PdfDict ? reader.resolve(state.get("ca")) : undefined;
	return typeof opacity === "number" ? opacity : undefined;
}
