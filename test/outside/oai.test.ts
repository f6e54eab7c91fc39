import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type OpenWriter, openCatalogue } from "../../src/catalog/open.ts";
import type { CatalogueRecord } from "../../src/model/index.ts";
import { exportPages, metadataFormats, type RunningServer, serve } from "../../src/oai/index.ts";
import { madeRecord } from "../catalog/records.ts";
import { ask, tokenOf } from "../oai/ask.ts";
import { instant, memoryCatalogue, provider, rowOf, rows } from "../support/harvest.ts";
import { harvesters, schemas } from "./judges.ts";

const official = schemas();
const python = harvesters();
const folder = mkdtempSync(join(tmpdir(), "banluu-oai-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/**
 * The schema of answers takes any namespace, and demands that it is known: these make it so. The containers of qualified Dublin Core are what the
 * DCMI means its own to become, a definition under a namespace of the application. Its terms and `oai_dc` rest on different versions of the
 * elements' schema, which no document may mix.
 */
function schemasOfAll(home: string): { readonly simple: string; readonly qualified: string } {
	const head = '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" elementFormDefault="qualified"';
	const container = (name: string, namespace: string): readonly [string, string] => {
		const file = join(folder, `${name}.xsd`);
		const terms = `namespace="http://purl.org/dc/terms/" schemaLocation="${join(home, "qdc-2008-02-11/dcterms.xsd")}"`;
		writeFileSync(
			file,
			`${head} xmlns:dcterms="http://purl.org/dc/terms/" targetNamespace="${namespace}"><xs:import ${terms}/>
<xs:element name="qualifieddc" type="dcterms:elementOrRefinementContainer"/></xs:schema>`,
		);
		return [namespace, file];
	};
	const all = (name: string, parts: readonly (readonly [string, string])[]): string => {
		const imports = [["http://www.openarchives.org/OAI/2.0/", join(home, "OAI-PMH.xsd")] as const, ...parts].map(
			([namespace, location]) => `<xs:import namespace="${namespace}" schemaLocation="${location}"/>`,
		);
		const file = join(folder, `${name}.xsd`);
		writeFileSync(file, `${head} targetNamespace="urn:x-test:all">${imports.join("\n")}</xs:schema>`);
		return file;
	};
	const simple = all("simple", [
		["http://www.openarchives.org/OAI/2.0/oai_dc/", join(home, "oai_dc.xsd")],
		["http://www.openarchives.org/OAI/2.0/oai-identifier", join(home, "oai-identifier.xsd")],
		["http://www.loc.gov/mods/v3", join(home, "mods-3-7.xsd")],
		["http://datacite.org/schema/kernel-4", join(home, "datacite-4.5/metadata.xsd")],
	]);
	const containers = [
		container("oai_qdc", "http://worldcat.org/xmlschemas/qdc-1.0/"),
		container("qdc", "http://dspace.org/qualifieddc/"),
	];
	return { simple, qualified: all("qualified", containers) };
}

/** What xmllint has to say of documents, by name; those that it accepts are left out. */
function judge(documents: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
	const home = resolve(official as string);
	const { simple, qualified } = schemasOfAll(home);
	const own = mkdtempSync(join(folder, "answers-"));
	const names = [...documents.keys()];
	for (const [n, name] of names.entries()) writeFileSync(join(own, `${n}.xml`), documents.get(name) as string);
	const verdicts = new Map<string, string>();
	for (const schema of [simple, qualified]) {
		const isOurs = (name: string) => (schema === qualified) === documents.get(name)?.includes("qualifieddc");
		const files = names.flatMap((name, n) => (isOurs(name) ? [join(own, `${n}.xml`)] : []));
		if (files.length === 0) continue;
		const { stderr, error } = spawnSync("xmllint", ["--nonet", "--noout", "--schema", schema, ...files], {
			encoding: "utf8",
			maxBuffer: 1 << 26,
			env: { ...process.env, XML_CATALOG_FILES: join(home, "catalog.xml") },
		});
		if (error) throw error;
		const accepted = new Set([...stderr.matchAll(/\/(\d+)\.xml validates/g)].map((match) => Number(match[1])));
		for (const [n, name] of names.entries())
			if (isOurs(name) && !accepted.has(n))
				verdicts.set(name, stderr.split("\n").find((l) => l.includes(`/${n}.xml`)) ?? stderr);
	}
	return verdicts;
}

describe.runIf(official)("the official schemas", () => {
	const held = memoryCatalogue([...rows(25), rowOf(40, { withdrawn: true, description: "" })]);
	const one = `oai:luutru.example.vn:${rowOf(0).identifier}`;
	const gone = `oai:luutru.example.vn:${rowOf(40).identifier}`;
	const token = (verb: string) => tokenOf(ask(held, `verb=${verb}&metadataPrefix=mods`).xml)?.token;
	const queries = [
		"verb=Identify",
		"verb=ListMetadataFormats",
		`verb=ListMetadataFormats&identifier=${one}`,
		`verb=ListMetadataFormats&identifier=${gone}`,
		"verb=ListSets",
		...metadataFormats.flatMap(({ prefix }) => [
			`verb=GetRecord&metadataPrefix=${prefix}&identifier=${one}`,
			`verb=GetRecord&metadataPrefix=${prefix}&identifier=${gone}`,
			`verb=ListRecords&metadataPrefix=${prefix}`,
			`verb=ListRecords&metadataPrefix=${prefix}&set=subject:Co.6ng_an`,
			`verb=ListIdentifiers&metadataPrefix=${prefix}&from=${instant(2)}&until=${instant(9)}`,
		]),
		"verb=ListRecords&metadataPrefix=oai_dc&set=publisher:Ba.1o_Ba.81c_Ka.5n",
		"verb=ListIdentifiers&metadataPrefix=oai_dc&from=2026-01-01&until=2026-12-31",
		`verb=ListRecords&resumptionToken=${token("ListRecords")}`,
		`verb=ListIdentifiers&resumptionToken=${token("ListIdentifiers")}`,
		"",
		"verb=Bay&x=%00%FF<>",
		"verb=ListRecords",
		"verb=ListRecords&metadataPrefix=a b",
		"verb=ListRecords&metadataPrefix=khongco",
		"verb=ListRecords&metadataPrefix=oai_dc&from=1999-13-01",
		"verb=ListRecords&metadataPrefix=oai_dc&until=1999-01-01",
		"verb=ListRecords&metadataPrefix=oai_dc&set=Bắc Kạn",
		"verb=ListRecords&resumptionToken=%22%26%00<a>",
		"verb=GetRecord&metadataPrefix=oai_dc&identifier=Bắc Kạn",
		"verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:x:%2525%2B",
	];

	it("accept every kind of answer", () => {
		const documents = new Map(queries.map((query) => [query, ask(held, query).xml]));
		expect([...judge(documents)]).toEqual([]);
		expect(queries.length).toBeGreaterThan(40);
	});

	it("refuse answers that were broken", () => {
		const list = ask(held, "verb=ListRecords&metadataPrefix=oai_dc").xml;
		const broken = new Map<string, string>([
			["a cursor below nothing", list.replace('cursor="0"', 'cursor="-1"')],
			["a size of nothing", list.replace(/completeListSize="\d+"/, 'completeListSize="0"')],
			["a header without its datestamp", list.replace(/<datestamp>[^<]*<\/datestamp>/, "")],
			["a setSpec with a blank", list.replace("publisher:Ba.1o_", "publisher:Ba.1o ")],
			["no Dublin Core", list.replaceAll("dc:title", "dc:tit")],
			["an unknown code", ask(held, "").xml.replace("badVerb", "badWord")],
			[
				"an unknown format",
				ask(held, `verb=GetRecord&metadataPrefix=qdc&identifier=${one}`).xml.replaceAll("dspace.org", "x.org"),
			],
			["two verbs", list.replace("</OAI-PMH>", "<Identify/></OAI-PMH>")],
		]);
		for (const [name, xml] of broken) expect([name, xml === list]).toEqual([name, false]);
		expect([...judge(broken).keys()].sort()).toEqual([...broken.keys()].sort());
	});

	it("accept every file of an export", async () => {
		const target = join(folder, "xuat");
		const exported = await exportPages({ reader: held, provider, folder: target, at: "2026-06-01T00:00:00Z" });
		expect(exported.value).toMatchObject({ records: 26 });
		const files = readdirSync(target).filter((name) => name.endsWith(".xml"));
		expect(files).toContain("ListRecords.oai_dc.3.xml");
		expect([...judge(new Map(files.map((name) => [name, readFileSync(join(target, name), "utf8")])))]).toEqual([]);
	});
});

interface Item {
	readonly id: string;
	readonly at: string;
	readonly deleted: boolean;
	readonly sets: readonly string[];
	readonly title: string | null;
	readonly set?: string;
	readonly name?: string;
	readonly prefix?: string;
}

describe.runIf(python)("harvesters", () => {
	const count = 5000;
	let catalogue: OpenWriter;
	let server: RunningServer;
	/** Is called with the number of each list request. */
	let between: (request: number) => void = () => {};
	let requests = 0;
	const made = (n: number): CatalogueRecord => {
		const { identifier, description, publisher, issued, subjects } = rowOf(n);
		const own = { identifier, description, subjects, title: `Tin số ${n}` };
		return madeRecord(String(n), { ...own, ...(publisher && { publisher }), ...(issued && { issued }) });
	};
	const now = () => new Date().toISOString().replace(/\.\d{3}Z$/, "Z");

	beforeAll(async () => {
		const path = join(folder, "banluu.db");
		const written = await openCatalogue(path, { write: true });
		const read = await openCatalogue(path);
		if (!written.value || !read.value) throw new Error(JSON.stringify([written.diagnostics, read.diagnostics]));
		catalogue = written.value;
		for (let n = 0; n < count; n += 500) {
			const group = Array.from({ length: 500 }, (_, k) => made(n + k));
			catalogue.put(group, instant(n));
		}
		const started = await serve({
			reader: read.value,
			provider: ({ host, port }) => ({ ...provider, pageSize: 100, baseUrl: `http://${host}:${port}/oai` }),
			host: "127.0.0.1",
			port: 0,
			now: Date.now,
			log: ({ verb }) => {
				if (verb === "ListRecords") between(requests++);
			},
		});
		if (!started.value) throw new Error(JSON.stringify(started.diagnostics));
		server = started.value;
	});
	afterAll(async () => {
		await server.close();
		catalogue.close();
	});

	/** Runs jobs in one process of a harvester. */
	async function harvest(
		kind: string,
		jobs: readonly { verb: string; arguments?: Readonly<Record<string, string>> }[],
	): Promise<readonly { items?: readonly Item[]; error?: string }[]> {
		const child = spawn(
			python as string,
			[join(import.meta.dirname, "oai_harvest.py"), kind, server.provider.baseUrl],
			{
				stdio: ["pipe", "pipe", "inherit"],
			},
		);
		child.stdin.end(jobs.map((job) => `${JSON.stringify(job)}\n`).join(""));
		const answers = [];
		for await (const line of createInterface({ input: child.stdout })) answers.push(JSON.parse(line));
		return answers;
	}

	const oai = (n: number) => `oai:luutru.example.vn:${rowOf(n).identifier}`;

	it.each(["sickle", "scythe"])("%s sees what there is, by verb, set and time", async (kind) => {
		const [identify, formats, sets, one, year, window, unknown, nothing] = await harvest(kind, [
			{ verb: "identify" },
			{ verb: "list_metadata_formats" },
			{ verb: "list_sets" },
			{ verb: "get_record", arguments: { identifier: oai(7), metadata_prefix: "oai_dc" } },
			{ verb: "list_records", arguments: { metadata_prefix: "oai_dc", set_: "year:2021" } },
			{ verb: "list_identifiers", arguments: { metadata_prefix: "mods", from_: instant(500), until: instant(1000) } },
			{ verb: "get_record", arguments: { identifier: "oai:x:1", metadata_prefix: "oai_dc" } },
			{ verb: "list_records", arguments: { metadata_prefix: "oai_dc", until: "2001-01-01" } },
		]);
		expect(identify?.items?.[0]?.name).toBe("Kho lưu trữ <Bản Lưu> & bạn");
		expect(formats?.items?.map(({ prefix }) => prefix)).toEqual(metadataFormats.map(({ prefix }) => prefix));
		expect(sets?.items?.filter(({ set }) => set === "publisher:Ba.1o_Ba.81c_Ka.5n")).toMatchObject([
			{ name: "Báo Bắc Kạn" },
		]);
		expect(one?.items).toMatchObject([{ id: oai(7), title: 'Tin số 7 <&> "Đổi mới"', deleted: false }]);
		expect(year?.items?.map(({ id }) => id).sort()).toEqual(
			Array.from({ length: count / 5 }, (_, k) => oai(5 * k + 1)).sort(),
		);
		expect(window?.items).toHaveLength(1000);
		expect([unknown?.error, nothing?.error]).toEqual(["IdDoesNotExist", "NoRecordsMatch"]);
	});

	it.each(["sickle", "scythe"])("%s loses nothing, while records come, change and are withdrawn", async (kind) => {
		const wave = kind === "sickle" ? 0 : 1;
		const fresh = Array.from({ length: 40 }, (_, k) => 6000 + wave * 100 + k);
		const changed = [10, 11, 2600, 2601, 4999].map((n) => n - wave * 5);
		const withdrawn = [3, 2500, 4900].map((n) => n + wave * 5);
		const before = catalogue.harvestCount({});
		const begun = now();
		requests = 0;
		between = (request) => {
			if (request % 10 !== 4) return;
			const turn = (request - 4) / 10;
			catalogue.put(fresh.slice(turn * 10, turn * 10 + 10).map(made), now());
			if (turn === 1)
				catalogue.put(
					changed.map((n) => ({ ...made(n), version: 2 + wave })),
					now(),
				);
			if (turn === 2) for (const n of withdrawn) catalogue.withdraw(rowOf(n).identifier, "rút theo đơn", now());
		};
		const [first] = await harvest(kind, [{ verb: "list_records", arguments: { metadata_prefix: "oai_dc" } }]);
		between = () => {};
		const items = first?.items ?? [];
		const counts = new Map<string, number>();
		for (const { id } of items) counts.set(id, (counts.get(id) ?? 0) + 1);
		const touched = new Set([...changed, ...withdrawn].map(oai));
		const all = Array.from({ length: count }, (_, n) => oai(n));
		// What stays as it is comes once; what changes before it is reached may wait for the next harvest.
		expect(all.filter((id) => !touched.has(id) && counts.get(id) !== 1)).toEqual([]);
		expect([...counts].filter(([id, times]) => times > (touched.has(id) ? 2 : 1))).toEqual([]);
		expect(items.length).toBeGreaterThanOrEqual(before - touched.size);
		const [second] = await harvest(kind, [
			{ verb: "list_records", arguments: { metadata_prefix: "oai_dc", from_: begun } },
		]);
		const later = new Map(second?.items?.map((item) => [item.id, item]));
		expect([...touched, ...fresh.map(oai)].filter((id) => !later.has(id))).toEqual([]);
		expect(withdrawn.map((n) => later.get(oai(n))?.deleted)).toEqual([true, true, true]);
		const collected = new Set([...counts.keys(), ...later.keys()]);
		expect(collected.size).toBe(catalogue.harvestCount({}));
	});
});
