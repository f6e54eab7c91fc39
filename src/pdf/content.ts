import { slotCode } from "../font/literal.ts";
import type { EmbeddedFont } from "../font/session.ts";
import { spaceSlot } from "../font/slots.ts";
import type {
	FaceStyle,
	MosaicBox,
	Page,
	PageArtifact,
	PictureBox,
	RuleBox,
	StructureElement,
	TextLine,
	TextSegment,
} from "../model/index.ts";
import { type PlacedPicture, pictureName, placement } from "./place-picture.ts";
import { rounded, utf16Hex } from "./print.ts";

/** A page's content stream and whose its marked-content sequences are. */
export interface PageContent {
	/** Valid until the content of another page is written. */
	readonly operators: Uint8Array;
	/** Id of the structure element of each MCID. */
	readonly owners: readonly number[];
}

/** Which font holds the space of each style. */
export type SpaceFonts = Pick<ReadonlyMap<FaceStyle, number>, "get">;

export function spaceFonts(fonts: readonly EmbeddedFont[]): SpaceFonts {
	return new Map(fonts.flatMap((font) => font.styles.map((style) => [style, font.index] as const)));
}

/** ISO 32000-1 14.8.2.2.2; running heads and folios are pagination, rules and frames are layout. */
const artifacts: Readonly<Record<PageArtifact, string>> = {
	header: "/Artifact<</Type/Pagination/Subtype/Header>>BDC\n",
	footer: "/Artifact<</Type/Pagination/Subtype/Footer>>BDC\n",
	layout: "/Artifact<</Type/Layout>>BDC\n",
};

const space = slotCode(spaceSlot);
const opening = 0x28;
const closing = 0x29;

export function fontName(index: number): string {
	return `F${index}`;
}

/** The image of each key that a `PictureBox` may name. */
export type PlacedPictures = ReadonlyMap<string, PlacedPicture>;

/** Writes a page: every operator inside marked content that is either tagged or an artifact (ISO 14289-1 7.1). */
export function pageContent(
	page: Page,
	structure: readonly StructureElement[],
	spaces: SpaceFonts,
	pictures: PlacedPictures = new Map(),
): PageContent {
	const out = contentWriter(structure);
	for (const item of page.items) {
		if (item.kind === "rule") writeRule(out, item);
		else if (item.kind === "picture") writePicture(out, item, pictures);
		else if (item.kind === "mosaic") writeMosaic(out, item);
		else writeLine(out, item, spaces);
	}
	return { operators: out.finish(), owners: out.owners };
}

interface ContentWriter {
	readonly owners: number[];
	/**
	 * Opens the marked content of an element or an artifact, closing the one before. Text that stands for another is a sequence of
	 * its own beside its neighbours: nested in theirs, poppler loses what follows it.
	 */
	mark(owner: number | PageArtifact, actualText?: string): void;
	beginText(): void;
	endText(): void;
	/** Moves to the start of a line, in points. */
	move(x: number, y: number): void;
	font(index: number, size: number): void;
	gray(level: number): void;
	rise(points: number): void;
	/** Adds to the TJ array that is being collected. */
	show(array: string): void;
	/** Writes the collected TJ array. */
	flush(): void;
	raw(operators: string): void;
	finish(): Uint8Array;
}

/**
 * Kept between pages. Content is put into bytes word by word: as one string of thousands of parts it would be built, flattened and copied, and
 * most of the garbage of a document.
 */
let scratch = new Uint8Array(1 << 15);

function contentWriter(structure: readonly StructureElement[]): ContentWriter {
	const owners: number[] = [];
	let bytes = scratch;
	let size = 0;
	// Where the TJ array being collected begins, which is still without the parenthesis that closes its last string; -1 for none.
	let array = -1;
	let isOneString = true;
	let inString = false;
	let marked: number | PageArtifact | undefined;
	let markedActual: string | undefined;
	let inText = false;
	let fontNow = -1;
	let sizeNow = 0;
	let grayNow = 0;
	let riseNow = 0;
	let x = 0;
	let y = 0;
	/** Puts the characters of a text from one index up to another, each of which is a byte. */
	const put = (text: string, from = 0, end = text.length) => {
		if (size + end - from > bytes.length) {
			scratch = new Uint8Array(Math.max(bytes.length * 2, size + end - from));
			scratch.set(bytes.subarray(0, size));
			bytes = scratch;
		}
		// Variables of the loop alone: those of the writer would be loaded and stored again for each character.
		const into = bytes;
		let at = size;
		for (let i = from; i < end; i++) into[at++] = text.charCodeAt(i);
		size = at;
	};
	const flush = () => {
		if (array < 0) return;
		if (isOneString) {
			// One string is shorter as Tj, which has no bracket (ISO 32000-1 9.4.3).
			bytes.copyWithin(array, array + 1, size--);
			put(")Tj\n");
		} else put(inString ? ")]TJ\n" : "]TJ\n");
		array = -1;
		isOneString = true;
		inString = false;
	};
	const mark = (owner: number | PageArtifact | undefined, actualText?: string) => {
		// Each stand-in is a sequence of its own, or two in a row would be read as one.
		const isPlain = actualText === undefined && markedActual === undefined;
		if (owner === marked && (isPlain || typeof owner === "string")) return;
		flush();
		if (marked !== undefined) put("EMC\n");
		marked = owner;
		markedActual = actualText;
		if (owner === undefined) return;
		if (typeof owner !== "number") {
			put(artifacts[owner]);
			return;
		}
		const mcid = owners.push(owner) - 1;
		if (actualText === undefined) put(`/${structure[owner]!.type}<</MCID ${mcid}>>BDC\n`);
		else put(`/Span<</MCID ${mcid}/ActualText<${utf16Hex(actualText, true)}>>>BDC\n`);
	};
	// Marked content and text objects must nest (ISO 32000-1 14.6.1), so neither goes on where the other ends.
	const endText = () => {
		flush();
		if (!inText) return;
		mark(undefined);
		put("ET\n");
		inText = false;
	};
	return {
		owners,
		mark,
		flush,
		endText,
		beginText: () => {
			if (inText) return;
			mark(undefined);
			// A text object starts at the origin; the font and the grey outlive it.
			put("BT\n");
			inText = true;
			x = 0;
			y = 0;
		},
		move: (toX, toY) => {
			flush();
			const left = Math.round(toX * 1000);
			const base = Math.round(toY * 1000);
			put(`${(left - x) / 1000} ${(base - y) / 1000} Td\n`);
			x = left;
			y = base;
		},
		font: (index, size) => {
			if (index === fontNow && size === sizeNow) return;
			flush();
			put(`/${fontName(index)} ${number(size)} Tf\n`);
			fontNow = index;
			sizeNow = size;
		},
		gray: (level) => {
			if (level === grayNow) return;
			flush();
			put(`${number(level)} g\n`);
			grayNow = level;
		},
		rise: (points) => {
			if (points === riseNow) return;
			flush();
			put(`${number(points)} Ts\n`);
			riseNow = points;
		},
		show: (more) => {
			const closed = more.charCodeAt(more.length - 1) === closing;
			const opens = more.charCodeAt(0) === opening;
			const end = closed ? more.length - 1 : more.length;
			// Two strings with nothing between them are one.
			if (array < 0) {
				array = size;
				put("[");
			} else if (inString && !opens) put(")");
			put(more, inString && opens ? 1 : 0, end);
			if (isOneString) isOneString = closed && opens && more.indexOf(")") === end;
			inString = closed;
		},
		raw: (operators) => {
			flush();
			put(operators);
		},
		finish: () => {
			endText();
			mark(undefined);
			return bytes.subarray(0, size);
		},
	};
}

