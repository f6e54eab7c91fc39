import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, open, rename, rm, statfs, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { readFace } from "../font/face.ts";
import { readFontList } from "../font/list.ts";
import { type Diagnostic, hasErrors, type Params, type Resources } from "../model/index.ts";
import { errorCode } from "../store/failure.ts";
import { packageResources } from "../store/resources.ts";
import { listTemplates, templateText } from "./catalogue.ts";
import { listFonts } from "./fonts.ts";
import { type FindTool, tools, toolVersion } from "./tools.ts";

/** What one check found. `failed`: the program cannot do its work; `missing`: something that it can do without is not there. */
export interface Check {
	readonly name: CheckName;
	readonly state: "ok" | "warning" | "missing" | "failed";
	readonly params: Params;
	/** Which of the check's texts applies, where it has several. */
	readonly variant?: string;
	readonly findings?: readonly Diagnostic[];
}

export type CheckName =
	| "node"
	| "fonts"
	| "letters"
	| "own-fonts"
	| "packs"
	| "templates"
	| "tool"
	| "disk"
	| "folder"
	| "terminal";

export interface DoctorRequest {
	readonly output: string;
	/** The template in use. */
	readonly template: string;
	readonly env: Readonly<Record<string, string | undefined>>;
	readonly platform: NodeJS.Platform;
	/** `v22.1.0`. */
	readonly node: string;
	readonly resources?: Resources;
	readonly findTool?: FindTool;
}

/** Looks at everything that the program needs, and at the outside tools that can judge its records. */
export async function* examine(request: DoctorRequest): AsyncIterable<Check> {
	const { output, template, env, platform, node, resources = packageResources(), findTool = toolVersion } = request;
	yield checkNode(node);
	yield checkFonts(resources);
	yield checkLetters(resources);
	yield* checkMore(resources);
	yield checkTemplates(template, resources);
	const there = nearestFolder(output);
	yield await checkFolder(there, platform);
	yield await checkDisk(there);
	yield checkTerminal(env, platform);
	for (const found of await Promise.all(
		tools.map(async (tool) => ({ tool, version: await findTool(tool, platform) })),
	)) {
		const { tool, version } = found;
		const params = { tool: tool.name, version: version ?? "", use: tool.use };
		yield { name: "tool", state: version === undefined ? "missing" : "ok", params };
	}
}

/** The oldest Node.js that runs the program; package.json's `engines`, which a test compares. */
export const oldestNode = "20.19";

export function checkNode(version: string): Check {
	const [major = 0, minor = 0] = version.replace(/^v/, "").split(".").map(Number);
	const [neededMajor = 0, neededMinor = 0] = oldestNode.split(".").map(Number);
	const enough = major > neededMajor || (major === neededMajor && minor >= neededMinor);
	return { name: "node", state: enough ? "ok" : "failed", params: { version, needed: oldestNode } };
}

function checkFonts(resources: Resources): Check {
	const list = readFontList(resources);
	if (list.value === undefined)
		return { name: "fonts", state: "failed", params: { bad: "fonts.json" }, findings: list.diagnostics };
	const files = Object.entries(list.value.files);
	const bad = files.filter(([file, { sha256 }]) => {
		const bytes = resources.font(file).value;
		return bytes === undefined || createHash("sha256").update(bytes).digest("hex") !== sha256;
	});
	const params = { count: files.length, bad: bad.map(([file]) => file).join(", ") };
	return { name: "fonts", state: bad.length === 0 ? "ok" : "failed", params };
}

/** The fonts of the settings, and the packs that are installed; a broken one would end every build that meets it. */
function* checkMore({ more = [] }: Resources): Iterable<Check> {
	for (const [name, fonts] of [
		["own-fonts", more.filter((font) => font.use !== "pack")],
		["packs", more.filter((font) => font.use === "pack")],
	] as const) {
		const findings = fonts.flatMap((font) => {
			const bytes = font.bytes();
			return bytes.value ? readFace(font.file, bytes.value).diagnostics : bytes.diagnostics;
		});
		const params = { count: fonts.length, files: fonts.map((font) => font.file).join(", ") };
		if (fonts.length > 0) yield { name, state: hasErrors(findings) ? "failed" : "ok", params, findings };
		else if (name === "packs") yield { name, state: "missing", params };
	}
}

