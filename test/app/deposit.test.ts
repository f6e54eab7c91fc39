import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { type DepositedPackage, type DepositRequest, runDeposits, testTarget } from "../../src/app/deposit.ts";
import { depositOf } from "../../src/app/deposit-package.ts";
import { parseReceipts, receiptsPath } from "../../src/app/deposit-receipts.ts";
import { type DepositTarget, readTarget } from "../../src/app/deposit-targets.ts";
import { parseSettingsFile } from "../../src/app/settings-file.ts";
import type { RepositoryFactory } from "../../src/deposit/factory.ts";
import { banluu } from "../cli/terminal.ts";
import { quickSurroundings } from "../contract/repositories.ts";
import { type PlainStore, plainRepository, plainStore, plainToken } from "../deposit/support/plain-store.ts";

const folder = mkdtempSync(join(tmpdir(), "banluu-nop-"));
const kho = join(folder, "kho");
let store: PlainStore;
beforeAll(async () => {
	store = await plainStore();
	const articles = ["một", "hai", "ba"].map((name, index) => {
		const path = join(folder, `${name}.txt`);
		writeFileSync(path, `Sáng ${20 + index}/3, tại Hà Nội, đoàn công tác đã làm việc với tỉnh Bắc Kạn.\n`);
		return path;
	});
	const built = await banluu([...articles, "-o", kho, "-q"]);
	expect(built.exit).toBe(0);
});
afterAll(async () => {
	await store.close();
	rmSync(folder, { recursive: true, force: true });
});

const factory: RepositoryFactory = {
	kind: "plain",
	settings: z.unknown(),
	secrets: { secret: "required" },
	collection: () => "bo-suu-tap",
	open: ({ name, secrets, transport }) => plainRepository(store.url, transport, secrets.secret, name),
};
const target = (secret = plainToken): DepositTarget => ({
	name: "kho",
	factory,
	settings: {},
	collection: "bo-suu-tap",
	secrets: { secret },
});

async function run(more: Partial<DepositRequest> = {}): Promise<readonly DepositedPackage[]> {
	const done: DepositedPackage[] = [];
	const request = {
		paths: [kho],
		target: target(),
		output: join(folder, "out"),
		surroundings: quickSurroundings(),
		signal: new AbortController().signal,
		...more,
	};
	for await (const each of runDeposits(request)) done.push(each);
	return done;
}
const records = () => readdirSync(kho).filter((name) => existsSync(join(kho, name, "bagit.txt")));
const codesOf = (done: readonly DepositedPackage[]) =>
	done.flatMap(({ diagnostics }) => diagnostics.map(({ code }) => code));

/** All that a run leaves on the disk, as one text. */
function leftBehind(root: string): string {
	const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
	return files.map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8")).join("\n");
}

function forms(secret: string): readonly string[] {
	return [
		secret,
		encodeURIComponent(secret),
		JSON.stringify(secret).slice(1, -1),
		Buffer.from(secret).toString("base64"),
	];
}

