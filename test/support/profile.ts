import { sRgbProfile } from "../../src/pdf/colour.ts";

export { sRgbProfile };

/** The white point of the profile connection space, three s15Fixed16Numbers. */
const d50 = Buffer.from("0000f6d6000100000000d32d", "hex");

function tag(type: string, body: Uint8Array): Buffer {
	const head = Buffer.from(`${type}\0\0\0\0`, "latin1");
	const length = head.length + body.length;
	return Buffer.concat([head, body, Buffer.alloc(-length & 3)]);
}

function profile(
	deviceClass: string,
	space: string,
	pcs: string,
	tags: readonly (readonly [string, Buffer])[],
): Buffer {
	const head = Buffer.alloc(132 + tags.length * 12);
	head.writeUInt32BE(0x02400000, 8);
	head.write(`${deviceClass}${space}${pcs}`, 12, "latin1");
	head.write("acsp", 36, "latin1");
	head.set(d50, 68);
	head.writeUInt32BE(tags.length, 128);
	let at = head.length;
	tags.forEach(([name, body], i) => {
		head.write(name, 132 + i * 12, "latin1");
		head.writeUInt32BE(at, 136 + i * 12);
		head.writeUInt32BE(body.length, 140 + i * 12);
		at += body.length;
	});
	head.writeUInt32BE(at, 0);
	return Buffer.concat([head, ...tags.map(([, body]) => body)]);
}

function common(name: string): readonly (readonly [string, Buffer])[] {
	const length = Buffer.alloc(4);
	length.writeUInt32BE(name.length + 1);
	return [
		["desc", tag("desc", Buffer.concat([length, Buffer.from(`${name}\0`), Buffer.alloc(78)]))],
		["cprt", tag("text", Buffer.from("No copyright, use freely\0"))],
		["wtpt", tag("XYZ ", d50)],
	];
}

/** A gray profile of gamma 1.8. */
export function grayProfile(): Uint8Array {
	const curve = tag("curv", Buffer.from([0, 0, 0, 1, 0x01, 0xcd]));
	return profile("mntr", "GRAY", "XYZ ", [...common("gray 1.8"), ["kTRC", curve]]);
}

/** A printer profile by its sixteen corners: paper white, solid inks, and what lies between is linear. */
export function cmykProfile(): Uint8Array {
	const corners = Array.from({ length: 16 }, (_, i) => {
		const [c, m, y, k] = [(i >> 3) & 1, (i >> 2) & 1, (i >> 1) & 1, i & 1] as const;
		return k ? [20, 128, 128] : lab(1 - c, 1 - m, 1 - y);
	}).flat();
	const identity = Array.from({ length: 256 }, (_, i) => i);
	const matrix = Buffer.alloc(36);
	for (const i of [0, 4, 8]) matrix.writeUInt32BE(0x10000, i * 4);
	const lut = tag(
		"mft1",
		Buffer.concat([
			Buffer.from([4, 3, 2, 0]),
			matrix,
			Buffer.from([identity, identity, identity, identity].flat()),
			Buffer.from(corners),
			Buffer.from([identity, identity, identity].flat()),
		]),
	);
	return profile("prtr", "CMYK", "Lab ", [...common("corners"), ["A2B0", lut]]);
}

/** CIE L*a*b* of linear sRGB corners (D50), as bytes of a lut8. */
function lab(r: number, g: number, b: number): readonly number[] {
	const x = (0.43607 * r + 0.38515 * g + 0.14307 * b) / 0.9642;
	const y = 0.22249 * r + 0.71687 * g + 0.06061 * b;
	const z = (0.01392 * r + 0.09708 * g + 0.7141 * b) / 0.8249;
	const f = (t: number) => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116);
	const l = 116 * f(y) - 16;
	return [(l * 255) / 100, 500 * (f(x) - f(y)) + 128, 200 * (f(y) - f(z)) + 128].map((v) =>
		Math.max(0, Math.min(255, Math.round(v))),
	);
}
