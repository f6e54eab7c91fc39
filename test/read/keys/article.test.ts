import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { spansOf, spansText } from "../../../src/model/index.ts";
import { readDate } from "../../../src/read/keys/date.ts";
import { parseKeyMap } from "../../../src/read/keys/map.ts";
import { articles, codes } from "../members.ts";

const read = async (value: unknown, map?: string) => {
	const keys = map === undefined ? undefined : parseKeyMap(map);
	const [outcome] = await articles("tin.jsonl", JSON.stringify(value), keys ? { map: keys } : {});
	if (!outcome) throw new Error("no member");
	return outcome;
};
const said = async (value: unknown, map?: string) =>
	Object.fromEntries(((await read(value, map)).value?.claims ?? []).map(({ element, value }) => [element, value]));

describe("presets", () => {
	it.each([
		[
			"bkai",
			{ id: "a1", link: "https://bao.vn/1", publish: { $date: "2019-07-05T00:00:00Z" }, text: "Bài." },
			{ identifier: "a1", source: "https://bao.vn/1", issued: "2019-07-05T00:00:00Z" },
		],
		["binhvq", { text: "Bài." }, {}],
		[
			"laodong",
			{
				id: 7,
				link: "l",
				title: "Tít",
				author: "Nông Vui",
				time: "20/03/2023 10:15",
				header: "Sapo.",
				content: "Bài.",
			},
			{ identifier: "7", source: "l", title: "Tít", creator: "Nông Vui", issued: "2023-03-20T10:15+07:00" },
		],
		["common", { tieu_de: "Tít", noi_dung: "Bài.", tac_gia: ["A", "B"] }, { title: "Tít", creator: "B" }],
	])("%s is chosen by the keys, which is told", async (preset, member, claims) => {
		const outcome = await read(member);
		expect(outcome.diagnostics.find(({ code }) => code === "read/keys-chosen")?.params).toMatchObject({ preset });
		expect(await said(member)).toEqual(claims);
	});

	it("the sapo is the lead, the text follows", async () => {
		const { value } = await read({ title: "T", time: "2023", header: "Sapo.", text: "Một.\n\nHai." });
		expect(value?.blocks.map((b) => [b.kind === "paragraph" && b.role, spansText(spansOf([b]))])).toEqual([
			["lead", "Sapo."],
			[undefined, "Một."],
			[undefined, "Hai."],
		]);
	});
});

describe("maps", () => {
	it("follow dots, lists, alternatives and sums", async () => {
		const member = {
			a: { b: [{ ten: "X" }, { ten: "Y" }] },
			"c.d": "dấu chấm",
			than: ["Một.", "Hai."],
			tags: ["t1", "t2"],
			muc: "m",
		};
		const { value } = await read(member, "creator=a.b.ten,body=thieu|than,title=c.d,subject=tags+muc");
		expect(value?.claims.map((c) => [c.element, c.value, c.rule])).toEqual([
			["creator", "X", "key:a.b.ten"],
			["creator", "Y", "key:a.b.ten"],
			["title", "dấu chấm", "key:c.d"],
			["subject", "t1", "key:tags"],
			["subject", "t2", "key:tags"],
			["subject", "m", "key:muc"],
		]);
		expect(value?.blocks).toHaveLength(2);
		expect(value?.keys).toBe("creator=a.b.ten, body=than, title=c.d, subject=tags, subject=muc");
	});

	it("what they do not use is told, what they miss too", async () => {
		const outcome = await read({ text: "Bài.", n: 0, o: { p: ["q", null, ""] }, r: true }, "body=text,title=tit");
		expect(outcome.diagnostics.map(({ code, params }) => [code, params?.keys ?? params?.key])).toEqual([
			["read/keys-unmapped", "n, o.p[], r"],
			["read/key-missing", "tit"],
		]);
	});

	it("an object where a text should be is not used in silence", async () => {
		const outcome = await read({ text: "Bài.", title: { vi: "Tít" } }, "body=text,title=title");
		expect(outcome.value?.claims.some(({ element }) => element === "title")).toBe(false);
		expect(outcome.diagnostics[0]?.params?.keys).toBe("title.vi");
	});

	it.each(["body", "=text", "body=", "a=b,,c=d", ""])("%j is none", (text) => {
		expect(parseKeyMap(text)).toBeUndefined();
	});
});

