import { type Box, type Diagnostic, diagnostic } from "../model/index.ts";
import { latin1 } from "./parse.ts";
import { Damage, type PdfReader } from "./reader.ts";
import { type ByteString, type Operand, readContent } from "./tokens.ts";
import { type FontDecoder, fontDecoder, type WrittenText } from "./unicode.ts";
import { isList, isNamed, PdfDict, PdfStream, type PdfValue } from "./values.ts";
import { type Matrix, multiply, onlooker, unmoved } from "./visible.ts";

/** Text as its glyphs say it, and as it should be read where ActualText says otherwise (ISO 32000-1 14.9.4). */
export interface ReadText {
	shown: string;
	actual: string;
}

/** What a page shows, by who owns it. */
export interface PageText {
	/** By MCID. */
	readonly marked: ReadonlyMap<number, ReadText>;
	readonly artifacts: readonly { readonly kind: string; readonly text: string }[];
	/** Text outside any MCID and any artifact. */
	readonly loose: readonly string[];
	readonly pictures: readonly ReadPicture[];
	/** Filled rectangles of elements, by MCID: the modules of a code. */
	readonly rectangles: ReadonlyMap<number, readonly Box[]>;
}

/** An image that a page shows. */
export interface ReadPicture {
	readonly image: PdfStream;
	/** Whose it is: an MCID, an artifact, or nobody's. */
	readonly owner: number | "artifact" | undefined;
	/** What it covers. */
	readonly box: Box;
}

/** The fonts of a file, read once each. */
export type FontCache = Map<PdfValue, FontDecoder>;

interface Mark {
	readonly owner: { readonly mcid: number } | "artifact" | undefined;
	/** Where the text being collected goes; set when the outermost owner opens. */
	readonly text: ReadText | undefined;
	readonly actualText: string | undefined;
	/** Length of `actual` when an ActualText sequence opened. */
	readonly from: number;
}

/** Room for the text of a usual page, which is used again for each: one page is read at a time. A page of more text gets its own. */
const usualRoom = new Uint8Array(1 << 15);

