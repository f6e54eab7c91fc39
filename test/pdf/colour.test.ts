import { describe, expect, it } from "vitest";
import { sRgbProfile } from "../../src/pdf/colour.ts";

describe("the sRGB profile", () => {
	const profile = sRgbProfile();
	const view = new DataView(profile.buffer, profile.byteOffset, profile.byteLength);
	const ascii = (at: number, length: number) => String.fromCharCode(...profile.subarray(at, at + length));
	const tags = Array.from({ length: view.getUint32(128) }, (_, i) => {
		const at = 132 + i * 12;
		return { tag: ascii(at, 4), offset: view.getUint32(at + 4), size: view.getUint32(at + 8) };
	});

	it("is a version 2 RGB display profile of its own stated size", () => {
		expect(view.getUint32(0)).toBe(profile.length);
		expect(profile[8]).toBe(2);
		expect([ascii(12, 4), ascii(16, 4), ascii(20, 4), ascii(36, 4)]).toEqual(["mntr", "RGB ", "XYZ ", "acsp"]);
		expect(profile.length).toBeLessThan(800);
	});

	it("has the tags that a display profile must have, each inside the file and on a boundary of four", () => {
		expect(tags.map(({ tag }) => tag)).toEqual([
			"desc",
			"cprt",
			"wtpt",
			"rXYZ",
			"gXYZ",
			"bXYZ",
			"rTRC",
			"gTRC",
			"bTRC",
		]);
		for (const { offset, size } of tags) {
			expect(offset % 4).toBe(0);
			expect(offset + size).toBeLessThanOrEqual(profile.length);
		}
	});

	it("has primaries that add up to the white point, and the curve of sRGB", () => {
		const xyz = (name: string, axis: number) => {
			const { offset } = tags.find(({ tag }) => tag === name)!;
			return view.getInt32(offset + 8 + axis * 4) / 65536;
		};
		for (const axis of [0, 1, 2]) {
			const sum = xyz("rXYZ", axis) + xyz("gXYZ", axis) + xyz("bXYZ", axis);
			expect(sum).toBeCloseTo(xyz("wtpt", axis), 3);
		}
		const { offset } = tags.find(({ tag }) => tag === "gTRC")!;
		const point = (i: number) => view.getUint16(offset + 12 + i * 2) / 65535;
		expect([point(0), point(63)]).toEqual([0, 1]);
		// sRGB 0.5 is linear 0.214.
		expect((point(31) + point(32)) / 2).toBeCloseTo(0.214, 3);
	});
});
