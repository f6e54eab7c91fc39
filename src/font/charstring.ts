/**
 * An outline in font units: 0 x y moves, 1 x y draws a line, 2 and six coordinates draw a cubic curve. One flat list, since a face has
 * thousands of outlines.
 */
export type Path = readonly number[];

/** What the charstrings of one font dictionary may call. */
export interface Subroutines {
	readonly local: readonly Uint8Array[];
	readonly global: readonly Uint8Array[];
	/** Charstring of a character of the standard encoding, for accented letters made of two (Technical Note 5177, appendix C). */
	standard(code: number): Uint8Array | undefined;
}

/** Nesting of subroutines (Technical Note 5177, appendix B). */
const deepest = 10;
/** Operators of one glyph; the largest ideographs have some thousand. */
const longest = 100_000;

/** Draws a Type 2 charstring (Technical Note 5177) without its hints. Throws RangeError where it is malformed. */
export function tracePath(code: Uint8Array, subroutines: Subroutines): Path {
	const pen = startPen();
	run(code, subroutines, pen, true);
	// What a charstring can state is 16 bits before the point.
	if (!pen.path.every((value) => Math.abs(value) < 0x8000)) malformed();
	return pen.path;
}

interface Pen {
	readonly path: number[];
	x: number;
	y: number;
}

function startPen(): Pen {
	return { path: [], x: 0, y: 0 };
}

function shift(pen: Pen, dx: number, dy: number): void {
	pen.x += dx;
	pen.y += dy;
	pen.path.push(pen.x, pen.y);
}

function moveBy(pen: Pen, dx: number, dy: number): void {
	pen.path.push(0);
	shift(pen, dx, dy);
}

function lineBy(pen: Pen, dx: number, dy: number): void {
	pen.path.push(1);
	shift(pen, dx, dy);
}

function curveBy(pen: Pen, a: number, b: number, c: number, d: number, e: number, f: number): void {
	pen.path.push(2);
	shift(pen, a, b);
	shift(pen, c, d);
	shift(pen, e, f);
}

function malformed(): never {
	throw new RangeError("charstring");
}

function run(start: Uint8Array, subroutines: Subroutines, pen: Pen, mayCompose: boolean): void {
	const stack: number[] = [];
	const memory: number[] = [];
	let hints = 0;
	let seenWidth = false;
	let steps = 0;
	const pop = () => stack.pop() ?? malformed();
	/** Operands of an operator that clears the stack; a number more than `count` before the first one is the width. */
	const operands = (odd: boolean): readonly number[] => {
		if (!seenWidth && odd) stack.shift();
		seenWidth = true;
		return stack.splice(0);
	};
	const stems = () => {
		hints += operands(stack.length % 2 === 1).length >> 1;
	};
	/** True where the glyph has ended. */
	const interpret = (code: Uint8Array, depth: number): boolean => {
		if (depth > deepest) malformed();
		for (let at = 0; at < code.length; ) {
			if (++steps > longest || stack.length > 513) malformed();
			const byte = code[at++]!;
			if (byte >= 32 || byte === 28) {
				const [value, next] = numberAt(code, at - 1);
				stack.push(value);
				at = next;
				continue;
			}
			switch (byte) {
				case 1:
				case 3:
				case 18:
				case 23:
					stems();
					break;
				case 19:
				case 20:
					stems();
					at += (hints + 7) >> 3;
					break;
				case 21: {
					const [dx, dy] = operands(stack.length > 2);
					moveBy(pen, dx ?? malformed(), dy ?? malformed());
					break;
				}
				case 22:
					moveBy(pen, operands(stack.length > 1)[0] ?? malformed(), 0);
					break;
				case 4:
					moveBy(pen, 0, operands(stack.length > 1)[0] ?? malformed());
					break;
				case 10:
				case 29: {
					const list = byte === 10 ? subroutines.local : subroutines.global;
					const callee = list[pop() + bias(list.length)];
					if (interpret(callee ?? malformed(), depth + 1)) return true;
					break;
				}
				case 11:
					return false;
				case 14: {
					const parts = operands(stack.length === 1 || stack.length === 5);
					if (parts.length >= 4) compose(parts, subroutines, pen, mayCompose);
					return true;
				}
				case 12:
					escaped(code[at++] ?? malformed(), stack, memory, pen);
					break;
				default:
					draw(byte, stack.splice(0), pen);
			}
		}
		return false;
	};
	interpret(start, 0);
}

function numberAt(code: Uint8Array, at: number): readonly [number, number] {
	const byte = code[at]!;
	const next = (by: number) => code[at + by] ?? malformed();
	if (byte === 28) return [((next(1) << 24) | (next(2) << 16)) >> 16, at + 3];
	if (byte <= 246) return [byte - 139, at + 1];
	if (byte <= 250) return [(byte - 247) * 256 + next(1) + 108, at + 2];
	if (byte <= 254) return [-(byte - 251) * 256 - next(1) - 108, at + 2];
	return [((next(1) << 24) | (next(2) << 16) | (next(3) << 8) | next(4)) / 65536, at + 5];
}

