import fc from "fast-check";
import { XmlDocument } from "libxml2-wasm";
import { describe, expect, it } from "vitest";
import { pictures } from "../../support/pictures.ts";
import { wxrHead, wxrItem, wxrOf } from "../../support/wxr.ts";
import { articles, codes, exportOf, split, textOf } from "./members.ts";

const posts = [
	{ title: "Bài một", id: 11, content: "Nội dung <item> trong CDATA ]]> và </item>." },
	{ title: "Bài hai", id: 12, content: "Đường phố." },
];

describe("the members of an export", () => {
	it("are well-formed exports of one post, with its own bytes", async () => {
		const members = await split(exportOf(wxrOf(posts)));
		expect(codes(members)).toEqual([]);
		expect(members.map(({ value }) => [value?.name, value?.within])).toEqual([
			["kho/bao-1.xml", { file: "kho/bao.xml", number: 1, line: 18 }],
			["kho/bao-2.xml", { file: "kho/bao.xml", number: 2, line: 33 }],
		]);
		for (const [n, { value }] of members.entries()) {
			const text = await textOf(value!);
			expect(text).toContain(wxrItem(posts[n]!).trim());
			const document = XmlDocument.fromString(text);
			expect(document.root.name).toBe("rss");
			document.dispose();
			expect(text).not.toContain("vana@");
		}
	});

	it("are the same however the export comes in chunks", async () => {
		const text = wxrOf(posts);
		const told = async (size?: number) =>
			Promise.all(
				(await split(exportOf(text, size))).map(async ({ value }) => [value!.within?.line, await textOf(value!)]),
			);
		const whole = await told();
		await fc.assert(
			fc.asyncProperty(fc.integer({ min: 1, max: 60 }), async (size) => {
				expect(await told(size)).toEqual(whole);
			}),
			{ numRuns: 15 },
		);
	});

	it("are published posts; all else is counted, or taken where it is asked for", async () => {
		const text = wxrOf([
			{ title: "Bài", id: 1 },
			{ title: "Giới thiệu", id: 2, type: "page" },
			{ title: "Nháp", id: 3, status: "draft" },
			{ title: "Nháp nữa", id: 4, status: "draft" },
			{ title: "Riêng", id: 5, status: "private" },
			{ title: "Rác", id: 6, status: "trash" },
			{ title: "Mục", id: 7, type: "nav_menu_item" },
		]);
		const outcomes = await split(exportOf(text));
		expect(outcomes.filter(({ value }) => value)).toHaveLength(1);
		expect(
			outcomes.flatMap(({ diagnostics }) => diagnostics.map(({ params }) => `${params?.kind} ${params?.count}`)),
		).toEqual(["page 1", "draft 2", "private 1", "trash 1"]);
		const more = await split(exportOf(text), { include: new Set(["page", "draft"]) });
		expect(more.filter(({ value }) => value)).toHaveLength(4);
	});

	it("have the files of the library that they show, wherever those stand", async () => {
		const text = wxrOf([
			{ title: "Bài", id: 1, content: '[gallery ids="9,8"]', meta: { _thumbnail_id: "7" } },
			...[7, 8, 9, 10].map((id) => ({
				title: `anh-${id}`,
				id,
				type: "attachment",
				status: "inherit",
				url: `https://baobackan.example/wp-content/uploads/2023/03/anh-${id}.jpg`,
			})),
		]);
		const [member] = await split(exportOf(text));
		const urls = [...(await textOf(member!.value!)).matchAll(/attachment_url>([^<]+)/g)].map((match) => match[1]);
		expect(urls.map((url) => /anh-\d+/.exec(url!)?.[0]).sort()).toEqual(["anh-7", "anh-8", "anh-9"]);
	});

	it("find pictures beside the export, by the end of their address, in whatever size", async () => {
		const jpeg = pictures["rgb-icc.jpg"]!;
		const source = exportOf(wxrOf(posts), 999, { "uploads/2023/03/x.jpg": jpeg, "wp-content/uploads/y.jpg": jpeg });
		const [member] = await split(source);
		const { resolve } = member!.value!;
		const at = "https://baobackan.example/wp-content/uploads";
		expect((await resolve(`${at}/2023/03/x.jpg`)).value).toBe(jpeg);
		expect((await resolve(`${at}/2023/03/x-300x200.jpg?w=1`)).value).toBe(jpeg);
		expect((await resolve(`${at}/y.jpg`)).value).toBe(jpeg);
		expect((await resolve(`${at}/../../etc/passwd`)).value).toBeUndefined();
		expect((await resolve("https://khac.example/x.jpg")).value).toBeUndefined();
	});
});

describe("a broken export", () => {
	it("that is none is refused", async () => {
		for (const text of ["<rss><channel><item/></channel></rss>", "<html></html>", "", "<a/>"])
			expect(codes(await split(exportOf(text)))).toContain("wxr/not-an-export");
	});

	it("loses the item that is broken, and no other", async () => {
		const [one, two] = posts.map(wxrItem) as [string, string];
		const broken = one.replace("</guid>", "");
		const outcomes = await articles(exportOf(`${wxrHead}${broken}\n${two}\n</channel></rss>`));
		expect(outcomes.map(({ value }) => value?.claims[0]?.value)).toEqual([undefined, "Bài hai"]);
		expect(codes(outcomes)).toEqual(["wxr/ill-formed"]);
		const open = one.replace("\t</item>", "");
		const rest = await articles(exportOf(`${wxrHead}${open}\n${two}\n</channel></rss>`));
		expect(rest.map(({ value }) => value?.claims[0]?.value)).toEqual([undefined, "Bài hai"]);
		expect(codes(rest)).toEqual(["wxr/item-unclosed"]);
	});

	it("that is cut off says so", async () => {
		const text = wxrOf(posts);
		expect(codes(await split(exportOf(text.slice(0, -10))))).toEqual(["wxr/truncated"]);
		expect(codes(await split(exportOf(text.slice(0, -200))))).toEqual(["wxr/item-unclosed", "wxr/truncated"]);
	});

	it("resolves no entity", async () => {
		const head = wxrHead.replace("<rss", '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n<rss');
		const item = wxrItem(posts[1]!).replace("Bài hai", "&x;");
		expect(codes(await split(exportOf(`${head}${item}</channel></rss>`)))).toEqual(["wxr/ill-formed"]);
		const outcomes = await articles(exportOf(`${wxrHead}${item}</channel></rss>`));
		expect(codes(outcomes)).toEqual(["wxr/ill-formed"]);
	});

	it("with an item beyond all measure leaves that out", async () => {
		const large = wxrItem({ title: "Lớn", content: "x".repeat(33 << 20) });
		const outcomes = await split(exportOf(`${wxrHead}${large}\n${wxrItem(posts[1]!)}\n</channel></rss>`, 1 << 20));
		expect(codes(outcomes)).toEqual(["read/member-too-large"]);
		expect(outcomes.filter(({ value }) => value)).toHaveLength(1);
	});
});
