import { deflateSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { expectedDigest } from "../../src/image/digest.ts";
import { inspectImage } from "../../src/image/inspect.ts";
import { readPng } from "../../src/image/png.ts";
import { decodePng, filterRows } from "../../src/image/samples.ts";
import { pictures } from "../support/pictures.ts";
import { chunk, type PngPicture, pack, png } from "../support/png.ts";
import { grayProfile, sRgbProfile } from "../support/profile.ts";

const codes = (bytes: Uint8Array) => inspectImage(bytes, "a.png").diagnostics.map(({ code }) => code);
const decoded = (bytes: Uint8Array) => decodePng(readPng(bytes, "a.png").value!)!;
const small: PngPicture = { width: 3, height: 2, bits: 8, colour: 0, pixel: (x, y) => [x * 50 + y] };

/** A picture of random size, colour type, depth, filters and samples. */
const anyPicture = fc
	.constantFrom(
		...([1, 2, 4, 8, 16] as const).map((bits) => [bits, 0] as const),
		...([8, 16] as const).flatMap((bits) => ([2, 4, 6] as const).map((colour) => [bits, colour] as const)),
		...([1, 2, 4, 8] as const).map((bits) => [bits, 3] as const),
	)
	.chain(([bits, colour]) => {
		const channels = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }[colour];
		return fc
			.record({
				width: fc.integer({ min: 1, max: 20 }),
				height: fc.integer({ min: 1, max: 20 }),
				interlaced: fc.boolean(),
				filters: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 5 }),
				seed: fc.array(fc.integer({ min: 0, max: 2 ** bits - 1 }), { minLength: 1, maxLength: 40 }),
			})
			.map(({ width, height, interlaced, filters, seed }) => {
				const sample = (n: number) => seed[(n * 7) % seed.length]!;
				const pixel = (x: number, y: number) =>
					Array.from({ length: channels }, (_, c) => sample((y * width + x) * channels + c));
				const filter = (row: number) => filters[row % filters.length]!;
				const palette = Array.from({ length: 2 ** Math.min(bits, 8) }, (_, i) => [i, 255 - i, 7] as const);
				const picture: PngPicture = { width, height, bits, colour, pixel, interlaced, filter };
				return colour === 3 ? { ...picture, palette } : picture;
			});
	});

