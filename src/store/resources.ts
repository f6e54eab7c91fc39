import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { isUnsafePath } from "../fixity/filepath.ts";
import { diagnostic, failure, type Outcome, success } from "../model/diagnostic.ts";
import type { Resources } from "../model/resources.ts";
import { readFinding } from "./failure.ts";

/**
 * The fonts and templates that come with the package, or those below another folder of the same layout
 * (`fonts/<family>/…`, `templates/<name>.json`).
 */
export function packageResources(root: string = packageRoot()): Resources {
	return {
		font: (path) => {
			if (isUnsafePath(path)) return failure(diagnostic("store/no-such-font", { params: { path } }));
			const file = join(root, "fonts", path);
			if (!existsSync(file)) return failure(diagnostic("store/no-such-font", { params: { path } }));
			try {
				return success(readFileSync(file));
			} catch (error) {
				return failure(readFinding(error, file));
			}
		},
		template: (name) => {
			const isName = /^[a-z0-9-]+$/i.test(name);
			const file = isName ? join(root, "templates", `${name}.json`) : name;
			if (!existsSync(file)) {
				const params = { name, known: templateNames(root).join(", ") };
				return failure(diagnostic("store/no-such-template", { params }));
			}
			try {
				return success(readFileSync(file, "utf8"));
			} catch (error) {
				return failure(readFinding(error, file));
			}
		},
	};
}

/** A file that packages carry and that is not part of a record: `<root>/schemas/<name>`. */
export function packageResource(name: string, root: string = packageRoot()): Outcome<Uint8Array> {
	const file = join(root, "schemas", name);
	if (isUnsafePath(name)) return failure(diagnostic("store/path-unsafe", { params: { path: name } }));
	try {
		return success(readFileSync(file));
	} catch (error) {
		return failure(readFinding(error, file));
	}
}

/** Names of the templates below a root, sorted. */
export function templateNames(root: string = packageRoot()): readonly string[] {
	const folder = join(root, "templates");
	if (!existsSync(folder)) return [];
	return readdirSync(folder)
		.filter((file) => file.endsWith(".json") && !file.includes(".schema."))
		.map((file) => file.slice(0, -".json".length))
		.sort();
}

/**
 * The folder of the installed package: the nearest one above this file that holds fonts and templates. The file may
 * stand in `src/store`, in `dist/store`, or be part of a bundle.
 */
export function packageRoot(): string {
	const start = dirname(fileURLToPath(import.meta.url));
	for (let folder = start; ; folder = dirname(folder)) {
		if (existsSync(join(folder, "fonts")) && existsSync(join(folder, "templates"))) return folder;
		if (dirname(folder) === folder) throw new Error(`no fonts and templates above ${start}`);
	}
}
