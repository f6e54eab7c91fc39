import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dumpCatalogue, openCatalogue } from "../../src/app/catalog.ts";
import { receiptCatalogue } from "../../src/app/deposit-catalogue.ts";
import type { Receipt } from "../../src/model/index.ts";
import { banluu, type Transcript, workFolder } from "./terminal.ts";

const { path: folder, remove } = workFolder();
const output = join(folder, "kho");
const database = join(output, "banluu.db");
afterAll(remove);

let label = "";
let identifier = "";
const cli = (...args: readonly string[]): Promise<Transcript> => banluu([...args, "-o", output], {}, undefined, folder);
const rebuild = () => banluu(["catalog", "rebuild", output, "--database", database], {}, undefined, folder);
const objects = ({ stdout }: Transcript): readonly Record<string, unknown>[] =>
	stdout
		.trim()
		.split("\n")
		.map((line) => JSON.parse(line));
async function deposits() {
	const { value } = await openCatalogue(database);
	try {
		return value?.deposits({ identifier }) ?? [];
	} finally {
		value?.close();
	}
}

beforeAll(async () => {
	for (const name of ["hop", "hop-2"]) mkdirSync(join(folder, name));
	writeFileSync(
		join(folder, "banluu.yml"),
		"targets:\n  hop:\n    kind: folder\n    path: hop\n  hop-2:\n    kind: folder\n    path: hop-2\n",
	);
	expect((await cli(join(folder, "bai.txt"), "-q")).exit).toBe(0);
	[label = ""] = readdirSync(output).filter((name) => existsSync(join(output, name, "bagit.txt")));
	expect((await rebuild()).exit).toBe(0);
	const shown = objects(await cli("catalog", "show", label, "--json"));
	identifier = String(shown[0]?.identifier);
});

describe("deposits in the catalogue", () => {
	it("are there as beside the package, in all that is said of them, and after a rebuild", async () => {
		expect((await cli("deposit", output, "--to", "hop")).exit).toBe(0);
		const lines = readFileSync(join(output, `${label}.receipts.jsonl`), "utf8")
			.trim()
			.split("\n");
		const [kept] = await deposits();
		expect(kept).toEqual(JSON.parse(lines[0] ?? ""));
		expect(kept).toMatchObject({ target: "hop", identifier, state: "verified" });
		const [shown] = objects(await cli("catalog", "show", identifier, "--json"));
		expect(shown?.deposits).toEqual([kept]);
		const [status] = objects(await cli("status", "--json"));
		expect(status?.deposits).toEqual([{ target: "hop", state: "verified", count: 1 }]);
		const [journal] = objects(await cli("deposit", "status", "--json"));
		expect(journal).toMatchObject({ target: "hop", state: "verified", identifier, key: kept?.key });
		expect((await rebuild()).exit).toBe(0);
		expect(await deposits()).toEqual([kept]);
	});

	it("do not fail because another run writes the catalogue, and come in by a rebuild", async () => {
		const writer = await openCatalogue(database, { write: true });
		const told = await cli("deposit", output, "--to", "hop-2", "--json");
		writer.value?.close();
		expect(told.exit).toBe(0);
		const findings = objects(told).filter(({ type }) => type === "finding");
		expect(findings.map(({ code, severity }) => [code, severity])).toEqual([
			["catalog/locked", "warning"],
			["deposit/not-in-catalogue", "warning"],
		]);
		expect(findings[1]).toMatchObject({ params: { receipts: 1 } });
		expect((await deposits()).map(({ target }) => target)).toEqual(["hop"]);
		expect((await rebuild()).exit).toBe(0);
		expect((await deposits()).map(({ target }) => target).sort()).toEqual(["hop", "hop-2"]);
	});

	it("wait while the catalogue is locked for a moment", async () => {
		const writer = await openCatalogue(database, { write: true });
		let now = 0;
		const receipts = receiptCatalogue(database, {
			now: () => now,
			sleep: async (milliseconds) => {
				now += milliseconds;
				writer.value?.close();
			},
		});
		const [receipt] = await deposits();
		const other: Receipt = { ...(receipt as Receipt), target: "kho-khac" };
		await receipts.keep(other);
		now = 6000;
		await receipts.keep({ ...other, key: "2" });
		expect(await receipts.close()).toEqual([]);
		expect((await deposits()).filter(({ target }) => target === "kho-khac")).toHaveLength(2);
		expect((await rebuild()).exit).toBe(0);
	});

	it("need the catalogue that is named", async () => {
		const told = await cli("deposit", output, "--to", "hop", "--database", join(folder, "khong.db"), "--json");
		expect([told.exit, objects(told)[0]?.code]).toEqual([3, "catalog/not-found"]);
	});
});