describe("deposits of packages", () => {
	it("go through a dry run first, which leaves nothing anywhere", async () => {
		const notes: string[] = [];
		const done = await run({ note: (text) => notes.push(text), output: join(folder, "nowhere") });
		expect(done.map(({ outcome }) => outcome)).toEqual(["shown", "shown", "shown"]);
		expect(notes).toHaveLength(3);
		expect(notes[0]).toMatch(/^POST http:.*\nauthorization: \*\*\*/);
		for (const form of forms(plainToken)) expect(notes.join("\n")).not.toContain(form);
		expect(store.kept.size).toBe(0);
		expect(existsSync(join(folder, "nowhere"))).toBe(false);
	});

	it("arrive once, with receipts beside the packages, which stay as they are", async () => {
		const before = await depositOf(join(kho, records()[0] ?? ""), { target: "kho", collection: "x" });
		const kept: unknown[] = [];
		const done = await run({ concurrency: 2, keep: (receipt) => kept.push(receipt) });
		expect(done.map(({ outcome, state }) => [outcome, state])).toEqual(Array(3).fill(["deposited", "published"]));
		expect(store.kept.size).toBe(3);
		expect(kept).toHaveLength(3);
		for (const name of records()) {
			const text = readFileSync(receiptsPath(join(kho, name)), "utf8");
			const [receipt] = parseReceipts(text);
			expect(receipt).toMatchObject({ target: "kho", state: "published", links: { page: expect.any(String) } });
			expect(receipt?.files?.every(({ expected, observed, by }) => expected === observed && by === "server")).toBe(
				true,
			);
			expect(receipt?.answers?.map(({ step }) => step)).toContain("create");
			const premis = readFileSync(join(kho, `${name}.receipts.premis.xml`), "utf8");
			expect(premis).toContain(">replication<");
			expect(premis).toContain("#deposit-1<");
		}
		const after = await depositOf(join(kho, records()[0] ?? ""), { target: "kho", collection: "x" });
		expect(after.value?.digest).toBe(before.value?.digest);
	});

	it("send nothing the second time; with --resume nobody is even asked", async () => {
		const heard = store.heard.length;
		const again = await run();
		expect(again.map(({ outcome, steps }) => [outcome, steps])).toEqual(Array(3).fill(["already", 0]));
		expect(store.kept.size).toBe(3);
		const asked = store.heard.length;
		expect(asked).toBeGreaterThan(heard);
		const resumed = await run({ resume: true });
		expect(resumed.map(({ outcome, state }) => [outcome, state])).toEqual(Array(3).fill(["already", "published"]));
		expect(store.heard.length).toBe(asked);
	});

	it("pass over what stands beside packages, as a shell's asterisk names it", async () => {
		const names = readdirSync(kho);
		expect(names.some((name) => name.endsWith(".receipts.jsonl"))).toBe(true);
		const done = await run({ paths: names.map((name) => join(kho, name)) });
		expect(done.map(({ outcome }) => outcome)).toEqual(["already", "already", "already"]);
	});

	it("leave out what is older than the given time", async () => {
		const done = await run({ since: Date.parse("2999-01-01") });
		expect(done.map(({ outcome }) => outcome)).toEqual(Array(3).fill("left-out"));
	});

	it("stop for all packages at a wrong password, and tell it nowhere", async () => {
		const wrong = "sai mật/khẩu&rất dài=7";
		const heard = store.heard.length;
		const output = join(folder, "wrong");
		const done = await run({ target: target(wrong), output, concurrency: 1 });
		expect(codesOf(done)).toContain("deposit/not-authenticated");
		expect(codesOf(done)).toContain("deposit/stopped");
		expect(store.heard.length - heard).toBe(1);
		for (const form of forms(wrong)) expect(JSON.stringify(done) + leftBehind(output)).not.toContain(form);
	});

	it("that fail by a fault of ours say so without a secret", async () => {
		const thrower: RepositoryFactory = {
			...factory,
			open: ({ name, secrets, transport }) => ({
				...plainRepository(store.url, transport, secrets.secret, name),
				observe: async () => {
					throw new Error(`what is ${secrets.secret}?`);
				},
			}),
		};
		const output = join(folder, "fault");
		const error = await run({ target: { ...target(), factory: thrower }, output }).catch((thrown: unknown) => thrown);
		if (!(error instanceof Error)) throw new Error("it did not fail");
		expect(error.message).toBe("what is ***?");
		for (const form of forms(plainToken)) expect(error.stack).not.toContain(form);
	});

	it("leave no secret in journals, receipts and findings", () => {
		const text = leftBehind(folder);
		expect(text).toContain('"type":"intent"');
		for (const secret of [plainToken, "0a1b2c3d4e5f"]) {
			for (const form of forms(secret)) expect(text).not.toContain(form);
		}
	});

	it("of a damaged package are not begun", async () => {
		const name = records()[0] ?? "";
		const broken = join(folder, "broken");
		mkdirSync(broken);
		const { cpSync } = await import("node:fs");
		cpSync(join(kho, name), join(broken, name), { recursive: true });
		writeFileSync(join(broken, name, "data", "metadata", "dcterms.xml"), "<x/>");
		const kept = store.kept.size;
		const done = await run({ paths: [broken] });
		expect(done.map(({ outcome }) => outcome)).toEqual(["failed"]);
		expect(store.kept.size).toBe(kept);
	});

	it("take two runs of one target one after the other", async () => {
		const first = runDeposits({
			paths: [kho],
			target: target(),
			output: join(folder, "out"),
			surroundings: quickSurroundings(),
			signal: new AbortController().signal,
		});
		await first.next();
		expect(codesOf(await run())).toEqual(["store/locked"]);
		await first.return(undefined);
		expect((await run()).map(({ outcome }) => outcome)).toEqual(Array(3).fill("already"));
	});

	it("can be tried beforehand", async () => {
		const { signal } = new AbortController();
		const sample = join(kho, records()[0] ?? "");
		const surroundings = { ...quickSurroundings(), now: Date.now };
		const good = await testTarget(target(), { surroundings, signal, sample });
		expect(good.value).toMatchObject({ reachable: true, authenticated: true, losses: [] });
		expect(good.diagnostics).toEqual([]);
		const late = { ...surroundings, now: () => Date.now() + 3_600_000 };
		const skewed = await testTarget(target(), { surroundings: late, signal });
		expect(skewed.diagnostics).toMatchObject([{ code: "deposit/clock", severity: "warning" }]);
		const bad = await testTarget(target("khác"), { surroundings, signal });
		expect(bad.diagnostics.map(({ code }) => code)).toEqual(["deposit/not-authenticated"]);
	});
});

