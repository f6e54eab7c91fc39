import { closeSync, openSync, readFileSync, readSync, statSync } from "node:fs";
import { type Diagnostic, diagnostic, failure, type Outcome, type Tree } from "../model/index.ts";
import { type BagProfile, parseProfile } from "../packaging/bagit/profile.ts";
import { checkProfile } from "../packaging/bagit/profile-check.ts";
import { readBag } from "../packaging/bagit/read.ts";
import { archiveKind, archiveTree } from "../store/archive-tree.ts";
import { readFinding } from "../store/failure.ts";
import { folderTree } from "../store/folder-tree.ts";

/** A BagIt Profile from its JSON file. */
export function loadBagProfile(path: string): Outcome<BagProfile> {
	if (!/\.json$/i.test(path)) return failure(diagnostic("bag/profile-unknown", { params: { profile: path } }));
	try {
		return parseProfile(new Uint8Array(readFileSync(path)), path);
	} catch (error) {
		return failure(readFinding(error, path));
	}
}

/** What of the bag at a path, a folder or an archive, is not as the profile wants it. Only tag files are read. */
export async function bagProfileFindings(path: string, profile: BagProfile): Promise<readonly Diagnostic[]> {
	if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true)
		return compared(path, folderTree(path), profile, "none");
	const opened = await archiveTree(path);
	if (opened.value === undefined) return [];
	try {
		const kind = archiveKind(headOf(path)) ?? "tar";
		return await compared(path, opened.value, profile, kind);
	} finally {
		opened.value.close();
	}
}

function headOf(path: string): Uint8Array {
	const file = openSync(path, "r");
	try {
		const head = new Uint8Array(512);
		return head.subarray(0, readSync(file, head));
	} finally {
		closeSync(file);
	}
}

async function compared(
	path: string,
	tree: Tree,
	profile: BagProfile,
	serialisation: "none" | "zip" | "tar",
): Promise<readonly Diagnostic[]> {
	const { value: bag } = await readBag(tree);
	if (bag === undefined) return [diagnostic("bag/profile-needs-a-bag", { params: { path } })];
	const { version, rules } = bag.declaration;
	const files = [...bag.files.values()];
	return checkProfile({ version, infoFile: rules.bagInfo, info: bag.info, files, serialisation }, profile);
}