function bias(count: number): number {
	return count < 1240 ? 107 : count < 33900 ? 1131 : 32768;
}

function draw(operator: number, args: readonly number[], pen: Pen): void {
	const n = args.length;
	const arg = (i: number) => args[i] ?? malformed();
	const curve = (i: number) => curveBy(pen, arg(i), arg(i + 1), arg(i + 2), arg(i + 3), arg(i + 4), arg(i + 5));
	switch (operator) {
		case 5:
			for (let i = 0; i < n; i += 2) lineBy(pen, arg(i), arg(i + 1));
			return;
		case 6:
		case 7:
			for (let i = 0; i < n; i++) (operator === 6) === (i % 2 === 0) ? lineBy(pen, arg(i), 0) : lineBy(pen, 0, arg(i));
			return;
		case 8:
			for (let i = 0; i < n; i += 6) curve(i);
			return;
		case 24: {
			let i = 0;
			for (; i + 8 <= n; i += 6) curve(i);
			lineBy(pen, arg(i), arg(i + 1));
			return;
		}
		case 25: {
			let i = 0;
			for (; i + 8 <= n; i += 2) lineBy(pen, arg(i), arg(i + 1));
			curve(i);
			return;
		}
		case 26: {
			let i = n % 4;
			for (let dx = i ? arg(0) : 0; i < n; i += 4, dx = 0)
				curveBy(pen, dx, arg(i), arg(i + 1), arg(i + 2), 0, arg(i + 3));
			return;
		}
		case 27: {
			let i = n % 4;
			for (let dy = i ? arg(0) : 0; i < n; i += 4, dy = 0)
				curveBy(pen, arg(i), dy, arg(i + 1), arg(i + 2), arg(i + 3), 0);
			return;
		}
		case 30:
		case 31: {
			let horizontal = operator === 31;
			for (let i = 0; i + 4 <= n; i += 4) {
				const last = n - i === 5 ? arg(i + 4) : 0;
				if (horizontal) curveBy(pen, arg(i), 0, arg(i + 1), arg(i + 2), last, arg(i + 3));
				else curveBy(pen, 0, arg(i), arg(i + 1), arg(i + 2), arg(i + 3), last);
				horizontal = !horizontal;
			}
			return;
		}
		default:
			malformed();
	}
}

/** Two-byte operators (Technical Note 5177, appendix A): flexes and arithmetic. */
function escaped(operator: number, stack: number[], memory: number[], pen: Pen): void {
	const pop = () => stack.pop() ?? malformed();
	const two = (f: (a: number, b: number) => number) => {
		const b = pop();
		stack.push(f(pop(), b));
	};
	switch (operator) {
		case 34:
		case 35:
		case 36:
		case 37:
			flex(operator, stack.splice(0), pen);
			return;
		case 3:
			two((a, b) => (a && b ? 1 : 0));
			return;
		case 4:
			two((a, b) => (a || b ? 1 : 0));
			return;
		case 5:
			stack.push(pop() ? 0 : 1);
			return;
		case 9:
			stack.push(Math.abs(pop()));
			return;
		case 10:
			two((a, b) => a + b);
			return;
		case 11:
			two((a, b) => a - b);
			return;
		case 12:
			two((a, b) => a / b);
			return;
		case 14:
			stack.push(-pop());
			return;
		case 15:
			two((a, b) => (a === b ? 1 : 0));
			return;
		case 18:
			pop();
			return;
		case 20: {
			const index = pop();
			memory[index & 31] = pop();
			return;
		}
		case 21:
			stack.push(memory[pop() & 31] ?? 0);
			return;
		case 22: {
			const [v2, v1, s2, s1] = [pop(), pop(), pop(), pop()];
			stack.push(v1 <= v2 ? s1 : s2);
			return;
		}
		case 24:
			two((a, b) => a * b);
			return;
		case 26:
			stack.push(Math.sqrt(Math.max(0, pop())));
			return;
		case 27: {
			const top = pop();
			stack.push(top, top);
			return;
		}
		case 28: {
			const [b, a] = [pop(), pop()];
			stack.push(b, a);
			return;
		}
		case 29: {
			const index = Math.max(0, pop());
			stack.push(stack[stack.length - 1 - index] ?? malformed());
			return;
		}
		case 30: {
			const [by, count] = [pop(), pop()];
			if (!(count > 0 && count <= stack.length)) malformed();
			const moved = stack.splice(stack.length - count);
			const turn = ((by % count) + count) % count;
			stack.push(...moved.slice(count - turn), ...moved.slice(0, count - turn));
			return;
		}
		default:
			malformed();
	}
}

