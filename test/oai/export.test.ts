import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { CatalogueReader } from "../../src/model/index.ts";
import { exportPages, metadataFormats } from "../../src/oai/index.ts";
import { memoryCatalogue, provider, rowOf, rows } from "../support/harvest.ts";
import { texts, tokenOf } from "./ask.ts";

const home = mkdtempSync(join(tmpdir(), "banluu-oai-export-"));
afterAll(() => rmSync(home, { recursive: true, force: true }));

// Earlier than all changes: the time of the answers is not a bound of what is in them.
const at = "2023-11-14T22:13:20Z";
const reader = memoryCatalogue([...rows(24), rowOf(24, { withdrawn: true, description: "" })]);
const contents = (folder: string) =>
	new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), "utf8")]));

describe("an export", () => {
	it("has each answer of a whole harvest under the name that its request leads to", async () => {
		const folder = join(home, "mot");
		const { value, diagnostics } = await exportPages({ reader, provider, folder, at });
		expect([value?.records, diagnostics]).toEqual([25, []]);
		const files = contents(folder);
		expect(files.size).toBe(value?.files);
		for (const verb of ["ListRecords", "ListIdentifiers"]) {
			for (const { prefix } of metadataFormats) {
				const given: string[] = [];
				for (let name = `${verb}.${prefix}`; ; ) {
					const xml = files.get(`${name}.xml`) as string;
					given.push(...[...xml.matchAll(/<header[^>]*>\n<identifier>([^<]+)/g)].map((match) => match[1] as string));
					const token = tokenOf(xml)?.token;
					if (!token) break;
					name = `${verb}.${token}`;
				}
				expect(given).toEqual(rows(25).map((row) => `oai:luutru.example.vn:${row.identifier}`));
			}
		}
		expect(files.get("ListSets.xml")).toContain('code="noSetHierarchy"');
		expect(files.get("badVerb.xml")).toContain('code="badVerb"');
		expect(files.get("ListRecords.xml")).toContain('code="badArgument"');
		expect(texts(files.get("ListRecords.oai_dc.xml") as string, "setSpec")).toEqual([]);
		expect(files.get("nginx.conf")).toContain("location = /oai {");
	});

	it("is the same for the same catalogue and time", async () => {
		for (const name of ["hai", "ba"]) await exportPages({ reader, provider, folder: join(home, name), at });
		expect(contents(join(home, "ba"))).toEqual(contents(join(home, "hai")));
	});

	it("touches nothing that is there, and leaves nothing when it is stopped or the catalogue fails", async () => {
		const folder = join(home, "bon");
		mkdirSync(folder);
		const taken = await exportPages({ reader, provider, folder, at });
		expect(taken.diagnostics.map(({ code }) => code)).toEqual(["store/exists"]);
		rmSync(folder, { recursive: true });
		const stopped = await exportPages({ reader, provider, folder, at, signal: AbortSignal.abort() });
		expect(stopped.diagnostics.map(({ code }) => code)).toEqual(["store/interrupted"]);
		let left = 3;
		const failing: CatalogueReader = {
			...reader,
			harvest: (query) => {
				if (left-- === 0) throw new Error("disk I/O error");
				return reader.harvest(query);
			},
		};
		await expect(exportPages({ reader: failing, provider, folder, at })).rejects.toThrow("disk I/O error");
		expect(readdirSync(home).sort()).toEqual(["ba", "hai", "mot"]);
	});

	it("of an empty catalogue says so", async () => {
		const { diagnostics } = await exportPages({ reader: memoryCatalogue(), provider, folder: join(home, "khong"), at });
		expect(diagnostics.map(({ code }) => code)).toEqual(["oai/no-records"]);
	});
});