function checkLetters(resources: Resources): Check {
	const files = listFonts(resources);
	const helps = new Set(["fallback", "pack"]);
	const text = (files.value ?? []).filter((file) => file.serves.some((style) => !helps.has(style)));
	const bad = text.filter((file) => !file.vietnamese).map((file) => file.name);
	const good = files.value !== undefined && text.length > 0 && bad.length === 0;
	return { name: "letters", state: good ? "ok" : "failed", params: { count: text.length, bad: bad.join(", ") } };
}

function checkTemplates(template: string, resources: Resources): Check {
	const all = listTemplates(resources);
	const used = templateText(template, resources);
	const findings = [...all.diagnostics, ...used.diagnostics];
	const names = (all.value ?? []).map((row) => row.name).join(", ");
	return { name: "templates", state: hasErrors(findings) ? "failed" : "ok", params: { names, template }, findings };
}

/** The folder itself, or the nearest one above that is there. */
function nearestFolder(path: string): string {
	let folder = resolve(path);
	while (!existsSync(folder) && dirname(folder) !== folder) folder = dirname(folder);
	return folder;
}

/** Below this, a run may end in the middle. */
const littleSpace = 200 * 1024 * 1024;

async function checkDisk(folder: string): Promise<Check> {
	try {
		const { bavail, bsize } = await statfs(folder);
		const free = bavail * bsize;
		const state = free === 0 ? "failed" : free < littleSpace ? "warning" : "ok";
		return { name: "disk", state, params: { path: folder, free: byteText(free) } };
	} catch (error) {
		return {
			name: "disk",
			state: "warning",
			variant: "unknown",
			params: { path: folder, reason: errorCode(error) ?? "" },
		};
	}
}

function byteText(bytes: number): string {
	const units = ["B", "KB", "MB", "GB", "TB"];
	let [value, unit] = [bytes, 0];
	for (; value >= 1000 && unit < units.length - 1; unit++) value /= 1000;
	return `${value >= 10 ? Math.round(value) : Math.round(value * 10) / 10} ${units[unit]}`;
}

/** Does on the disk what publishing does: a folder, a file flushed, a rename, the folder flushed. */
async function checkFolder(folder: string, platform: NodeJS.Platform): Promise<Check> {
	let trial: string | undefined;
	const params = { path: folder };
	try {
		trial = await mkdtemp(join(folder, ".banluu-doctor-"));
		const part = join(trial, "part");
		await mkdir(part);
		await writeFile(join(part, "tep"), "thử");
		const file = await open(join(part, "tep"), "r+");
		await file.sync().finally(() => file.close());
		await rename(part, join(trial, "xong"));
		// Windows cannot open a folder to flush it; NTFS keeps its own journal.
		const flushed = platform === "win32" || (await flushes(trial));
		return flushed
			? { name: "folder", state: "ok", params }
			: { name: "folder", state: "warning", variant: "no-flush", params };
	} catch (error) {
		const reason = errorCode(error) ?? String(error);
		return { name: "folder", state: "failed", params: { ...params, reason } };
	} finally {
		if (trial !== undefined) await rm(trial, { recursive: true, force: true });
	}
}

async function flushes(folder: string): Promise<boolean> {
	try {
		const handle = await open(folder, "r");
		await handle.sync().finally(() => handle.close());
		return true;
	} catch {
		return false;
	}
}

/** Whether the terminal shows Vietnamese letters, as far as the environment tells. */
export function checkTerminal(env: Readonly<Record<string, string | undefined>>, platform: NodeJS.Platform): Check {
	if (platform === "win32") {
		// Windows Terminal and editors speak UTF-8; the old console goes by its code page.
		const modern = env.WT_SESSION ?? env.TERM_PROGRAM ?? env.MSYSTEM;
		return modern
			? { name: "terminal", state: "ok", params: { locale: "UTF-8" } }
			: { name: "terminal", state: "warning", variant: "code-page", params: { command: "chcp 65001" } };
	}
	const locale = env.LC_ALL || env.LC_CTYPE || env.LANG || "";
	// macOS terminals are UTF-8 whatever the locale says.
	const good = /utf-?8/i.test(locale) || platform === "darwin";
	return { name: "terminal", state: good ? "ok" : "warning", params: { locale: locale || "C" } };
}
