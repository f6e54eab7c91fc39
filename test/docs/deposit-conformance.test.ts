import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { repositoryKinds } from "../../src/deposit/registry.ts";
import type { ContractRow } from "../contract/repositories.ts";

const folder = join(import.meta.dirname, "..", "golden", "deposit");
const rows = readdirSync(folder)
	.filter((file) => file.endsWith(".json"))
	.sort()
	.map((file) => JSON.parse(readFileSync(join(folder, file), "utf8")) as ContractRow);

function page(): string {
	const mark = (good: boolean) => (good ? "yes" : "**no**");
	const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
	const head = [
		"Target",
		"Server",
		"Deposit",
		"Verify",
		"Resume after kill",
		"No duplicate after a lost answer",
		"Wrong checksum refused",
	];
	return [
		"# Deposits and the servers they were shown with",
		"",
		"Generated from what `test/contract/repositories.ts` found; `npx vitest run test/docs -u` writes it anew. Each row is one run of the same suite:",
		"",
		"- **Deposit**: a package arrives, and a second run sends nothing, with the journal of the first and without it.",
		"- **Verify**: each file is compared with a digest of the server's own, or of the bytes that it gave back.",
		"- **Resume after kill**: killed before and after each line of the journal, then run again: one deposit, the right bytes. The number is that of the kills.",
		"- **No duplicate after a lost answer**: each step, and over HTTP each change, is carried out and its answer thrown away. The number is that of the answers.",
		"- **Wrong checksum refused**: the server keeps other bytes than were sent, and the deposit is not called verified.",
		"",
		line(head),
		line(head.map(() => "---")),
		...rows.map((row) =>
			line([
				`\`${row.kind}\``,
				row.server,
				mark(row.deposit),
				mark(row.verify),
				`${mark(row.resume)} (${row.kills})`,
				`${mark(row.single)} (${row.lost})`,
				mark(row.refused),
			]),
		),
		"",
	].join("\n");
}

it("docs/reference/deposit-conformance.md says what the suite found", async () => {
	const file = join(import.meta.dirname, "..", "..", "docs", "reference", "deposit-conformance.md");
	await expect(page()).toMatchFileSnapshot(file);
});

it.each(Object.keys(repositoryKinds))("the kind %s has a row, and nothing in it failed", (kind) => {
	const own = rows.filter((row) => row.kind === kind || row.kind.startsWith(`${kind}-`));
	expect(own.length).toBeGreaterThan(0);
	for (const row of own) {
		expect([row.deposit, row.verify, row.resume, row.single, row.refused]).toEqual(Array(5).fill(true));
	}
});
