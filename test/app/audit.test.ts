import { appendFileSync, cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type AuditRequest, type AuditResult, runAudit } from "../../src/app/audit.ts";
import { type PlanRequest, planAudit } from "../../src/app/audit-plan.ts";
import { auditSummary, summaryMarkdown } from "../../src/app/audit-summary.ts";
import { writeZip } from "../../src/archive/zip-write.ts";
import { digestBytes } from "../../src/fixity/digest.ts";
import { temporaryFolder } from "../store/folders.ts";

const start = Date.UTC(2026, 0, 1);
const text = (value: string) => new TextEncoder().encode(value);

/** The files of a small valid bag. */
function bagFiles(payload: string): readonly (readonly [path: string, content: string])[] {
	const digest = digestBytes(text(payload), ["sha256"]).sha256;
	return [
		["bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"],
		["data/bai.txt", payload],
		["manifest-sha256.txt", `${digest}  data/bai.txt\n`],
	];
}

function write(folder: string, files: readonly (readonly [string, string])[]): void {
	for (const [path, content] of files) {
		mkdirSync(join(folder, path, ".."), { recursive: true });
		writeFileSync(join(folder, path), content);
	}
}

async function store(): Promise<string> {
	const root = temporaryFolder();
	write(join(root, "2024/a"), bagFiles("bài một"));
	write(join(root, "2025/thang-1/b"), bagFiles("bài hai"));
	const sum = digestBytes(text("x"), ["sha256"]).sha256;
	write(join(root, "2025/c"), [
		["x.txt", "x"],
		["SHA256SUMS", `${sum}  x.txt\n`],
	]);
	const entries = bagFiles("bài ba").map(([path, content]) => ({ path: `d/${path}`, content: text(content) }));
	const pieces: Uint8Array[] = [];
	for await (const piece of writeZip(entries, { time: "2026-01-01T00:00:00Z" })) pieces.push(piece.slice());
	writeFileSync(join(root, "2025/d.zip"), Buffer.concat(pieces));
	write(root, [["doc-them.txt", "danh mục"]]);
	return root;
}

async function audit(plan: Partial<PlanRequest> & { paths: readonly string[] }, run: Partial<AuditRequest> = {}) {
	const planned = await planAudit({ depth: 5, ...plan });
	const results: AuditResult[] = [];
	const more = plan.log === undefined ? {} : { log: plan.log };
	for await (const result of runAudit(planned, { strict: false, jobs: 1, now: () => start, ...more, ...run })) {
		results.push(result);
	}
	return {
		planned,
		results,
		states: results.map(({ path, state }) => [path.slice((plan.paths[0] as string).length + 1), state]),
	};
}

const codesOf = (list: readonly { readonly code: string }[]) => list.map(({ code }) => code);

