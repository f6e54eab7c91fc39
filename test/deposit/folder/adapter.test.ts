import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type FolderSettings, folderRepository } from "../../../src/deposit/folder/adapter.ts";
import { type FolderFiles, folderFiles } from "../../../src/deposit/folder/files.ts";
import { memoryJournal } from "../../../src/deposit/journal.ts";
import { type RunOptions, runDeposit } from "../../../src/deposit/run.ts";
import type { Deposit } from "../../../src/model/index.ts";
import { quickSurroundings } from "../../contract/repositories.ts";
import { depositFile, sampleDeposit } from "../support/deposits.ts";

let root: string;
beforeEach(() => {
	root = mkdtempSync(join(tmpdir(), "banluu-hop-"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const failing = (name: keyof FolderFiles, code: string, from = 0): FolderFiles => {
	let calls = 0;
	const own = folderFiles[name] as (...args: unknown[]) => unknown;
	const broken = async (...args: unknown[]): Promise<unknown> => {
		if (calls++ < from) return own.apply(folderFiles, args);
		throw Object.assign(new Error(code), { code, path: args[0] });
	};
	return { ...folderFiles, [name]: broken };
};

async function run(
	deposit: Deposit,
	{
		files = folderFiles,
		settings = {},
		...more
	}: Partial<RunOptions> & { files?: FolderFiles; settings?: Partial<FolderSettings> } = {},
) {
	const repository = folderRepository({ name: "hop", settings: { path: root, ...settings } }, files);
	const outcome = await runDeposit({
		repository,
		deposit,
		journal: memoryJournal(),
		surroundings: quickSurroundings(),
		...more,
	});
	return { state: outcome.value?.state, codes: outcome.diagnostics.map(({ code }) => code), value: outcome.value };
}

describe("a drop-box folder", () => {
	it("shows a package when it is whole, and says so", async () => {
		const deposit = sampleDeposit(1);
		expect(await run(deposit)).toMatchObject({ state: "verified", codes: [] });
		expect(readdirSync(root).sort()).toEqual([deposit.label, `${deposit.label}.complete`]);
		const marker = JSON.parse(readFileSync(join(root, `${deposit.label}.complete`), "utf8"));
		expect(marker).toMatchObject({ key: deposit.key, identifier: deposit.identifier, name: deposit.label });
		expect(marker.files).toHaveLength(3);
	});

	it("gives another name where the name is taken, and touches nothing that is there", async () => {
		const deposit = sampleDeposit(1);
		mkdirSync(join(root, deposit.label));
		writeFileSync(join(root, deposit.label, "khac.txt"), "của người khác");
		expect((await run(deposit)).state).toBe("verified");
		const other = `${deposit.label}-${deposit.key.slice(0, 8)}`;
		expect(readdirSync(root).sort()).toEqual([deposit.label, other, `${other}.complete`].sort());
		expect(readdirSync(join(root, deposit.label))).toEqual(["khac.txt"]);
		expect(await run(deposit)).toMatchObject({ value: { steps: 0 } });
	});

	it("refuses where both names are taken", async () => {
		const deposit = sampleDeposit(1);
		mkdirSync(join(root, deposit.label));
		mkdirSync(join(root, `${deposit.label}-${deposit.key.slice(0, 8)}`));
		expect((await run(deposit)).codes).toEqual(["deposit/other-content"]);
	});

	it("takes a package of one file under its own name, and never over another file", async () => {
		const one = sampleDeposit(1, { files: [depositFile("bai.zip", "PK một")] });
		const two = sampleDeposit(2, { files: [depositFile("bai.zip", "PK hai")] });
		expect((await run(one)).state).toBe("verified");
		expect((await run(two)).state).toBe("verified");
		expect(readFileSync(join(root, "bai.zip"), "utf8")).toBe("PK một");
		expect(readFileSync(join(root, `bai-${two.key.slice(0, 8)}.zip`), "utf8")).toBe("PK hai");
	});

	it.each([
		["write", "ENOSPC", 0, "deposit/folder-full"],
		["write", "ENOSPC", 2, "deposit/folder-full"],
		["write", "EROFS", 0, "deposit/folder-not-writable"],
		["write", "EACCES", 0, "deposit/folder-not-writable"],
		["rename", "EDQUOT", 0, "deposit/folder-full"],
	] as const)("where %s fails with %s says so, and goes on when it is mended", async (name, code, from, finding) => {
		const deposit = sampleDeposit(1);
		expect((await run(deposit, { files: failing(name, code, from) })).codes).toEqual([finding]);
		expect(readdirSync(root).filter((each) => !each.startsWith("."))).toEqual([]);
		expect(await run(deposit)).toMatchObject({ state: "verified" });
	});

	it("that is not mounted is unreachable", async () => {
		const deposit = sampleDeposit(1);
		expect((await run(deposit, { settings: { path: join(root, "khong-co") } })).codes).toEqual(["deposit/unreachable"]);
		expect((await run(deposit, { settings: { sentinel: "da-gan" } })).codes).toEqual(["deposit/unreachable"]);
		writeFileSync(join(root, "da-gan"), "");
		expect((await run(deposit, { settings: { sentinel: "da-gan" } })).state).toBe("verified");
	});

	it("whose bytes change later is no longer called verified", async () => {
		const deposit = sampleDeposit(1);
		await run(deposit);
		const file = join(root, deposit.label, deposit.files[0]?.path ?? "");
		writeFileSync(file, readFileSync(file, "utf8").replace("bài", "bái"));
		const again = await run(deposit);
		expect([again.state, ...again.codes]).toEqual(["accepted", "deposit/digest-differs"]);
		rmSync(file);
		expect((await run(deposit)).codes).toEqual(["deposit/digest-differs"]);
	});

	it("takes no path that leaves it", async () => {
		const deposit = sampleDeposit(1, { files: [depositFile("../ngoai.txt", "x"), depositFile("b.txt", "y")] });
		expect((await run(deposit)).codes).toEqual(["deposit/not-a-package"]);
	});

	it("in a rehearsal shows every file, and stays empty", async () => {
		const notes: string[] = [];
		const repository = folderRepository({
			name: "hop",
			settings: { path: root },
			dryRun: { note: (line) => notes.push(line) },
		});
		const deposit = sampleDeposit(1);
		await runDeposit({
			repository,
			deposit,
			journal: memoryJournal(),
			surroundings: quickSurroundings(),
			rehearsal: true,
		});
		expect(notes.map((line) => line.split(" ")[0])).toEqual(["copy", "copy", "copy", "place"]);
		expect(readdirSync(root)).toEqual([]);
	});
});
