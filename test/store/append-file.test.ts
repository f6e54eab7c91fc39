import { appendFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openAppendFile, readIfThere } from "../../src/store/append-file.ts";
import { temporaryFolder } from "./folders.ts";

describe("an append file", () => {
	it("grows by lines, over several openings", () => {
		const path = join(temporaryFolder(), "log.jsonl");
		expect(readIfThere(path).value).toBe("");
		for (const line of ["một\n", "hai\n"]) {
			const file = openAppendFile(path).value;
			expect(file?.append(line).value).toBe(true);
			file?.close();
		}
		expect(readIfThere(path).value).toBe("một\nhai\n");
	});

	it("ends a torn last line before anything else", () => {
		const path = join(temporaryFolder(), "log.jsonl");
		appendFileSync(path, '{"a":1}\n{"b"');
		const file = openAppendFile(path).value;
		file?.append('{"c":3}\n');
		file?.close();
		expect(readFileSync(path, "utf8")).toBe('{"a":1}\n{"b"\n{"c":3}\n');
	});

	it("that cannot be is a finding", () => {
		const folder = temporaryFolder();
		expect(openAppendFile(join(folder, "khong-co", "log")).diagnostics).toHaveLength(1);
		expect(openAppendFile(folder).diagnostics).toHaveLength(1);
		expect(readIfThere(folder).diagnostics.map(({ code }) => code)).toEqual(["store/is-a-folder"]);
	});
});
