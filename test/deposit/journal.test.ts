import { existsSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type JournalLine, journalPath, openJournal } from "../../src/deposit/journal.ts";

const at = "2026-01-05T00:00:00Z";
const lines: readonly JournalLine[] = [
	{
		type: "open",
		at,
		target: "kho",
		kind: "plain",
		key: "ab12",
		identifier: "urn:x",
		label: "bai-1",
		digest: "00",
	},
	{ type: "intent", at, step: "create" },
	{ type: "outcome", at, step: "create", result: "done", names: { draft: "7" } },
	{ type: "intent", at, step: "upload", path: "data/a.pdf" },
];

let root: string;
beforeEach(() => {
	root = mkdtempSync(join(tmpdir(), "banluu-nhat-ky-"));
});
afterEach(() => rmSync(root, { recursive: true }));

function open(path: string) {
	const outcome = openJournal(path, (text) => text.replaceAll("bi-mat", "***"));
	if (!outcome.value) throw new Error("no journal");
	return { journal: outcome.value, diagnostics: outcome.diagnostics };
}

function written(): string {
	const path = journalPath(root, "kho", "ab12");
	const { journal } = open(path);
	for (const line of lines) journal.append(line);
	journal.close();
	return path;
}

describe("a journal", () => {
	it("tells the next run the names and the step that is in doubt", () => {
		const { journal } = open(written());
		expect(journal.state).toMatchObject({
			names: { draft: "7" },
			doubt: { name: "upload", path: "data/a.pdf" },
			opened: { identifier: "urn:x" },
			withdrawn: false,
		});
		journal.append({ type: "outcome", at, step: "upload", path: "data/a.pdf", result: "unknown" });
		expect(journal.state.doubt).toEqual({ name: "upload", path: "data/a.pdf" });
		journal.append({ type: "outcome", at, step: "upload", path: "data/a.pdf", result: "done" });
		expect(journal.state.doubt).toBeUndefined();
		journal.append({ type: "reached", at, state: "verified" });
		expect(journal.state.reached).toBe("verified");
		journal.close();
	});

	it("cut anywhere keeps the lines that were whole, and goes on behind them", () => {
		const path = written();
		const whole = readFileSync(path);
		for (let size = whole.byteLength; size > 0; size -= 7) {
			writeFileSync(path, whole);
			truncateSync(path, size);
			const kept = readFileSync(path, "utf8").split("\n").slice(0, -1);
			const { journal, diagnostics } = open(path);
			expect(diagnostics).toEqual([]);
			journal.append({ type: "reached", at, state: "sent" });
			journal.close();
			const now = readFileSync(path, "utf8").split("\n");
			expect(now.slice(0, -2)).toEqual(kept);
			expect(JSON.parse(now.at(-2) ?? "")).toEqual({ type: "reached", at, state: "sent" });
		}
	});

	it("damaged in the middle says where, and believes what stands before", () => {
		const path = written();
		const text = readFileSync(path, "utf8").replace('"type":"intent","at"', '"type":"int\u0000');
		writeFileSync(path, text);
		const { journal, diagnostics } = open(path);
		expect(diagnostics).toMatchObject([{ code: "deposit/journal-damaged", params: { line: 2, path } }]);
		expect(journal.state.names).toEqual({});
		journal.close();
		expect(readFileSync(path, "utf8")).toBe(text);
	});

	it("holds no secret", () => {
		const path = written();
		const { journal } = open(path);
		journal.append({ type: "outcome", at, step: "create", result: "done", names: { link: "https://x/?t=bi-mat" } });
		journal.close();
		expect(readFileSync(path, "utf8")).not.toContain("bi-mat");
		expect(existsSync(join(root, "kho", "ab"))).toBe(true);
	});
});
