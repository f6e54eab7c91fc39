import { encodeQR } from "qr";
import decodeQR from "qr/decode.js";
import { beforeAll, describe, expect, it } from "vitest";
import { permanentLink } from "../../src/build/colophon.ts";
import { proveRecord } from "../../src/build/prove.ts";
import { isQrCodeOf, qrModules } from "../../src/build/qr-code.ts";
import type { InformationPackage, Print } from "../../src/index.ts";
import { extractPdf } from "../../src/pdf/extract.ts";
import { memoryTree } from "../../src/store/memory.ts";
import { mutate, replaceStream } from "../support/mutants.ts";
import { bytesOf, documentOf, filesOf, packageOf, seedName, seedText } from "../support/records.ts";

const metadata = {
	title: "Hội nghị quán triệt Quyết định 90-QĐ/TW",
	creator: ["Nông Vui"],
	identifier: ["doi:10.1234/bbk.1"],
};
let pack: InformationPackage;
beforeAll(async () => {
	pack = await packageOf(seedName, seedText, { metadata, print: { colophon: true } });
});

/** Reads a code from a picture of its modules, four pixels each, with the blank edge that it needs. */
function readCode(modules: readonly (readonly boolean[])[]): string {
	const side = (modules.length + 8) * 4;
	const data = new Uint8Array(side * side * 4).fill(255);
	for (let y = 0; y < side; y++) {
		for (let x = 0; x < side; x++) {
			const dark = modules[Math.floor(y / 4) - 4]?.[Math.floor(x / 4) - 4];
			if (dark) data.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3);
		}
	}
	return decodeQR({ width: side, height: side, data });
}

async function errorsOf(files: ReadonlyMap<string, Uint8Array>): Promise<readonly string[]> {
	const { diagnostics } = await proveRecord(memoryTree(files));
	return diagnostics.filter(({ severity }) => severity === "error").map(({ code }) => code);
}

describe("the page about the record", () => {
	it("names the record, the source and its digest, in a section of its own behind the article", () => {
		const { value } = extractPdf(bytesOf(documentOf(pack)));
		const texts = value?.blocks.slice(-11).map(({ text }) => text.trim()) ?? [];
		expect(texts[0]).toBe("Về hồ sơ này · About this record");
		expect(texts[1]).toBe(`Mã định danh · Identifier ${pack.identifier} https://doi.org/10.1234/bbk.1`);
		expect(texts).toContain(`Tít · Title ${metadata.title}`);
		expect(texts).toContain("Tác giả · Author Nông Vui");
		expect(texts.find((text) => /[0-9a-f]{64}$/.test(text))).toBeDefined();
		expect(value?.blocks.slice(-11).map(({ type }) => type)).toEqual(["H2", ...Array(10).fill("P")]);
	});

	it("has a code that a camera reads as the permanent identifier, with that as its alternative text", () => {
		const codes = extractPdf(bytesOf(documentOf(pack))).value?.codes ?? [];
		expect(codes.map(({ alt }) => alt)).toEqual(["https://doi.org/10.1234/bbk.1"]);
		expect(readCode(qrModules(codes[0]?.alt ?? ""))).toBe("https://doi.org/10.1234/bbk.1");
		const side = qrModules(codes[0]?.alt ?? "").length;
		const { box, rectangles = [] } = codes[0] ?? {};
		const modules = Array.from({ length: side }, (_, row) =>
			Array.from({ length: side }, (_, column) => {
				const x = (box?.x ?? 0) + ((column + 0.5) * (box?.width ?? 0)) / side;
				const y = (box?.y ?? 0) + ((side - row - 0.5) * (box?.height ?? 0)) / side;
				return rectangles.some((r) => x > r.x && x < r.x + r.width && y > r.y && y < r.y + r.height);
			}),
		);
		expect(readCode(modules)).toBe("https://doi.org/10.1234/bbk.1");
	});

	it("is part of the proof, and is there only where it was asked for", async () => {
		expect(await errorsOf(filesOf(pack))).toEqual([]);
		const without = await packageOf(seedName, seedText, { metadata });
		expect(extractPdf(bytesOf(documentOf(without))).value?.codes).toEqual([]);
		expect(new TextDecoder().decode(filesOf(without).get("data/metadata/record.json"))).not.toContain("colophon");
	});

	it("comes with the template `book`, and can be left out there", async () => {
		const codes = async (print: object) => {
			const made = await packageOf(seedName, seedText, { template: "book", print });
			return extractPdf(bytesOf(documentOf(made))).value?.codes.length;
		};
		expect([await codes({}), await codes({ colophon: false })]).toEqual([1, 0]);
	});

	/** The record with the content stream of its last page changed. */
	const withLastPage = async (edit: (content: string) => string) => {
		const document = documentOf(pack);
		const broken = await mutate(bytesOf(document), {
			name: "last page",
			caughtBy: "proof",
			change: (pdf) => {
				const contents = pdf
					.getPages()
					.at(-1)
					?.node.get(pdf.context.obj("Contents") as never);
				if (!contents) throw new Error("no contents");
				replaceStream(pdf, contents as never, edit);
			},
		});
		return errorsOf(new Map(filesOf(pack)).set(document.path, broken));
	};

	it.each<readonly [string, (content: string) => string, string]>([
		["two letters of it changed", (c) => c.replace(/\(([^()\\])([^()\\])/, "($2$1"), "build/text-differs"],
		["a module of the code left out", (c) => c.replace(/\S+ \S+ \S+ \S+ re\n(?=f\n)/, ""), "build/code-differs"],
		[
			"a module more",
			(c) => c.replace(/(\S+) (\S+) (\S+) (\S+) re\n(?=f\n)/, "$&$1 $2 200 $4 re\n"),
			"build/code-differs",
		],
	])("notices in the PDF: %s", async (_, edit, code) => {
		expect(await withLastPage(edit)).toContain(code);
	});

	it.each<readonly [string, (json: string) => string, string]>([
		[
			"a letter changed in what record.json says of it",
			(j) => j.replace("About this record", "About that record"),
			"build/text-differs",
		],
		["no word of it in record.json", (j) => j.replace(/"colophon": \{[^}]*\},\s*/, ""), "build/text-unexpected"],
		[
			"another code in record.json",
			(j) => j.replace(/"code": "https:[^"]*"/, '"code": "https://doi.org/10.9999/x"'),
			"build/code-differs",
		],
		[
			"a digest that is not the source's",
			(j) => j.replace(/(SHA-256 of the source )[0-9a-f]{8}/, "$100000000"),
			"build/colophon-silent",
		],
	])("notices: %s", async (_, edit, code) => {
		const path = "data/metadata/record.json";
		const json = new TextDecoder().decode(filesOf(pack).get(path));
		expect(edit(json)).not.toBe(json);
		expect(await errorsOf(new Map(filesOf(pack)).set(path, new TextEncoder().encode(edit(json))))).toContain(code);
	});
});

