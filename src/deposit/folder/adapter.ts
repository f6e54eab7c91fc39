import { join } from "node:path";
import { digestStream } from "../../fixity/digest.ts";
import { isUnsafePath } from "../../fixity/filepath.ts";
import {
	type Deposit,
	type DepositStep,
	type Diagnostic,
	diagnostic,
	failure,
	type Observation,
	type Outcome,
	type RemoteFile,
	type Repository,
	success,
	type TargetReport,
	TransportError,
} from "../../model/index.ts";
import type { OpenOptions } from "../factory.ts";
import { codeOf, type FolderFiles, folderFiles } from "./files.ts";
import { layoutOf, markerOf, parseMarker } from "./layout.ts";

export interface FolderSettings {
	readonly path: string;
	/** A file that has to be there: what an unmounted folder lacks. */
	readonly sentinel?: string | undefined;
}

/**
 * A folder that somebody empties, on this machine or mounted. Files are gathered under a hidden name, each read back and compared, and get their
 * name in one move; `<name>.complete` beside it says that it is whole.
 */
export function folderRepository(
	{ name, settings, dryRun }: Pick<OpenOptions<FolderSettings>, "name" | "settings" | "dryRun">,
	files: FolderFiles = folderFiles,
): Repository {
	const { path: root } = settings;
	const guarded = <T>(step: string, work: () => Promise<Outcome<T>>): Promise<Outcome<T>> =>
		work().catch((error: unknown) => failure(diskFinding(error, name, root, step)));

	const present = async (): Promise<Diagnostic | undefined> => {
		const found = await files.stat(root);
		const sentinel = settings.sentinel === undefined || (await files.stat(join(root, settings.sentinel)));
		if (found?.kind === "folder" && sentinel) return undefined;
		const reason = found?.kind === "folder" ? `${root}/${settings.sentinel}` : root;
		return diagnostic("deposit/unreachable", { params: { target: name, reason } });
	};

	return {
		name,
		kind: "folder",
		test: () =>
			guarded<TargetReport>("test", async () => {
				const absent = await present();
				if (absent) return { value: { reachable: false, facts: {} }, diagnostics: [absent] };
				const free = await files.free(root);
				const mayDeposit = await files.writable(root);
				const facts = { path: root, ...(free !== undefined && { free: String(free) }) };
				const path = root;
				const params = { target: name, path, reason: "EACCES" };
				return {
					value: { reachable: true, authenticated: true, mayDeposit, facts },
					diagnostics: mayDeposit ? [] : [diagnostic("deposit/folder-not-writable", { params })],
				};
			}),
		losses: async () => success([]),
		observe: (deposit) =>
			guarded("observe", async () => {
				const absent = await present();
				return absent ? failure(absent) : success(await look(root, deposit, files));
			}),
		next: (deposit, seen) => nextStep(deposit, seen),
		act: (deposit, seen, step) =>
			guarded(step.name, async () => {
				if (dryRun) {
					dryRun.note([step.name, step.path, join(root, deposit.label)].filter(Boolean).join(" "));
					return success({});
				}
				return step.name === "copy" && step.path !== undefined
					? copy(root, deposit, step.path, name, files)
					: place(root, deposit, seen, name, files);
			}),
		fetch: (deposit, seen, path) =>
			guarded("fetch", async () => {
				const { single, at, part } = layoutOf(root, deposit);
				const folder = seen.names.name === undefined ? part : at(seen.names.name);
				const file = single && seen.names.name !== undefined ? folder : join(folder, path);
				return success(told(files.read(file)));
			}),
		withdraw: (_, known, reason) =>
			guarded("withdraw", async () => {
				const { name: placed } = known;
				if (placed === undefined) return failure(diagnostic("deposit/no-such-deposit", { params: { target: name } }));
				const hidden = join(root, `.withdrawn-${placed}`);
				if (await files.stat(join(root, placed))) await files.rename(join(root, placed), hidden);
				const tombstone = `${JSON.stringify({ name: placed, reason }, null, "\t")}\n`;
				await files.write(join(root, `${placed}.tombstone.json`), once(tombstone));
				await files.remove(join(root, `${placed}.complete`));
				return success(undefined);
			}),
		close: async () => {},
	};
}

