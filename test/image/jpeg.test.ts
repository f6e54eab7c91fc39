import { describe, expect, it } from "vitest";
import { inspectImage } from "../../src/image/inspect.ts";
import { readJpeg } from "../../src/image/jpeg.ts";
import { adobe, exif, icc, jfif, jpeg } from "../support/jpeg.ts";
import { cmykWithoutProfile, height, pictures, width } from "../support/pictures.ts";
import { cmykProfile, grayProfile, sRgbProfile } from "../support/profile.ts";

const gray = { width: 9, height: 5, pixel: () => [128] };
const rgb = { width: 9, height: 5, pixel: () => [128, 90, 200] };
const codes = (bytes: Uint8Array) => readJpeg(bytes, "a.jpg").diagnostics.map(({ code }) => code);
const jpegOf = (bytes: Uint8Array) => readJpeg(bytes, "a.jpg").value;

/** A file with one byte changed. */
function patched(bytes: Uint8Array, at: number, value: number): Uint8Array {
	const copy = Uint8Array.from(bytes);
	copy[at] = value;
	return copy;
}

const frameAt = (bytes: Uint8Array) => Buffer.from(bytes).indexOf(Buffer.from([0xff, 0xc0]));

describe("a JPEG file", () => {
	it("says its size, components and coding", () => {
		expect(jpegOf(pictures["rgb.jpg"]!)).toEqual({
			width,
			height,
			components: 3,
			progressive: false,
			namedRgb: false,
			orientation: 1,
		});
		expect(jpegOf(pictures["rgb-progressive.jpg"]!)?.progressive).toBe(true);
		expect(jpegOf(pictures["gray.jpg"]!)?.components).toBe(1);
		expect(jpegOf(pictures["rgb-adobe.jpg"]!)?.adobe).toBe(0);
		expect(jpegOf(pictures["rgb-named.jpg"]!)?.namedRgb).toBe(true);
		expect(jpegOf(jpeg({ ...rgb, ids: [82, 71, 66], segments: [jfif] }))?.namedRgb).toBe(false);
	});

	it.each([1, 2, 3, 4, 5, 6, 7, 8] as const)("has the orientation %i of its Exif data, in both byte orders", (n) => {
		for (const little of [true, false]) {
			const bytes = jpeg({ ...gray, segments: [exif(n, little)] });
			expect(jpegOf(bytes)?.orientation).toBe(n);
			expect(inspectImage(bytes, "a.jpg").value).toMatchObject(
				n >= 5 ? { width: 5, height: 9 } : { width: 9, height: 5 },
			);
		}
	});

	it("stands upright where the Exif data are broken or say nonsense", () => {
		expect(jpegOf(jpeg({ ...gray, segments: [exif(9)] }))?.orientation).toBe(1);
		const cut: readonly [number, Uint8Array] = [0xe1, exif(6)[1].subarray(0, 20)];
		expect(jpegOf(jpeg({ ...gray, segments: [cut] }))?.orientation).toBe(1);
	});

	it("has its ICC profile put together from pieces in any order", () => {
		const profile = sRgbProfile();
		const pieces = icc(profile, 100);
		expect(pieces.length).toBeGreaterThan(3);
		const read = jpegOf(jpeg({ ...rgb, segments: [...pieces].reverse() }));
		expect(Buffer.from(read?.profile ?? []).equals(profile)).toBe(true);
	});

	it.each([
		["a missing piece", icc(sRgbProfile(), 100).slice(1), "image/profile-broken"],
		["no profile at all", icc(Buffer.alloc(300)), "image/profile-broken"],
		["a profile cut off", icc(sRgbProfile().subarray(0, 300)), "image/profile-broken"],
		["a gray profile", icc(grayProfile()), "image/profile-differs"],
	])("does without the profile: %s", (_, segments, code) => {
		const outcome = readJpeg(jpeg({ ...rgb, segments }), "a.jpg");
		expect(outcome.value).not.toHaveProperty("profile");
		expect(outcome.value?.components).toBe(3);
		expect(outcome.diagnostics.map((finding) => finding.code)).toEqual([code]);
	});

	it("in CMYK needs a profile", () => {
		expect(codes(cmykWithoutProfile)).toEqual(["image/cmyk-without-profile"]);
		expect(readJpeg(cmykWithoutProfile, "a.jpg").diagnostics[0]?.severity).toBe("error");
		const inks = { width: 9, height: 5, pixel: () => [1, 2, 3, 4] };
		expect(codes(jpeg({ ...inks, segments: icc(sRgbProfile()) }))).toEqual([
			"image/profile-differs",
			"image/cmyk-without-profile",
		]);
		expect(jpegOf(jpeg({ ...inks, segments: [adobe(0), ...icc(cmykProfile())] }))).toMatchObject({ components: 4 });
	});

	it("cut off anywhere is found out, with the place where it ends", () => {
		const whole = pictures["rgb-progressive.jpg"]!;
		for (let length = 3; length < whole.length; length++) {
			const outcome = readJpeg(whole.subarray(0, length), "a.jpg");
			expect(outcome.value).toBeUndefined();
			expect(outcome.diagnostics).toMatchObject([
				{ code: "image/truncated", severity: "warning", place: { file: "a.jpg", offset: length } },
			]);
		}
	});

	it("may have more behind its end and odd bytes between segments", () => {
		const whole = Buffer.from(pictures["gray.jpg"]!);
		expect(jpegOf(Buffer.concat([whole, Buffer.from("MPF")]))?.width).toBe(width);
		const at = frameAt(whole);
		const odd = Buffer.concat([whole.subarray(0, at), Buffer.from([0, 7, 0xff]), whole.subarray(at)]);
		expect(jpegOf(odd)?.width).toBe(width);
	});

	it("of a kind that PDF does not know is named", () => {
		const whole = pictures["gray.jpg"]!;
		const at = frameAt(whole);
		const whats = [
			[patched(whole, at + 1, 0xc3), "lossless"],
			[patched(whole, at + 1, 0xc9), "arithmetic"],
			[patched(whole, at + 4, 12), "12 bit"],
		] as const;
		for (const [bytes, what] of whats) {
			expect(readJpeg(bytes, "a.jpg").diagnostics).toMatchObject([
				{ code: "image/unsupported-kind", params: { format: "JPEG", what } },
			]);
		}
	});

	it("without a frame, without pixels or without a scan is damaged", () => {
		const whole = pictures["gray.jpg"]!;
		const at = frameAt(whole);
		expect(codes(patched(whole, at + 1, 0xfe))).toEqual(["image/damaged"]);
		expect(codes(patched(patched(whole, at + 5, 0), at + 6, 0))).toEqual(["image/damaged"]);
		expect(codes(Buffer.concat([whole.subarray(0, at + 13), Buffer.from([0xff, 0xd9])]))).toEqual(["image/damaged"]);
	});

	it("beyond the limits is refused by what it says of itself", () => {
		const at = frameAt(pictures["gray.jpg"]!);
		const wide = patched(patched(pictures["gray.jpg"]!, at + 7, 0x4e), at + 8, 0x21);
		expect(readJpeg(wide, "a.jpg").diagnostics).toMatchObject([
			{ code: "image/too-many-pixels", severity: "error", params: { width: 20001, height } },
		]);
		const long = Buffer.alloc(100_000_001);
		long.set(pictures["gray.jpg"]!);
		expect(inspectImage(long, "a.jpg").diagnostics).toMatchObject([
			{ code: "image/too-many-bytes", severity: "error", params: { bytes: 100_000_001 } },
		]);
	});
});