describe("a PNG file", () => {
	it("gives back every sample that was written, of any kind", () => {
		fc.assert(
			fc.property(anyPicture, (picture) => {
				const { width, height, bits, colour, pixel } = picture;
				const read = decoded(png(picture));
				const inColour = colour === 4 ? 1 : colour === 6 ? 3 : undefined;
				const rows = Array.from({ length: height }, (_, y) => Array.from({ length: width }, (_, x) => pixel(x, y)));
				const packed = (part: (samples: readonly number[]) => readonly number[]) =>
					Buffer.concat(rows.map((row) => pack(row.flatMap(part), bits)));
				expect(Buffer.from(read.colour)).toEqual(packed((samples) => samples.slice(0, inColour)));
				const alpha = inColour === undefined ? undefined : packed((samples) => samples.slice(inColour));
				const opaque = alpha === undefined || alpha.every((value) => value === 255);
				expect(read.alpha && Buffer.from(read.alpha.samples)).toEqual(opaque ? undefined : alpha);
				expect(codes(png(picture))).toEqual([]);
			}),
			{ numRuns: 300 },
		);
	});

	it("makes alpha of tRNS: by palette entry, by gray, by colour", () => {
		const three: PngPicture["palette"] = [
			[1, 1, 1],
			[2, 2, 2],
			[3, 3, 3],
		];
		const row = { width: 3, height: 1, pixel: (x: number) => [x] } as const;
		const alphaOf = (picture: PngPicture) => [...(decoded(png(picture)).alpha?.samples ?? [])];
		expect(alphaOf({ ...row, bits: 2, colour: 3, palette: three, transparency: [0, 128] })).toEqual([0, 128, 255]);
		expect(alphaOf({ ...row, bits: 2, colour: 0, transparency: [0, 1] })).toEqual([255, 0, 255]);
		expect(alphaOf({ ...row, bits: 16, colour: 0, transparency: [0, 2] })).toEqual([255, 255, 0]);
		const rgb = { ...row, bits: 8, colour: 2, pixel: (x: number) => [x, 5, 6] } as const;
		expect(alphaOf({ ...rgb, transparency: [0, 1, 0, 5, 0, 6] })).toEqual([255, 0, 255]);
		expect(alphaOf({ ...rgb, transparency: [0, 9, 0, 9, 0, 9] })).toEqual([]);
	});

	it("can be filtered again without loss", () => {
		fc.assert(
			fc.property(fc.uint8Array({ minLength: 24, maxLength: 24 }), fc.constantFrom(0, 1, 3, 4), (plain, step) => {
				const again = png({ ...small, width: 6, height: 4, pixel: (x, y) => [plain[y * 6 + x]!] });
				const rows = filterRows(plain, 6, step);
				expect(rows).toHaveLength(28);
				// The row filters of one-byte pixels can be read back as a gray picture.
				if (step === 1) {
					const header = readPng(again, "a.png").value!;
					expect(decodePng({ ...header, data: deflateSync(rows) })?.colour).toEqual(plain);
				}
				if (step === 0) expect([0, 7, 14, 21].map((at) => rows[at])).toEqual([0, 0, 0, 0]);
			}),
		);
	});

	it("has its ICC profile where it fits the colours", () => {
		const iccp = (profile: Uint8Array) =>
			["iCCP", Buffer.concat([Buffer.from("sRGB\0\0", "latin1"), deflateSync(profile)])] as const;
		const rgb: PngPicture = { ...small, colour: 2, pixel: () => [1, 2, 3] };
		const withProfile = readPng(png({ ...rgb, chunks: [iccp(sRgbProfile())] }), "a.png").value;
		expect(Buffer.from(withProfile?.profile ?? []).equals(sRgbProfile())).toBe(true);
		expect(readPng(png({ ...small, chunks: [iccp(grayProfile())] }), "a.png").value).toHaveProperty("profile");
		expect(codes(png({ ...small, chunks: [iccp(sRgbProfile())] }))).toEqual(["image/profile-differs"]);
		expect(codes(png({ ...rgb, chunks: [["iCCP", Buffer.from("x\0\0nothing")]] }))).toEqual(["image/profile-broken"]);
	});

	it("says so where it moves or has a gamma of its own", () => {
		expect(codes(png({ ...small, chunks: [["acTL", Buffer.alloc(8)]] }))).toEqual(["image/animated"]);
		expect(codes(png({ ...small, chunks: [["gAMA", Buffer.from([0, 1, 0x86, 0xa0])]] }))).toEqual(["image/gamma"]);
		expect(codes(png({ ...small, chunks: [["gAMA", Buffer.from([0, 0, 0xb1, 0x8f])]] }))).toEqual([]);
	});

	it("cut off anywhere is found out, with the place where it ends", () => {
		const whole = pictures["palette4-alpha-interlaced.png"]!;
		for (let length = 8; length < whole.length; length++) {
			const outcome = inspectImage(whole.subarray(0, length), "a.png");
			expect(outcome.value).toBeUndefined();
			expect(outcome.diagnostics).toMatchObject([
				{ code: "image/truncated", place: { file: "a.png", offset: length } },
			]);
		}
	});

	it("with any byte changed behind its signature is not taken for whole", () => {
		const whole = png({ ...small, chunks: [["tEXt", Buffer.from("Title\0a")]] });
		for (let at = 8; at < whole.length; at++) {
			const broken = Uint8Array.from(whole);
			broken[at] = broken[at]! ^ 0x41;
			const outcome = inspectImage(broken, "a.png");
			expect(outcome.diagnostics.length, `byte ${at}`).toBeGreaterThan(0);
		}
	});

	it.each<readonly [string, Uint8Array, string]>([
		["data that are no zlib stream", withData(Buffer.from("nothing")), "image/damaged"],
		["too few rows", withData(deflateSync(Buffer.alloc(4))), "image/damaged"],
		["too many rows", withData(deflateSync(Buffer.alloc(12))), "image/damaged"],
		["a filter that there is not", withData(deflateSync(Buffer.from([5, 0, 0, 0, 0, 0, 0, 0]))), "image/damaged"],
		["no data", withData(undefined), "image/damaged"],
		["a palette picture without a palette", png({ ...small, colour: 3 }), "image/damaged"],
		[
			"a depth that its colours do not have",
			png({ ...small, colour: 2, bits: 4, pixel: () => [1, 2, 3] }),
			"image/damaged",
		],
		["an optimised copy for a telephone", appleCopy(), "image/unsupported-kind"],
	])("is refused: %s", (_, bytes, code) => {
		const outcome = inspectImage(bytes, "a.png");
		expect(outcome.value).toBeUndefined();
		expect(outcome.diagnostics.map((finding) => finding.code)).toEqual([code]);
		expect(expectedDigest(bytes)).toBeUndefined();
	});

	it("beyond the limits is refused before its data are looked at", () => {
		const header = (width: number, height: number, colour = 0, bits = 8) => {
			const data = Buffer.alloc(13);
			data.writeUInt32BE(width, 0);
			data.writeUInt32BE(height, 4);
			data.set([bits, colour, 0, 0, 0], 8);
			return Buffer.concat([
				Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
				chunk("IHDR", data),
				chunk("IDAT", Buffer.from("bomb")),
				chunk("IEND", Buffer.alloc(0)),
			]);
		};
		for (const bytes of [header(20001, 1), header(1, 20001), header(20000, 20000), header(11000, 10900, 6, 16)])
			expect(codes(bytes)).toEqual(["image/too-many-pixels"]);
		expect(codes(header(20000, 6000))).toEqual(["image/damaged"]);
	});
});

function withData(data: Uint8Array | undefined): Uint8Array {
	const whole = Buffer.from(png(small));
	const at = whole.indexOf("IDAT") - 4;
	return Buffer.concat([whole.subarray(0, at), ...(data ? [chunk("IDAT", data)] : []), chunk("IEND", Buffer.alloc(0))]);
}

function appleCopy(): Uint8Array {
	const whole = Buffer.from(png(small));
	return Buffer.concat([whole.subarray(0, 8), chunk("CgBI", Buffer.alloc(4)), whole.subarray(8)]);
}

describe("any bytes", () => {
	it("are judged without an exception", () => {
		const all = Object.values(pictures);
		const damage = fc.record({
			picture: fc.constantFrom(...all),
			at: fc.double({ min: 0, max: 1, noNaN: true }),
			bytes: fc.uint8Array({ maxLength: 8 }),
			cut: fc.boolean(),
		});
		fc.assert(
			fc.property(damage, ({ picture, at, bytes, cut }) => {
				const broken = Uint8Array.from(picture);
				const from = Math.min(Math.floor(at * broken.length), broken.length - bytes.length);
				broken.set(bytes, from);
				const outcome = inspectImage(cut ? broken.subarray(0, from) : broken, "a");
				expect(outcome.value !== undefined || outcome.diagnostics.length > 0).toBe(true);
			}),
			{ numRuns: 1000 },
		);
	});
});