function flex(operator: number, args: readonly number[], pen: Pen): void {
	const a = (i: number) => args[i] ?? malformed();
	if (operator === 35) {
		curveBy(pen, a(0), a(1), a(2), a(3), a(4), a(5));
		curveBy(pen, a(6), a(7), a(8), a(9), a(10), a(11));
	} else if (operator === 34) {
		curveBy(pen, a(0), 0, a(1), a(2), a(3), 0);
		curveBy(pen, a(4), 0, a(5), -a(2), a(6), 0);
	} else if (operator === 36) {
		curveBy(pen, a(0), a(1), a(2), a(3), a(4), 0);
		curveBy(pen, a(5), 0, a(6), a(7), a(8), -(a(1) + a(3) + a(7)));
	} else {
		const dx = a(0) + a(2) + a(4) + a(6) + a(8);
		const dy = a(1) + a(3) + a(5) + a(7) + a(9);
		const across = Math.abs(dx) > Math.abs(dy);
		curveBy(pen, a(0), a(1), a(2), a(3), a(4), a(5));
		curveBy(pen, a(6), a(7), a(8), a(9), across ? a(10) : -dx, across ? -dy : a(10));
	}
}

/** An accented letter: a base and an accent of the standard encoding, the accent moved. */
function compose(parts: readonly number[], subroutines: Subroutines, pen: Pen, mayCompose: boolean): void {
	if (!mayCompose) malformed();
	const [dx, dy, base, accent] = parts.slice(-4) as [number, number, number, number];
	for (const [code, x, y] of [
		[base, 0, 0],
		[accent, dx, dy],
	] as const) {
		[pen.x, pen.y] = [x, y];
		run(subroutines.standard(code) ?? malformed(), subroutines, pen, false);
	}
}

/** An outline in another unit, its points on whole numbers. */
export function scaledPath(path: Path, by: number): Path {
	if (by === 1) return path;
	const out: number[] = [];
	for (let i = 0; i < path.length; ) {
		const kind = path[i++]!;
		out.push(kind);
		for (let k = kind === 2 ? 6 : 2; k > 0; k--) out.push(Math.round(path[i++]! * by));
	}
	return out;
}

const lineTo = 5;
const curveTo = 8;

/** Operands that an operator may have (Technical Note 5177, appendix B). */
const mostOperands = 48;

/** Writes an outline as a Type 2 charstring without hints or subroutines; coordinates to 1/65536 unit. */
export function charstringOf(path: Path, width: number): Uint8Array {
	const out: number[] = [];
	let [x, y] = [0, 0];
	let pending: number[] = [];
	let operator = 0;
	const flush = () => {
		if (operator === 0) return;
		for (const value of pending) putNumber(out, value);
		out.push(operator);
		pending = [];
		operator = 0;
	};
	/** The steps that were written, so that rounding does not add up. */
	const step = (to: number, axis: "x" | "y") => {
		const by = Math.round((to - (axis === "x" ? x : y)) * 65536) / 65536;
		if (axis === "x") x += by;
		else y += by;
		return by;
	};
	if (width !== 0) putNumber(out, width);
	for (let i = 0; i < path.length; ) {
		const kind = path[i++]!;
		const count = kind === 2 ? 6 : 2;
		const steps: number[] = [];
		for (let k = 0; k < count; k += 2) steps.push(step(path[i + k]!, "x"), step(path[i + k + 1]!, "y"));
		i += count;
		if (kind === 0) {
			flush();
			const [dx, dy] = steps as [number, number];
			if (dx !== 0 || dy === 0) putNumber(out, dx);
			if (dy !== 0) putNumber(out, dy);
			out.push(dy === 0 ? 22 : dx === 0 ? 4 : 21);
			continue;
		}
		const wanted = kind === 1 ? lineTo : curveTo;
		if (operator !== wanted || pending.length + count > mostOperands) flush();
		operator = wanted;
		pending.push(...steps);
	}
	flush();
	out.push(14);
	return Uint8Array.from(out);
}

function putNumber(out: number[], value: number): void {
	if (!Number.isInteger(value)) {
		const fixed = Math.round(value * 65536);
		out.push(255, (fixed >> 24) & 0xff, (fixed >> 16) & 0xff, (fixed >> 8) & 0xff, fixed & 0xff);
	} else if (value >= -107 && value <= 107) out.push(value + 139);
	else if (value >= 108 && value <= 1131) out.push(247 + ((value - 108) >> 8), (value - 108) & 0xff);
	else if (value >= -1131 && value <= -108) out.push(251 + ((-value - 108) >> 8), (-value - 108) & 0xff);
	else out.push(28, (value >> 8) & 0xff, value & 0xff);
}
