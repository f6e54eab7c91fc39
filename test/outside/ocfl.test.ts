import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { validateOcfl } from "../../src/packaging/ocfl/format.ts";
import { layouts } from "../../src/packaging/ocfl/layout.ts";
import { addObject } from "../../src/store/ocfl/add.ts";
import { folderDirectory } from "../../src/store/ocfl/directory.ts";
import { openOrMakeRoot } from "../../src/store/ocfl/root.ts";
import { type Case, cases, warnings } from "../packaging/ocfl/cases.ts";
import { bytes, type Files, goodObject, payload } from "../packaging/ocfl/objects.ts";
import { ocflPython, rocfl as rocflCommand } from "./judges.ts";

const python = ocflPython();
const rocfl = rocflCommand();
const folder = mkdtempSync(join(tmpdir(), "banluu-ocfl-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const agent = { name: "banluu", type: "software", version: "0" } as const;

function write(path: string, files: Files, { folder: empty, link }: Pick<Case, "folder" | "link"> = {}): void {
	for (const [name, content] of files) {
		mkdirSync(dirname(join(path, name)), { recursive: true });
		writeFileSync(join(path, name), content);
	}
	if (empty) mkdirSync(join(path, empty), { recursive: true });
	if (link) {
		writeFileSync(join(folder, "dich.txt"), "Bài viết");
		symlinkSync(join(folder, "dich.txt"), join(path, link));
	}
}

interface Verdict {
	readonly valid: boolean;
	readonly rules: readonly string[];
}

const codes = (text: string) => [
	...new Set([...text.matchAll(/\[([EW]\d{3})[a-z]?\]/g)].map(([, code]) => code as string)),
];

/** Judges objects, and roots by their path ending in `/`; one start of Python for all, which takes longer than a judgement. */
const driver = `
import json, sys, ocfl
from ocfl.validator import Validator
for path in sys.argv[1:]:
    try:
        if path.endswith("/"):
            valid, text = ocfl.StorageRoot(root=path).validate(), ""
        else:
            validator = Validator(log_warnings=True, log_errors=True)
            valid = validator.validate_object(path)
            text = validator.status_str()
    except Exception as error:
        valid, text = False, "crashed"
    print(json.dumps([path, bool(valid), text]))
`;

/** What ocfl-py says of objects, and of roots whose layout it knows, by path. */
function byPython(paths: readonly string[]): ReadonlyMap<string, Verdict> {
	const interpreter = join(dirname(python as string), "python");
	const { status, stdout, stderr } = spawnSync(interpreter, ["-c", driver, ...paths], { encoding: "utf8" });
	if (status !== 0) throw new Error(`${status} ${stderr}`);
	const lines = stdout
		.trim()
		.split("\n")
		.map((line) => JSON.parse(line) as [string, boolean, string]);
	return new Map(lines.map(([path, valid, text]) => [path, { valid, rules: codes(text) }]));
}

/** What rocfl says of objects of a root by their paths, each run for one, or of the whole root. */
function byRocfl(root: string, path?: string): Verdict {
	const which = path === undefined ? [] : ["-p", path];
	const { status, stdout, stderr } = spawnSync(rocfl as string, ["-r", root, "validate", ...which], {
		encoding: "utf8",
	});
	if (status === null) throw new Error(stderr);
	return { valid: status === 0, rules: codes(stdout) };
}

async function ours(path: string): Promise<Verdict> {
	const { value, diagnostics } = await validateOcfl(folderDirectory(path));
	return { valid: value?.valid === true, rules: [...new Set(diagnostics.map(({ params }) => String(params?.rule)))] };
}

const root = join(folder, "cases");
const all = [...cases, ...warnings];
let pythonSays: ReadonlyMap<string, Verdict> = new Map();
beforeAll(() => {
	if (!python || !rocfl) return;
	write(root, new Map([["0=ocfl_1.1", bytes("ocfl_1.1\n")]]));
	write(join(root, "good"), goodObject());
	for (const [at, each] of all.entries()) {
		const files = goodObject();
		each.apply(files);
		write(join(root, String(at)), files, each);
	}
	pythonSays = byPython([join(root, "good"), ...all.map((_, at) => join(root, String(at)))]);
}, 60_000);

const rows: string[] = [];

describe.skipIf(!python || !rocfl)("ocfl-py and rocfl", () => {
	it.each(["0004", "0003"] as const)("accept a root by layout %s, with objects of several versions", async (name) => {
		const path = join(folder, name);
		const opened = await openOrMakeRoot(path, layouts[name], true);
		if (!opened.value) throw new Error(JSON.stringify(opened.diagnostics));
		const objects = new Set<string>();
		for (const [at, algorithm] of (["sha512", "sha256", "sha512"] as const).entries()) {
			const id = `urn:bai:${at}/${"d".repeat(at * 60)}`;
			for (const state of [{ "a.txt": "1", "b/c.txt": "2" }, { "a.txt": "1", "b/d.txt": "3" }, { "e.txt": "1" }]) {
				const settings = { time: "2026-01-02T03:04:05Z", agent, algorithm };
				const added = await addObject(opened.value, id, payload(state), settings);
				expect(added.diagnostics).toEqual([]);
				// ocfl-py knows no layout 0004, so it judges each object.
				objects.add(join(path, added.value?.path ?? ""));
			}
		}
		const judged = byPython([...objects, ...(name === "0003" ? [`${path}/`] : [])]);
		expect([...judged.values()].filter(({ valid }) => !valid)).toEqual([]);
		expect(judged.size).toBeGreaterThanOrEqual(3);
		expect(byRocfl(path)).toEqual({ valid: true, rules: ["W004"] });
		expect(await ours(path)).toEqual({ valid: true, rules: ["W004"] });
	});

	it("accept the good object of which the others are made", async () => {
		const path = join(root, "good");
		expect(pythonSays.get(path)).toEqual({ valid: true, rules: [] });
		expect(byRocfl(root, "good")).toEqual({ valid: true, rules: [] });
		expect(await ours(path)).toEqual({ valid: true, rules: [] });
	});

	it.each(all.map((each, at) => [each.rule, each.name, at] as const))(
		"agree with us: %s %s",
		async (rule, name, at) => {
			const path = join(root, String(at));
			const [mine, theirs, others] = [await ours(path), pythonSays.get(path) as Verdict, byRocfl(root, String(at))];
			rows.push(`| ${rule} | ${name} | ${shown(mine)} | ${shown(theirs)} | ${shown(others)} |`);
			expect(mine.rules).toContain(rule);
			expect(mine.valid).toBe(rule.startsWith("W"));
			const known = exceptions[`${rule} ${name}`];
			if (known !== "ocfl-py") expect(theirs.valid).toBe(mine.valid);
			if (known !== "rocfl") expect(others.valid).toBe(mine.valid);
		},
	);

	it("and the table in the documentation says so", async () => {
		expect(rows.length).toBe(all.length);
		await expect(`${head}${rows.join("\n")}\n`).toMatchFileSnapshot("../../docs/reference/ocfl-conformance.md");
	});
});

/** Cases in which one of the judges overlooks what the standard forbids. */
const exceptions: Readonly<Record<string, "ocfl-py" | "rocfl">> = {
	"E007 declaration without line feed": "ocfl-py",
	"E090 a link instead of content": "ocfl-py",
	"E102 a key that the standard does not know": "ocfl-py",
};

function shown({ valid, rules }: Verdict): string {
	return `${valid ? "valid" : "invalid"}${rules.length > 0 ? ` ${[...rules].sort().join(" ")}` : ""}`;
}

const head = `# OCFL conformance

What \`banluu verify\`, ocfl-py 2.1.0 and rocfl 1.7.0 say of an OCFL 1.1 object of three versions when one thing about it is broken. Generated and checked by
\`test/outside/ocfl.test.ts\`, which also shows that both judges accept the storage roots that Bản Lưu makes. The first column is the rule that is broken, by the
validation codes of the standard; after each verdict stand the codes that were reported.
ocfl-py overlooks three of the breaches (E007, E090, E102); in all else the verdicts are the same.

| rule | what is wrong | banluu | ocfl-py | rocfl |
| --- | --- | --- | --- | --- |
`;
