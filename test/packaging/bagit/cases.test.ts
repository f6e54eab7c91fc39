import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { validateBag } from "../../../src/packaging/bagit/validate.ts";
import { folderTree } from "../../../src/store/folder-tree.ts";
import { bagCases, writeBag } from "../../support/bags/index.ts";

const work = mkdtempSync(join(tmpdir(), "banluu-bags-"));
afterAll(() => rmSync(work, { recursive: true, force: true }));

describe("a bag", () => {
	it("has at least 150 cases, each with a name of its own", () => {
		expect(bagCases.length).toBeGreaterThanOrEqual(150);
		expect(new Set(bagCases.map(({ name }) => name)).size).toBe(bagCases.length);
	});

	it.each(bagCases.map((each, index) => ({ ...each, index })))(
		"RFC 8493 $clause, $verdict: $name",
		async ({ verdict, code, bag, index }) => {
			const { value, diagnostics } = await validateBag(folderTree(writeBag(join(work, String(index)), bag)));
			const graver = diagnostics.filter(({ severity }) => severity !== "notice");
			const found = graver.some(({ severity }) => severity === "error")
				? "invalid"
				: graver.length > 0
					? "warning"
					: "valid";
			expect([found, diagnostics.map((each) => each.code)]).toEqual([verdict, diagnostics.map((each) => each.code)]);
			expect(value?.valid ?? false).toBe(verdict !== "invalid");
			if (code !== undefined) expect(diagnostics.map((each) => each.code)).toContain(`package/${code}`);
			// Each finding that makes a bag invalid names the clause.
			for (const { severity, clause } of diagnostics) {
				if (severity === "error") expect(clause?.standard).toBe("RFC 8493");
			}
		},
	);
});