describe("a deposit", () => {
	it("has the same key for the same bytes, target and collection, and no other", async () => {
		const [first = "", second = ""] = records().map((name) => join(kho, name));
		const key = async (path: string, name: string, collection: string) =>
			(await depositOf(path, { target: name, collection })).value?.key;
		const keys = [
			await key(first, "kho", "a"),
			await key(second, "kho", "a"),
			await key(first, "kho2", "a"),
			await key(first, "kho", "b"),
		];
		expect(new Set(keys).size).toBe(4);
		expect(await key(`${first}/`, "kho", "a")).toBe(keys[0]);
	});

	it("of an archive is the one file that it is, with its packaging", async () => {
		const out = join(folder, "zip");
		await banluu(["package", kho, "--format", "sword-simple", "-o", out, "-q"]);
		const [zip = ""] = readdirSync(out).filter((name) => name.endsWith(".zip"));
		const { value, diagnostics } = await depositOf(join(out, zip), { target: "kho", collection: "a" });
		expect(diagnostics).toEqual([]);
		expect(value?.files.map(({ path }) => path)).toEqual([zip]);
		expect(value).toMatchObject({ label: zip, packaging: "http://purl.org/net/sword/package/SimpleZip" });
		expect(value?.madeAt).toBe("2026-01-02T03:04:05Z");
		expect(value?.title.text).toContain("đoàn công tác");
	});
});

describe("targets in a settings file", () => {
	const sources = { env: { KHO_MAT_KHAU: "bi-mat-trong-bien" }, stdin: async () => "tu-dau-vao" };
	async function read(yaml: string, name = "kho") {
		const file = parseSettingsFile(yaml, "banluu.yml");
		const targets = Object.entries(file.value?.targets ?? {}).map(([key, each]) => [key, { ...each, folder }] as const);
		const outcome = await readTarget(name, Object.fromEntries(targets), sources);
		return { ...outcome, codes: [...file.diagnostics, ...outcome.diagnostics].map(({ code }) => code) };
	}

	it("are read with paths from the file's own folder", async () => {
		const { value, codes } = await read(
			"targets:\n  kho:\n    kind: folder\n    path: nop\n    rate: 2.5\n    concurrency: 3\n",
		);
		expect(codes).toEqual([]);
		expect(value).toMatchObject({ settings: { path: join(folder, "nop") }, rate: 2.5, concurrency: 3 });
	});

	it.each([
		["a name that is not there", "targets:\n  khac:\n    kind: folder\n", "deposit/no-such-target", undefined],
		["no kind", "targets:\n  kho:\n    path: x\n", "deposit/setting-missing", 2],
		["a kind nobody knows", "targets:\n  kho:\n    kind: ftp\n", "deposit/kind-unknown", 3],
		["a key too few", "targets:\n  kho:\n    kind: folder\n", "deposit/setting-missing", 2],
		["a key too many", "targets:\n  kho:\n    kind: folder\n    path: x\n    mau: do\n", "deposit/setting-value", 5],
		[
			"a rate that is none",
			"targets:\n  kho:\n    kind: folder\n    path: x\n    rate: nhanh\n",
			"deposit/setting-value",
			5,
		],
		[
			"a password",
			"targets:\n  kho:\n    kind: folder\n    path: x\n    password: bi-mat\n",
			"deposit/secret-in-settings",
			5,
		],
		[
			"a password in an address",
			"targets:\n  kho:\n    kind: folder\n    path: https://a:bi-mat@b/\n",
			"deposit/secret-in-settings",
			4,
		],
		[
			"a CA that is none",
			"targets:\n  kho:\n    kind: folder\n    path: x\n    ca: khong.pem\n",
			"deposit/setting-value",
			5,
		],
	] as const)("with %s are refused at their place", async (_, yaml, code, line) => {
		const { value, diagnostics, codes } = await read(yaml);
		expect(value).toBeUndefined();
		expect(codes).toEqual(expect.arrayContaining([code]));
		if (line !== undefined)
			expect(diagnostics.find((d) => d.code === code)?.place).toMatchObject({ file: "banluu.yml", line });
		expect(JSON.stringify(diagnostics)).not.toContain("bi-mat");
	});
});
