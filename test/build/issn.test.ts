import { describe, expect, it } from "vitest";
import { build } from "../../src/index.ts";
import { seedName, seedText } from "../support/records.ts";

describe("a record with elements that refine others", () => {
	it.each([
		["issn", { issn: "1859-2333" }],
		["newspaper", { newspaper: "Báo Bắc Kạn", section: "Thời sự", issue: "số 12" }],
		["people", { creator: "Văn A", creatorAuthority: "https://viaf.org/viaf/1", photographer: "Văn B" }],
		["all at once", { issn: "1859-2333", isPartOf: "Bộ sưu tập", originalUrl: "https://bao.example/1" }],
	])("passes its own proof: %s", async (_, metadata) => {
		const source = { name: seedName, bytes: new TextEncoder().encode(seedText) };
		const { value, diagnostics } = await build(source, { buildTime: "2026-01-02T03:04:05Z", metadata });
		expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
		expect(value).toBeDefined();
	});
});
