import { type Boxes, hangingAt } from "./prepare.ts";

/** What the lines may be; lengths in points. */
export interface Measure {
	/** Of the first line, which may be indented. */
	readonly first: number;
	readonly rest: number;
	/** What one word space can give and take before the line counts as bad. */
	readonly shrink: number;
	readonly stretch: number;
}

/** Demerits of a line in Knuth and Plass, "Breaking Paragraphs into Lines" (1981): (10 + badness)², badness 100 r³. */
const LINE_PENALTY = 10;
/** For neighbours more than one class apart: tight, decent, loose, very loose. */
const CLASS_CHANGE = 10_000;
const CLASSES = 4;
/** For a last line of less than a tenth of the measure. */
const STUB = 5_000;
/** Stretch ratios tried in turn; the last accepts any line. */
const TOLERANCES = [1, 2.5, Number.POSITIVE_INFINITY] as const;

/** Ends (exclusive) of justified lines, by total fit. Linear in the number of pieces. */
export function breakJustified(boxes: Boxes, measure: Measure): readonly number[] {
	if (fitsOneLine(boxes, measure.first)) return [boxes.count];
	for (const tolerance of TOLERANCES) {
		const ends = totalFit(boxes, measure, tolerance);
		if (ends) return ends;
	}
	throw new Error("a piece is wider than the measure");
}

/** Ends (exclusive) of lines that are not stretched, as even as they can be. */
export function breakRagged(boxes: Boxes, measure: Measure): readonly number[] {
	if (fitsOneLine(boxes, measure.first)) return [boxes.count];
	const { count, start, width, legal } = boxes;
	const cost = new Float64Array(count + 1).fill(Number.POSITIVE_INFINITY);
	const previous = new Int32Array(count + 1);
	cost[0] = 0;
	let low = 0;
	for (let end = 1; end <= count; end++) {
		if (!legal[end]) continue;
		const right = (start[end - 1] as number) + (width[end - 1] as number);
		for (let from = low; from < end; from++) {
			const space = from === 0 ? measure.first : measure.rest;
			const slack = space + (boxes.hang ? hangingAt(boxes, from, end) : 0) - (right - (start[from] as number));
			if (slack < -1e-6) {
				if (from === low) low++;
				continue;
			}
			const part = slack / space;
			// The last line may be short, but not as short as a single word below a full line.
			const total = (cost[from] as number) + 0.01 + (end === count ? 0.3 : 1) * part * part;
			if (total < (cost[end] as number)) {
				cost[end] = total;
				previous[end] = from;
			}
		}
	}
	if (cost[count] === Number.POSITIVE_INFINITY) throw new Error("a piece is wider than the measure");
	const ends: number[] = [];
	for (let at = count; at > 0; at = previous[at] as number) ends.push(at);
	return ends.reverse();
}

function fitsOneLine(boxes: Boxes, measure: number): boolean {
	const last = boxes.count - 1;
	return last < 0 || (boxes.start[last] as number) + (boxes.width[last] as number) <= measure;
}

/**
 * One pass of total fit. A node is a line beginning and the class of the line above it. Line beginnings are tried in order: one that
 * makes the line too tight stays so for all later ends (`low` moves on), one that makes it too loose does so for all later beginnings.
 */
function totalFit(boxes: Boxes, measure: Measure, tolerance: number): readonly number[] | undefined {
	const { count, start, width, gaps, legal } = boxes;
	const cost = new Float64Array((count + 1) * CLASSES).fill(Number.POSITIVE_INFINITY);
	const previous = new Int32Array((count + 1) * CLASSES);
	/** The least cost of each line beginning over its classes. */
	const least = new Float64Array(count + 1).fill(Number.POSITIVE_INFINITY);
	cost[1] = 0;
	least[0] = 0;
	let low = 0;
	let lastReached = 0;
	for (let end = 1; end <= count; end++) {
		if (!legal[end]) continue;
		if (lastReached < low) return undefined;
		const right = (start[end - 1] as number) + (width[end - 1] as number);
		const spaces = gaps[end - 1] as number;
		for (let from = low; from < end; from++) {
			if (least[from] === Number.POSITIVE_INFINITY) {
				if (from === low) low++;
				continue;
			}
			const space = from === 0 ? measure.first : measure.rest;
			const slack = space + (boxes.hang ? hangingAt(boxes, from, end) : 0) - (right - (start[from] as number));
			const between = spaces - (gaps[from] as number);
			if (slack < -between * measure.shrink - 1e-6) {
				if (from === low) low++;
				continue;
			}
			// A line of one word has no space to stretch: a hair's breadth keeps the ratio finite.
			let ratio = slack < -1e-6 ? slack / (between * measure.shrink) : slack / (between * measure.stretch + 1e-3);
			if (end === count && ratio > 0) ratio = 0;
			if (ratio > tolerance) break;
			const fitness = ratio < -0.5 ? 0 : ratio <= 0.5 ? 1 : ratio <= 1 ? 2 : 3;
			const size = LINE_PENALTY + 100 * Math.abs(ratio * ratio * ratio);
			let demerits = size * size;
			if (end === count && slack > 0.9 * space) demerits += STUB;
			const target = end * CLASSES + fitness;
			for (let kind = 0; kind < CLASSES; kind++) {
				const node = from * CLASSES + kind;
				const base = cost[node] as number;
				if (base === Number.POSITIVE_INFINITY) continue;
				const total = base + demerits + (Math.abs(kind - fitness) > 1 ? CLASS_CHANGE : 0);
				if (total < (cost[target] as number)) {
					cost[target] = total;
					previous[target] = node;
					if (total < (least[end] as number)) least[end] = total;
					lastReached = end;
				}
			}
		}
	}
	return trace(cost, previous, count);
}

function trace(cost: Float64Array, previous: Int32Array, count: number): readonly number[] | undefined {
	let node = count * CLASSES;
	for (let kind = 1; kind < CLASSES; kind++) {
		if ((cost[count * CLASSES + kind] as number) < (cost[node] as number)) node = count * CLASSES + kind;
	}
	if (cost[node] === Number.POSITIVE_INFINITY) return undefined;
	const ends: number[] = [];
	for (; node >= CLASSES; node = previous[node] as number) ends.push(Math.floor(node / CLASSES));
	return ends.reverse();
}
