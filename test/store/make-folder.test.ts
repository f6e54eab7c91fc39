import { existsSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { FindingError } from "../../src/store/failure.ts";
import { makeFolder } from "../../src/store/make-folder.ts";
import { fileOperations } from "../../src/store/operations.ts";
import { systemError, temporaryFolder, watched } from "./folders.ts";

describe("makeFolder", () => {
	it("makes what is missing and says what it made, topmost first", async () => {
		const root = temporaryFolder();
		const made: string[] = [];
		await makeFolder(join(root, "a/b"), fileOperations, made);
		await makeFolder(join(root, "a/b"), fileOperations, made);
		await makeFolder(join(root, "a/c"), fileOperations, made);
		expect(made).toEqual([join(root, "a"), join(root, "a/b"), join(root, "a/c")]);
	});

	it("accepts a link to a folder", async () => {
		const root = temporaryFolder();
		symlinkSync(root, join(root, "link"));
		await makeFolder(join(root, "link/a"), fileOperations);
		expect(existsSync(join(root, "a"))).toBe(true);
	});

	it("does not mind that another run makes the same folder", async () => {
		const path = join(temporaryFolder(), "a/b/c");
		await Promise.all([1, 2, 3].map(() => makeFolder(path, fileOperations)));
		expect(existsSync(path)).toBe(true);
	});

	it("names the file that stands in the way", async () => {
		const file = join(temporaryFolder(), "file");
		writeFileSync(file, "");
		const error = await makeFolder(file, fileOperations).catch((thrown: unknown) => thrown);
		expect((error as FindingError).finding).toMatchObject({ code: "store/not-a-folder", params: { path: file } });
	});

	it.each(["EROFS", "ENOSPC", "EACCES"])("lets %s through as it is", async (code) => {
		const io = watched((name) => {
			if (name === "mkdir") throw systemError(code);
		});
		await expect(makeFolder(join(temporaryFolder(), "a/b"), io)).rejects.toMatchObject({ code });
	});
});
