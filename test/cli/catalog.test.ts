import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openCatalogue } from "../../src/app/catalog.ts";
import { parseCsv } from "../../src/text/csv.ts";
import { madeRecord } from "../catalog/records.ts";
import { banluu, golden, workFolder } from "./terminal.ts";

const { path: folder, remove } = workFolder();
const output = join(folder, "ho-so");
const time = "2026-02-01T00:00:00Z";
afterAll(remove);

const label = (name: string, digits: string) => ({
	label: `2023-03-20-${name}-${digits}`,
	packages: [{ format: "bagit", path: `2023-03-20-${name}-${digits}` }],
});

beforeAll(async () => {
	mkdirSync(output);
	const { value } = await openCatalogue(join(output, "banluu.db"), { write: true });
	if (!value) throw new Error("no catalogue");
	const bbk = { publisher: "Báo Bắc Kạn" };
	value.put(
		[
			madeRecord("bao-hiem", {
				...label("bao-hiem", "0000000a"),
				...bbk,
				title: "Bảo hiểm xã hội ở vùng cao",
				issued: "2023-03-20",
				creators: ["Nguyễn Thị Hoà"],
				subjects: ["Bảo hiểm"],
				text: "Người lao động xã Đôn Phong tham gia bảo hiểm đã đông hơn năm trước.\nCán bộ đi từng nhà.",
			}),
			madeRecord("bao-so-5", {
				...label("bao-so-5", "0000000b"),
				...bbk,
				title: "Bão số 5 đổ vào Hoà Bình",
				issued: "2023-09",
				text: "Cơn bão làm đổ cây, bà con dọn đường từ sáng.",
				findings: [{ code: "metadata/title-supplied", severity: "notice", params: { title: "Bão" } }],
			}),
			madeRecord("nghi-quyet", {
				...label("nghi-quyet", "0000000c"),
				title: "=Nghị quyết số 16-NQ/ĐUCA",
				publisher: "Báo Nhân Dân",
				issued: "2022-12-31",
				text: "Nghị quyết nêu việc bảo vệ rừng và mở đường.",
			}),
			madeRecord("da-rut", { ...label("da-rut", "0000000d"), ...bbk, title: "Ảnh cũ", issued: "2021" }),
		],
		time,
	);
	value.withdraw("urn:x-test:da-rut", "theo yêu cầu", time);
	value.putDeposit({ target: "kho-tinh", identifier: "urn:x-test:bao-hiem", state: "published", links: {}, at: time });
	value.putCheck([
		{ identifier: "urn:x-test:bao-hiem", path: "a", at: time, outcome: "pass", files: 8, bytes: 9, findings: [] },
		{ identifier: "urn:x-test:bao-so-5", path: "b", at: time, outcome: "fail", files: 8, bytes: 9, findings: [] },
	]);
	value.close();
	for (const name of ["bao-hiem-0000000a", "nghi-quyet-0000000c"]) mkdirSync(join(output, `2023-03-20-${name}`));
});

const catalog = (...args: readonly string[]) => ["catalog", ...args, "-o", output];

/** A session as somebody in an archive would have it. */
const session: readonly (readonly string[])[] = [
	catalog("list"),
	catalog("search", "bảo"),
	catalog("search", "bao"),
	catalog("search", "bao", "--fold"),
	catalog("search", '"bảo vệ rừng"'),
	catalog("search", "hòa"),
	catalog("search", "hoà", "bình"),
	catalog("search", "đường", "--from", "2023", "--until", "2023-09"),
	catalog("search", "đường", "--publisher", "Báo Nhân Dân"),
	catalog("search", "bảo", "-hiểm").toSpliced(3, 1, "NOT", "hiểm"),
	catalog("search", "lũ quét"),
	catalog("search", '"'),
	catalog("search", "đường", "--from", "tháng ba"),
	catalog("search"),
	catalog("list", "--state", "withdrawn"),
	catalog("list", "--limit", "2", "--order", "issued"),
	catalog("show", "0000000b"),
	catalog("show", "urn:x-test:khong-co"),
	catalog("stats"),
	["status", "-o", output],
	catalog("check"),
	catalog("list", "--database", join(folder, "khong-co.db")),
];

