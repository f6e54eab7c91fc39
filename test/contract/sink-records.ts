import { createHash } from "node:crypto";
import { lstatSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { FinishedRecord } from "../../src/batch/sink.ts";
import { build } from "../../src/index.ts";
import { thisMachine } from "../../src/store/machine.ts";

export const time = "2026-01-02T03:04:05Z";

async function recordOf(sequence: number, issued: string | undefined, text: string): Promise<FinishedRecord> {
	const outcome = await build(
		{ name: `bai-${sequence}.txt`, bytes: new TextEncoder().encode(text) },
		{ buildTime: time, metadata: { title: `Bắc Kạn, bài số ${sequence}`, ...(issued && { issued }) } },
	);
	if (outcome.value === undefined) throw new Error(JSON.stringify(outcome.diagnostics));
	const { identifier } = outcome.value.package;
	return { sequence, identifier, version: 1, ...(issued && { issued }), built: outcome.value };
}

/** Records of two months, and one of none. */
export const records: readonly FinishedRecord[] = await Promise.all(
	["2023-03-20", "2023-03-21", "2023-04-01", undefined, "2023-03", "2023-04-30"].map((issued, n) =>
		recordOf(n, issued, `Bài số ${n}.\n\nBà con xã Quân Hà góp ${n + 10} ha đất làm đường, xã đã cứng hoá ${n} km.\n`),
	),
);

/** The next version of a record, as another build of it makes it. */
export function secondVersion(record: FinishedRecord): FinishedRecord {
	const { built } = record;
	const label = `${built.package.label}-v2`;
	const entries = built.package.entries.map((entry) => {
		if (entry.path !== "data/metadata/record.json") return entry;
		const text = new TextDecoder().decode(entry.content as Uint8Array);
		const content = new TextEncoder().encode(text.replace(/"digest": "[0-9a-f]{64}"/, `"digest": "${"0".repeat(64)}"`));
		const digest = (name: string) => createHash(name).update(content).digest("hex");
		return { ...entry, content, digests: { sha256: digest("sha256"), sha512: digest("sha512") } };
	});
	return { ...record, version: 2, built: { ...built, package: { ...built.package, label, entries } } };
}

/** SHA-256 of every file below a folder, and every folder without files. */
export function digestsBelow(folder: string): Readonly<Record<string, string>> {
	const found: Record<string, string> = {};
	for (const path of readdirSync(folder, { recursive: true, encoding: "utf8" }).sort()) {
		const full = join(folder, path);
		if (lstatSync(full).isFile()) found[path] = createHash("sha256").update(readFileSync(full)).digest("hex");
		else if (readdirSync(full).length === 0) found[path] = "empty";
	}
	return found;
}

/** A process that is gone: no number is that high. */
export const dead = { ...thisMachine(), pid: 99_999_999, isAlive: () => true };
