import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { identifiersOf, newIdentifiers } from "../../src/app/deposit-identifiers.ts";
import { receiptsPath } from "../../src/app/deposit-receipts.ts";
import type { Receipt } from "../../src/model/index.ts";
import { png } from "../support/png.ts";
import { banluu, workFolder } from "./terminal.ts";

const { path: folder, remove } = workFolder();
const output = join(folder, "kho");
afterAll(remove);

const doi = "10.82345/Ban-Luu.7";
const at = "2026-01-01T00:00:00Z";
const receipt = (more: Partial<Receipt>): Receipt => ({
	target: "kho-tinh",
	identifier: "",
	state: "published",
	links: {},
	at,
	key: "k",
	...more,
});

const cli = (...args: readonly string[]) => banluu([...args, "--json"], {}, undefined, folder);
const objects = (stdout: string): readonly Record<string, unknown>[] =>
	stdout
		.trim()
		.split("\n")
		.map((line) => JSON.parse(line));
const records = () =>
	readdirSync(output)
		.filter((name) => existsSync(join(output, name, "bagit.txt")))
		.sort();
const describedAt = (label: string) =>
	JSON.parse(readFileSync(join(output, label, "data", "metadata", "record.json"), "utf8"));
function keep(label: string, ...more: readonly Partial<Receipt>[]): void {
	const { identifier } = describedAt(label);
	const lines = more.map((each) => `${JSON.stringify(receipt({ identifier, ...each }))}\n`);
	writeFileSync(receiptsPath(join(output, label)), lines.join(""));
}

beforeAll(async () => {
	mkdirSync(join(folder, "anh"));
	writeFileSync(join(folder, "anh", "a.png"), png({ width: 1, height: 1, bits: 8, colour: 0, pixel: () => [128] }));
	const front = "---\ntitle: Bàn giao dự án\ncreator: Nông Vui\nsubject: [giao thông, đường bộ]\n---\n";
	writeFileSync(join(folder, "bai.md"), `${front}\nSáng 20/3, tại Hà Nội, đoàn đã làm việc.\n\n![Cầu](anh/a.png)\n`);
	const built = await cli("build", join(folder, "bai.md"), "-o", output, "--set", "publisher=Báo Bắc Kạn", "--gray");
	expect([built.exit, built.stderr]).toEqual([0, ""]);
});