describe("a session with the catalogue", () => {
	it.each(["vi", "en"])("in %s", async (language) => {
		const parts: string[] = [];
		for (const args of session) {
			const said = [...args, "--lang", language];
			parts.push(golden(said, await banluu(said), folder));
		}
		await expect(parts.join("\n")).toMatchFileSnapshot(`../golden/cli/catalog-session.${language}.txt`);
	});
});

describe("for programs", () => {
	const lines = (text: string) =>
		text
			.trim()
			.split("\n")
			.map((line) => JSON.parse(line) as Record<string, unknown>);

	it("each row is a line of JSON, the last one the result", async () => {
		const { stdout, stderr, exit } = await banluu(catalog("search", "bao", "--fold", "--json"));
		const all = lines(stdout);
		expect([exit, stderr, all.length]).toEqual([0, "", 5]);
		expect(all.map(({ type }) => type)).toEqual([..."catalog-row ".repeat(4).trim().split(" "), "result"]);
		expect(all[0]).toMatchObject({
			identifier: expect.stringContaining("urn:x-test:"),
			state: "kept",
			passage: expect.stringContaining("‹"),
		});
		expect(all.at(-1)).toEqual({ type: "result", ok: true, exit: 0, count: 4, rows: 4 });
	});

	it("a record is shown with all that is known of it", async () => {
		const { stdout } = await banluu(catalog("show", "0000000a", "--json"));
		expect(lines(stdout)[0]).toMatchObject({
			type: "catalog-record",
			title: "Bảo hiểm xã hội ở vùng cao",
			state: "kept",
			deposits: [{ target: "kho-tinh", state: "published" }],
			artifacts: [{ path: "bao-hiem.pdf" }, { path: "metadata/record.json" }],
		});
	});

	it("a sheet can be read again, and no cell of it is a formula", async () => {
		const { stdout } = await banluu(catalog("export", "--order", "issued"));
		const { records } = parseCsv(stdout);
		expect(stdout.startsWith("\uFEFF")).toBe(true);
		expect(records).toHaveLength(5);
		expect(new Set(records.map(({ cells }) => cells.length)).size).toBe(1);
		const titles = records.map(({ cells }) => cells[3]);
		expect(titles).toEqual([
			"title",
			"Bão số 5 đổ vào Hoà Bình",
			"Bảo hiểm xã hội ở vùng cao",
			"'=Nghị quyết số 16-NQ/ĐUCA",
			"Ảnh cũ",
		]);
	});

	it("lines of JSON are the rows of the words that were asked for", async () => {
		const { stdout } = await banluu(catalog("export", "rừng", "--format", "jsonl"));
		expect(lines(stdout).map(({ title }) => title)).toEqual(["=Nghị quyết số 16-NQ/ĐUCA"]);
	});

	it("status has its figures", async () => {
		const { stdout } = await banluu(["status", "-o", output, "--json"]);
		expect(lines(stdout)[0]).toMatchObject({
			type: "status",
			kept: 3,
			withdrawn: 1,
			deposits: [{ target: "kho-tinh", state: "published", count: 1 }],
			lastCheck: { at: time, passed: 1, failed: 1 },
			findings: [{ value: "metadata/title-supplied", count: 1 }],
		});
	});
});

describe("exit codes", () => {
	it.each<[readonly string[], number]>([
		[catalog("check"), 1],
		[catalog("show", "none"), 3],
		[catalog("rebuild"), 2],
		[catalog("stats", "x"), 2],
		[catalog("list", "--limit", "viele"), 2],
		[["catalog", "vacuum", "--database", "/no-folder/x.db"], 3],
	])("%j is %i", async (args, exit) => {
		expect((await banluu(args)).exit).toBe(exit);
	});

	it("a catalogue that is being written is not made smaller", async () => {
		const writer = await openCatalogue(join(output, "banluu.db"), { write: true });
		expect((await banluu(catalog("vacuum"))).exit).toBe(7);
		expect((await banluu(catalog("rebuild", output))).exit).toBe(7);
		writer.value?.close();
		expect((await banluu(catalog("vacuum"))).exit).toBe(0);
	});

	it("what is no catalogue stays as it was", async () => {
		const path = join(folder, "chu.db");
		writeFileSync(path, "chữ");
		expect((await banluu(["catalog", "list", "--database", path])).exit).toBe(3);
		expect((await banluu(["catalog", "vacuum", "--database", path])).exit).toBe(3);
		rmSync(path);
	});
});