/** Reads the content of page `number` (from 1). Throws `Damage`; what is odd but readable becomes a finding. */
export function readPage(
	reader: PdfReader,
	page: PdfDict,
	resources: PdfDict,
	number: number,
	fonts: FontCache,
	found: Diagnostic[],
): PageText {
	const marked = new Map<number, ReadText>();
	const artifacts: (ReadText & { readonly kind: string })[] = [];
	const loose: ReadText[] = [];
	const marks: Mark[] = [];
	const pictures: ReadPicture[] = [];
	const rectangles = new Map<number, Box[]>();
	let path: Box[] = [];
	const states: { readonly font: FontDecoder | undefined; readonly matrix: Matrix }[] = [];
	let font: FontDecoder | undefined;
	let matrix = unmoved;
	let outside: ReadText | undefined;
	/** Text of the innermost mark that has one. */
	let owned: ReadText | undefined;
	const unmapped = new Set<string>();
	const hidden = new Set<string>();
	const eyes = onlooker(reader, page, resources);
	/** All text of the page in the order of showing, and from where on it has not been given to its owner. */
	const words: WrittenText = { bytes: usualRoom, length: 0, hasInk: false };
	let given = 0;
	const wordsOf = (from: number, to: number) => Buffer.from(words.bytes.buffer, from, to - from).toString("utf16le");

	const report = (code: number) => {
		const key = `${font?.name} ${code}`;
		if (unmapped.has(key)) return;
		unmapped.add(key);
		const params = { page: number, font: font?.name ?? "?", code: code.toString(16).padStart(4, "0") };
		found.push(diagnostic("pdf/unmapped-code", { params, clause: { standard: "ISO 19005-2", clause: "6.2.11.7" } }));
	};
	const hide = (why: string | undefined, from: number, to: number) => {
		if (why === undefined || hidden.has(why)) return;
		hidden.add(why);
		const params = { page: number, why, text: wordsOf(from, to).slice(0, 40) };
		// A narrow column can push an unbreakable word out of the page or under its neighbour: no attempt to hide it.
		const crowded = why === "position" || why === "painted over";
		found.push(diagnostic("pdf/text-hidden", { params, ...(crowded && { severity: "warning" }) }));
	};
	const paint = (boxes: readonly Box[]) => {
		const over = eyes.painted(boxes);
		if (over !== undefined) hide("painted over", over.from, over.to);
	};
	const show = (operand: Operand | undefined) => {
		if (typeof operand === "number") eyes.advance(-operand);
		else if (isString(operand)) showString(operand);
		else if (isObject(operand) && "array" in operand) for (const item of operand.array) show(item);
	};
	const showString = (string: ByteString) => {
		if (!font) throw new Damage(`font on page ${number}`);
		const from = words.length;
		words.hasInk = false;
		const width = font.decode(string, words, report);
		const isBlank = !words.hasInk;
		const begins = isBlank ? undefined : eyes.hidden(matrix);
		eyes.advance(width);
		hide(begins ?? (isBlank ? undefined : eyes.written(matrix, from, words.length)), from, words.length);
	};
	/** Gives what an operator has shown to whoever owns it. */
	const give = () => {
		if (given === words.length) return;
		let target = owned;
		if (!target) {
			if (!outside) {
				outside = { shown: "", actual: "" };
				loose.push(outside);
			}
			target = outside;
		}
		const text = wordsOf(given, words.length);
		given = words.length;
		target.shown += text;
		target.actual += text;
	};
	const open = (tag: Operand | undefined, properties: Operand | undefined) => {
		outside = undefined;
		const dict = propertyList(reader, resources, properties);
		const mcid = dict?.get("MCID");
		const actual = dict?.get("ActualText");
		const owner = typeof mcid === "number" ? { mcid } : isName(tag, "Artifact") ? ("artifact" as const) : undefined;
		let text: ReadText | undefined;
		if (owner === "artifact") {
			const artifact = { shown: "", actual: "", kind: artifactKind(dict) };
			text = artifact;
			artifacts.push(artifact);
		} else if (owner) {
			if (marked.has(owner.mcid))
				found.push(diagnostic("pdf/tag-twice", { params: { page: number, mcid: owner.mcid } }));
			text = marked.get(owner.mcid) ?? { shown: "", actual: "" };
			marked.set(owner.mcid, text);
		}
		owned = text ?? owned;
		const actualText = isString(actual) ? decodeTextString(actual) : undefined;
		marks.push({ owner, text, actualText, from: owned?.actual.length ?? 0 });
	};
	const close = () => {
		const mark = marks.pop();
		if (!mark) throw new Damage(`content of page ${number}`);
		outside = undefined;
		if (mark.actualText !== undefined && owned) owned.actual = owned.actual.slice(0, mark.from) + mark.actualText;
		if (mark.text) owned = marks.findLast((each) => each.text)?.text;
	};

	readContent(contentsOf(reader, page), (operator, operands) => {
		eyes.operate(operator, operands);
		switch (operator) {
			case "BDC":
				return open(operands[0], operands[1]);
			case "BMC":
				return open(operands[0], undefined);
			case "EMC":
				return close();
			case "Tf":
				font = fontOf(reader, resources, operands[0], fonts, number);
				return;
			case "Tj":
			case "TJ":
			case "'":
				show(operands[0]);
				return give();
			case '"':
				show(operands[2]);
				return give();
			case "Do": {
				const image = imageOf(reader, resources, operands[0]);
				if (image) pictures.push({ image, owner: ownerOf(marks), box: unitBox(matrix) });
				if (image) paint([unitBox(matrix)]);
				return;
			}
			case "re": {
				const [x = 0, y = 0, width = 0, height = 0] = operands.map(Number);
				const [a, , , d, e, f] = matrix;
				path.push({ x: x * a + e, y: y * d + f, width: width * a, height: height * d });
				return;
			}
			case "m":
			case "l":
			case "c":
			case "v":
			case "y":
				path = [around(path, operands.map(Number), matrix), ...path.slice(1)];
				return;
			case "n":
			case "S":
			case "s":
				path = [];
				return;
			case "F":
			case "f*":
			case "B":
			case "B*":
			case "b":
			case "b*":
				paint(path);
				path = [];
				return;
			case "f": {
				paint(path);
				const owner = ownerOf(marks);
				if (typeof owner === "number") rectangles.set(owner, [...(rectangles.get(owner) ?? []), ...path]);
				path = [];
				return;
			}
			case "cm":
				matrix = times(operands, matrix, number);
				return;
			case "q":
				states.push({ font, matrix });
				return;
			case "Q": {
				const state = states.pop();
				font = state?.font;
				matrix = state?.matrix ?? unmoved;
				return;
			}
			default:
				if (!known.has(operator))
					found.push(diagnostic("pdf/operator-unknown", { params: { page: number, operator } }));
		}
	});
	if (marks.length > 0) throw new Damage(`content of page ${number}`);
	return {
		marked,
		artifacts: artifacts.map(({ kind, shown }) => ({ kind, text: shown })),
		loose: loose.map((each) => each.shown),
		pictures,
		rectangles,
	};
}

function artifactKind(dict: ReadonlyMap<string, Operand> | undefined): string {
	const names = ["Type", "Subtype"].map((key) => dict?.get(key));
	return names.flatMap((each) => (isObject(each) && "name" in each ? [each.name] : [])).join(" ");
}

function ownerOf(marks: readonly Mark[]): ReadPicture["owner"] {
	const owner = marks.findLast((mark) => mark.owner)?.owner;
	return owner === "artifact" ? owner : owner?.mcid;
}

