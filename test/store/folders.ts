import { lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach } from "vitest";
import { type FileOperations, fileOperations } from "../../src/store/operations.ts";

const made: string[] = [];

/** A new folder, removed after the test. */
export function temporaryFolder(): string {
	const folder = mkdtempSync(join(tmpdir(), "banluu-store-"));
	made.push(folder);
	return folder;
}

afterEach(() => {
	for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** Every file below a folder with its text, hidden ones too. */
export function filesBelow(folder: string): Record<string, string> {
	const files: Record<string, string> = {};
	for (const path of readdirSync(folder, { recursive: true, encoding: "utf8" }).sort()) {
		if (lstatSync(join(folder, path)).isFile()) files[path] = readFileSync(join(folder, path), "utf8");
	}
	return files;
}

export function systemError(code: string): Error {
	return Object.assign(new Error(code), { code });
}

/** File operations of which a test may make any fail: `before` is called with the name of each, handles' too. */
export function watched(before: (operation: string) => void): FileOperations {
	const watch =
		<Args extends unknown[], Result>(name: string, action: (...args: Args) => Promise<Result>) =>
		async (...args: Args): Promise<Result> => {
			before(name);
			return action(...args);
		};
	const operations = Object.fromEntries(
		Object.entries(fileOperations).map(([name, action]) => [
			name,
			typeof action === "function" ? watch(name, action as never) : action,
		]),
	) as unknown as FileOperations;
	return {
		...operations,
		open: async (...args) => {
			before("open");
			const handle = await fileOperations.open(...args);
			return new Proxy(handle, {
				get: (target, key) => {
					const value: unknown = Reflect.get(target, key, target);
					if (typeof value !== "function") return value;
					return async (...rest: unknown[]) => {
						// A close that fails has still closed.
						if (key === "close") await target.close();
						before(`handle.${String(key)}`);
						return key === "close" ? undefined : (value as (...all: unknown[]) => unknown).apply(target, rest);
					};
				},
			});
		},
	};
}
