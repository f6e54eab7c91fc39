import type { Readable } from "node:stream";
import type { S3Client } from "@aws-sdk/client-s3";
import { type Transport, TransportError } from "../../model/index.ts";
import { sdkHandler } from "./bridge.ts";

export interface Connection {
	/** Undefined: the address that Amazon has for the region. */
	readonly endpoint?: string;
	readonly region: string;
	readonly bucket: string;
	/** `https://host/bucket/key` in place of `https://bucket.host/key`. */
	readonly pathStyle: boolean;
	readonly storageClass?: string;
	readonly credentials: {
		readonly accessKeyId: string;
		readonly secretAccessKey: string;
		readonly sessionToken?: string;
	};
}

/** What the server said. Callers decide on the status; names of errors differ from server to server. */
export interface Answer<T> {
	readonly status: number;
	/** Absent where the status is no success, or the answer could not be read. */
	readonly value?: T;
	/** Name and words of an error. */
	readonly message?: string;
	/** Seconds that the server's clock is ahead of ours, of a refusal. */
	readonly skew?: number;
}

export interface ObjectHead {
	readonly size: number;
	/** Base64, as the server keeps it; with `-N` the digest over the digests of N parts. */
	readonly sha256?: string;
	readonly metadata: Readonly<Record<string, string>>;
}

export interface UploadPart {
	/** From 1. */
	readonly number: number;
	readonly size: number;
	readonly etag: string;
	/** Base64. */
	readonly sha256?: string;
}

export interface PutOptions {
	readonly mediaType: string;
	readonly metadata: Readonly<Record<string, string>>;
}

/** The requests of S3 that a deposit is made of. Failures of the wire are thrown as `TransportError`. */
export interface ObjectClient {
	bucket(): Promise<Answer<void>>;
	versioning(): Promise<Answer<string>>;
	/** Objects whose keys begin so, all pages. */
	list(prefix: string): Promise<Answer<readonly { readonly key: string; readonly size: number }[]>>;
	head(key: string): Promise<Answer<ObjectHead>>;
	get(key: string): Promise<Answer<AsyncIterable<Uint8Array>>>;
	/** Never overwrites: 412 where the key is taken. `sha256` in base64. */
	put(key: string, bytes: Uint8Array, sha256: string, options: PutOptions): Promise<Answer<void>>;
	begin(key: string, options: PutOptions): Promise<Answer<string>>;
	/** Uploads that were begun and not completed, by key and id. */
	uploads(prefix: string): Promise<Answer<readonly { readonly key: string; readonly id: string }[]>>;
	parts(key: string, id: string): Promise<Answer<readonly UploadPart[]>>;
	putPart(key: string, id: string, number: number, bytes: Uint8Array, sha256: string): Promise<Answer<void>>;
	complete(key: string, id: string, parts: readonly UploadPart[]): Promise<Answer<void>>;
	abort(key: string, id: string): Promise<Answer<void>>;
	close(): void;
}

