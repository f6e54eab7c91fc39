import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bagitVerdicts } from "./bagit-verdicts.ts";
import { bagitPython, tool } from "./judges.ts";
import { csvTable, earkValidator, inside, ocflPy, rocflJudge, xmllint } from "./package-judges.ts";

/** What one judge says of the seed record in one package format. */
export interface ConformanceRow {
	/** Key of `--format`. */
	readonly format: string;
	readonly serialisation: "none" | "zip" | "tar";
	/** Name and version, as the table shows them. */
	readonly judge: string;
	/** Whether the judge can be asked here; says so once where not. */
	readonly available: () => boolean;
	/** `valid`, or the judge's reason in one line. */
	readonly verdict: (path: string) => string;
	/** Why its verdict is reported and decides nothing. */
	readonly noGate?: string;
}

/** A program that takes the package's path and says no by its exit code. `in` runs it inside the unpacked package. */
function program(command: string, args: (path: string) => readonly string[], inside = false) {
	return {
		available: () => tool(command),
		verdict: (path: string) => {
			const run = spawnSync(command, args(path), { encoding: "utf8", ...(inside && { cwd: path }) });
			return run.status === 0 ? "valid" : `exit ${run.status}: ${(run.stderr || run.stdout).split("\n")[0]}`;
		},
	};
}

const bagit = {
	available: () => bagitPython() !== undefined,
	verdict: (path: string) => bagitVerdicts([path]).get(path) ?? "valid",
};

/** bagit-python on what another program has taken out of an archive. */
function unpacked(command: string, args: (path: string, folder: string) => readonly string[]) {
	return {
		available: () => tool(command) && bagit.available(),
		verdict: (path: string) => {
			const folder = mkdtempSync(join(tmpdir(), "banluu-unpacked-"));
			try {
				const run = spawnSync(command, args(path, folder), { encoding: "utf8" });
				if (run.status !== 0) return `exit ${run.status}: ${run.stderr.split("\n")[0]}`;
				const roots = readdirSync(folder);
				return roots.length === 1
					? bagit.verdict(join(folder, roots[0] as string))
					: `${roots.length} folders at the root`;
			} finally {
				rmSync(folder, { recursive: true, force: true });
			}
		},
	};
}

/** The one list of verdicts: a package format adds its rows here. */
export const conformanceRows: readonly ConformanceRow[] = [
	{ format: "bagit", serialisation: "none", judge: "bagit-python 1.9.0", ...bagit },
	{
		format: "bagit",
		serialisation: "none",
		judge: "sha512sum -c manifest-sha512.txt",
		...program("sha512sum", () => ["-c", "--strict", "--quiet", "manifest-sha512.txt"], true),
	},
	{
		format: "bagit",
		serialisation: "zip",
		judge: "unzip, then bagit-python 1.9.0",
		...unpacked("unzip", (path, folder) => ["-q", path, "-d", folder]),
	},
	{
		format: "bagit",
		serialisation: "tar",
		judge: "bsdtar, then bagit-python 1.9.0",
		...unpacked("bsdtar", (path, folder) => ["-xf", path, "-C", folder]),
	},
	{
		format: "folder",
		serialisation: "none",
		judge: "sha256sum -c SHA256SUMS",
		...program("sha256sum", () => ["-c", "--strict", "--quiet", "SHA256SUMS"], true),
	},
	{
		format: "folder",
		serialisation: "none",
		judge: "sha512sum -c SHA512SUMS",
		...program("sha512sum", () => ["-c", "--strict", "--quiet", "SHA512SUMS"], true),
	},
	{ format: "zip", serialisation: "zip", judge: "unzip -t", ...program("unzip", (path) => ["-tq", path]) },
	{ format: "zip", serialisation: "zip", judge: "7z t", ...program("7z", (path) => ["t", path]) },
	{ format: "zip", serialisation: "zip", judge: "bsdtar -tf", ...program("bsdtar", (path) => ["-tf", path]) },
	{
		format: "zip",
		serialisation: "zip",
		judge: "Python zipfile -t",
		...program("python3", (path) => ["-m", "zipfile", "-t", path]),
	},
	{ format: "ocfl", serialisation: "none", judge: "ocfl-py 2.1.0, the object", ...ocflPy },
	{ format: "ocfl", serialisation: "none", judge: "rocfl 1.7.0, the whole root", ...rocflJudge },
	{
		format: "saf",
		serialisation: "none",
		judge: "sha256sum -c SHA256SUMS in the item",
		...inside("item_0001", "sha256sum", "-c", "--strict", "--quiet", "SHA256SUMS"),
	},
	{
		format: "saf",
		serialisation: "none",
		judge: "xmllint, PREMIS 3 and oai_dc",
		...xmllint(/(?:premis|dublin-core)\.xml$/, "premis", "dc"),
	},
	...(["eark-sip", "eark-aip"] as const).flatMap((format): readonly ConformanceRow[] => [
		{
			format,
			serialisation: "none",
			judge: "xmllint, METS 1.12.1 with both DILCIS extensions",
			...xmllint(/METS\.xml$/i, "mets", "csip", "sip"),
		},
		{ format, serialisation: "none", judge: "xmllint, PREMIS 3", ...xmllint(/premis[^/]*\.xml$/i, "premis") },
		{
			format,
			serialisation: "none",
			judge: "eark-validator 1.1.3 (V2.1.0), structure and schemas",
			...earkValidator("V2.1.0"),
		},
	]),
	...(["tt05-sip", "tt05-aip", "tt05-dip"] as const).flatMap((format): readonly ConformanceRow[] => [
		{
			format,
			serialisation: "none",
			judge: "xmllint, METS 1.12.1 with both DILCIS extensions",
			...xmllint(/METS\.xml$/i, "mets", "csip", "sip"),
		},
		{
			format,
			serialisation: "none",
			judge: "eark-validator 1.1.3 (V2.0.4), structure and schemas",
			noGate: "the circular fixes labels that it refuses",
			...earkValidator("V2.0.4"),
		},
	]),
	{
		format: "tt05-aip",
		serialisation: "none",
		judge: "xmllint, PREMIS 3",
		...xmllint(/PREMIS[^/]*\.xml$/i, "premis"),
	},
	{
		format: "archivematica",
		serialisation: "none",
		judge: "sha256sum -c in objects, as Archivematica runs it",
		...inside("objects", "sha256sum", "-c", "--strict", "--quiet", "../metadata/checksum.sha256"),
	},
	{
		format: "archivematica",
		serialisation: "none",
		judge: "Python csv on metadata/metadata.csv",
		...csvTable("metadata/metadata.csv"),
	},
	{ format: "archivematica-bag", serialisation: "none", judge: "bagit-python 1.9.0", ...bagit },
	{ format: "sword-simple", serialisation: "zip", judge: "unzip -t", ...program("unzip", (path) => ["-tq", path]) },
	{
		format: "sword-bagit",
		serialisation: "zip",
		judge: "unzip, then bagit-python 1.9.0",
		...unpacked("unzip", (path, folder) => ["-q", path, "-d", folder]),
	},
];
