import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { fileSink } from "../../src/store/file-sink.ts";
import { fileOperations } from "../../src/store/operations.ts";

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "banluu-sink-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const bytes = (text: string) => new TextEncoder().encode(text);

describe("fileSink", () => {
	it("shows the file whole, or not at all", async () => {
		const target = join(folder, "moi", "tap.pdf");
		const sink = (await fileSink(target)).value!;
		await sink.write(bytes("một "));
		await sink.write(bytes("hai"));
		expect(existsSync(target)).toBe(false);
		expect((await sink.publish()).value).toBe(target);
		expect(readFileSync(target, "utf8")).toBe("một hai");
		expect(readdirSync(join(folder, "moi"))).toEqual(["tap.pdf"]);
	});

	it("does not touch what came to the place meanwhile", async () => {
		const target = join(folder, "tap.pdf");
		const sink = (await fileSink(target)).value!;
		await sink.write(bytes("của tôi"));
		writeFileSync(target, "của người khác");
		const { value, diagnostics } = await sink.publish();
		expect(value).toBeUndefined();
		expect(diagnostics.map(({ code }) => code)).toEqual(["store/exists"]);
		expect(readFileSync(target, "utf8")).toBe("của người khác");
		expect(readdirSync(folder)).toEqual(["tap.pdf"]);
	});

	it("says that the disk is full, and leaves nothing, not even the folders that it made", async () => {
		const full: typeof fileOperations.open = async (...args) => {
			const handle = await fileOperations.open(...args);
			handle.writeFile = async () => {
				throw Object.assign(new Error("full"), { code: "ENOSPC" });
			};
			return handle;
		};
		const target = join(folder, "a", "b", "tap.pdf");
		const sink = (await fileSink(target, { io: { ...fileOperations, open: full } })).value!;
		await expect(sink.write(bytes("x"))).rejects.toMatchObject({ finding: { code: "store/no-space" } });
		await sink.discard();
		expect(readdirSync(folder)).toEqual([]);
	});

	it("stops when it is told to", async () => {
		const stop = new AbortController();
		const sink = (await fileSink(join(folder, "tap.pdf"), { signal: stop.signal })).value!;
		await sink.write(bytes("x"));
		stop.abort();
		await expect(sink.write(bytes("y"))).rejects.toMatchObject({ finding: { code: "store/interrupted" } });
		await sink.discard();
		expect(readdirSync(folder)).toEqual([]);
	});
});