describe("a record that is withdrawn", () => {
	const reason = "đăng nhầm bài";

	it("needs a reason and a record that is there", async () => {
		expect((await cli("deposit", "withdraw", identifier)).exit).toBe(2);
		const told = await cli("deposit", "withdraw", "urn:x:khong-co", "--reason", reason, "--json");
		expect([told.exit, objects(told)[0]?.code]).toEqual([3, "catalog/no-such-record"]);
	});

	it("without a target has a tombstone and is withdrawn in the catalogue; nothing is erased, and harvesters hear it", async () => {
		const before = readdirSync(join(output, label));
		const told = await cli("deposit", "withdraw", label.slice(-8), "--reason", reason, "--json");
		expect(told.exit).toBe(0);
		const file = join(output, `${label}.tombstone.json`);
		expect(objects(told)[0]).toMatchObject({ identifier, tombstones: [file], shown: ["hop", "hop-2"], reason });
		const at = "2026-01-02T03:04:05Z";
		expect(JSON.parse(readFileSync(file, "utf8"))).toEqual({ identifier, at, reason });
		expect(readdirSync(join(output, label))).toEqual(before);
		const [shown] = objects(await cli("catalog", "show", identifier, "--json"));
		expect(shown?.state).toBe("withdrawn");
		const harvest = join(folder, "oai");
		const args = ["oai", "export", harvest, "--database", database, "--admin-email", "luutru@example.vn"];
		expect((await banluu([...args, "--base-url", "https://luutru.example.vn/oai"], {}, undefined, folder)).exit).toBe(
			0,
		);
		const files = readdirSync(harvest, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".xml"));
		const all = files.map((name) => readFileSync(join(harvest, name), "utf8")).join("\n");
		expect(all).toContain('<header status="deleted">');
	});

	it("is the same after a rebuild, and again: the first reason counts", async () => {
		const state = async () => {
			const { value } = await openCatalogue(database);
			const lines = [...dumpCatalogue(value as NonNullable<typeof value>)];
			value?.close();
			return lines;
		};
		const before = await state();
		expect((await rebuild()).exit).toBe(0);
		expect(await state()).toEqual(before);
		expect((await cli("deposit", "withdraw", identifier, "--reason", "lý do khác")).exit).toBe(0);
		expect(await state()).toEqual(before);
	});

	it("from one repository is withdrawn there alone, in every account of it", async () => {
		expect((await cli("deposit", "withdraw", identifier, "--to", "hop", "--reason", reason)).exit).toBe(0);
		const both = [
			{ target: "hop", state: "withdrawn" },
			{ target: "hop-2", state: "verified" },
		];
		expect(objects(await cli("deposit", "status", "--json")).slice(0, 2)).toMatchObject(both);
		for (const again of [false, true]) {
			if (again) expect((await rebuild()).exit).toBe(0);
			expect(objects(await cli("status", "--json"))[0]?.deposits).toMatchObject(both);
		}
		expect(readFileSync(join(output, `${label}.receipts.premis.xml`), "utf8")).toContain(">deaccession<");
	});

	it("is deposited nowhere", async () => {
		rmSync(join(output, ".banluu"), { recursive: true });
		const told = await cli("deposit", output, "--to", "hop", "--json");
		expect(objects(told).map(({ code, outcome }) => code ?? outcome)).toEqual([
			"deposit/withdrawn",
			"left-out",
			undefined,
		]);
	});

	it("is found without a catalogue and journals", async () => {
		rmSync(database);
		const file = join(output, `${label}.tombstone.json`);
		rmSync(file);
		expect((await cli("deposit", "withdraw", identifier, "--reason", reason)).exit).toBe(0);
		expect(existsSync(file)).toBe(true);
	});
});
