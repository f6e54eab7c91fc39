import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { build, type InformationPackage, type Source } from "../../src/index.ts";
import { failure, success } from "../../src/model/diagnostic.ts";
import { pictures } from "../support/pictures.ts";
import { bytesOf, documentOf } from "../support/records.ts";
import { output, tool, type Verdicts, verapdf, verapdfJar } from "./judges.ts";

const pages = join(import.meta.dirname, "..", "read", "html", "pages");
const names = ["blog.html", "viet-mang.html", "dan-so.html", "nam-2004.htm"];
const folder = mkdtempSync(join(tmpdir(), "banluu-html-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string) => join(folder, `${name}.pdf`);

/** A page as it lies on a disk, whatever its encoding. */
function sourceOf(name: string, files: Readonly<Record<string, Uint8Array>>): Source {
	return {
		name,
		async *open() {
			yield readFileSync(join(pages, name));
		},
		resolve: async (href) => (files[href] ? success(files[href]) : failure()),
	};
}

const packages = new Map<string, InformationPackage>();

beforeAll(async () => {
	const jpeg = Object.entries(pictures).find(([name]) => name.endsWith(".jpg"))?.[1] as Uint8Array;
	const files = {
		"blog_files/cau.png": readFileSync(join(pages, "blog_files/cau.png")),
		"./blog_files/ban-do.png": jpeg,
	};
	for (const name of names) {
		const outcome = await build(sourceOf(name, files), {
			buildTime: "2026-01-02T03:04:05Z",
		});
		if (!outcome.value) throw new Error(JSON.stringify(outcome.diagnostics));
		packages.set(name, outcome.value.package);
		writeFileSync(at(name), bytesOf(documentOf(outcome.value.package)));
	}
});

const jar = verapdfJar();
describe.runIf(jar)("veraPDF", () => {
	let verdicts: Verdicts;
	beforeAll(() => {
		verdicts = verapdf(jar as string, [folder]);
	});

	it.each(names)("passes PDF/A-2a and PDF/UA-1: %s", (name) => {
		expect(verdicts.get(at(name))).toEqual({ "2a": "PASS", ua1: "PASS" });
	});
});

describe.runIf(tool("pdftotext"))("pdftotext", () => {
	it("finds sapo, caption and credit, and nothing of the page around them", () => {
		const text = output("pdftotext", [at("blog.html"), "-"]);
		for (const words of ["Sau mười bốn tháng thi công", "Người dân bản Nà Hin đi trên cầu mới", "Ảnh: Vàng Seo"])
			expect(text).toContain(words);
		for (const words of ["Trang chủ", "Zalo", "Ý kiến bạn đọc"]) expect(text).not.toContain(words);
	});
});

describe.runIf(tool("pdfinfo"))("pdfinfo", () => {
	it("finds figures with their Alt in the structure", () => {
		const structure = output("pdfinfo", ["-struct-text", at("blog.html")]);
		expect(structure).toContain("Figure");
		expect(structure).toContain("Caption");
	});
});

describe("the record", () => {
	it("keeps the page as it came, and its pictures", () => {
		const pack = packages.get("blog.html") as InformationPackage;
		const source = pack.entries.find(({ role }) => role === "source");
		expect(Buffer.compare(bytesOf(source!), readFileSync(join(pages, "blog.html")))).toBe(0);
		expect(pack.entries.filter(({ role }) => role === "image")).toHaveLength(2);
	});
});