describe("values", () => {
	it("identifiers keep every digit", async () => {
		const [outcome] = await articles("so.jsonl", '{"text":"Bài.","publish":"2020","id":12345678901234567890}');
		expect(outcome?.value?.claims[0]).toMatchObject({ element: "identifier", value: "12345678901234567890" });
	});

	it("Extended JSON is unwrapped however it is nested", async () => {
		const member = { _id: { $oid: "5d1e" }, text: "Bài.", publish: { $date: { $numberLong: "1562284800000" } } };
		expect(await said(member, "body=text,identifier=_id,issued=publish.$date")).toEqual({
			identifier: "5d1e",
			issued: "2019-07-05T00:00:00Z",
		});
		expect(await said(member, "body=text,issued=publish")).toEqual({ issued: "2019-07-05T00:00:00Z" });
	});

	it.each([
		["2019-07-05T00:00:00.000Z", "2019-07-05T00:00:00.000Z", false],
		["2019-07-05 08:30", "2019-07-05T08:30+07:00", true],
		["2019-07-05T08:30:11.000 +07:00", "2019-07-05T08:30:11.000+07:00", false],
		["2019-07-05T08:30:11+0700", "2019-07-05T08:30:11+07:00", false],
		["1562284800", "2019-07-05T00:00:00Z", false],
		["1562284800123", "2019-07-05T00:00:00.123Z", false],
		["Thứ hai, 20/3/2023, 10:15 (GMT+7)", "2023-03-20T10:15+07:00", false],
		["20/03/2023 8h05", "2023-03-20T08:05+07:00", true],
		["10:15 | 20-03-2023", "2023-03-20T10:15+07:00", true],
	])("%s is %s", (text, value, assumed) => {
		expect(readDate(text)).toEqual(assumed ? { value, zoneAssumed: true } : { value });
	});

	it.each(["2019-07-05", "20/03/2023", "sáng 20/03/2023 10:15", "hôm qua", "12345", "2019"])(
		"%s stays as it is",
		(text) => {
			expect(readDate(text)).toBeUndefined();
		},
	);

	it("HTML is read as HTML: paragraphs, marks, lists, pictures; what is left out is told", async () => {
		const outcome = await read({
			title: "Tin",
			content:
				"<p>Bài <b>đậm</b> &amp; gọn.</p><ul><li>một</li></ul><figure><img src='a.jpg' alt='ảnh'><figcaption>Chú thích</figcaption></figure><script>x()</script>",
		});
		const blocks = outcome.value?.blocks ?? [];
		expect(blocks.map(({ kind }) => kind)).toEqual(["paragraph", "list", "figure"]);
		expect(spansText(spansOf(blocks.slice(0, 1)))).toBe("Bài đậm & gọn.");
		expect(spansOf(blocks)[1]?.marks).toEqual(["bold"]);
	});

	it("inline markup in plain text is told and stays", async () => {
		const outcome = await read({ text: "Bài <b>đậm</b> và a < b." });
		expect(codes([outcome])).toEqual(["read/keys-chosen@1", "read/markup-in-text@1"]);
		expect(spansText(spansOf(outcome.value?.blocks ?? []))).toBe("Bài <b>đậm</b> và a < b.");
	});

	it("markup is told and stays; a NUL and a lone surrogate stay for whoever sets the text to refuse", async () => {
		const outcome = await read({ text: "<p>Bài <b>đậm</b>.</p>\u0000\ud800" });
		expect(codes([outcome])).toEqual(["read/keys-chosen@1", "read/markup-in-text@1"]);
		expect(spansText(spansOf(outcome.value?.blocks ?? []))).toBe("<p>Bài <b>đậm</b>.</p>\u0000\ud800");
	});
});

describe("nothing is lost", () => {
	const word = fc.array(fc.constantFrom(..."aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạếềểễệ<>&\"'\\.,-0123456789"), {
		minLength: 1,
		maxLength: 9,
	});
	const text = fc
		.array(fc.tuple(word, fc.constantFrom(" ", "\n", "\n\n", "\r\n", "  ", "\t")), { minLength: 1, maxLength: 40 })
		.map((parts) => parts.map(([letters, gap]) => letters.join("") + gap).join(""));
	const ink = (value: string) => value.replace(/\s+/gu, "");

	it("every letter of a text is in the article, every other value in a claim or told by its key", async () => {
		const key = fc.constantFrom("title", "author", "la", "khac", "url", "sapo", "tags");
		const others = fc.dictionary(key, fc.oneof(text, fc.array(text, { maxLength: 3 }), fc.integer(), fc.boolean()));
		await fc.assert(
			fc.asyncProperty(text, others, async (body, rest) => {
				const outcome = await read({ ...rest, content: body });
				if (!outcome.value) throw new Error(JSON.stringify(outcome.diagnostics));
				const printed = outcome.value.blocks.map((block) => spansText(spansOf([block]))).join("");
				expect(ink(printed)).toBe(ink([rest.sapo ?? [], body].flat().join("")));
				const claimed = outcome.value.claims.map(({ value }) => ink(value));
				const told = outcome.diagnostics.filter(({ code }) => code === "read/keys-unmapped");
				const names = String(told[0]?.params?.keys ?? "").split(", ");
				for (const [name, value] of Object.entries(rest)) {
					if (name === "sapo") continue;
					for (const each of [value].flat()) {
						const kept = claimed.includes(ink(String(each)));
						expect([name, kept || names.includes(name) || names.includes(`${name}[]`)]).toEqual([name, true]);
					}
				}
			}),
		);
	});
});
