import { createReadStream } from "node:fs";
import * as fs from "node:fs/promises";
import { dirname } from "node:path";

/** What a folder adapter does to a disk; tests put a full or a broken one in its place. */
export interface FolderFiles {
	/** Undefined: nothing is there. */
	stat(path: string): Promise<{ readonly kind: "file" | "folder" | "other"; readonly size: number } | undefined>;
	readText(path: string): Promise<string | undefined>;
	read(path: string): AsyncIterable<Uint8Array>;
	/** Files below, `/`-separated. */
	list(path: string): Promise<readonly { readonly path: string; readonly size: number }[]>;
	/** Makes the folders above, writes, and returns when it is on the disk. */
	write(path: string, content: AsyncIterable<Uint8Array>): Promise<void>;
	/** Gives a name that nobody has; throws `EEXIST` or `ENOTEMPTY` where somebody has it. */
	rename(from: string, to: string): Promise<void>;
	replace(from: string, to: string): Promise<void>;
	remove(path: string): Promise<void>;
	writable(path: string): Promise<boolean>;
	free(path: string): Promise<number | undefined>;
}

export function codeOf(error: unknown): string {
	return error instanceof Error && "code" in error ? String(error.code) : "";
}

async function ifThere<T>(work: Promise<T>): Promise<T | undefined> {
	try {
		return await work;
	} catch (error) {
		if (codeOf(error) === "ENOENT" || codeOf(error) === "ENOTDIR") return undefined;
		throw error;
	}
}

/** Folders that cannot be opened for it (some systems) are taken as they are. */
async function syncFolder(path: string): Promise<void> {
	const folder = await fs.open(path, "r").catch(() => undefined);
	await folder?.sync().catch(() => undefined);
	await folder?.close();
}

/** The real disk. */
export const folderFiles: FolderFiles = {
	async stat(path) {
		const found = await ifThere(fs.lstat(path));
		if (!found) return undefined;
		const kind = found.isFile() ? "file" : found.isDirectory() ? "folder" : "other";
		return { kind, size: found.size };
	},
	readText: (path) => ifThere(fs.readFile(path, "utf8")),
	read: (path) => createReadStream(path, { highWaterMark: 1 << 18 }),
	async list(path) {
		const entries = (await ifThere(fs.readdir(path, { recursive: true, withFileTypes: true }))) ?? [];
		const files = entries.filter((entry) => entry.isFile()).map((entry) => `${entry.parentPath}/${entry.name}`);
		const found = files.map(async (file) => ({
			path: file.slice(path.length + 1).replaceAll("\\", "/"),
			size: (await fs.stat(file)).size,
		}));
		return Promise.all(found);
	},
	async write(path, content) {
		await fs.mkdir(dirname(path), { recursive: true });
		const file = await fs.open(path, "w");
		try {
			for await (const chunk of content) await file.writeFile(chunk);
			await file.sync();
		} finally {
			await file.close();
		}
	},
	async rename(from, to) {
		const kind = await this.stat(from);
		if (await this.stat(to)) throw Object.assign(new Error(`EEXIST: ${to}`), { code: "EEXIST" });
		if (kind?.kind === "file") {
			// A link never replaces; where the disk knows no links, the look above has to do.
			const linked = await fs.link(from, to).then(
				() => true,
				(error) => {
					if (codeOf(error) === "EEXIST") throw error;
					return false;
				},
			);
			if (linked) await fs.unlink(from);
			else await fs.rename(from, to);
		} else await fs.rename(from, to);
		await syncFolder(dirname(to));
	},
	async replace(from, to) {
		await fs.rename(from, to);
		await syncFolder(dirname(to));
	},
	remove: (path) => fs.rm(path, { recursive: true, force: true }),
	writable: (path) =>
		fs.access(path, fs.constants.W_OK).then(
			() => true,
			() => false,
		),
	free: (path) =>
		fs.statfs(path).then(
			({ bavail, bsize }) => bavail * bsize,
			() => undefined,
		),
};
