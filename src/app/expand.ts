import { accessSync, constants, readdirSync, statSync } from "node:fs";
import { extname, join } from "node:path";
import { type Diagnostic, diagnostic } from "../model/index.ts";
import { collectionEndings, collectionFor } from "../read/collections.ts";
import { readers } from "../read/registry.ts";
import { readFinding } from "../store/failure.ts";

/** Ends of names that are taken from a folder, with the dot; `.json` is not: it may be a description or settings, so it has to be named. */
export function readableEndings(): readonly string[] {
	const own = readers.flatMap((reader) => reader.extensions).filter((ending) => ending !== "");
	return [...new Set([...own.map((ending) => `.${ending}`), ...collectionEndings()])].filter((e) => e !== ".json");
}

/** Files with a description or settings in them are read with the articles that they stand beside. */
const beside = new Set([".yml", ".yaml", ".json"]);

export interface Expanded {
	readonly files: readonly string[];
	readonly diagnostics: readonly Diagnostic[];
}

/**
 * Puts the article files directly inside a folder, by name, in the folder's place; hidden ones and those inside further folders are
 * left out. Anything else that is left out is a notice. A name without an ending is not taken from a folder: it may be anything.
 */
export function expandInputs(inputs: readonly string[]): Expanded {
	const files: string[] = [];
	const diagnostics: Diagnostic[] = [];
	for (const input of inputs) {
		if (input === "-" || !isFolder(input)) {
			files.push(input);
			continue;
		}
		const inside = articlesIn(input);
		files.push(...inside.files);
		diagnostics.push(...inside.diagnostics);
	}
	return { files, diagnostics };
}

/** Which of the files are not there or not to be opened: a long run is better refused than begun without them. */
export function unreadableInputs(files: readonly string[]): readonly Diagnostic[] {
	return files.flatMap((file) => {
		if (file === "-") return [];
		try {
			accessSync(file, constants.R_OK);
			return [];
		} catch (error) {
			return [readFinding(error, file)];
		}
	});
}

function isFolder(path: string): boolean {
	try {
		return statSync(path).isDirectory();
	} catch {
		// Not there, or not to be looked at: reading it says what is wrong.
		return false;
	}
}

/** A pipe or a device would block for ever. */
function isFile(path: string): boolean {
	try {
		return statSync(path).isFile();
	} catch {
		// Not to be looked at: reading it says what is wrong.
		return true;
	}
}

/** `bai` of `bai.txt` and of `bai.json`. */
function stem(name: string): string {
	return name.slice(0, name.length - extname(name).length);
}

function articlesIn(folder: string): Expanded {
	const endings = readableEndings();
	const known = endings.join(", ");
	const files: string[] = [];
	const skipped: Diagnostic[] = [];
	try {
		const names = readdirSync(folder).filter((name) => !name.startsWith("."));
		for (const name of names.sort()) {
			const path = join(folder, name);
			const ending = extname(name).toLowerCase();
			const readable = endings.includes(ending) || (ending !== ".json" && collectionFor(name) !== undefined);
			if (isFolder(path)) skipped.push(diagnostic("cli/folder-inside-skipped", { params: { path } }));
			else if (readable && isFile(path)) files.push(path);
			else if (ending === ".json" && !names.some((other) => other !== name && stem(other) === stem(name))) {
				skipped.push(diagnostic("cli/folder-json-skipped", { params: { path } }));
			} else if (!beside.has(ending)) {
				skipped.push(diagnostic("cli/folder-entry-skipped", { params: { path, known } }));
			}
		}
	} catch (error) {
		return { files: [], diagnostics: [readFinding(error, folder)] };
	}
	const first =
		files.length > 0
			? diagnostic("cli/folder-read", { params: { path: folder, count: files.length } })
			: diagnostic("cli/folder-empty", { params: { path: folder, known } });
	return { files, diagnostics: [first, ...skipped] };
}
