import { execFileSync, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** `.ci/run` sets it: there a missing judge is a failure. Elsewhere its tests are skipped with a notice. */
const required = process.env.BANLUU_JUDGES_REQUIRED === "1";

/** Whether a judge can be asked; says so once where not. */
function available(name: string, found: boolean, how: string): boolean {
	if (found) return true;
	if (required) throw new Error(`${name} is missing: ${how}`);
	process.stderr.write(`skipped, no ${name}: ${how}\n`);
	return false;
}

function onPath(command: string): boolean {
	return spawnSync("sh", ["-c", `command -v ${command}`]).status === 0;
}

/** A program on the PATH. */
export function tool(command: string): boolean {
	return available(command, onPath(command), "install it and put it on the PATH");
}

/** The folder of official XSDs, or undefined. */
export function schemas(): string | undefined {
	const folder = process.env.BANLUU_SCHEMAS;
	const found = folder !== undefined && existsSync(folder);
	return available("schemas", found, "set BANLUU_SCHEMAS to the folder that holds the XSDs") && onPath("xmllint")
		? folder
		: undefined;
}

/** veraPDF's command line jar, or undefined. */
export function verapdfJar(): string | undefined {
	const jar = process.env.BANLUU_VERAPDF;
	return available("veraPDF", jar !== undefined && existsSync(jar), "set BANLUU_VERAPDF to cli-1.30.2.jar")
		? jar
		: undefined;
}

/** bagit-python's command, or undefined. */
export function bagitPython(): string | undefined {
	const command = process.env.BANLUU_BAGIT;
	return available("bagit-python", command !== undefined && existsSync(command), "set BANLUU_BAGIT to bagit.py")
		? command
		: undefined;
}

/** The Python that eark-validator is installed in, or undefined. */
export function earkPython(): string | undefined {
	const command = process.env.BANLUU_EARK;
	const how = "set BANLUU_EARK to eark-validator of its virtual environment";
	if (!available("eark-validator", command !== undefined && existsSync(command), how)) return undefined;
	return join(dirname(command as string), "python");
}

/** The S3 server over a folder, or undefined. */
export function versitygw(): string | undefined {
	const command = process.env.BANLUU_VERSITYGW;
	const how = "set BANLUU_VERSITYGW to versitygw 1.8.0";
	return available("versitygw", command !== undefined && existsSync(command), how) ? command : undefined;
}

/** The Python that boto3 and the harvesters are installed in, or undefined. */
export function clientsPython(): string | undefined {
	const command = process.env.BANLUU_CLIENTS_PYTHON;
	const how = "set BANLUU_CLIENTS_PYTHON to a Python with boto3, Sickle and oaipmh-scythe";
	return available("boto3", command !== undefined && existsSync(command), how) ? command : undefined;
}

/** Fedora's web application, unpacked, and the runner that serves it; or undefined. */
export function fedoraPrograms(): { readonly runner: string; readonly webapp: string } | undefined {
	const folder = process.env.BANLUU_FEDORA;
	const [runner, webapp] = [join(folder ?? "", "jetty-runner.jar"), join(folder ?? "", "webapp")];
	const found = folder !== undefined && existsSync(runner) && existsSync(join(webapp, "WEB-INF", "web.xml"));
	const how = "set BANLUU_FEDORA to a folder with jetty-runner.jar and the unpacked fcrepo-webapp 6.0.0 in webapp/";
	return available("Fedora", found && onPath("java"), how) ? { runner, webapp } : undefined;
}

/** What veraPDF says of a file: verdict by flavour (`2a`, `ua1`) for every claim that it found. */
export type Verdicts = ReadonlyMap<string, Readonly<Record<string, "PASS" | "FAIL">>>;

/**
 * Runs veraPDF once over files or folders. Flavour 0 lets it go by the claims in the XMP; a claim it does not know it skips in silence, so
 * tests compare the whole set of flavours. Beside PDF/A-1 it skips PDF/UA-1 with a warning, because their PDF versions differ: there it has to
 * be asked.
 */
export function verapdf(jar: string, paths: readonly string[], flavour = "0"): Verdicts {
	const args = ["-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", jar, "org.verapdf.apps.GreenfieldCliWrapper"];
	const run = spawnSync("java", [...args, "-f", flavour, "--format", "text", "-v", "-r", ...paths], {
		encoding: "utf8",
		maxBuffer: 1 << 28,
	});
	if (run.status === null || run.status > 1) throw new Error(`veraPDF: exit ${run.status} ${run.stderr}`);
	const verdicts = new Map<string, Record<string, "PASS" | "FAIL">>();
	for (const line of run.stdout.split("\n")) {
		const match = /^(PASS|FAIL) (.+\.pdf) (\w+)\s*$/.exec(line);
		if (!match) continue;
		const [, verdict, file, flavour] = match as unknown as [string, "PASS" | "FAIL", string, string];
		verdicts.set(file, { ...verdicts.get(file), [flavour]: verdict });
	}
	return verdicts;
}

/** Standard output of a program; throws with its error output when it fails. */
export function output(command: string, args: readonly string[]): string {
	return execFileSync(command, args, { encoding: "utf8", maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "pipe"] });
}

/** ocfl-py's validator, or undefined. */
export function ocflPython(): string | undefined {
	const command = process.env.BANLUU_OCFL_PY;
	return available("ocfl-py", command !== undefined && existsSync(command), "set BANLUU_OCFL_PY to ocfl-validate.py")
		? command
		: undefined;
}

/** rocfl's command, or undefined. */
export function rocfl(): string | undefined {
	const command = process.env.BANLUU_ROCFL;
	return available("rocfl", command !== undefined && existsSync(command), "set BANLUU_ROCFL to rocfl")
		? command
		: undefined;
}

/** The Python that Sickle and oaipmh-scythe are installed in, or undefined. */
export function harvesters(): string | undefined {
	const command = process.env.BANLUU_HARVESTERS;
	const how = "set BANLUU_HARVESTERS to the Python that has Sickle and oaipmh-scythe";
	return available("harvesters", command !== undefined && existsSync(command), how) ? command : undefined;
}

/** The folder of conversations that were recorded with a real DSpace, beside the schemas; not ours to ship. */
export function dspaceTranscripts(): string | undefined {
	const folder = join(process.env.BANLUU_SCHEMAS ?? ".", "..", "servers", "dspace");
	const found = process.env.BANLUU_SCHEMAS !== undefined && existsSync(folder);
	return available("transcripts of DSpace", found, "set BANLUU_SCHEMAS; they lie in ../servers/dspace from there")
		? folder
		: undefined;
}
