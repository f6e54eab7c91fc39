import { describe, expect, it } from "vitest";
import { grayPicture, isColourJpeg } from "../../src/image/gray.ts";
import { readPng } from "../../src/image/png.ts";
import { decodePng } from "../../src/image/samples.ts";
import { pictures } from "../support/pictures.ts";

const pngs = Object.entries(pictures).filter(([, bytes]) => bytes[0] === 0x89 && readPng(bytes, "").value);
const read = (bytes: Uint8Array) => {
	const png = readPng(bytes, "p.png").value;
	const samples = png && decodePng(png);
	if (!png || !samples) throw new Error("not a picture");
	return { png, samples };
};

/** What IEC 61966-2-1 makes of the luminance of a colour, all from 0 to 1. */
function shade(rgb: readonly number[]): number {
	const linear = rgb.map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
	const y = 0.2126 * linear[0]! + 0.7152 * linear[1]! + 0.0722 * linear[2]!;
	return y <= 0.0031308 ? y * 12.92 : 1.055 * y ** (1 / 2.4) - 0.055;
}

describe("grayPicture", () => {
	it.each(pngs)("%s: one channel of gray, its opacity kept, twice the same bytes", (_, bytes) => {
		const gray = grayPicture(bytes);
		const [before, after] = [read(bytes), read(gray)];
		expect([0, 4]).toContain(after.png.colour);
		expect([after.png.width, after.png.height]).toEqual([before.png.width, before.png.height]);
		const opacity = ({ samples }: typeof before) => {
			const { alpha } = samples;
			return alpha && Array.from(alpha.bits === 8 ? alpha.samples : alpha.samples.filter((_, i) => i % 2 === 0));
		};
		expect(opacity(after)).toEqual(opacity(before));
		expect(Buffer.from(grayPicture(bytes)).equals(gray)).toBe(true);
		if (before.png.colour === 0 || before.png.colour === 4) expect(gray).toBe(bytes);
	});

	it.each(pngs.filter(([, bytes]) => [2, 6].includes(read(bytes).png.colour)))(
		"%s: has the luminance of each pixel",
		(_, bytes) => {
			const [before, after] = [read(bytes), read(grayPicture(bytes))];
			const size = before.png.bits / 8;
			const most = size === 2 ? 65535 : 255;
			const sample = (data: Uint8Array, at: number) =>
				size === 2 ? data[2 * at]! * 256 + data[2 * at + 1]! : data[at]!;
			for (let i = 0; i < before.png.width * before.png.height; i++) {
				const rgb = [0, 1, 2].map((n) => sample(before.samples.colour, 3 * i + n) / most);
				expect(Math.abs(sample(after.samples.colour, i) - most * shade(rgb))).toBeLessThanOrEqual(size === 2 ? 60 : 1);
			}
		},
	);

	it("leaves a JPEG file as it is, and knows which ones have colours", () => {
		const jpegs = Object.entries(pictures).filter(([, bytes]) => bytes[0] === 0xff);
		expect(jpegs.length).toBeGreaterThan(2);
		for (const [name, bytes] of jpegs) {
			expect(grayPicture(bytes)).toBe(bytes);
			expect([name, isColourJpeg(bytes)]).toEqual([name, !/gr[ae]y/i.test(name)]);
		}
	});

	it("leaves what is no picture as it is", () => {
		const bytes = new TextEncoder().encode("không phải ảnh");
		expect(grayPicture(bytes)).toBe(bytes);
		expect(isColourJpeg(bytes)).toBe(false);
	});
});
