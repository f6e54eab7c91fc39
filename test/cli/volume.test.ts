import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { extractPdf } from "../../src/pdf/extract.ts";
import { articles } from "../support/volume.ts";
import { banluu, workFolder } from "./terminal.ts";

let folder: string;
let remove: () => void;
beforeEach(() => {
	({ path: folder, remove } = workFolder());
	mkdirSync(join(folder, "bai"));
	for (const [name, text] of articles(4)) writeFileSync(join(folder, "bai", name), text);
});
afterEach(() => remove());

const at = (...names: string[]) => join(folder, ...names);
const make = (...args: string[]) => banluu(["volume", ...args, "-o", at("tap.pdf")]);
const read = () => extractPdf(readFileSync(at("tap.pdf"))).value;
const titles = () =>
	(read()?.blocks ?? [])
		.filter(({ type }) => type === "H1")
		.map(({ text }) => /bản tin số (\d)/.exec(text)?.[1] ?? text);

describe("volume", () => {
	it("makes one document of the articles of a folder, by date, and prints where it is", async () => {
		const { exit, stdout, stderr } = await make(at("bai"), "--title", "Tập một");
		expect(exit).toBe(0);
		expect(stdout).toBe(`${at("tap.pdf")}\n`);
		expect(stderr).toContain("articles: 4 · pages: ");
		expect(read()?.title).toBe("Tập một");
		const dates = articles(4).map(([, text], i) => [/^date: (.*)$/m.exec(text)?.[1] ?? "", String(i + 1)] as const);
		const byDate = dates.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, number]) => number);
		expect(titles().slice(2, 6)).toEqual(byDate);
	});

	it("keeps the order that was given, takes records, and gives the same bytes again", async () => {
		const built = await banluu(["build", at("bai", "bai-00003.md"), "-o", at("output")]);
		const record = built.stdout.trim();
		const inputs = [at("bai", "bai-00002.md"), record, at("bai", "bai-00001.md")];
		expect((await make(...inputs, "--order", "given")).exit).toBe(0);
		expect(titles().slice(2, 5)).toEqual(["2", "3", "1"]);
		const other = await banluu(["volume", ...inputs, "--order", "given", "-o", at("again.pdf")]);
		expect(other.exit).toBe(0);
		expect(readFileSync(at("again.pdf")).equals(readFileSync(at("tap.pdf")))).toBe(true);
	});

	it("never overwrites", async () => {
		writeFileSync(at("tap.pdf"), "của người khác");
		const { exit, stderr } = await make(at("bai"));
		expect(exit).toBe(9);
		expect(stderr).toContain("error[store/exists]");
		expect(readFileSync(at("tap.pdf"), "utf8")).toBe("của người khác");
	});

	it("leaves a bad article out and says so; with --strict there is no volume", async () => {
		writeFileSync(at("bai", "hong.md"), Uint8Array.of(0xff, 0xfe, 0x00, 0xd8, 0x41));
		writeFileSync(at("bai", "rong.md"), "");
		const loose = await make(at("bai"));
		expect(loose.stderr).toContain("left out: ");
		expect(loose.exit).not.toBe(0);
		expect(
			titles()
				.filter((title) => /^\d$/.test(title))
				.sort(),
		).toEqual(["1", "2", "3", "4"]);
		const tight = await banluu(["volume", at("bai"), "-o", at("strict.pdf"), "--strict"]);
		expect(tight.exit).not.toBe(0);
		expect(existsSync(at("strict.pdf"))).toBe(false);
		expect(readdirSync(folder).filter((name) => name.includes(".part"))).toEqual([]);
	});

	it("takes an article once", async () => {
		const { exit, stderr } = await make(at("bai", "bai-00001.md"), at("bai", "bai-00001.md"));
		expect(exit).toBe(0);
		expect(stderr).toContain("warning[build/volume-repeated]");
		expect(stderr).toContain("articles: 1");
	});

	it("tells a program all of it as JSON lines", async () => {
		const { stdout } = await make(at("bai"), "--json");
		const lines = stdout
			.trim()
			.split("\n")
			.map((line) => JSON.parse(line));
		expect(lines.filter(({ type }) => type === "article")).toHaveLength(4);
		expect(lines.at(-1)).toMatchObject({ type: "result", ok: true, exit: 0, state: "built", articles: 4, leftOut: 0 });
		expect(lines.at(-1).bytes).toBe(readFileSync(at("tap.pdf")).length);
	});

	it("leaves nothing behind when it is interrupted", async () => {
		const stop = new AbortController();
		const running = banluu(["volume", at("bai"), "-o", at("tap.pdf")], undefined, stop.signal);
		const seen = setInterval(() => {
			if (readdirSync(folder).some((name) => name.endsWith(".part"))) stop.abort();
		}, 1);
		const { exit } = await running;
		clearInterval(seen);
		if (!stop.signal.aborted) stop.abort();
		expect(existsSync(at("tap.pdf")) ? exit === 0 : exit === 130).toBe(true);
		expect(readdirSync(folder).filter((name) => name.endsWith(".part"))).toEqual([]);
	});

	it("makes nothing of nothing, of standard input, or without a place to put it", async () => {
		const empty = await make(at("khong-co.md"));
		expect(empty.exit).toBe(3);
		expect(empty.stderr).toContain("error[build/volume-empty]");
		expect((await make("-")).stderr).toContain("error[cli/volume-stdin]");
		expect((await banluu(["volume", at("bai")])).exit).toBe(2);
	});
});
