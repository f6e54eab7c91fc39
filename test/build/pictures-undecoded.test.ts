import { afterEach, expect, it, vi } from "vitest";
import { memoryTree } from "../../src/store/memory.ts";
import { foreignPictures } from "../support/foreign-pictures.ts";
import { sourceWith } from "../support/picture-article.ts";
import { filesOf } from "../support/records.ts";

/** The program as it is with the library or without it. */
async function program(installed: boolean) {
	vi.resetModules();
	if (installed) vi.doUnmock("@cwasm/webp");
	else
		vi.doMock("@cwasm/webp", () => {
			throw new Error("not installed");
		});
	const { build } = await import("../../src/index.ts");
	const { proveRecord } = await import("../../src/build/prove.ts");
	const text = "# Bài\n\nChữ.\n\n![một](a.webp)\n";
	const make = async () => {
		const source = sourceWith("bai.md", text, { "a.webp": foreignPictures["WebP, lossless"] });
		const outcome = await build(source, { buildTime: "2026-01-02T03:04:05Z" });
		if (!outcome.value) throw new Error(JSON.stringify(outcome.diagnostics));
		return { files: filesOf(outcome.value.package), codes: outcome.diagnostics.map(({ code }) => code) };
	};
	const prove = async (files: ReadonlyMap<string, Uint8Array>) => {
		const { value, diagnostics } = await proveRecord(memoryTree(files));
		return [value !== undefined, ...diagnostics.map(({ code, severity }) => `${severity} ${code}`)];
	};
	return { make, prove };
}

afterEach(() => vi.doUnmock("@cwasm/webp"));

it("without its library a picture is kept, not shown, and said to be so; with it the record is still proven", async () => {
	const { files, codes } = await (await program(false)).make();
	expect(codes).toContain("image/decoder-missing");
	expect([...files.keys()]).toContain("data/images/a.webp");
	expect(await (await program(true)).prove(files)).toEqual([true]);
	expect(await (await program(false)).prove(files)).toEqual([true]);
});

it("what was decoded elsewhere is proven to be there, and no more", async () => {
	const { files } = await (await program(true)).make();
	expect(await (await program(true)).prove(files)).toEqual([true]);
	expect(await (await program(false)).prove(files)).toEqual([true, "warning build/picture-unproven"]);
});