function imageOf(reader: PdfReader, resources: PdfDict, operand: Operand | undefined): PdfStream | undefined {
	const objects = reader.resolve(resources.get("XObject"));
	const key = isObject(operand) && "name" in operand ? operand.name : "";
	const object = objects instanceof PdfDict ? reader.resolve(objects.get(key)) : undefined;
	if (!(object instanceof PdfStream)) return undefined;
	return isNamed(object.dict.get("Subtype"), "Image") ? object : undefined;
}

function times(operands: readonly Operand[], outer: Matrix, page: number): Matrix {
	if (operands.length !== 6 || operands.some((each) => typeof each !== "number"))
		throw new Damage(`content of page ${page}`);
	return multiply(operands as unknown as Matrix, outer);
}

/** The first box of a path of lines and curves, grown by their points. */
function around(path: readonly Box[], points: readonly number[], [a, b, c, d, e, f]: Matrix): Box {
	const xs: number[] = [];
	const ys: number[] = [];
	for (let i = 0; i + 1 < points.length; i += 2) {
		const [x, y] = [points[i] as number, points[i + 1] as number];
		xs.push(x * a + y * c + e);
		ys.push(x * b + y * d + f);
	}
	const [first] = path;
	if (first) {
		xs.push(first.x, first.x + first.width);
		ys.push(first.y, first.y + first.height);
	}
	const [x, y] = [Math.min(...xs), Math.min(...ys)];
	return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

/** What the unit square covers under a matrix. */
function unitBox([a, b, c, d, e, f]: Matrix): Box {
	const xs = [e, e + a, e + c, e + a + c];
	const ys = [f, f + b, f + d, f + b + d];
	const [x, y] = [Math.min(...xs), Math.min(...ys)];
	return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

/** Operators that show no text of their own (ISO 32000-1 table A.1). */
const known = new Set(
	"BT ET BI ID EI BX EX DP MP Td TD Tm T* Tc Tw Tz TL Tr Ts b b* B B* c cs CS d d0 d1 f F f* g G gs h i j J k K l m M n re rg RG ri s S sc scn SC SCN sh v w W W* y".split(
		" ",
	),
);

function contentsOf(reader: PdfReader, page: PdfDict): Uint8Array {
	const contents = reader.resolve(page.get("Contents"));
	const streams = isList(contents) ? contents.map(reader.resolve) : [contents];
	const parts = streams.flatMap((each) => (each instanceof PdfStream ? [reader.decode(each)] : []));
	// The parts of a page's content are apart by white space (ISO 32000-1 table 30).
	return parts.length === 1 ? parts[0]! : Buffer.concat(parts.flatMap((part) => [part, Buffer.from("\n")]));
}

function fontOf(
	reader: PdfReader,
	resources: PdfDict,
	operand: Operand | undefined,
	fonts: FontCache,
	page: number,
): FontDecoder {
	const dict = reader.resolve(resources.get("Font"));
	const key = isObject(operand) && "name" in operand ? operand.name : "";
	const font = dict instanceof PdfDict ? reader.resolve(dict.get(key)) : undefined;
	if (!(font instanceof PdfDict)) throw new Damage(`font on page ${page}`);
	let decoder = fonts.get(font);
	if (!decoder) {
		decoder = fontDecoder(reader, font);
		fonts.set(font, decoder);
	}
	return decoder;
}

function isObject(operand: Operand | undefined): operand is Exclude<Operand, number | boolean | null> {
	return typeof operand === "object" && operand !== null;
}

function isName(operand: Operand | undefined, name: string): boolean {
	return isObject(operand) && "name" in operand && operand.name === name;
}

function isString(operand: Operand | undefined): operand is ByteString {
	return isObject(operand) && "bytes" in operand;
}

/** A property list stands inline or in the resources (ISO 32000-1 14.6.2); of the latter only the number is of interest here. */
function propertyList(
	reader: PdfReader,
	resources: PdfDict,
	operand: Operand | undefined,
): ReadonlyMap<string, Operand> | undefined {
	if (!isObject(operand)) return undefined;
	if ("dict" in operand) return operand.dict;
	if (!("name" in operand)) return undefined;
	const lists = reader.resolve(resources.get("Properties"));
	const list = lists instanceof PdfDict ? reader.resolve(lists.get(operand.name)) : undefined;
	if (!(list instanceof PdfDict)) return undefined;
	const mcid = list.get("MCID");
	return new Map(mcid === undefined ? [] : [["MCID", typeof mcid === "number" ? mcid : Number.NaN]]);
}

function decodeTextString(string: ByteString): string {
	const bytes = latin1(string.bytes, string.from, string.to);
	if (!bytes.startsWith("\u00FE\u00FF")) return bytes;
	let text = "";
	for (let i = 2; i + 1 < bytes.length; i += 2)
		text += String.fromCharCode(bytes.charCodeAt(i) * 256 + bytes.charCodeAt(i + 1));
	return text;
}