describe("isQrCodeOf", () => {
	const text = "https://doi.org/10.1234/bbk.1";
	const other = (mask: number, ecc: "low" | "high") =>
		encodeQR(text, "raw", { mask, ecc, border: 1 })
			.slice(1, -1)
			.map((row) => row.slice(1, -1));

	it("takes a code of any level and mask, as another version of an encoder might draw it", () => {
		expect(isQrCodeOf(text, qrModules(text))).toBe(true);
		for (const ecc of ["low", "high"] as const)
			for (let mask = 0; mask < 8; mask++) expect(isQrCodeOf(text, other(mask, ecc))).toBe(true);
	});

	it("takes no code of another text, and none with a single module changed", () => {
		expect(isQrCodeOf(`${text}1`, qrModules(text))).toBe(false);
		for (const at of [0, 100, 300, 620]) {
			const changed = qrModules(text).map((row, r) => row.map((dark, c) => (r * row.length + c === at ? !dark : dark)));
			expect(isQrCodeOf(text, changed)).toBe(false);
		}
		expect(isQrCodeOf(text, [])).toBe(false);
	});
});

describe("the recipe", () => {
	const digestOf = async (print: Print) => {
		const made = await packageOf(seedName, seedText, { print });
		return JSON.parse(new TextDecoder().decode(filesOf(made).get("data/metadata/record.json"))).recipe.digest;
	};

	it("is another one for each thing that is asked of the page, and the same however a sheet is written", async () => {
		const prints: readonly Print[] = [
			{},
			{ paper: "A5" },
			{ mirrored: true },
			{ gray: true },
			{ colophon: true },
			{ hanging: true },
			{ notes: "end" },
		];
		const digests = await Promise.all(prints.map(digestOf));
		expect(new Set(digests).size).toBe(prints.length);
		expect(await digestOf({ paper: " a5" })).toBe(await digestOf({ paper: "A5" }));
		expect(await digestOf({ paper: "145 x 205 MM" })).toBe(await digestOf({ paper: "145x205mm" }));
	});
});

describe("permanentLink", () => {
	const urn = "urn:uuid:9d2c5b1e-7a53-5c1c-8a43-5a6f0f5e1c11";
	it.each([
		[[urn], undefined],
		[[urn, "doi:10.1234/a.b"], "https://doi.org/10.1234/a.b"],
		[["10.1234/a.b"], "https://doi.org/10.1234/a.b"],
		[["http://dx.doi.org/10.1234/a.b"], "https://doi.org/10.1234/a.b"],
		[["hdl:20.500.1/7"], "https://hdl.handle.net/20.500.1/7"],
		[["ark:/12345/x9"], "https://n2t.net/ark:/12345/x9"],
		[["https://baobackan.vn/bai-1"], "https://baobackan.vn/bai-1"],
		[["https://baobackan.vn/bài một"], undefined],
		[["https://baobackan.vn/bài"], "https://baobackan.vn/b%C3%A0i"],
		[["https://baobackan.vn/b%C3%A0i"], "https://baobackan.vn/b%C3%A0i"],
		[["https://baobackan.vn/bai", "doi:10.1234/a"], "https://doi.org/10.1234/a"],
	])("%j leads to %s", (identifiers, link) => {
		expect(permanentLink(identifiers)).toBe(link);
	});
});
