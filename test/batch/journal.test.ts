import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ArticleState } from "../../src/batch/events.ts";
import { readJournal } from "../../src/batch/journal.ts";

const digest = (n: number) => createHash("sha256").update(String(n)).digest("hex");
const header = {
	type: "batch",
	settings: "s",
	buildTime: "2026-01-02T03:04:05Z",
	kind: "bags",
	output: "o",
	inputs: [],
};
const line = fc.record({
	sha256: fc.nat({ max: 30 }).map(digest),
	state: fc.constantFrom<ArticleState>("built", "failed", "identical", "skipped"),
	// Some lines are longer than what is read at once.
	title: fc
		.tuple(fc.constantFrom("ă", "đường", '"', "\n"), fc.constantFrom(0, 1, 7, 40_000, 140_000))
		.map(([text, times]) => text.repeat(times)),
});

describe("the journal of a batch", () => {
	it("has the last line of each source, in the order of the first ones, and finds each in any order", async () => {
		const folder = mkdtempSync(join(tmpdir(), "banluu-journal-"));
		try {
			await fc.assert(
				fc.asyncProperty(fc.array(line, { maxLength: 40 }), fc.array(line, { maxLength: 40 }), async (old, lines) => {
					const path = join(folder, "journal.jsonl");
					const rows = lines.map((each, sequence) => ({ sequence, source: `tin.jsonl:${sequence}`, ...each }));
					const all = [header, ...old, header, ...rows.map((row) => ({ type: "article", ...row }))];
					writeFileSync(path, `${all.map((each) => JSON.stringify(each)).join("\n")}\n{"type":"arti`);
					const last = new Map(rows.map((row) => [row.sha256, row]));
					const history = (await readJournal(path)).value;
					if (history === undefined) throw new Error("no journal");
					try {
						expect(history.count).toBe(last.size);
						const found: unknown[] = [];
						for await (const row of history.rows()) found.push(row);
						expect(found).toEqual([...last.values()]);
						for (let n = 30; n >= 0; n -= 3) {
							expect(history.state(digest(n))).toBe(last.get(digest(n))?.state);
							expect(await history.row(digest(n))).toEqual(last.get(digest(n)));
						}
						const failed = [...last.values()].filter(({ state }) => state === "failed");
						expect(history.counts.failed ?? 0).toBe(failed.length);
					} finally {
						await history.close();
					}
				}),
				{ numRuns: 25 },
			);
		} finally {
			rmSync(folder, { recursive: true, force: true });
		}
	});
});
