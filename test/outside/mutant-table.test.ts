import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { proveRecord } from "../../src/build/prove.ts";
import { build, type InformationPackage } from "../../src/index.ts";
import { memoryTree } from "../../src/store/memory.ts";
import { contentMutants, linkedArticle } from "../support/content-mutants.ts";
import { flavourMutants } from "../support/flavour-mutants.ts";
import { type Mutant, mutants, mutate } from "../support/mutants.ts";
import { articleFiles, articleText, sourceWith } from "../support/picture-article.ts";
import { pictureMutants } from "../support/picture-mutants.ts";
import { bytesOf, documentOf, filesOf, packageOf, seedName, seedText } from "../support/records.ts";
import { verapdfJar } from "./judges.ts";

const folder = mkdtempSync(join(tmpdir(), "banluu-mutant-table-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Case {
	readonly mutant: Mutant;
	readonly flavour: string;
	readonly pack: () => Promise<InformationPackage>;
}

const packs = new Map<string, Promise<InformationPackage>>();
const kept = (key: string, make: () => Promise<InformationPackage>) => () => {
	const known = packs.get(key) ?? make();
	packs.set(key, known);
	return known;
};
const pictured = async () => {
	const source = sourceWith("cau.md", articleText, articleFiles);
	const { value } = await build(source, { buildTime: "2026-01-02T03:04:05Z" });
	if (!value) throw new Error("no record");
	return value.package;
};
const cases: readonly Case[] = [
	...mutants.map((mutant) => ({ mutant, flavour: "2a", pack: kept("2a", () => packageOf(seedName, seedText)) })),
	...contentMutants.map((mutant) => ({
		mutant,
		flavour: "2a",
		pack: kept("content", () => packageOf("gia.md", linkedArticle)),
	})),
	...pictureMutants.map((mutant) => ({ mutant, flavour: "2a", pack: kept("pictures", pictured) })),
	...flavourMutants.map((mutant) => ({
		mutant,
		flavour: mutant.level,
		pack: kept(mutant.level, () => packageOf(seedName, seedText, { pdfa: mutant.level })),
	})),
];

/** Clauses that veraPDF finds broken, by file name. */
function clausesOf(jar: string, flavour = "0"): ReadonlyMap<string, readonly string[]> {
	const java = ["-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", jar, "org.verapdf.apps.GreenfieldCliWrapper"];
	const run = spawnSync("java", [...java, "-f", flavour, "--format", "mrr", "-r", folder], {
		encoding: "utf8",
		maxBuffer: 1 << 28,
	});
	const found = new Map<string, readonly string[]>();
	for (const job of run.stdout.split("<job>").slice(1)) {
		const file = basename(/<name>([^<]+)<\/name>/.exec(job)?.[1] ?? "");
		const rules = [...job.matchAll(/<rule specification="([^":]+)[^"]*" clause="([^"]+)" testNumber="(\d+)"/g)];
		const clauses = rules.map(([, standard, clause, test]) => `${standard?.replace("ISO ", "")} ${clause}-${test}`);
		found.set(file, [...new Set(clauses)].sort());
	}
	return found;
}

const jar = verapdfJar();
describe.runIf(jar)("who catches which mutant", () => {
	it("docs/reference/pdf-mutants.md says it", { timeout: 300_000 }, async () => {
		const proofs: (readonly string[])[] = [];
		for (const [n, { mutant, pack }] of cases.entries()) {
			const whole = await pack();
			const broken = await mutate(bytesOf(documentOf(whole)), mutant);
			writeFileSync(join(folder, `${n}.pdf`), broken);
			const { diagnostics } = await proveRecord(memoryTree(filesOf(whole).set(documentOf(whole).path, broken)));
			const blunt = ["build/object-digest-differs", "build/body-changed"];
			const codes = diagnostics.map(({ code }) => code).filter((code) => !blunt.includes(code));
			proofs.push([...new Set(codes)].sort());
		}
		const verdicts = clausesOf(jar as string);
		const rows = cases.map(({ mutant, flavour }, n) => {
			const clauses = verdicts.get(`${n}.pdf`) ?? [];
			const codes = (proofs[n] ?? []).map((code) => `\`${code}\``);
			expect(clauses.length + codes.length, mutant.name).toBeGreaterThan(0);
			const [first, second, ...rest] = clauses;
			const said = [first, second].filter(Boolean).join(", ") + (rest.length > 0 ? ` and ${rest.length} more` : "");
			return `| ${mutant.name} | ${flavour} | ${said || "–"} | ${codes.join(", ") || "–"} |`;
		});
		const blind = cases.filter((_, n) => (verdicts.get(`${n}.pdf`) ?? []).length === 0).length;
		const head = `# Broken documents, and who notices

Each row is a sound document with one thing broken. veraPDF 1.30.2 judges its claims (clauses by standard and test number); the proof compares
it with the record (finding codes). That the digests of the file differ, every row shows; it is left out. ${blind} of ${cases.length} only the proof notices.
Generated and checked by \`test/outside/mutant-table.test.ts\`.

Not noticed: a running head that only one page of a document could have is taken as it is, since the template's words are not in the record.

| what is broken | PDF/A | veraPDF | the proof |
| --- | --- | --- | --- |
`;
		await expect(`${head}${rows.join("\n")}\n`).toMatchFileSnapshot("../../docs/reference/pdf-mutants.md");
	});
});
