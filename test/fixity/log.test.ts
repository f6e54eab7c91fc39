import { describe, expect, it } from "vitest";
import { type CheckEntry, formatEntry, formatRunEnd, historyOf, parseLog } from "../../src/fixity/log.ts";

function entry(path: string, day: number, more: Partial<CheckEntry> = {}): CheckEntry {
	const at = `2026-01-${String(day).padStart(2, "0")}T00:00:00Z`;
	const base = { algorithms: ["sha256"], files: 1, bytes: 2, tool: "banluu", findings: {} };
	return { path, run: at, verdict: "valid", started: at, ended: at, ...base, ...more };
}

describe("the log of checks", () => {
	it("is read back as it was written", () => {
		const entries = [entry("/kho/a", 1), entry("/kho/b", 2, { verdict: "invalid", findings: { "package/link": 2 } })];
		expect(parseLog(entries.map(formatEntry).join(""))).toEqual({
			entries,
			damaged: [],
			unfinished: "2026-01-02T00:00:00Z",
		});
	});

	it("loses one entry by a torn line, and says which", () => {
		const text = formatEntry(entry("/kho/a", 1)) + formatEntry(entry("/kho/b", 2));
		for (const cut of [text.length - 2, text.length - 40]) {
			const torn = `${text.slice(0, cut)}\n${formatEntry(entry("/kho/c", 3))}`;
			const { entries, damaged } = parseLog(torn);
			expect([entries.map(({ path }) => path), damaged]).toEqual([["/kho/a", "/kho/c"], [2]]);
		}
	});

	it.each([
		"[]",
		"null",
		"{}",
		'{"run":"x","path":"a"}',
		'{"run":"x","path":"a","verdict":"good","ended":"2026-01-01"}',
	])("does not take %s for a check", (line) => {
		expect(parseLog(`${line}\n`)).toEqual({ entries: [], damaged: [1] });
	});

	it("knows a run as unfinished until its end is there", () => {
		const one = entry("/kho/a", 1, { run: "r1" });
		const end = formatRunEnd({ run: "r1", completed: "2026-01-01T01:00:00Z", valid: 1, invalid: 0 });
		expect(parseLog(formatEntry(one)).unfinished).toBe("r1");
		expect(parseLog(formatEntry(one) + end).unfinished).toBeUndefined();
		expect(parseLog(formatEntry(one) + end + formatEntry(entry("/kho/a", 2, { run: "r2" }))).unfinished).toBe("r2");
	});

	it("keeps the last check and the last good one apart, whatever the order of its lines", () => {
		const bad = entry("/kho/a", 5, { verdict: "invalid" });
		const good = entry("/kho/a", 3);
		expect(historyOf([bad, entry("/kho/a", 1), good]).get("/kho/a")).toEqual({ last: bad, lastValid: good });
	});
});
