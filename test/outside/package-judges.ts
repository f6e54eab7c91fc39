import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { earkPython, ocflPython, rocfl, schemas, tool } from "./judges.ts";

/** A judge that can be asked of a package: `valid`, or the reason in one line. */
export interface PackageJudge {
	readonly available: () => boolean;
	readonly verdict: (path: string) => string;
}

function first(text: string): string {
	return text.trim().split("\n")[0] ?? "";
}

/** A program that says no by its exit code, run in a folder of the package. */
export function inside(folder: string, command: string, ...args: readonly string[]): PackageJudge {
	return {
		available: () => tool(command),
		verdict: (path) => {
			const run = spawnSync(command, args, { encoding: "utf8", cwd: join(path, folder) });
			return run.status === 0 ? "valid" : `exit ${run.status}: ${first(run.stderr || run.stdout)}`;
		},
	};
}

const imports = {
	mets: ["http://www.loc.gov/METS/", "mets-1.12.1.xsd"],
	csip: ["https://DILCIS.eu/XML/METS/CSIPExtensionMETS", "DILCISExtensionMETS.xsd"],
	sip: ["https://DILCIS.eu/XML/METS/SIPExtensionMETS", "DILCISExtensionSIPMETS.xsd"],
	premis: ["http://www.loc.gov/premis/v3", "premis-v3-0.xsd"],
	dc: ["http://www.openarchives.org/OAI/2.0/oai_dc/", "oai_dc.xsd"],
} as const;

/** xmllint with official schemas, on every file of the package whose path matches; at least one has to. */
export function xmllint(pattern: RegExp, ...which: readonly (keyof typeof imports)[]): PackageJudge {
	return {
		available: () => tool("xmllint") && schemas() !== undefined,
		verdict: (path) => {
			const official = resolve(schemas() as string);
			const work = mkdtempSync(join(tmpdir(), "banluu-xsd-"));
			try {
				const driver = join(work, "all.xsd");
				const lines = which.map((each) => {
					const [namespace, file] = imports[each];
					return `<xs:import namespace="${namespace}" schemaLocation="${join(official, file)}"/>`;
				});
				writeFileSync(
					driver,
					`<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:all">${lines.join("")}</xs:schema>`,
				);
				const files = readdirSync(path, { recursive: true, encoding: "utf8" })
					.filter((file) => pattern.test(file))
					.map((file) => join(path, file))
					.sort();
				if (files.length === 0) return `no file matches ${pattern}`;
				const run = spawnSync("xmllint", ["--nonet", "--noout", "--schema", driver, ...files], {
					encoding: "utf8",
					env: { ...process.env, XML_CATALOG_FILES: join(official, "catalog.xml") },
				});
				return run.status === 0 ? "valid" : first(run.stderr);
			} finally {
				rmSync(work, { recursive: true, force: true });
			}
		},
	};
}

/** eark-validator's verdict on structure and schemas; its Schematron complaints are another matter (see the page on E-ARK). */
export function earkValidator(version: "V2.1.0" | "V2.0.4"): PackageJudge {
	return {
		available: () => earkPython() !== undefined,
		verdict: (path) => {
			const script = join(import.meta.dirname, "eark-validator.py");
			const run = spawnSync(earkPython() as string, [script, version, path], {
				encoding: "utf8",
				maxBuffer: 1 << 28,
			});
			if (run.status !== 0) return first(run.stderr);
			const report = JSON.parse(run.stdout);
			if (report.raised) return `raises ${report.raised}`;
			const [structure, xml] = [report.structure.status, report.metadata?.schema_results?.status];
			return structure === "WellFormed" && xml === "VALID" ? "valid" : `structure ${structure}, schemas ${xml ?? "-"}`;
		},
	};
}

/** The root of the storage that an object stands in. */
function rootOf(path: string): string {
	let root = path;
	while (!readdirSync(root).some((name) => name.startsWith("0=ocfl_1"))) root = dirname(root);
	return root;
}

/** It knows no layout 0004, so that it is asked of the object. */
const byOcflPy = `
import sys
from ocfl.validator import Validator
validator = Validator(log_warnings=True, log_errors=True)
if not validator.validate_object(sys.argv[1]):
    sys.exit(validator.status_str())
`;

export const ocflPy: PackageJudge = {
	available: () => ocflPython() !== undefined,
	verdict: (path) => {
		const interpreter = join(dirname(ocflPython() as string), "python");
		const run = spawnSync(interpreter, ["-c", byOcflPy, path], { encoding: "utf8" });
		return run.status === 0 ? "valid" : first(run.stderr);
	},
};

export const rocflJudge: PackageJudge = {
	available: () => rocfl() !== undefined,
	verdict: (path) => {
		const run = spawnSync(rocfl() as string, ["-r", rootOf(path), "validate"], { encoding: "utf8" });
		return run.status === 0 ? "valid" : first(run.stdout || run.stderr);
	},
};

/** Python's csv module on a table: as many cells in each row as there are columns. */
export function csvTable(name: string): PackageJudge {
	const read = `
import csv, sys
rows = list(csv.reader(open(sys.argv[1], encoding="utf-8", newline=""), strict=True))
sys.exit(0 if len(rows) > 1 and len({len(row) for row in rows}) == 1 else 1)
`;
	return {
		available: () => tool("python3"),
		verdict: (path) => {
			if (!existsSync(join(path, name))) return `no ${name}`;
			const run = spawnSync("python3", ["-c", read, join(path, name)], { encoding: "utf8" });
			return run.status === 0 ? "valid" : first(run.stderr);
		},
	};
}
