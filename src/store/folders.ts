import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

/**
 * The folder itself where it holds the marker file, else the folders in it that do, by name; where there are none, the path as it is, so that
 * looking into it says what is wrong.
 */
export function foldersWith(path: string, marker: string): readonly string[] {
	if (existsSync(join(path, marker))) return [path];
	const inside = children(path)
		.map((name) => join(path, name))
		.filter((folder) => existsSync(join(folder, marker)));
	return inside.length > 0 ? inside : [path];
}

function children(path: string): readonly string[] {
	try {
		return readdirSync(path)
			.filter((name) => !name.startsWith("."))
			.sort();
	} catch {
		return [];
	}
}