describe("deposit adopt", () => {
	it("finds nothing new where nothing was given", async () => {
		const told = await cli("deposit", "adopt", output);
		expect(objects(told.stdout)).toMatchObject([{ outcome: "nothing-new" }, { nothing: 1 }]);
		expect(records()).toHaveLength(1);
	});

	it("shows what it would add, and makes nothing", async () => {
		const [label = ""] = records();
		keep(label, { names: { doi, draft: "x" } });
		const told = await cli("deposit", "adopt", output, "--dry-run");
		expect(objects(told.stdout)[0]).toMatchObject({ outcome: "would-adopt", version: { number: 2 } });
		expect(records()).toHaveLength(1);
	});

	it("makes version 2 of the record's own source, with the name as given by the repository and all else as before", async () => {
		const [label = ""] = records();
		rmSync(join(folder, "bai.md"));
		rmSync(join(folder, "anh"), { recursive: true });
		const told = await cli("deposit", "adopt", join(output, label));
		expect(told.exit).toBe(0);
		const [adopted] = objects(told.stdout);
		expect(adopted).toMatchObject({ outcome: "adopted", version: { number: 2, path: join(output, `${label}-v2`) } });
		expect(records()).toEqual([label, `${label}-v2`]);
		const [one, two] = [describedAt(label), describedAt(`${label}-v2`)];
		const { identifier: ids, ...rest } = two.metadata;
		const { identifier: before, ...old } = one.metadata;
		expect(rest).toEqual(old);
		const own = before.map(({ value }: { value: string }) => value);
		expect(ids.map(({ value }: { value: string }) => value)).toEqual([...own, `https://doi.org/${doi}`]);
		expect(ids.at(-1)).toMatchObject({ origin: "given", scheme: "URI", note: `assigned by kho-tinh, ${at}` });
		for (const key of ["identifier", "title", "language", "pictures"]) expect(two[key]).toEqual(one[key]);
		expect(two.source).toEqual(one.source);
		expect(two.recipe.print).toEqual(one.recipe.print);
		const dc = readFileSync(join(output, `${label}-v2`, "data", "metadata", "dcterms.xml"), "utf8");
		expect(dc).toContain(`https://doi.org/${doi}`);
		expect((await cli("verify", join(output, `${label}-v2`))).exit).toBe(0);
	});

	it("does nothing the second time, whichever version is named", async () => {
		for (const label of records()) {
			const told = await cli("deposit", "adopt", join(output, label));
			expect(objects(told.stdout)[0]).toMatchObject({ outcome: "nothing-new" });
		}
		expect(records()).toHaveLength(2);
	});

	it("adds a further name to the newest version, from receipts of either", async () => {
		const [, second = ""] = records();
		keep(second, { target: "dspace", names: { handle: "20.500.12345/77" } });
		const told = await cli("deposit", "adopt", output);
		expect(objects(told.stdout)[0]).toMatchObject({
			added: [{ value: "https://hdl.handle.net/20.500.12345/77", target: "dspace" }],
			version: { number: 3 },
		});
		const ids = describedAt(`${records()[0]}-v3`).metadata.identifier.map(({ value }: { value: string }) => value);
		expect(ids.slice(-2)).toEqual([`https://doi.org/${doi}`, "https://hdl.handle.net/20.500.12345/77"]);
	});

	it("refuses names of trial prefixes, and says so", async () => {
		keep(records()[0] ?? "", { target: "dspace", names: { handle: "123456789/5" } });
		const told = await cli("deposit", "adopt", output);
		expect(objects(told.stdout).map(({ code, outcome }) => code ?? outcome)).toEqual([
			"deposit/identifier-unregistered",
			"nothing-new",
			undefined,
		]);
		expect(told.exit).toBe(0);
	});

	it("makes no version that would differ in more than the names", async () => {
		keep(records()[0] ?? "", { names: { doi: "10.82345/other" } });
		writeFileSync(join(folder, "banluu.yml"), "template: official\n");
		const told = await cli("deposit", "adopt", output);
		rmSync(join(folder, "banluu.yml"));
		expect(objects(told.stdout)[0]).toMatchObject({ code: "deposit/adopt-differs", params: { what: "template" } });
		expect(told.exit).toBe(1);
		expect(records()).toHaveLength(3);
	});

	it("refuses what is no bag", async () => {
		const told = await cli("deposit", "adopt", join(folder, "bai.txt"));
		expect([told.exit, objects(told.stdout)[0]?.code]).toEqual([3, "deposit/adopt-bag"]);
	});
});

describe("names that repositories gave", () => {
	const of = (more: Partial<Receipt>) => identifiersOf([receipt(more)]).given.map(({ value }) => value);

	it("come from names and links, once each, in the form that is shown", () => {
		expect(of({ names: { doi }, links: { doi: `https://doi.org/${doi.toLowerCase()}` } })).toEqual([
			`https://doi.org/${doi}`,
		]);
		expect(
			of({ links: { page: "http://hdl.handle.net/20.500.1/7", record: "https://kho.example/records/7" } }),
		).toEqual(["https://hdl.handle.net/20.500.1/7"]);
		const ark = "https://n2t.net/ark:/12345/fk1";
		expect(of({ names: { ark: "ark:/12345/fk1" }, links: { ark } })).toEqual(["ark:/12345/fk1"]);
	});

	it("count only of deposits that are open and stayed so", () => {
		for (const state of ["sent", "accepted", "verified"] as const) expect(of({ state, names: { doi } })).toEqual([]);
		const both = [receipt({ names: { doi } }), receipt({ withdrawn: { reason: "nhầm" } })];
		expect(identifiersOf(both).given).toEqual([]);
	});

	it("are known in any form", () => {
		const given = identifiersOf([receipt({ names: { doi } })]).given;
		for (const value of [`doi:${doi}`, doi.toUpperCase(), `http://dx.doi.org/${doi}`]) {
			expect(newIdentifiers(given, [{ element: "identifier", value, origin: "given" }])).toEqual([]);
		}
		expect(newIdentifiers(given, [{ element: "title", value: doi, origin: "given" }])).toHaveLength(1);
	});
});
