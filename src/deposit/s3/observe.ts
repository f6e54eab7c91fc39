import {
	type Deposit,
	type DepositFile,
	type Observation,
	type Outcome,
	type RemoteFile,
	success,
} from "../../model/index.ts";
import type { Bucket } from "./bucket.ts";
import { folderOf, keyOf, markerOf } from "./layout.ts";
import { digestsInParts, toHex } from "./parts.ts";

/** Requests at a time. */
const abreast = 8;

/**
 * One listing tells what is there. Digests are asked for when all files are, because a listing has none; a file that is there under its name
 * with another length is told as it is, and is never overwritten.
 */
export async function observe(bucket: Bucket, deposit: Deposit): Promise<Outcome<Observation>> {
	const { objects, settings, partBytes } = bucket;
	const folder = folderOf(settings.prefix, deposit);
	const listed = await objects.list(folder);
	if (!listed.value) return bucket.refused(listed, "list");
	const sizes = new Map(listed.value.map(({ key, size }) => [key, size]));
	const marked = sizes.has(markerOf(folder));
	const links = { folder: bucket.addressOf(`${folder}/`) };

	const there = deposit.files.filter(({ path }) => sizes.has(keyOf(folder, path)));
	const missing = deposit.files.filter(({ path }) => !sizes.has(keyOf(folder, path)));
	if (missing.length > 0) {
		const whole = there.map(
			({ path }): RemoteFile => ({ path, size: sizes.get(keyOf(folder, path)) ?? 0, digests: {}, state: "whole" }),
		);
		const begun = await unfinished(
			bucket,
			folder,
			missing.filter(({ size }) => size > partBytes),
		);
		if (!begun.value) return begun as Outcome<never>;
		const files = [...whole, ...begun.value.files];
		const state = marked || files.length > 0 ? "part" : "absent";
		return success({ state, names: begun.value.names, files, links });
	}

	const files: RemoteFile[] = [];
	for (let at = 0; at < there.length; at += abreast) {
		const heads = await Promise.all(there.slice(at, at + abreast).map((file) => held(bucket, folder, file)));
		for (const head of heads) {
			if (!head.value) return head as Outcome<never>;
			files.push(head.value);
		}
	}
	return success({ state: marked ? "accepted" : "part", names: { folder }, files, links });
}

/** A file as a HEAD tells of it. */
async function held(bucket: Bucket, folder: string, file: DepositFile): Promise<Outcome<RemoteFile>> {
	const answer = await bucket.objects.head(keyOf(folder, file.path));
	if (!answer.value) return bucket.refused(answer, "head");
	const { size, sha256 } = answer.value;
	return success({ path: file.path, size, digests: await told(bucket, file, size, sha256), state: "whole" });
}

/** Of parts, the server knows the digest over their digests: where ours is the same, the bytes are, and their own digest is computed here. */
async function told(
	bucket: Bucket,
	file: DepositFile,
	size: number,
	sha256: string | undefined,
): Promise<RemoteFile["digests"]> {
	if (sha256 === undefined) return {};
	const whole = toHex(sha256);
	if (whole !== undefined) return { sha256: whole };
	if (size !== file.size) return {};
	const ours = await digestsInParts(file, bucket.partBytes);
	return ours.composite === sha256 ? { sha256: ours.sha256 } : {};
}

interface Begun {
	readonly files: readonly RemoteFile[];
	readonly names: Readonly<Record<string, string>>;
}

/** Uploads in parts that were begun: their ids are asked of the server, which alone knows whether they still live. */
async function unfinished(bucket: Bucket, folder: string, large: readonly DepositFile[]): Promise<Outcome<Begun>> {
	if (large.length === 0) return success({ files: [], names: {} });
	const uploads = await bucket.objects.uploads(`${folder}/`);
	if (!uploads.value) return bucket.refused(uploads, "list-uploads");
	const files: RemoteFile[] = [];
	const names: Record<string, string> = {};
	for (const { path } of large) {
		const key = keyOf(folder, path);
		const [id] = uploads.value
			.filter((upload) => upload.key === key)
			.map((upload) => upload.id)
			.sort();
		if (id === undefined) continue;
		const parts = await bucket.objects.parts(key, id);
		if (parts.status === 404) continue;
		if (!parts.value) return bucket.refused(parts, "list-parts");
		names[`upload:${path}`] = id;
		files.push({ path, size: parts.value.reduce((sum, part) => sum + part.size, 0), digests: {}, state: "part" });
	}
	return success({ files, names });
}
