import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { RecordSink } from "../../src/batch/sink.ts";
import { ocflSink } from "../../src/batch/to/ocfl.ts";
import { safSink } from "../../src/batch/to/saf.ts";
import { monthSink } from "../../src/batch/to/volume-per-month.ts";
import { zipSink } from "../../src/batch/to/zip-per-1000.ts";
import { hasErrors, type Outcome } from "../../src/model/index.ts";
import { layouts } from "../../src/packaging/ocfl/layout.ts";
import { records, secondVersion, time } from "../contract/sink-records.ts";
import { bagitPython, ocflPython, rocfl as rocflCommand, tool } from "./judges.ts";

const folder = mkdtempSync(join(tmpdir(), "banluu-sinks-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** All records with a second version of the first, committed in two groups. */
async function filled(opening: Promise<Outcome<RecordSink>>): Promise<void> {
	const sink = (await opening).value;
	if (sink === undefined) throw new Error("no store");
	const [first] = records;
	if (first === undefined) throw new Error("no record");
	for (const record of [...records, { ...secondVersion(first), sequence: records.length }]) {
		const put = await sink.put(record);
		if (hasErrors(put.diagnostics)) throw new Error(JSON.stringify(put.diagnostics));
		if (record.sequence === 2) await sink.commit();
	}
	const done = await sink.finish();
	if (hasErrors(done.diagnostics)) throw new Error(JSON.stringify(done.diagnostics));
}

const ask = (command: string, ...words: readonly string[]) => {
	const { status, stdout, stderr } = spawnSync(command, words, { encoding: "utf8" });
	return { status, said: `${stdout}${stderr}` };
};

const rocfl = rocflCommand();
const python = ocflPython();

describe.skipIf(!rocfl || !python)("an OCFL root of a batch", () => {
	it("is valid for rocfl, and its objects for ocfl-py", async () => {
		const root = join(folder, "ocfl");
		await filled(ocflSink({ output: root, time }));
		const judged = ask(rocfl as string, "-r", root, "validate", "-l", "error");
		expect(judged.status, judged.said).toBe(0);
		const objects = records.map(({ identifier }) => join(root, layouts["0004"].path(identifier)));
		const script =
			"import sys\nfrom ocfl.validator import Validator\nfor path in sys.argv[1:]: print(Validator().validate_object(path))";
		const theirs = ask(join(dirname(python as string), "python"), "-c", script, ...objects);
		expect(theirs.said.trim().split("\n")).toEqual(objects.map(() => "True"));
		expect(readdirSync(join(objects[0] as string)).filter((name) => /^v\d$/.test(name))).toEqual(["v1", "v2"]);
	});
});

const bagit = bagitPython();

describe.skipIf(!bagit || !tool("unzip"))("archives of a batch", () => {
	it("are whole for unzip, and what comes out are bags for bagit-python", async () => {
		const output = join(folder, "zip");
		// The second version here changes its description alone, which no bag would survive.
		const sink = (await zipSink({ output, time, most: 4 })).value as RecordSink;
		for (const record of records) await sink.put(record);
		await sink.finish();
		for (const name of readdirSync(output).filter((each) => each.endsWith(".zip"))) {
			const tested = ask("unzip", "-tq", join(output, name));
			expect(tested.status, tested.said).toBe(0);
			ask("unzip", "-q", join(output, name), "-d", join(folder, "bags"));
		}
		const bags = readdirSync(join(folder, "bags"));
		expect(bags).toHaveLength(records.length);
		for (const bag of bags) {
			const judged = ask(bagit as string, "--validate", "--quiet", join(folder, "bags", bag));
			expect(judged.status, judged.said).toBe(0);
		}
	});

	it("for DSpace are whole too", async () => {
		const output = join(folder, "saf");
		await filled(safSink({ output, time, options: new Map([["max-items", "3"]]) }));
		const archives = readdirSync(output).filter((each) => each.endsWith(".zip"));
		expect(archives).toEqual(["saf-0001.zip", "saf-0002.zip", "saf-0003.zip"]);
		for (const name of archives) expect(ask("unzip", "-tq", join(output, name)).status).toBe(0);
	});
});

describe.skipIf(!bagit || !tool("qpdf"))("months of a batch", () => {
	it("are bags, and volumes that qpdf finds sound", async () => {
		const output = join(folder, "months");
		const sink = (await monthSink({ output, time })).value as RecordSink;
		for (const record of records) await sink.put(record);
		await sink.finish();
		const volumes = readdirSync(output).filter((name) => name.endsWith(".pdf"));
		expect(volumes).toEqual(["2023-03.pdf", "2023-04.pdf", "undated.pdf"]);
		for (const name of volumes) expect(ask("qpdf", "--check", join(output, name)).status).toBe(0);
	});
});
