import { existsSync, readFileSync } from "node:fs";
import { basename, delimiter, dirname, join, resolve } from "node:path";
import process from "node:process";
import { fontPacks } from "../font/packs.ts";
import { diagnostic } from "../model/diagnostic.ts";
import { failure, type MoreFont, success } from "../model/index.ts";
import { readFinding } from "./failure.ts";
import { packageRoot } from "./resources.ts";

/** A font file of the caller's. */
export function fontFile(path: string, use: MoreFont["use"], only?: RegExp): MoreFont {
	return {
		file: basename(path),
		use,
		...(only && { only }),
		bytes: () => {
			if (!existsSync(path)) return failure(diagnostic("store/no-such-font", { params: { path } }));
			try {
				return success(readFileSync(path));
			} catch (error) {
				return failure(readFinding(error, path));
			}
		},
	};
}

export interface InstalledPack {
	readonly npm: string;
	readonly script: string;
	/** Path of the font file. */
	readonly path: string;
	readonly font: MoreFont;
}

/** The font packs that are installed: in the folder or above it, beside the program, or for the whole machine. */
export function installedPacks(folder: string, env: NodeJS.ProcessEnv = process.env): readonly InstalledPack[] {
	const [scope = ""] = (fontPacks[0]?.npm ?? "").split("/");
	const roots = moduleFolders(folder, env).filter((root) => existsSync(join(root, scope)));
	return fontPacks.flatMap(({ npm, script, paths, only }) => {
		const candidates = roots.flatMap((root) => paths.map((path) => join(root, npm, path)));
		const path = candidates.find((each) => existsSync(each));
		return path === undefined ? [] : [{ npm, script, path, font: fontFile(path, "pack", only) }];
	});
}

/** Where Node.js and npm keep packages, nearest first; the machine's own as `npm root --global` has it by default. */
function moduleFolders(folder: string, env: NodeJS.ProcessEnv): readonly string[] {
	const above = (start: string): string[] => {
		const parent = dirname(start);
		return [join(start, "node_modules"), ...(parent === start ? [] : above(parent))];
	};
	const prefix = env.npm_config_prefix ?? env.PREFIX;
	const machine =
		process.platform === "win32"
			? [join(env.APPDATA ?? "", "npm", "node_modules")]
			: [join(prefix ?? dirname(dirname(process.execPath)), "lib", "node_modules")];
	const stated = (env.NODE_PATH ?? "").split(delimiter).filter(Boolean);
	return [...new Set([...above(resolve(folder)), ...above(packageRoot()), ...stated, ...machine])];
}
