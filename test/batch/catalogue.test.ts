import { createHash } from "node:crypto";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { dumpCatalogue, openCatalogue } from "../../src/app/catalog.ts";
import { banluu, workFolder } from "../cli/terminal.ts";

let folder: string;
let remove: () => void;
beforeEach(() => {
	({ path: folder, remove } = workFolder());
});
afterEach(() => remove());

const article = (n: number) =>
	JSON.stringify({ id: `bai-${n}`, title: `Tin số ${n}`, published: "2023-03-20", body: `Nội dung bài số ${n}.` });

function collection(count: number): string {
	const path = join(folder, "tin.jsonl");
	writeFileSync(path, Array.from({ length: count }, (_, n) => `${article(n)}\n`).join(""));
	return path;
}

/** A line for each record and each row of the index: its digest, and what tells which it is. */
async function dump(database: string): Promise<string> {
	const { value } = await openCatalogue(database);
	try {
		const lines = [...dumpCatalogue(value as NonNullable<typeof value>)];
		return lines
			.map((line) => {
				const told = line.match(/"(?:identifier|packages|withdrawnAt)":[^}]*?[,}]/g) ?? [];
				return `${createHash("sha256").update(line).digest("hex").slice(0, 12)} ${told.join(" ")}\n`;
			})
			.join("");
	} finally {
		value?.close();
	}
}

async function rebuilt(store: string): Promise<string> {
	const database = join(folder, "anew.db");
	const { exit, stderr } = await banluu(["catalog", "rebuild", store, "--database", database]);
	expect([exit, stderr]).toEqual([0, expect.any(String)]);
	return dump(database);
}

/** What a kill between journal and catalogue leaves: the last lines are there, and the catalogue has not heard of them. */
async function forget(store: string, identifiers: "all" | number): Promise<void> {
	const journal = join(`${store}.batch`, "journal.jsonl");
	const text = readFileSync(journal, "utf8");
	writeFileSync(journal, text.replace(/^\{"type":"finished".*\n/gm, ""));
	const database = join(store, "banluu.db");
	if (identifiers === "all") {
		for (const end of ["", "-wal", "-shm"]) rmSync(database + end, { force: true });
		return;
	}
	const { value } = await openCatalogue(database, { write: true });
	value?.database.exec(
		`DELETE FROM version WHERE record_id > ${identifiers}; DELETE FROM record WHERE id > ${identifiers}`,
	);
	value?.close();
}

describe("the catalogue of a batch", () => {
	it.each(["bags", "ocfl", "zip-per-1000", "saf", "volume-per-month"])("is that of the packages: %s", async (kind) => {
		const [input, store] = [collection(4), join(folder, "kho")];
		const words = ["batch", input, "-o", store, "--to", kind, "--jobs", "1"];
		expect((await banluu([...words, "--limit", "3"])).exit).toBe(0);
		const kept = await dump(join(store, "banluu.db"));
		expect(kept.match(/"withdrawnAt"/g)).toHaveLength(3);
		expect(kept).toBe(await rebuilt(store));
		await forget(store, 1);
		expect(await dump(join(store, "banluu.db"))).not.toBe(kept);
		expect((await banluu([...words, "--limit", "3", "--resume"])).exit).toBe(0);
		expect(await dump(join(store, "banluu.db"))).toBe(kept);
		await forget(store, "all");
		// Not the same run again, but another one over the same store.
		expect((await banluu(words)).exit).toBe(0);
		const more = await dump(join(store, "banluu.db"));
		expect(more.match(/"withdrawnAt"/g)).toHaveLength(4);
		expect(more).toBe(await rebuilt(store));
	});
});
