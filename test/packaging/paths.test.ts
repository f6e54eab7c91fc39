import { describe, expect, it } from "vitest";
import {
	collisions,
	foldPath,
	isPortable,
	isSystemFile,
	portabilityFindings,
	unopenableStep,
} from "../../src/packaging/paths.ts";

describe("names that Windows cannot open", () => {
	it.each(["con", "data/NUL.txt", "data/Com1/x", "data/lpt9.tar.gz", "data/x.", "data/x /y"])("%j", (path) => {
		expect(unopenableStep(path)).toBeDefined();
	});
	it.each(["data/console", "data/com10", "data/nul1", "data/.keep", "data/a b"])("not %j", (path) => {
		expect(unopenableStep(path)).toBeUndefined();
	});
});

describe("portable paths", () => {
	it("are printable ASCII without what Windows forbids", () => {
		expect(isPortable("data/Bai-viet_1 (2).txt")).toBe(true);
		for (const path of ["data/bài", "data/a:b", "data/a?", "data/a\\b", "data/a\tb", "data/a|b", 'data/"']) {
			expect(isPortable(path)).toBe(false);
		}
	});
});

describe("collisions", () => {
	it("are found across case and normalization, once per later path", () => {
		const paths = ["data/\u00c0", "data/a\u0300", "data/\u00e0", "data/b", "data/b/c"];
		expect(collisions(paths).map(({ code, params }) => [code, params?.path])).toEqual([
			["package/names-differ-in-case", "data/a\u0300"],
			["package/names-differ-in-case", "data/\u00e0"],
		]);
		expect(collisions(["a\u0300", "\u00e0"], "error")[0]).toMatchObject({
			code: "package/names-differ-in-form",
			severity: "error",
		});
	});

	it("see Vietnamese letters as what they are", () => {
		expect(foldPath("ĐƯỜNG")).toBe(foldPath("đường"));
		expect(foldPath("đường")).not.toBe(foldPath("duong"));
	});
});

describe("system files", () => {
	it("are known by name, wherever they stand", () => {
		for (const path of ["Thumbs.db", "data/.DS_Store", "data/a/._b", "desktop.ini"])
			expect(isSystemFile(path)).toBe(true);
		expect(isSystemFile("data/thumbs.db.txt")).toBe(false);
		expect(portabilityFindings(["data/.DS_Store"]).map((found) => found.code)).toEqual(["package/system-file"]);
	});
});
