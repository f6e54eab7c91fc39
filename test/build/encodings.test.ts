import { describe, expect, it } from "vitest";
import { type BuiltRecord, build, type Encoding, type Outcome, verify } from "../../src/index.ts";
import { extractPdf } from "../../src/pdf/extract.ts";
import { byteEncodings } from "../../src/text/charset/tables.ts";
import { bytesOf, documentOf, filesOf, seedText } from "../support/records.ts";
import { encode, encodeBytes } from "../text/charset/encode.ts";

const options = { buildTime: "2026-01-02T03:04:05Z" } as const;
const name = "bài.txt";

function packOf(outcome: Outcome<BuiltRecord>) {
	if (outcome.value === undefined) throw new Error(JSON.stringify(outcome.diagnostics, undefined, 1));
	return outcome.value.package;
}

const jsonOf = (files: ReadonlyMap<string, Uint8Array>) =>
	JSON.parse(new TextDecoder().decode(files.get("data/metadata/record.json")));

function unitsOf(outcome: Outcome<BuiltRecord>): readonly string[] {
	const extracted = extractPdf(bytesOf(documentOf(packOf(outcome))));
	return extracted.value?.blocks.map((block) => block.actualText ?? block.text) ?? [];
}

/** What the encodings have no place for in the seed article. TCVN3 has no capitals with a tone, and those become small. */
const lost: Readonly<Record<(typeof byteEncodings)[number], readonly string[]>> = {
	tcvn3: [],
	vni: [],
	viscii: ["“", "”"],
	vps: ["“", "”"],
	"windows-1258": [],
};

describe("a record of an article in an old encoding", () => {
	it.each(byteEncodings)("%s: has the text of the original, and proves it", async (encoding) => {
		const { bytes, lost: missing } = encodeBytes(seedText, encoding);
		expect(missing).toEqual(lost[encoding]);
		const outcome = await build({ name, bytes }, options);
		const files = filesOf(packOf(outcome));
		expect(outcome.diagnostics).toContainEqual(expect.objectContaining({ code: "read/legacy-encoding" }));
		let want = seedText;
		for (const sign of missing) want = want.replaceAll(sign, "?");
		if (encoding === "tcvn3")
			want = want.replace(/\p{Lu}/gu, (letter) =>
				/[\u0300\u0301\u0303\u0309\u0323]/.test(letter.normalize("NFD")) ? letter.toLowerCase() : letter,
			);
		const original = await build({ name, bytes: encode(want, "utf-8") }, options);
		expect(unitsOf(outcome)).toEqual(unitsOf(original));
		const { source } = jsonOf(files);
		expect(source.encoding).toBe(encoding);
		expect(files.get(`data/${source.path}`)).toEqual(bytes);
		expect(await verify(files)).toMatchObject({ valid: true, record: true });
	});

	it.each(["utf-16le", "utf-16be", "utf-8-as-1252"] as const)("%s: loses nothing", async (encoding) => {
		const outcome = await build({ name, bytes: encode(seedText, encoding) }, options);
		const original = await build({ name, bytes: encode(seedText, "utf-8") }, options);
		expect(unitsOf(outcome)).toEqual(unitsOf(original));
		expect(await verify(filesOf(packOf(outcome)))).toMatchObject({ valid: true, record: true });
	});

	it("says in PREMIS what was done to read it, and nothing where it is UTF-8", async () => {
		const premisOf = async (encoding: Encoding) => {
			const pack = packOf(await build({ name, bytes: encode(seedText, encoding) }, options));
			return new TextDecoder().decode(filesOf(pack).get("data/metadata/premis.xml"));
		};
		expect(await premisOf("tcvn3")).toMatch(
			/>normalization<[\s\S]*read the bytes of the source as tcvn3 and made Unicode of them; read\/case-uncertain \d+/,
		);
		expect(await premisOf("utf-8")).not.toContain("normalization");
		const files = filesOf(packOf(await build({ name, bytes: encode(seedText, "utf-8") }, options)));
		expect(jsonOf(files).source).not.toHaveProperty("encoding");
	});

	it("reads Markdown too, with its front matter", async () => {
		const markdown =
			"---\ntitle: Đường về bản\ncreator: Nguyễn Thị Hồng\n---\n\n# Đường về bản\n\nCon đường **mười hai cây số** đã thông xe.\n";
		const outcome = await build({ name: "bai.md", bytes: encode(markdown, "vni") }, options);
		const { metadata } = jsonOf(filesOf(packOf(outcome)));
		expect(metadata.title[0].value).toBe("Đường về bản");
		expect(metadata.creator[0].value).toBe("Nguyễn Thị Hồng");
		expect(unitsOf(outcome)).toContain("Con đường mười hai cây số đã thông xe.");
	});

	it("obeys a stated encoding, which makes another record of the same bytes", async () => {
		const bytes = encodeBytes(seedText, "vni").bytes;
		const found = jsonOf(filesOf(packOf(await build({ name, bytes }, options))));
		const stated = jsonOf(filesOf(packOf(await build({ name, bytes }, { ...options, encoding: "windows-1258" }))));
		expect(stated.source).toMatchObject({ encoding: "windows-1258", sha256: found.source.sha256 });
		expect(stated.identifier).toBe(found.identifier);
		expect(stated.recipe.digest).not.toBe(found.recipe.digest);
	});

	it("is refused by the proof where the encoding in record.json is another", async () => {
		const files = filesOf(packOf(await build({ name, bytes: encode(seedText, "vni") }, options)));
		const json = new TextDecoder().decode(files.get("data/metadata/record.json"));
		for (const other of ['"encoding": "viscii"', '"encoding": "utf-8"']) {
			const changed = json.replace('"encoding": "vni"', other);
			expect(changed).not.toBe(json);
			const broken = new Map(files).set("data/metadata/record.json", new TextEncoder().encode(changed));
			const { diagnostics } = await verify(broken);
			expect(
				diagnostics.filter((d) => /build\/(text-differs|source-unreadable|unit)/.test(d.code)).length,
				other,
			).toBeGreaterThan(0);
		}
	});

	it("is not made where the encoding is not sure", async () => {
		const outcome = await build({ name, bytes: encodeBytes("bá cá", "viscii").bytes }, options);
		expect(outcome.value).toBeUndefined();
		expect(outcome.diagnostics).toMatchObject([{ code: "read/encoding-uncertain" }]);
	});
});
