import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openCatalogue } from "../../src/catalog/open.ts";
import { run } from "../../src/cli/main.ts";
import { madeRecord } from "../catalog/records.ts";
import { rowOf } from "../support/harvest.ts";
import { banluu, workFolder } from "./terminal.ts";

const { path: folder, remove } = workFolder();
const database = join(folder, "banluu.db");
afterAll(remove);
const asked = ["oai", "--database", database, "--admin-email", "luutru@example.vn"];
const away = ["--base-url", "https://luutru.example.vn/oai"];
const lines = (stdout: string) =>
	stdout
		.trim()
		.split("\n")
		.map((line) => JSON.parse(line));

beforeAll(async () => {
	const { value: catalogue } = await openCatalogue(database, { write: true });
	const { identifier, description } = rowOf(1);
	catalogue?.put([madeRecord("1", { identifier, description })], "2025-12-31T00:00:00Z");
	catalogue?.close();
});

describe("oai", () => {
	it.each([
		[["oai"], ["oai/port-missing", "oai/admin-email-missing"], 2],
		[["oai", "export", "--admin-email", "a@example.vn"], ["oai/folder-missing", "oai/domain-local"], 2],
		[[...asked, "export", "x"], ["cli/option-missing", "oai/domain-local"], 2],
		[[...asked, ...away, "--port", "70000"], ["oai/number"], 2],
		[[...asked, ...away, "--port", "0", "--page-size", "0"], ["oai/number"], 2],
		[[...asked, ...away, "--port", "0", "--host", "192.0.2.1"], ["oai/address"], 2],
		[
			["oai", "--port", "0", "--admin-email", "a@example.vn", ...away, "--database", join(folder, "khong.db")],
			["catalog/not-found"],
			3,
		],
	] as const)("%j: %j", async (args, codes, exit) => {
		const told = await banluu([...args, "--json"]);
		const found = lines(told.stdout).filter(({ type }) => type === "finding");
		expect([found.map(({ code }) => code), told.exit]).toEqual([codes, exit]);
	});

	it("takes what harvesters are told from the project file, and shows faults in it", async () => {
		const file = join(folder, "banluu.yml");
		writeFileSync(file, "oai:\n  adminEmail: luutru@example.vn\n  baseUrl: https://luutru.example.vn/oai\n");
		const target = join(folder, "tu-thiet-lap");
		const { exit } = await banluu(["oai", "export", target, "--database", database], {}, undefined, folder);
		expect(exit).toBe(0);
		expect(readFileSync(join(target, "Identify.xml"), "utf8")).toContain("<adminEmail>luutru@example.vn<");
		const shown = await banluu(["config"], { LANG: "en", BANLUU_OAI_DOMAIN: "cu.example.vn" }, undefined, folder);
		expect(shown.stdout).toMatch(/oai\.adminEmail: luutru@example\.vn {2}\(.*banluu\.yml:2:15.*\)/);
		expect(shown.stdout).toMatch(/oai\.domain: cu\.example\.vn {2}\(.*BANLUU_OAI_DOMAIN.*\)/);
		writeFileSync(file, "oai:\n  adminMail: luutru@example.vn\n");
		const wrong = await banluu(["config", "--json"], {}, undefined, folder);
		expect([lines(wrong.stdout)[0].code, lines(wrong.stdout)[0].params.nearest]).toEqual([
			"cli/settings-misspelt-key",
			"adminEmail",
		]);
		expect(wrong.exit).toBe(2);
		rmSync(file);
	});

	it("serves until it is stopped, logs with --verbose, and ends well", async () => {
		const stop = new AbortController();
		let stdout = "";
		let stderr = "";
		const running = run([...asked, ...away, "--port", "0", "-v", "--json"], {
			stdout: (text) => {
				stdout += text;
				if (text.includes("oai-server")) void ask(JSON.parse(text).port);
			},
			stderr: (text) => {
				stderr += text;
			},
			env: { LANG: "en" },
			terminal: false,
			columns: 80,
			cwd: folder,
			platform: "linux",
			nodeVersion: process.version,
			now: () => Date.UTC(2026, 0, 2, 3, 4, 5),
			signal: stop.signal,
		});
		let answer = "";
		async function ask(port: number): Promise<void> {
			const response = await fetch(`http://127.0.0.1:${port}/oai?verb=ListRecords&metadataPrefix=oai_dc`);
			answer = await response.text();
			stop.abort();
		}
		expect(await running).toBe(0);
		expect(answer).toContain("<responseDate>2026-01-02T03:04:05Z</responseDate>");
		expect(answer).toContain(`oai:luutru.example.vn:${rowOf(1).identifier}`);
		const told = lines(stdout);
		expect(told.map(({ type }) => type)).toEqual(["oai-server", "step", "result"]);
		expect(told[1]).toMatchObject({ method: "GET", status: 200, verb: "ListRecords", count: 1 });
		expect(stderr).toBe("");
	});
});
