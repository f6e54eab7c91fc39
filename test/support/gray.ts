/** A gray picture, one byte a sample, 255 white. */
export interface Gray {
	readonly width: number;
	readonly height: number;
	readonly samples: Uint8Array;
}

/** Reads a binary PGM of 8 bits (netpbm, pgm(5)). */
export function readPgm(bytes: Uint8Array): Gray {
	const head = /^P5\s+(?:#.*\s+)*(\d+)\s+(\d+)\s+255\s/.exec(Buffer.from(bytes.subarray(0, 200)).toString("latin1"));
	if (!head) throw new Error("no binary PGM");
	const [width, height] = [Number(head[1]), Number(head[2])];
	return { width, height, samples: bytes.subarray(head[0].length, head[0].length + width * height) };
}

/**
 * How much two renderings of a page differ: the mean over the box that either has drawn in, each sample the mean of its neighbourhood, so that
 * the renderers' ways of smoothing an edge do not count. `ink` is how many samples of the first are darker than paper.
 */
export function compareGray(a: Gray, b: Gray): { readonly mean: number; readonly ink: number } {
	const width = Math.min(a.width, b.width);
	const height = Math.min(a.height, b.height);
	const [first, second] = [soften(a, width, height), soften(b, width, height)];
	let [left, right, top, bottom, ink] = [width, -1, height, -1, 0];
	for (let y = 0; y < height; y++) {
		for (let x = 0; x < width; x++) {
			const at = y * width + x;
			if (first[at]! < 250) ink++;
			if (Math.min(first[at]!, second[at]!) >= 250) continue;
			left = Math.min(left, x);
			right = Math.max(right, x);
			top = Math.min(top, y);
			bottom = Math.max(bottom, y);
		}
	}
	if (right < 0) return { mean: 0, ink: 0 };
	let sum = 0;
	for (let y = top; y <= bottom; y++)
		for (let x = left; x <= right; x++) sum += Math.abs(first[y * width + x]! - second[y * width + x]!);
	return { mean: sum / ((right - left + 1) * (bottom - top + 1)), ink };
}

/** The mean of each sample and the eight around it. */
function soften(picture: Gray, width: number, height: number): Float32Array {
	const out = new Float32Array(width * height);
	for (let y = 0; y < height; y++) {
		for (let x = 0; x < width; x++) {
			let [sum, count] = [0, 0];
			for (let v = Math.max(0, y - 1); v <= Math.min(height - 1, y + 1); v++)
				for (let u = Math.max(0, x - 1); u <= Math.min(width - 1, x + 1); u++, count++)
					sum += picture.samples[v * picture.width + u]!;
			out[y * width + x] = sum / count;
		}
	}
	return out;
}
