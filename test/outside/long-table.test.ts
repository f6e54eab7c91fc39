import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { build } from "../../src/app/library.ts";
import { bytesOf } from "../support/records.ts";
import { output, tool, verapdf, verapdfJar } from "./judges.ts";

const work = mkdtempSync(join(tmpdir(), "banluu-long-table-"));
afterAll(() => rmSync(work, { recursive: true, force: true }));

const count = 6300;
const row = (n: number) => `| ${n} | Xã số ${n}, huyện Ba Bể | ${n * 37} | hoàn thành ${n % 100} % kế hoạch |`;
const text = [
	"---",
	"title: Bảng của cả tỉnh",
	"issued: 2023-03-20",
	"---",
	"",
	"Số liệu của từng xã.",
	"",
	"| STT | Đơn vị | Số hộ | Ghi chú |",
	"| --- | --- | --- | --- |",
	...Array.from({ length: count }, (_, n) => row(n + 1)),
	"",
].join("\n");

describe("a table of 200 pages", () => {
	const path = join(work, "bang.pdf");
	it("is made, with its head on every page", async () => {
		const { value, diagnostics } = await build(
			{ name: "bang.md", bytes: new TextEncoder().encode(text) },
			{ buildTime: "2026-01-02T03:04:05Z" },
		);
		expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
		expect(value?.pages).toBeGreaterThanOrEqual(200);
		writeFileSync(path, bytesOf(value?.package.entries.find(({ role }) => role === "document")));
		if (!tool("pdftotext")) return;
		const pages = output("pdftotext", ["-layout", "-enc", "UTF-8", path, "-"]).split("\f").slice(0, -1);
		expect(pages).toHaveLength(value?.pages as number);
		const headless = pages.filter((page) => !/STT\s+Đơn vị\s+Số hộ\s+Ghi chú/.test(page));
		expect(headless).toEqual([]);
		const numbers = pages.flatMap((page) => [...page.matchAll(/^ *(\d+) +Xã số (\d+),/gm)].map(([, a]) => Number(a)));
		expect(numbers).toEqual(Array.from({ length: count }, (_, n) => n + 1));
	}, 180_000);

	const jar = verapdfJar();
	it.skipIf(jar === undefined)(
		"passes veraPDF with both claims",
		() => {
			expect(verapdf(jar as string, [path]).get(path)).toMatchObject({ "2a": "PASS", ua1: "PASS" });
		},
		180_000,
	);
});
