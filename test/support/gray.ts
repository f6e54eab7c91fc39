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

/** The picture with each square of `by` samples averaged, from sample (`left`, `top`) on. */
export function reduce(picture: Gray, by: number, left = 0, top = 0): Gray {
	const [width, height] = [Math.floor((picture.width - left) / by), Math.floor((picture.height - top) / by)];
	const samples = new Uint8Array(width * height);
	for (let y = 0; y < height; y++) {
		for (let x = 0; x < width; x++) {
			let sum = 0;
			for (let v = 0; v < by; v++)
				for (let u = 0; u < by; u++) sum += picture.samples[(top + y * by + v) * picture.width + left + x * by + u]!;
			samples[y * width + x] = Math.round(sum / (by * by));
		}
	}
	return { width, height, samples };
}

/**
 * How much two renderings of a page differ: the mean over the box that either has drawn in. `ink` is how many samples of the first are darker than paper.
 */
export function compareGray(a: Gray, b: Gray): { readonly mean: number; readonly ink: number } {
	const width = Math.min(a.width, b.width);
	const height = Math.min(a.height, b.height);
	let [left, right, top, bottom, ink] = [width, -1, height, -1, 0];
	for (let y = 0; y < height; y++) {
		for (let x = 0; x < width; x++) {
			if (a.samples[y * a.width + x]! < 250) ink++;
			if (Math.min(a.samples[y * a.width + x]!, b.samples[y * b.width + x]!) >= 250) continue;
			left = Math.min(left, x);
			right = Math.max(right, x);
			top = Math.min(top, y);
			bottom = Math.max(bottom, y);
		}
	}
	if (right < 0) return { mean: 0, ink: 0 };
	let sum = 0;
	for (let y = top; y <= bottom; y++)
		for (let x = left; x <= right; x++) sum += Math.abs(a.samples[y * a.width + x]! - b.samples[y * b.width + x]!);
	return { mean: sum / ((right - left + 1) * (bottom - top + 1)), ink };
}
