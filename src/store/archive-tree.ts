import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import type { Archive, ArchiveMember, RandomAccess } from "../archive/archive.ts";
import { openTar } from "../archive/tar-read.ts";
import { openZip } from "../archive/zip-read.ts";
import { diagnostic, failure, type Outcome, success } from "../model/diagnostic.ts";
import type { Tree, TreeEntry } from "../model/store.ts";
import { FindingError, readFinding } from "./failure.ts";

/** A package in an archive, open for reading. */
export interface ArchiveTree extends Tree {
	/** The one folder at the archive's root that everything stands in; empty where the archive has none. */
	readonly root: string;
	close(): void;
}

/** A ZIP or TAR file by its first bytes, whatever it is called. */
export function archiveKind(head: Uint8Array): "zip" | "tar" | undefined {
	const start = Buffer.from(head.subarray(0, 4)).toString("latin1");
	if (start === "PK\u0003\u0004" || start === "PK\u0005\u0006") return "zip";
	return Buffer.from(head.subarray(257, 262)).toString("latin1") === "ustar" ? "tar" : undefined;
}

/**
 * The package in a ZIP or TAR file as a tree, without unpacking: nothing is written anywhere. A package has one folder at the root of its
 * archive (RFC 8493 4.2), which is taken off the paths; with several, the tree is the archive itself.
 */
export async function archiveTree(path: string): Promise<Outcome<ArchiveTree>> {
	let file: number;
	try {
		file = openSync(path, "r");
	} catch (error) {
		return failure(readFinding(error, path));
	}
	const close = () => closeSync(file);
	try {
		const access = fileAccess(file);
		const kind = archiveKind(await access.read(0, 512)) ?? (/\.tar$/i.test(path) ? "tar" : "zip");
		const opened = await (kind === "tar" ? openTar : openZip)(access, path);
		if (opened.value === undefined) {
			close();
			return failure(...opened.diagnostics);
		}
		return { value: treeOf(path, opened.value, close), diagnostics: opened.diagnostics };
	} catch (error) {
		close();
		return failure(error instanceof FindingError ? error.finding : readFinding(error, path));
	}
}

function fileAccess(file: number): RandomAccess {
	return {
		size: fstatSync(file).size,
		read: async (offset, length) => {
			const bytes = Buffer.allocUnsafe(Math.max(0, length));
			let at = 0;
			while (at < length) {
				const count = readSync(file, bytes, at, length - at, offset + at);
				if (count === 0) break;
				at += count;
			}
			return bytes.subarray(0, at);
		},
	};
}

function treeOf(name: string, archive: Archive, close: () => void): ArchiveTree {
	const root = rootOf(archive.members);
	const inside = (path: string) => (root === "" ? path : path.slice(root.length + 1));
	const members = new Map(archive.members.map((member) => [inside(member.path), member]));
	members.delete("");
	const entries = entriesOf(members);
	async function* open(path: string): AsyncIterable<Uint8Array> {
		const member = members.get(path);
		if (member?.kind !== "file")
			throw new FindingError(diagnostic("store/not-found", { params: { path: `${name}/${path}` } }));
		yield* archive.open(member);
	}
	return {
		name,
		root,
		close,
		list: async () => success(entries),
		open,
		read: async (path) => {
			const member = members.get(path);
			if (member?.kind !== "file")
				return failure(diagnostic("store/not-found", { params: { path: `${name}/${path}` } }));
			try {
				const pieces: Uint8Array[] = [];
				for await (const piece of archive.open(member)) pieces.push(piece);
				return success(pieces.length === 1 ? (pieces[0] as Uint8Array) : new Uint8Array(Buffer.concat(pieces)));
			} catch {
				const place = { file: name, path: member.path, offset: member.offset };
				return failure(diagnostic("archive/content-damaged", { params: { path: member.path }, place }));
			}
		},
	};
}

/** As a folder would list it: folders only where they are empty. */
function entriesOf(members: ReadonlyMap<string, ArchiveMember>): readonly TreeEntry[] {
	const used = new Set<string>();
	for (const path of members.keys()) {
		for (let at = path.lastIndexOf("/"); at > 0; at = path.lastIndexOf("/", at - 1)) used.add(path.slice(0, at));
	}
	return [...members]
		.filter(([path, { kind }]) => kind !== "folder" || !used.has(path))
		.map(([path, { kind, size }]) => ({ path, size, kind }))
		.sort((a, b) => (a.path < b.path ? -1 : 1));
}

function rootOf(members: readonly ArchiveMember[]): string {
	const roots = new Set(members.map(({ path }) => path.split("/")[0] as string));
	const [only] = roots;
	if (roots.size !== 1 || only === undefined) return "";
	const isFolder = members.every(({ path, kind }) => path.startsWith(`${only}/`) || kind === "folder");
	return isFolder ? only : "";
}
