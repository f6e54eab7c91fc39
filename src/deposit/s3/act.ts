import {
	type Deposit,
	type DepositFile,
	type DepositStep,
	diagnostic,
	failure,
	joinBytes,
	type Observation,
	type Outcome,
	type RemoteNames,
	success,
} from "../../model/index.ts";
import type { Bucket } from "./bucket.ts";
import type { PutOptions, UploadPart } from "./client.ts";
import { folderOf, keyOf, markerOf, markerText, partsOf } from "./layout.ts";
import { base64, readParts, toBase64 } from "./parts.ts";

/** Files first, in their order; the marker when the digests of all agree, which the driver compares before it. */
export function nextStep(deposit: Deposit, seen: Observation, partBytes: number): DepositStep | undefined {
	if (seen.state === "accepted") return undefined;
	const held = new Map(seen.files.map((file) => [file.path, file]));
	for (const { path, size } of deposit.files) {
		const remote = held.get(path);
		if (remote?.state === "whole" && remote.size === size) continue;
		if (remote?.state === "part") return { name: remote.size === size ? "complete-upload" : "upload-parts", path };
		return { name: size > partBytes && !remote ? "begin-upload" : "upload", path };
	}
	return { name: "mark", publishes: true };
}

export async function act(
	bucket: Bucket,
	deposit: Deposit,
	seen: Observation,
	step: DepositStep,
): Promise<Outcome<RemoteNames>> {
	const folder = folderOf(bucket.settings.prefix, deposit);
	if (step.path === undefined) return mark(bucket, deposit, folder);
	const file = deposit.files.find(({ path }) => path === step.path);
	if (!file) throw new Error(`no file ${step.path} in the deposit`);
	const key = keyOf(folder, file.path);
	const id = seen.names[`upload:${file.path}`];
	if (step.name === "begin-upload") return begin(bucket, deposit, file, key);
	if (step.name === "upload" || id === undefined) return upload(bucket, deposit, file, key);
	return step.name === "upload-parts" ? sendParts(bucket, file, key, id) : complete(bucket, file, key, id);
}

function describe(deposit: Deposit, mediaType: string): PutOptions {
	return { mediaType, metadata: { "banluu-deposit": deposit.key, "banluu-package": deposit.digest } };
}

async function upload(bucket: Bucket, deposit: Deposit, file: DepositFile, key: string): Promise<Outcome<RemoteNames>> {
	if (file.size > bucket.partBytes) return taken(bucket, file.path);
	const chunks: Uint8Array[] = [];
	for await (const chunk of file.open()) chunks.push(Uint8Array.from(chunk));
	return put(
		bucket,
		key,
		joinBytes(chunks),
		toBase64(file.digests.sha256 as string),
		describe(deposit, file.mediaType),
		file.path,
	);
}

/** The key is taken: by these bytes, where an earlier answer was lost, or by others, which stay. */
async function put(
	bucket: Bucket,
	key: string,
	bytes: Uint8Array,
	sha256: string,
	options: PutOptions,
	path: string,
): Promise<Outcome<RemoteNames>> {
	const answer = await bucket.objects.put(key, bytes, sha256, options);
	if (answer.status < 300) return success({});
	if (answer.status !== 412) return bucket.refused(answer, "upload");
	const head = await bucket.objects.head(key);
	return head.value?.size === bytes.byteLength && head.value.sha256 === sha256 ? success({}) : taken(bucket, path);
}

function taken(bucket: Bucket, path: string): Outcome<never> {
	return failure(diagnostic("deposit/other-content", { params: { target: bucket.name, path } }));
}

async function begin(bucket: Bucket, deposit: Deposit, file: DepositFile, key: string): Promise<Outcome<RemoteNames>> {
	const answer = await bucket.objects.begin(key, describe(deposit, file.mediaType));
	if (answer.value === undefined) return bucket.refused(answer, "begin-upload");
	return success({ [`upload:${file.path}`]: answer.value });
}

/** Sends what the server does not have; a part that it has with another digest is sent again in its place. */
async function sendParts(bucket: Bucket, file: DepositFile, key: string, id: string): Promise<Outcome<RemoteNames>> {
	const listed = await bucket.objects.parts(key, id);
	if (!listed.value) return bucket.refused(listed, "list-parts");
	const held = new Map(listed.value.map((part) => [part.number, part]));
	for await (const { number, bytes, sha256 } of readParts(file, bucket.partBytes)) {
		const there = held.get(number);
		if (there && there.size === bytes.byteLength && there.sha256 === sha256) continue;
		const answer = await bucket.objects.putPart(key, id, number, bytes, sha256);
		if (answer.status >= 300) return bucket.refused(answer, "upload-parts");
	}
	return success({});
}

/** Names every part with its digest, so that the server puts together what was sent, and nothing else. */
async function complete(bucket: Bucket, file: DepositFile, key: string, id: string): Promise<Outcome<RemoteNames>> {
	const listed = await bucket.objects.parts(key, id);
	if (!listed.value) return bucket.refused(listed, "list-parts");
	const held = new Map(listed.value.map((part) => [part.number, part]));
	const parts: UploadPart[] = [];
	for await (const { number, sha256 } of readParts(file, bucket.partBytes)) {
		const there = held.get(number);
		if (!there || (there.sha256 !== undefined && there.sha256 !== sha256)) {
			// Somebody else's bytes under our key: begun again from nothing.
			await bucket.objects.abort(key, id);
			return failure(
				diagnostic("objects/upload-differs", { params: { target: bucket.name, path: file.path, part: number } }),
			);
		}
		parts.push({ ...there, sha256 });
	}
	if (parts.length !== partsOf(file.size, bucket.partBytes).length) return taken(bucket, file.path);
	const answer = await bucket.objects.complete(key, id, parts);
	if (answer.status < 300) return success({});
	if (answer.status === 412) return taken(bucket, file.path);
	return bucket.refused(answer, "complete-upload");
}

/** Uploads that nobody will complete cost room and money: they are ended before the marker says that all is there. */
async function mark(bucket: Bucket, deposit: Deposit, folder: string): Promise<Outcome<RemoteNames>> {
	if (deposit.files.some(({ size }) => size > bucket.partBytes)) {
		const left = await bucket.objects.uploads(`${folder}/`);
		for (const { key, id } of left.value ?? []) await bucket.objects.abort(key, id);
	}
	const bytes = new TextEncoder().encode(markerText(deposit));
	const options = describe(deposit, "application/json");
	const outcome = await put(bucket, markerOf(folder), bytes, base64(bytes), options, markerOf(folder));
	return outcome.value ? success({ folder }) : outcome;
}