/** Undefined where the SDK, an optional dependency, is not installed. */
export async function openObjects(connection: Connection, send: Transport): Promise<ObjectClient | undefined> {
	let sdk: typeof import("@aws-sdk/client-s3");
	try {
		// Its advice on versions of Node is for whoever installs it, not for whoever deposits.
		process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";
		sdk = await import("@aws-sdk/client-s3");
	} catch {
		return undefined;
	}
	const { bucket: Bucket, storageClass } = connection;
	const client: S3Client = new sdk.S3Client({
		...(connection.endpoint !== undefined && { endpoint: connection.endpoint }),
		region: connection.region,
		forcePathStyle: connection.pathStyle,
		credentials: connection.credentials,
		requestHandler: sdkHandler(send),
		// The transport repeats what is safe to repeat; all else is looked at first.
		maxAttempts: 1,
		requestChecksumCalculation: "WHEN_REQUIRED",
		responseChecksumValidation: "WHEN_REQUIRED",
	});
	const extras = storageClass === undefined ? {} : { StorageClass: storageClass as "STANDARD" };

	return {
		bucket: () => ask(client.send(new sdk.HeadBucketCommand({ Bucket })), () => undefined),
		versioning: () => ask(client.send(new sdk.GetBucketVersioningCommand({ Bucket })), (out) => out.Status ?? "off"),
		list: (Prefix) =>
			pages(
				(token: string | undefined) =>
					client.send(new sdk.ListObjectsV2Command({ Bucket, Prefix, ...(token && { ContinuationToken: token }) })),
				(out) => (out.Contents ?? []).map(({ Key = "", Size = 0 }) => ({ key: Key, size: Size })),
				(out) => (out.IsTruncated ? out.NextContinuationToken : undefined),
			),
		head: (Key) =>
			ask(client.send(new sdk.HeadObjectCommand({ Bucket, Key, ChecksumMode: "ENABLED" })), (out) => ({
				size: out.ContentLength ?? 0,
				...(out.ChecksumSHA256 !== undefined && { sha256: out.ChecksumSHA256 }),
				metadata: out.Metadata ?? {},
			})),
		get: (Key) => ask(client.send(new sdk.GetObjectCommand({ Bucket, Key })), (out) => out.Body as Readable),
		put: (Key, Body, ChecksumSHA256, { mediaType, metadata }) =>
			ask(
				client.send(
					new sdk.PutObjectCommand({
						Bucket,
						Key,
						Body,
						ChecksumSHA256,
						ContentType: mediaType,
						ContentLength: Body.byteLength,
						Metadata: { ...metadata },
						IfNoneMatch: "*",
						...extras,
					}),
				),
				() => undefined,
			),
		begin: (Key, { mediaType, metadata }) =>
			ask(
				client.send(
					new sdk.CreateMultipartUploadCommand({
						Bucket,
						Key,
						ContentType: mediaType,
						Metadata: { ...metadata },
						ChecksumAlgorithm: "SHA256",
						...extras,
					}),
				),
				(out) => out.UploadId,
			),
		uploads: (Prefix) =>
			pages(
				(marker: { readonly key: string; readonly id: string } | undefined) =>
					client.send(
						new sdk.ListMultipartUploadsCommand({
							Bucket,
							Prefix,
							...(marker && { KeyMarker: marker.key, UploadIdMarker: marker.id }),
						}),
					),
				(out) => (out.Uploads ?? []).map(({ Key = "", UploadId = "" }) => ({ key: Key, id: UploadId })),
				(out) => (out.IsTruncated ? { key: out.NextKeyMarker ?? "", id: out.NextUploadIdMarker ?? "" } : undefined),
			),
		parts: (Key, UploadId) =>
			pages(
				(marker: string | undefined) =>
					client.send(new sdk.ListPartsCommand({ Bucket, Key, UploadId, ...(marker && { PartNumberMarker: marker }) })),
				(out) =>
					(out.Parts ?? []).map(({ PartNumber = 0, Size = 0, ETag = "", ChecksumSHA256 }) => ({
						number: PartNumber,
						size: Size,
						etag: ETag,
						...(ChecksumSHA256 !== undefined && { sha256: ChecksumSHA256 }),
					})),
				(out) => (out.IsTruncated ? out.NextPartNumberMarker : undefined),
			),
		putPart: (Key, UploadId, PartNumber, Body, ChecksumSHA256) =>
			ask(
				client.send(
					new sdk.UploadPartCommand({
						Bucket,
						Key,
						UploadId,
						PartNumber,
						Body,
						ContentLength: Body.byteLength,
						ChecksumSHA256,
					}),
				),
				() => undefined,
			),
		complete: (Key, UploadId, parts) =>
			ask(
				client.send(
					new sdk.CompleteMultipartUploadCommand({
						Bucket,
						Key,
						UploadId,
						IfNoneMatch: "*",
						MultipartUpload: {
							Parts: parts.map(({ number, etag, sha256 }) => ({
								PartNumber: number,
								ETag: etag,
								...(sha256 !== undefined && { ChecksumSHA256: sha256 }),
							})),
						},
					}),
				),
				() => undefined,
			),
		abort: (Key, UploadId) =>
			ask(client.send(new sdk.AbortMultipartUploadCommand({ Bucket, Key, UploadId })), () => undefined),
		close: () => client.destroy(),
	};
}

interface Told {
	readonly $metadata: { readonly httpStatusCode?: number };
}

async function ask<O extends Told, T>(sending: Promise<O>, read: (out: O) => T | undefined): Promise<Answer<T>> {
	try {
		const out = await sending;
		const value = read(out);
		return { status: out.$metadata.httpStatusCode ?? 200, ...(value !== undefined && { value }) };
	} catch (error) {
		return refusal(error);
	}
}

async function pages<O extends Told, M, T>(
	ask: (marker: M | undefined) => Promise<O>,
	read: (out: O) => readonly T[],
	further: (out: O) => M | undefined,
): Promise<Answer<readonly T[]>> {
	const all: T[] = [];
	let marker: M | undefined;
	try {
		do {
			const out = await ask(marker);
			all.push(...read(out));
			marker = further(out);
		} while (marker !== undefined);
		return { status: 200, value: all };
	} catch (error) {
		return refusal(error);
	}
}

/** The SDK throws what is no success; a failure of the wire goes through. */
function refusal(error: unknown): Answer<never> {
	if (!(error instanceof Error) || error instanceof TransportError) throw error;
	const { $metadata, $response } = error as {
		$metadata?: { httpStatusCode?: number };
		$response?: { statusCode?: number; headers?: Readonly<Record<string, string>> };
	};
	const status = $metadata?.httpStatusCode ?? $response?.statusCode;
	if (status === undefined) throw error;
	const date = Date.parse($response?.headers?.date ?? "");
	return {
		status,
		message: error.message === "" || error.message === error.name ? error.name : `${error.name}: ${error.message}`,
		...(!Number.isNaN(date) && { skew: Math.round((date - Date.now()) / 1000) }),
	};
}
