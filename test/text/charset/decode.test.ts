import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { encodings } from "../../../src/model/encoding.ts";
import { decodeText } from "../../../src/text/charset/decode.ts";
import { byteEncodings, tables } from "../../../src/text/charset/tables.ts";
import { seedText } from "../../support/records.ts";
import { sentences } from "./corpus.ts";
import { doubled, encode, encodeBytes } from "./encode.ts";
import { codes, headlines, styles } from "./styles.ts";

const latin1 = (text: string) => new Uint8Array(Buffer.from(text, "latin1"));
const utf8 = (text: string) => new TextEncoder().encode(text);
const text = sentences.slice(0, 3).join("\n");

describe("the tables", () => {
	// Written down from texts of the time, not from the tables: each as a program that knows Windows-1252 only shows it.
	it.each([
		[
			"tcvn3",
			"Céng hßa x\u2022 héi chñ nghÜa ViÖt Nam".replace("\u2022", "\u00b7"),
			"Cộng hòa xã hội chủ nghĩa Việt Nam",
		],
		[
			"tcvn3",
			"§éc lËp - Tù do - H¹nh phóc, n\u00ad\u00edc, ng\u00ad\u00eai",
			"Độc lập - Tự do - Hạnh phúc, nước, người",
		],
		["vni", "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"],
		[
			"vni",
			"ÑOÄC LAÄP - Töï do, ngöôøi öôùc, Kyø, myõ, kî, taïi, baét, tieáng",
			"ĐỘC LẬP - Tự do, người ước, Kỳ, mỹ, kỵ, tại, bắt, tiếng",
		],
		["viscii", "Vi®t Nam, Ti\u00aang Vi®t, \u00d0\u00b5c", "Việt Nam, Tiếng Việt, Độc"],
		["vps", "Vi\u008ct Nam, ti\u0089ng, \u00f1\u00b6c, ng\u00dc\u00a9i", "Việt Nam, tiếng, Độc, người"],
		["windows-1258", "Vi\u00ea\u00f2t Nam, ti\u00ea\u00ecng, ng\u00fd\u00f5\u00cci", "Việt Nam, tiếng, người"],
	] as const)("%s: %s", (encoding, seen, want) => {
		expect(decodeText(latin1(seen), "a.txt", encoding).value?.text).toBe(want);
	});

	it("have every letter, in both cases but for TCVN3, whose capitals with a tone are not all there", () => {
		const letters = [..."aăâeêioôơuưy"].flatMap((vowel) =>
			["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"].map((tone) => (vowel + tone).normalize("NFC")),
		);
		for (const letter of [...letters, "đ"])
			for (const form of [letter, letter.toUpperCase()])
				for (const encoding of byteEncodings)
					expect(encodeBytes(form, encoding).lost, `${encoding} ${form}`).toEqual([]);
	});

	it("say one thing of each byte, and ASCII is ASCII", () => {
		for (const encoding of byteEncodings) {
			expect(tables[encoding]).toHaveLength(256);
			for (let byte = 0x20; byte < 0x7f; byte++) expect(tables[encoding][byte]).toBe(String.fromCharCode(byte));
			for (const end of [0x09, 0x0a, 0x0d]) expect(tables[encoding][end]).toBe(String.fromCharCode(end));
		}
	});
});

