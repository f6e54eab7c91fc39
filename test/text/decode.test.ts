import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeUtf8, firstInvalid } from "../../src/text/decode.ts";
import { paragraph } from "./vietnamese.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);
const only = (bytes: Uint8Array) => {
	const { value, diagnostics } = decodeUtf8(bytes, "bai.txt");
	expect(value).toBeUndefined();
	expect(diagnostics).toHaveLength(1);
	return diagnostics[0];
};

describe("decodeUtf8", () => {
	it("gives the text with its line ends, without the byte order mark", () => {
		expect(decodeUtf8(utf8("Hà Nội\r\nHuế\n"), "a").value).toEqual({ text: "Hà Nội\r\nHuế\n", bom: false });
		expect(decodeUtf8(utf8("\ufeffHà Nội"), "a").value).toEqual({ text: "Hà Nội", bom: true });
		expect(decodeUtf8(utf8("\ufeff\ufeffa"), "a").value).toEqual({ text: "\ufeffa", bom: true });
	});

	it("places the first bad byte", () => {
		const bytes = new Uint8Array([...utf8("Hà Nội\r\nđường 𠀋 "), 0xc3, 0x28, ...utf8(" xa")]);
		expect(only(bytes)).toEqual({
			code: "read/not-utf8",
			severity: "error",
			params: { byte: "C3", offset: bytes.indexOf(0x28) - 1 },
			place: { file: "bai.txt", line: 2, column: 9, offset: bytes.indexOf(0x28) - 1 },
			clause: { standard: "RFC 3629", clause: "3" },
		});
	});

	it("refuses overlong forms, surrogates, values above U+10FFFF, and cut sequences", () => {
		for (const tail of [
			[0xc0, 0xaf],
			[0xe0, 0x80, 0xaf],
			[0xed, 0xa0, 0x80],
			[0xf4, 0x90, 0x80, 0x80],
			[0xff],
			[0xe1, 0xbb],
			[0x80],
		]) {
			expect(only(new Uint8Array([0x61, ...tail]))).toMatchObject({ code: "read/not-utf8", params: { offset: 1 } });
		}
	});

	it("finds the first bad byte where the platform's decoder stops", () => {
		const bytes = fc.array(fc.oneof(fc.nat(255), fc.constantFrom(0xe1, 0xbb, 0x87, 0xf0, 0x90, 0xed, 0xc3)), {
			maxLength: 24,
		});
		fc.assert(
			fc.property(bytes, (list) => {
				const data = new Uint8Array(list);
				const at = firstInvalid(data);
				const decoder = () => new TextDecoder("utf-8", { fatal: true });
				expect(() => decoder().decode(data.subarray(0, at))).not.toThrow();
				if (at < data.length) expect(() => decoder().decode(data)).toThrow();
			}),
			{ numRuns: 1000 },
		);
	});

	it("names UTF-16 and UTF-32", () => {
		const le = (text: string) => new Uint8Array(Buffer.from(text, "utf16le"));
		const text = "Sáng 20/3, tại Hà Nội, Đại tướng Tô Lâm";
		expect(only(le(text))).toMatchObject({ code: "read/utf16", params: { encoding: "UTF-16LE" } });
		expect(only(le(`\ufeff${text}`))).toMatchObject({ params: { encoding: "UTF-16LE" } });
		expect(only(new Uint8Array(Buffer.from(text, "utf16le").swap16()))).toMatchObject({
			params: { encoding: "UTF-16BE" },
		});
		expect(only(new Uint8Array([0xff, 0xfe, 0, 0, 0x41, 0, 0, 0]))).toMatchObject({ params: { encoding: "UTF-32LE" } });
	});

	it("names binary formats", () => {
		expect(only(utf8("%PDF-1.7\n"))).toMatchObject({
			code: "read/binary",
			params: { kind: "PDF" },
			place: { offset: 0 },
		});
		expect(only(new Uint8Array([0x50, 0x4b, 3, 4, 0x14]))).toMatchObject({ params: { kind: "ZIP (DOCX, ODT, EPUB)" } });
		expect(only(new Uint8Array([0x80, 0x61, 0x00, 0x62]))).toMatchObject({
			code: "read/binary",
			params: { kind: "application/octet-stream" },
		});
	});

	it("refuses files without a visible character", () => {
		for (const text of ["", " \r\n\t", "\ufeff", "\u200b \u00a0"])
			expect(only(utf8(text))).toMatchObject({ code: "read/empty" });
	});

	it("takes all Vietnamese text", () => {
		fc.assert(
			fc.property(paragraph(), (text) => {
				expect(decodeUtf8(utf8(text), "a").value?.text).toBe(text);
			}),
		);
	});
});
