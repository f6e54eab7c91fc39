import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { openDatabase } from "../../src/catalog/database.ts";
import { CatalogueError, databaseFinding } from "../../src/catalog/failure.ts";
import { type OpenWriter, openCatalogue } from "../../src/catalog/open.ts";
import { schemaVersion } from "../../src/catalog/schema.ts";
import { madeRecord } from "./records.ts";

const folder = mkdtempSync(join(tmpdir(), "banluu-open-"));
const at = (name: string) => join(folder, name);
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const time = "2026-02-01T00:00:00Z";

async function made(name: string, count = 3): Promise<OpenWriter> {
	const { value, diagnostics } = await openCatalogue(at(name), { write: true });
	if (!value) throw new Error(JSON.stringify(diagnostics));
	const records = Array.from({ length: count }, (_, i) => madeRecord(`r${i}`, { text: `bản tin số ${i}` }));
	value.put(records, time);
	return value;
}

const codesOf = async (path: string, write = false) =>
	(write ? await openCatalogue(path, { write }) : await openCatalogue(path)).diagnostics.map(({ code }) => code);

describe("opening", () => {
	it("says what a file is that is no catalogue", async () => {
		writeFileSync(at("text.db"), "đây không phải cơ sở dữ liệu ".repeat(100));
		mkdirSync(at("folder.db"));
		const other = await openDatabase(at("other.db"));
		other.exec("CREATE TABLE a (b)");
		other.close();
		expect(await codesOf(at("none.db"))).toEqual(["catalog/not-found"]);
		for (const write of [false, true]) {
			expect(await codesOf(at("text.db"), write)).toEqual(["catalog/not-a-catalogue"]);
			expect(await codesOf(at("folder.db"), write)).toEqual(["catalog/not-a-catalogue"]);
			expect(await codesOf(at("other.db"), write)).toEqual(["catalog/not-a-catalogue"]);
		}
		expect(await codesOf(at("no-folder/x.db"), true)).toEqual(["catalog/not-writable"]);
	});

	it("refuses a newer form and leaves it alone", async () => {
		(await made("newer.db")).close();
		const database = await openDatabase(at("newer.db"));
		database.exec(`PRAGMA user_version = ${schemaVersion + 1}`);
		database.close();
		const { diagnostics } = await openCatalogue(at("newer.db"), { write: true });
		expect(diagnostics).toMatchObject([
			{ code: "catalog/newer", params: { version: schemaVersion + 1, known: schemaVersion } },
		]);
	});

	it("brings an old form to that of today, all that was there with it", async () => {
		const text = readFileSync(join(import.meta.dirname, "schema-1.sql"), "utf8");
		const database = await openDatabase(at("old.db"));
		database.exec(text);
		database.close();
		expect(await codesOf(at("old.db"))).toEqual(["catalog/needs-migration"]);
		const { value, diagnostics } = await openCatalogue(at("old.db"), { write: true });
		expect(diagnostics).toMatchObject([{ code: "catalog/migrated", params: { from: 1, to: schemaVersion } }]);
		expect(value?.search({ words: '"bản tin"' }).map(({ identifier }) => identifier)).toEqual(["urn:x-test:cu"]);
		expect(value?.record("urn:x-test:cu")).toMatchObject({ title: "Bài cũ", text: "Đây là bản tin cũ.", version: 1 });
		value?.close();
		expect(await codesOf(at("old.db"))).toEqual([]);
	});

	it("has one writer, and readers beside it", async () => {
		const writer = await made("locked.db");
		expect(await codesOf(at("locked.db"), true)).toEqual(["catalog/locked"]);
		const reader = await openCatalogue(at("locked.db"));
		expect(reader.value?.count()).toBe(3);
		writer.put([madeRecord("more")], time);
		expect(reader.value?.count()).toBe(4);
		expect(() => (reader.value as unknown as OpenWriter).database.exec("DELETE FROM record")).toThrow(CatalogueError);
		writer.close();
		reader.value?.close();
		expect(await codesOf(at("locked.db"), true)).toEqual([]);
	});

	it("takes the lock back from a run that was killed, and has what that had put", async () => {
		(await made("killed.db")).close();
		const script = `
			import Database from "libsql";
			const lock = new Database(process.argv[1]); lock.exec("BEGIN EXCLUSIVE");
			const db = new Database(process.argv[2]);
			db.exec("BEGIN IMMEDIATE; UPDATE record SET state = 'withdrawn'");
			process.kill(process.pid, "SIGKILL");`;
		const run = spawnSync(
			process.execPath,
			["--input-type=module", "-e", script, at(".killed.db-writer"), at("killed.db")],
			{
				cwd: join(import.meta.dirname, "../.."),
			},
		);
		expect(run.signal).toBe("SIGKILL");
		const { value } = await openCatalogue(at("killed.db"), { write: true });
		expect(value?.count({ state: "kept" })).toBe(3);
		value?.close();
	});

	it("tells a damaged file, wherever the damage is met", async () => {
		(await made("damaged.db", 150)).close();
		const whole = readFileSync(at("damaged.db"));
		const codes = new Set<string>();
		for (let page = 1; page < whole.length / 4096; page += Math.max(1, Math.floor(whole.length / 4096 / 24))) {
			const bytes = Buffer.from(whole);
			bytes.fill(0xa5, page * 4096, (page + 1) * 4096);
			writeFileSync(at("damaged.db"), bytes);
			const { value, diagnostics } = await openCatalogue(at("damaged.db"));
			for (const { code } of diagnostics) codes.add(code);
			try {
				value?.search({ words: "tin", limit: 1000 });
				value?.search({ order: "issued", limit: 1000 });
				for (let i = 0; i < 150; i += 7) value?.record(`urn:x-test:r${i}`);
			} catch (error) {
				expect(error).toBeInstanceOf(CatalogueError);
				codes.add((error as CatalogueError).finding.code);
			}
			value?.close();
		}
		expect(codes).toContain("catalog/damaged");
		expect(
			[...codes].filter((code) => !["catalog/damaged", "catalog/not-a-catalogue", "catalog/failed"].includes(code)),
		).toEqual([]);
	});

	it("drops a group for which the disk has no room, and keeps those before", async () => {
		const writer = await made("full.db", 1);
		const pages = Number(writer.database.get("PRAGMA page_count")?.page_count);
		writer.database.exec(`PRAGMA max_page_count = ${pages + 2}`);
		const many = Array.from({ length: 50 }, (_, i) => madeRecord(`voll${i}`, { text: `chữ ${i} `.repeat(2000) }));
		let finding: unknown;
		try {
			writer.put(many, time);
		} catch (error) {
			finding = (error as CatalogueError).finding;
		}
		expect(finding).toMatchObject({ code: "catalog/no-space" });
		expect(writer.count()).toBe(1);
		writer.database.exec("PRAGMA max_page_count = 1000000");
		writer.put(many, time);
		expect(writer.count()).toBe(51);
		writer.close();
	});
});

describe("errors of the database", () => {
	it.each([
		["SQLITE_BUSY", "catalog/locked"],
		["SQLITE_FULL", "catalog/no-space"],
		["SQLITE_IOERR_WRITE", "catalog/no-space"],
		["SQLITE_READONLY_DBMOVED", "catalog/not-writable"],
		["SQLITE_CANTOPEN", "catalog/not-writable"],
		["SQLITE_NOTADB", "catalog/not-a-catalogue"],
		["SQLITE_CORRUPT_VTAB", "catalog/damaged"],
		["SQLITE_MISUSE", "catalog/failed"],
	])("%s is %s", (code, expected) => {
		expect(databaseFinding(Object.assign(new Error("x"), { code }), "p").code).toBe(expected);
	});
});