async function look(root: string, deposit: Deposit, files: FolderFiles): Promise<Observation> {
	const layout = layoutOf(root, deposit);
	for (const name of layout.names) {
		const marker = parseMarker((await files.readText(layout.marker(name))) ?? "");
		const placed = marker?.key === deposit.key ? await files.stat(layout.at(name)) : undefined;
		if (!placed) continue;
		const held = await heldFiles(layout.at(name), deposit, placed.kind === "file" ? placed.size : undefined, files);
		return { state: "accepted", names: { name }, files: held, links: { folder: layout.at(name) } };
	}
	const ready = parseMarker((await files.readText(layout.ready)) ?? "");
	if (ready && !(await files.stat(layout.part)) && (await files.stat(layout.at(ready.name)))) {
		return { state: "part", names: { placed: ready.name }, files: [], links: {} };
	}
	const part = await files.stat(layout.part);
	if (!part) return { state: "absent", names: {}, files: [], links: {} };
	const held = await heldFiles(layout.part, deposit, undefined, files);
	return { state: "part", names: {}, files: held, links: {} };
}

async function heldFiles(
	path: string,
	deposit: Deposit,
	single: number | undefined,
	files: FolderFiles,
): Promise<readonly RemoteFile[]> {
	const listed = single === undefined ? await files.list(path) : [{ path: deposit.label, size: single }];
	const sizes = new Map(listed.map((file) => [file.path, file.size]));
	return deposit.files.flatMap((file): readonly RemoteFile[] => {
		const size = sizes.get(file.path);
		return size === undefined ? [] : [{ path: file.path, size, digests: {}, state: "whole" }];
	});
}

function nextStep(deposit: Deposit, seen: Observation): DepositStep | undefined {
	if (seen.state !== "absent" && seen.state !== "part") return undefined;
	if (seen.names.placed !== undefined) return { name: "place" };
	const held = new Map(seen.files.map((file) => [file.path, file]));
	const missing = deposit.files.find((file) => held.get(file.path)?.size !== file.size);
	return missing ? { name: "copy", path: missing.path } : { name: "place" };
}

/** Under another name first: a name that is there is that of a file that was read back and found right. */
async function copy(
	root: string,
	deposit: Deposit,
	path: string,
	target: string,
	files: FolderFiles,
): Promise<Outcome<Readonly<Record<string, string>>>> {
	const { part } = layoutOf(root, deposit);
	const file = deposit.files.find((each) => each.path === path);
	if (!file || isUnsafePath(path)) {
		return failure(diagnostic("deposit/not-a-package", { params: { path } }));
	}
	const to = join(part, path);
	const under = `${to}.banluu-part`;
	await files.write(under, file.open());
	const { digests } = await digestStream(files.read(under), ["sha256"]);
	const { sha256: expected = "" } = file.digests;
	if (digests.sha256 !== expected) {
		await files.remove(under);
		const params = { target, path, expected, observed: digests.sha256 ?? "" };
		return failure(diagnostic("deposit/digest-differs", { params }));
	}
	await files.replace(under, to);
	return success({});
}

/** May be called again after a kill anywhere in it. */
async function place(
	root: string,
	deposit: Deposit,
	seen: Observation,
	target: string,
	files: FolderFiles,
): Promise<Outcome<Readonly<Record<string, string>>>> {
	const layout = layoutOf(root, deposit);
	const finish = async (name: string): Promise<Outcome<Readonly<Record<string, string>>>> => {
		await files.replace(layout.ready, layout.marker(name));
		await files.remove(layout.part);
		return success({ name });
	};
	if (seen.names.placed !== undefined) return finish(seen.names.placed);
	for (const name of layout.names) {
		if ((await files.stat(layout.at(name))) || (await files.stat(layout.marker(name)))) continue;
		const from = layout.single ? join(layout.part, deposit.label) : layout.part;
		await files.write(layout.ready, once(`${JSON.stringify(markerOf(deposit, name), null, "\t")}\n`));
		try {
			await files.rename(from, layout.at(name));
		} catch (error) {
			if (["EEXIST", "ENOTEMPTY"].includes(codeOf(error))) continue;
			throw error;
		}
		return finish(name);
	}
	return failure(diagnostic("deposit/other-content", { params: { target, path: layout.names[1] ?? "" } }));
}

/** What fails while it is read is an answer that was cut. */
async function* told(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
	try {
		yield* bytes;
	} catch (error) {
		throw new TransportError("cut", "unknown", codeOf(error));
	}
}

async function* once(text: string): AsyncGenerator<Uint8Array> {
	yield new TextEncoder().encode(text);
}

function diskFinding(error: unknown, target: string, root: string, step: string): Diagnostic {
	const code = codeOf(error);
	if (code === "") throw error;
	const path = error instanceof Error && "path" in error ? String(error.path) : root;
	if (code === "ENOSPC" || code === "EDQUOT" || code === "EFBIG") {
		return diagnostic("deposit/folder-full", { params: { target, path } });
	}
	if (code === "EACCES" || code === "EROFS" || code === "EPERM") {
		return diagnostic("deposit/folder-not-writable", { params: { target, path, reason: code } });
	}
	return diagnostic("deposit/unreachable", { params: { target, reason: `${step}: ${code}` } });
}