function writeRule(out: ContentWriter, rule: RuleBox): void {
	out.endText();
	out.mark(rule.owner);
	out.gray(rule.gray);
	const box = [rule.x, rule.y, rule.width, rule.height].map(number).join(" ");
	out.raw(`${box} re f\n`);
}

function writePicture(out: ContentWriter, box: PictureBox, pictures: PlacedPictures): void {
	const picture = pictures.get(box.picture);
	if (!picture) throw new Error(`the document has no picture ${box.picture}`);
	out.endText();
	out.mark(box.owner);
	const matrix = placement(box, picture.orientation).map(number).join(" ");
	out.raw(`q ${matrix} cm /${pictureName(picture.index)} Do Q\n`);
}

/** One path of the dark modules, neighbours of a row joined. */
function writeMosaic(out: ContentWriter, { x, y, width, height, modules, owner }: MosaicBox): void {
	out.endText();
	out.mark(owner);
	out.gray(0);
	const tall = height / modules.length;
	const boxes = modules.flatMap((row, r) => {
		const wide = width / row.length;
		return stretches(row).map(([from, to]) =>
			[x + from * wide, y + height - (r + 1) * tall, (to - from) * wide, tall].map(number).join(" "),
		);
	});
	out.raw(`${boxes.map((box) => `${box} re\n`).join("")}f\n`);
}

/** From and to of the dark modules of a row. */
function stretches(row: readonly boolean[]): readonly (readonly [number, number])[] {
	const found: [number, number][] = [];
	for (const [n, dark] of row.entries()) {
		const last = found.at(-1);
		if (dark && last?.[1] === n) last[1] = n + 1;
		else if (dark) found.push([n, n + 1]);
	}
	return found;
}

function writeLine(out: ContentWriter, line: TextLine, spaces: SpaceFonts): void {
	out.beginText();
	out.flush();
	line.segments.forEach((segment, i) => {
		const owner = segment.element ?? line.owner;
		out.mark(owner);
		if (i === 0) out.move(line.x, line.y);
		writeSegment(out, segment, owner, line.gap, spaces);
	});
	out.flush();
	out.rise(0);
}

function writeSegment(
	out: ContentWriter,
	segment: TextSegment,
	owner: number | PageArtifact,
	gap: number,
	spaces: SpaceFonts,
): void {
	const { style, size, words, trailingSpace } = segment;
	const last = trailingSpace ? words.length : words.length - 1;
	const spaceFont = spaces.get(style);
	if (spaceFont === undefined) throw new Error(`the fonts were embedded before text in ${style} was shaped`);
	out.gray(segment.gray ?? 0);
	const base = segment.rise ?? 0;
	out.rise(base);
	// A positive number moves left (ISO 32000-1 9.4.3), in 1/1000 em.
	const extra = Math.round((-gap * 10000) / size) / 10;
	const between = `(${space})${extra === 0 ? "" : extra}`;
	for (let i = 0; i < words.length; i++) {
		const { runs } = words[i]!;
		for (let r = 0; r < runs.length; r++) {
			const run = runs[r]!;
			out.mark(owner, run.actualText);
			out.font(run.font, size);
			if (run.rise !== undefined) out.rise(base + (run.rise * size) / 1000);
			out.show(run.show);
			if (run.rise !== undefined) out.rise(base);
		}
		if (i === last) return;
		out.mark(owner);
		out.font(spaceFont, size);
		out.show(between);
	}
}

function number(value: number): string {
	return String(rounded(value));
}
