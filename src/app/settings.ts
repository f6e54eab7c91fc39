import { existsSync } from "node:fs";
import { delimiter, dirname, isAbsolute, join, posix, relative, resolve, win32 } from "node:path";
import process from "node:process";
import type { Claim, Diagnostic, Outcome, Place } from "../model/index.ts";
import { listSettings, projectFileName, type SettingKey, settingList, settingRows } from "../model/settings.ts";
import type { SettingsFile, WrittenTarget } from "./settings-file.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** Where settings may come from. */
export interface SettingsRequest {
	readonly flags: Readonly<Partial<Record<SettingKey, string | undefined>>>;
	readonly env: Environment;
	/** The folder from which the project file is looked for, upwards. */
	readonly cwd: string;
	readonly platform: NodeJS.Platform;
}

/** A value and who said so. `value` is missing where nobody did and there is no fallback. */
export interface Setting {
	readonly key: SettingKey;
	readonly value?: string;
	readonly origin: "flag" | "environment" | "project" | "user" | "default";
	/** The option or the variable. */
	readonly name?: string;
	/** In a settings file. */
	readonly place?: Place;
}

export interface Settings {
	readonly values: Readonly<Record<SettingKey, Setting>>;
	/** What every article's description gets where the article says nothing else; the project's elements replace the user's. */
	readonly defaults: readonly { readonly origin: "project" | "user"; readonly claim: Claim }[];
	/** Authority files that the settings files name, the project's first. */
	readonly authorities: readonly string[];
	/** Repositories by name; the project's replaces the user's of the same name. Paths in it count from the folder of its file. */
	readonly targets: Readonly<Record<string, WrittenTarget & { readonly folder: string }>>;
	/** The settings files that were read. */
	readonly files: readonly { readonly kind: "project" | "user"; readonly path: string }[];
	/** Texts that the findings point into. */
	readonly texts: ReadonlyMap<string, string>;
}

/** The nearest `banluu.yml` in a folder or above it. */
export function projectFile(cwd: string): string | undefined {
	for (let folder = resolve(cwd); ; folder = dirname(folder)) {
		const file = join(folder, projectFileName);
		if (existsSync(file)) return file;
		if (dirname(folder) === folder) return undefined;
	}
}

/** Where the user's own settings are kept, whether or not the file is there; undefined where the environment names no home. */
export function userFile(env: Environment, platform: NodeJS.Platform): string | undefined {
	if (platform === "win32") return env.APPDATA ? win32.join(env.APPDATA, "banluu", "config.yml") : undefined;
	// A relative path is to be ignored (XDG Base Directory Specification, "Environment variables").
	const base = env.XDG_CONFIG_HOME && posix.isAbsolute(env.XDG_CONFIG_HOME) ? env.XDG_CONFIG_HOME : undefined;
	if (base === undefined && !env.HOME) return undefined;
	return posix.join(base ?? posix.join(env.HOME as string, ".config"), "banluu", "config.yml");
}

/** The settings of a run: flag, else environment, else project file, else user file, else fallback. */
export async function resolveSettings(request: SettingsRequest): Promise<Outcome<Settings>> {
	const { flags, env, cwd, platform } = request;
	const diagnostics: Diagnostic[] = [];
	const texts = new Map<string, string>();
	const read: { kind: "project" | "user"; path: string; file: SettingsFile }[] = [];
	const user = userFile(env, platform);
	const candidates = [
		{ kind: "project", path: projectFile(cwd) },
		{ kind: "user", path: user !== undefined && existsSync(user) ? user : undefined },
	] as const;
	for (const { kind, path } of candidates) {
		if (path === undefined) continue;
		// YAML and its schema are loaded only where there is a file to read.
		const { readSettingsFile } = await import("./settings-file.ts");
		const name = shortPath(path);
		const { outcome, text } = await readSettingsFile(path, name);
		if (text !== undefined) texts.set(name, text);
		diagnostics.push(...outcome.diagnostics);
		if (outcome.value) read.push({ kind, path, file: outcome.value });
	}
	const settle = (key: SettingKey, variable: string, option: string, fallback?: string): Setting => {
		const flag = flags[key];
		if (flag !== undefined) return { key, value: flag, origin: "flag", name: option };
		const stated = env[variable];
		if (stated && listSettings.has(key))
			return { key, value: stated.split(delimiter).join("\n"), origin: "environment", name: variable };
		if (stated) return { key, value: stated, origin: "environment", name: variable };
		for (const { kind, path, file } of read) {
			const found = file.values[key];
			if (found) return { key, value: placed(key, found.value, path, env), origin: kind, place: found.place };
		}
		return { key, ...(fallback !== undefined && { value: fallback }), origin: "default" };
	};
	const entries = settingRows.map((row) => [row.key, settle(row.key, row.variable, row.option, row.fallback)] as const);
	const values = Object.fromEntries(entries) as Record<SettingKey, Setting>;
	const settled = new Set<string>();
	const defaults = read.flatMap(({ kind, file }) => {
		const own = file.defaults.filter((claim) => !settled.has(claim.element));
		for (const claim of own) settled.add(claim.element);
		return own.map((claim) => ({ origin: kind, claim }));
	});
	const files = read.map(({ kind, path }) => ({ kind, path }));
	const authorities = read.flatMap(({ path, file }) =>
		file.authorities.map((own) => shortPath(resolve(dirname(path), own))),
	);
	const targets = Object.fromEntries(
		read
			.toReversed()
			.flatMap(({ path, file }) =>
				Object.entries(file.targets).map(([name, target]) => [name, { ...target, folder: dirname(path) }] as const),
			),
	);
	return { value: { values, defaults, authorities, targets, files, texts }, diagnostics };
}

/** A path in a settings file counts from the folder of that file; `~/` is the home folder. A template may also be a plain name. */
function placed(key: SettingKey, value: string, file: string, env: Environment): string {
	if (listSettings.has(key)) {
		const each = settingList(value).map((path) => placed("headingFont", path, file, env));
		return each.join("\n");
	}
	const isPath =
		key === "output" ||
		key === "database" ||
		key === "headingFont" ||
		(key === "template" && !/^[a-z0-9-]+$/i.test(value));
	if (!isPath) return value;
	const home = env.HOME ?? env.USERPROFILE;
	if (/^~[/\\]/.test(value) && home) return join(home, value.slice(2));
	return shortPath(resolve(dirname(file), value));
}

/** Below the current folder a path is shown from there, as people would write it. */
function shortPath(path: string): string {
	const short = relative(process.cwd(), path);
	return short === "" ? "." : short.startsWith("..") || isAbsolute(short) ? path : short;
}