describe("an audit", () => {
	it("finds packages of all kinds at any depth, and judges each", async () => {
		const root = await store();
		appendFileSync(join(root, "2024/a/data/bai.txt"), "x");
		const { states, results } = await audit({ paths: [root] });
		expect(states).toEqual([
			["2024/a", "invalid"],
			["2025/c", "valid"],
			["2025/d.zip", "valid"],
			["2025/thang-1/b", "valid"],
		]);
		expect(results.map(({ format }) => format)).toEqual(["bagit", "folder", "bagit", "bagit"]);
		expect(results[2]?.entry).toMatchObject({ verdict: "valid", algorithms: ["sha256"], files: 3 });
		expect(results[2]?.manifest?.path).toBe("manifest-sha256.txt");
	});

	it("goes down no further than asked, and says what it leaves", async () => {
		const root = await store();
		expect((await audit({ paths: [join(root, "2025")], depth: 1 })).states).toEqual([
			["c", "valid"],
			["d.zip", "valid"],
			["thang-1", "unrecognised"],
		]);
	});

	it("passes over nothing in silence: what lost its mark is told as unknown", async () => {
		const root = await store();
		rmSync(join(root, "2024/a/bagit.txt"));
		const { states, results } = await audit({ paths: [root] });
		expect(states).toContainEqual(["2024/a", "unrecognised"]);
		expect(codesOf(results[0]?.diagnostics ?? [])).toEqual(["package/format-unrecognised"]);
	});

	it("judges by the format that is asked for", async () => {
		const root = temporaryFolder();
		write(root, [["x.txt", "x"]]);
		expect(codesOf((await audit({ paths: [root] })).results[0]?.diagnostics ?? [])).toEqual([
			"package/format-unrecognised",
		]);
		const { results } = await audit({ paths: [root], format: "bagit" }, { format: "bagit" });
		expect(codesOf(results[0]?.diagnostics ?? [])).toEqual(["package/not-a-bag"]);
	});

	it("leaves out what was good since, and checks again what was not", async () => {
		const root = await store();
		const log = join(temporaryFolder(), "log.jsonl");
		appendFileSync(join(root, "2024/a/data/bai.txt"), "x");
		await audit({ paths: [root], log });
		const later = await audit({ paths: [root], log, since: start - 1000 });
		expect([later.states, later.planned.skipped]).toEqual([
			[["2024/a", "invalid"]],
			{ recent: 3, sample: 0, resumed: 0 },
		]);
		expect((await audit({ paths: [root], log, since: start + 1000 })).states).toHaveLength(4);
	});

	it("goes on where a run was broken off, and not after one that ended", async () => {
		const root = await store();
		const log = join(temporaryFolder(), "log.jsonl");
		const stop = new AbortController();
		const planned = await planAudit({ paths: [root], depth: 5, log });
		const request = { strict: false, jobs: 1, now: () => start, log, signal: stop.signal };
		for await (const { path } of runAudit(planned, request)) if (path.endsWith("c")) stop.abort();
		expect(readFileSync(log, "utf8")).not.toContain("completed");
		// The kill tore the line that was being written.
		appendFileSync(log, '{"path":"/kho/x","ru');
		const resumed = await audit({ paths: [root], log, resume: true });
		expect(resumed.states.map(([path]) => path)).toEqual(["2025/d.zip", "2025/thang-1/b"]);
		expect([resumed.planned.skipped.resumed, codesOf(resumed.planned.diagnostics)]).toEqual([
			2,
			["verify/log-line-damaged"],
		]);
		expect((await audit({ paths: [root], log, resume: true })).states).toHaveLength(4);
	});

	it("notices a package that is gone, and one that was replaced by another whole one", async () => {
		const root = await store();
		const log = join(temporaryFolder(), "log.jsonl");
		await audit({ paths: [root], log });
		renameSync(join(root, "2025/c"), join(temporaryFolder(), "c"));
		write(join(root, "2024/a"), bagFiles("bài khác"));
		const { planned, results } = await audit({ paths: [root], log });
		expect(planned.diagnostics.map(({ code, params }) => [code, params?.path])).toEqual([
			["verify/package-gone", join(root, "2025/c")],
		]);
		expect(results[0]?.state).toBe("valid");
		expect(codesOf(results[0]?.diagnostics ?? [])).toContain("verify/manifest-changed");
	});

	it("samples by seed", async () => {
		const root = await store();
		for (const n of [1, 2, 3, 4, 5, 6]) cpSync(join(root, "2024/a"), join(root, `2026/${n}`), { recursive: true });
		const sample = (seed: string) => audit({ paths: [root], sample: { size: { count: 3 }, seed } });
		const first = await sample("2026");
		expect(first.states).toHaveLength(3);
		expect((await sample("2026")).states).toEqual(first.states);
		expect(first.planned.skipped.sample).toBe(7);
	});

	it("is summed up for an archive's files", async () => {
		const root = await store();
		const log = join(temporaryFolder(), "log.jsonl");
		appendFileSync(join(root, "2024/a/data/bai.txt"), "x");
		const { planned, results } = await audit({ paths: [root], log });
		const at = "2026-01-01T00:00:00Z";
		const summary = auditSummary({ plan: planned, results, paths: [root], started: at, ended: at, complete: true });
		expect(summary).toMatchObject({ found: 4, checked: 4, valid: 3, neverValid: 1, oldest: { checked: at } });
		expect(summary.failures).toEqual([
			{
				path: join(root, "2024/a"),
				verdict: "invalid",
				findings: expect.objectContaining({ "package/digest-mismatch": 1 }),
			},
		]);
		for (const language of ["vi", "en"] as const) {
			expect(summaryMarkdown(summary, language)).toContain("package/digest-mismatch × 1");
		}
		expect(summaryMarkdown(summary, "vi")).toContain("| Số gói tìm thấy | 4 |");
	});
});