describe("decodeText", () => {
	it("leaves UTF-8 as it is, composed or not", () => {
		for (const own of [seedText, text, text.normalize("NFD"), "ĐÃ” Ã Õ, EM ÃÂ, “LÃ”, LÃ»", "plain ASCII"])
			expect(decodeText(utf8(own), "a.txt")).toEqual({ value: { text: own, encoding: "utf-8" }, diagnostics: [] });
	});

	it("finds every old encoding of whole sentences and says so", () => {
		for (const encoding of encodings.filter((each) => each !== "utf-8" && each !== "viqr")) {
			const { value, diagnostics } = decodeText(encode(text, encoding), "a.txt");
			expect(value?.encoding, encoding).toBe(encoding);
			expect(diagnostics[0]).toMatchObject({ code: "read/legacy-encoding", severity: "notice", params: { encoding } });
			if (encoding !== "tcvn3") expect(value?.text).toBe(text);
		}
	});

	it("takes UTF-16 with its mark and without", () => {
		for (const encoding of ["utf-16le", "utf-16be"] as const)
			for (const mark of ["", "\ufeff"])
				expect(decodeText(encode(mark + text, encoding), "a.txt").value).toEqual({ text, encoding });
		const cut = encode(text, "utf-16le").subarray(0, -1);
		expect(decodeText(cut, "a.txt").diagnostics).toMatchObject([{ code: "read/utf16" }]);
		expect(decodeText(new Uint8Array([0xff, 0xfe, 0, 0, 0x41, 0, 0, 0]), "a.txt").diagnostics).toMatchObject([
			{ code: "read/utf16", params: { encoding: "UTF-32LE" } },
		]);
	});

	it("puts marks into the order that makes letters, and says how often and where", () => {
		// VNI with the tone typed first: u-horn stays, `a`, acute, circumflex is ấ.
		const bytes = latin1("Töï do,\r\naùâ vaø oùâ");
		const { value, diagnostics } = decodeText(bytes, "a.txt", "vni");
		expect(value?.text).toBe("Tự do,\r\nấ và ố");
		expect(diagnostics).toMatchObject([
			{ code: "read/encoding-stated" },
			{ code: "read/marks-reordered", params: { count: 2 }, place: { line: 2, column: 1 } },
		]);
	});

	it("says which bytes stand for nothing, by columns of the text", () => {
		const { value, diagnostics } = decodeText(latin1("Vieät \u00fe Nam"), "a.txt", "vni");
		expect(value?.text).toBe("Việt \ufffd Nam");
		expect(diagnostics[1]).toMatchObject({
			code: "read/undefined-bytes",
			params: { count: 1 },
			place: { line: 1, column: 6 },
		});
	});

	it("says that the case of TCVN3 is uncertain, and in which words it shows", () => {
		const { value, diagnostics } = decodeText(encodeBytes("HÀ NỘI, Hà Nội, ĐẠI HỌC", "tcvn3").bytes, "a.txt", "tcvn3");
		expect(value?.text).toBe("Hà NộI, Hà Nội, ĐạI HọC");
		expect(diagnostics[1]).toMatchObject({
			code: "read/case-uncertain",
			params: { count: 3 },
			place: { line: 1, column: 4 },
		});
		const plain = decodeText(encodeBytes("hà nội", "tcvn3").bytes, "a.txt", "tcvn3").diagnostics[1];
		expect(plain).toMatchObject({ code: "read/case-uncertain", params: { count: 0 }, place: { file: "a.txt" } });
	});

	it("reads VIQR only where it is asked for", () => {
		const viqr = "Vie^.t Nam ddo^.c la^.p, Tu+. do, \\'nha` nu+o+'c\\', DDa`i tru+o+\\.";
		expect(decodeText(utf8(viqr), "a.txt").value?.text).toBe(viqr);
		expect(decodeText(utf8(viqr), "a.txt", "viqr").value?.text).toBe("Việt Nam độc lập, Tự do, 'nhà nước', Đài trươ.");
	});

	it("reports a text of which only a part was encoded twice", () => {
		const mixed = `${new TextDecoder().decode(doubled("Việt Nam"))}\nĐộc lập tự do`;
		expect(decodeText(utf8(mixed), "a.txt")).toMatchObject({
			value: { text: mixed, encoding: "utf-8" },
			diagnostics: [{ code: "read/double-encoded-part", params: { count: 1 }, place: { line: 1, column: 3 } }],
		});
	});

	it("refuses a stated encoding that cannot be", () => {
		for (const [bytes, asked] of [
			[utf8("abc"), "utf-16le"],
			[utf8("Việt"), "utf-8-as-1252"],
			[latin1("é"), "viqr"],
		] as const)
			expect(decodeText(bytes, "a.txt", asked).diagnostics).toMatchObject([
				{ code: "read/encoding-unfit", severity: "error", params: { encoding: asked } },
			]);
		expect(decodeText(latin1("Vieät"), "a.txt", "utf-8").diagnostics).toMatchObject([{ code: "read/not-utf8" }]);
		expect(decodeText(utf8("%PDF-1.7"), "a.txt", "vni").diagnostics).toMatchObject([{ code: "read/binary" }]);
		expect(decodeText(utf8(" \n"), "a.txt", "vni").diagnostics).toMatchObject([{ code: "read/empty" }]);
	});

	it("does not guess at two words, nor at two encodings in one file", () => {
		const short = decodeText(encodeBytes("bá cá", "viscii").bytes, "a.txt").diagnostics;
		expect(short).toMatchObject([{ code: "read/encoding-uncertain", severity: "error" }]);
		expect(Number(short[0]?.params?.confidence)).toBeLessThan(72);
		const half = (encoding: "vni" | "tcvn3") => encodeBytes(sentences.slice(0, 40).join("\n"), encoding).bytes;
		const both = new Uint8Array([...half("vni"), 10, ...half("tcvn3")]);
		expect(decodeText(both, "a.txt").value).toBeUndefined();
	});

	it("tells of lines in another encoding than the file, by the first of them", () => {
		const most = encodeBytes(sentences.slice(0, 30).join("\r\n"), "tcvn3").bytes;
		const appended = sentences.slice(30, 33).join("\n");
		for (const other of ["vni", "viscii", "utf-8"] as const) {
			const bytes = new Uint8Array([...most, 13, 10, ...encode(appended, other), 10, ...most]);
			const { value, diagnostics } = decodeText(bytes, "a.txt");
			expect(value?.encoding).toBe("tcvn3");
			expect(diagnostics.at(-1)).toMatchObject({
				code: "read/encoding-mixed",
				params: { encoding: "tcvn3", other, count: 3 },
				place: { line: 31 },
			});
		}
		for (const encoding of byteEncodings)
			for (const text of [sentences.join("\n"), codes.join("\n"), styles.join("\n"), headlines.join("\n"), seedText]) {
				const own = decodeText(encode(text, encoding), "a.txt", encoding).diagnostics;
				expect(own.map(({ code }) => code)).not.toContain("read/encoding-mixed");
			}
	});

	it("knows a short text that was encoded twice by its letters, though its words are names", () => {
		const names = "Krông Búk, Cư M'gar, Chư Sê, Đắk R'lấp, Kon Plông";
		expect(decodeText(doubled(names), "a.txt").value).toEqual({ text: names, encoding: "utf-8-as-1252" });
	});

	it("does not take other languages for Vietnamese", () => {
		for (const foreign of [
			"Les élèves ont été reçus à l'école près de la forêt où il était né; là, ça va très bien, déjà à côté du café.",
			"The café is à la carte, déjà vu, naïve; he paid à prix fixe and said voilà.",
			"Die Straße führt über die Brücke nach München, schöne Grüße und viele Äpfel.",
			"El niño comió en la montaña de España, qué pasó, ¿cómo está usted? Así también más.",
			"MINISTÈRE DE L'ÉDUCATION: ÉTÉ À ALÈS, FÊTE À NÎMES, ÂGE D'OR, DÉJÀ LÀ, OÙ ÇA",
			"À Paris, René dîne à la crêperie où Éloïse a été très gênée; voilà là-bas le thé et le pâté.",
			"Ó Seán, tá sé mór agus tá mé óg; bhí sí ag ól; cá bhfuil tú, a Mháire? Níl sé ann.",
			"smörgåsbord och köttbullar på gården, hälsningar från Malmö",
		])
			expect(decodeText(latin1(foreign), "a.txt").diagnostics, foreign).toMatchObject([{ code: "read/not-utf8" }]);
	});

	it("does not take noise for text", () => {
		fc.assert(
			fc.property(fc.uint8Array({ minLength: 60, maxLength: 2000 }), (bytes) => {
				const { value, diagnostics } = decodeText(bytes, "a.txt");
				if (value) expect(value.encoding).toBe("utf-8");
				else expect(diagnostics).toHaveLength(1);
			}),
			{ numRuns: 300 },
		);
	});

	it("gives NFC whatever the bytes are", () => {
		fc.assert(
			fc.property(
				fc.uint8Array({ minLength: 1, maxLength: 200 }),
				fc.constantFrom(...byteEncodings),
				(bytes, encoding) => {
					const { value } = decodeText(bytes, "a.txt", encoding);
					if (value) expect(value.text.normalize("NFC")).toBe(value.text);
				},
			),
		);
	});
});
