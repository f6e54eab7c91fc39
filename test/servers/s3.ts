import { createHash, createHmac, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import type { S3Place } from "./s3-world.ts";

interface Kept {
	readonly bytes: Uint8Array;
	/** Base64; of parts the digest over their digests, with `-N`. */
	readonly sha256: string | undefined;
	readonly headers: Readonly<Record<string, string>>;
}

interface Upload {
	readonly key: string;
	readonly headers: Readonly<Record<string, string>>;
	readonly parts: Map<number, { readonly bytes: Uint8Array; readonly sha256: string }>;
}

/** A server of S3 in memory, as strict as those that were recorded: signatures, digests of bodies, and no second object of a name where none is asked for. */
export interface S3Server extends S3Place {
	readonly objects: Map<string, Kept>;
	readonly uploads: Map<string, Upload>;
	/** Entries of a page of a list. */
	page: number;
	close(): Promise<void>;
}

interface Said {
	readonly status: number;
	readonly headers?: Readonly<Record<string, string>>;
	readonly body?: string | Uint8Array;
}

interface Asked {
	readonly method: string;
	readonly key: string;
	readonly query: URLSearchParams;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: Uint8Array;
}

const hash = (bytes: Uint8Array | string, to: "hex" | "base64", name = "sha256") =>
	createHash(name).update(bytes).digest(to);
const etagOf = (bytes: Uint8Array) => `"${hash(bytes, "hex", "md5")}"`;
const escaped = (text: string) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
const document = (root: string, inner: string) =>
	`<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${inner}</${root}>`;
const xml = (root: string, inner: string): Said => ({
	status: 200,
	headers: { "content-type": "application/xml" },
	body: document(root, inner),
});
const refusal = (status: number, code: string): Said => ({
	status,
	headers: { "content-type": "application/xml" },
	body: `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${code}</Message></Error>`,
});

export async function startS3(): Promise<S3Server> {
	const place = { bucket: "luu-tru", accessKey: "banluu", secretKey: "bi-mat-cua-kho" };
	const objects = new Map<string, Kept>();
	const uploads = new Map<string, Upload>();
	const server = createServer(async (message, response) => {
		const chunks: Buffer[] = [];
		for await (const chunk of message) chunks.push(chunk);
		const { status, headers = {}, body = "" } = answer(message, Buffer.concat(chunks));
		response.writeHead(status, { "x-amz-request-id": randomUUID(), ...headers });
		response.end(message.method === "HEAD" ? undefined : body);
	});
	await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
	const made: S3Server = {
		...place,
		endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		objects,
		uploads,
		page: 1000,
		close: () =>
			new Promise((done) => {
				server.close(() => done());
				server.closeAllConnections();
			}),
	};

	function answer(message: IncomingMessage, body: Uint8Array): Said {
		const url = new URL(message.url ?? "/", made.endpoint);
		const headers = Object.fromEntries(
			Object.entries(message.headers).map(([name, value]) => [
				name,
				Array.isArray(value) ? value.join(",") : (value ?? ""),
			]),
		);
		const refused = checkSignature(message.method ?? "", url, headers, body, made);
		if (refused) return refused;
		const [, bucket = "", ...rest] = url.pathname.split("/");
		if (decodeURIComponent(bucket) !== made.bucket) return refusal(404, "NoSuchBucket");
		const key = decodeURIComponent(rest.join("/"));
		const asked: Asked = { method: message.method ?? "GET", key, query: url.searchParams, headers, body };
		return (key === "" ? ofBucket(asked) : ofObject(asked)) ?? refusal(405, "MethodNotAllowed");
	}

	function ofBucket({ method, query }: Asked): Said | undefined {
		if (method === "HEAD") return { status: 200 };
		if (method !== "GET") return undefined;
		if (query.has("versioning")) return xml("VersioningConfiguration", "");
		const prefix = query.get("prefix") ?? "";
		if (query.has("uploads")) return listUploads(prefix, query);
		if (query.get("list-type") !== "2") return undefined;
		const after = query.get("continuation-token") ?? "";
		const keys = [...objects.keys()].filter((each) => each.startsWith(prefix) && each > after).sort();
		const shown = keys.slice(0, made.page);
		const contents = shown.map((each) => {
			const { bytes } = objects.get(each) as Kept;
			return `<Contents><Key>${escaped(each)}</Key><Size>${bytes.byteLength}</Size><ETag>${etagOf(bytes)}</ETag></Contents>`;
		});
		const more = keys.length > shown.length;
		const next = more ? `<NextContinuationToken>${escaped(shown.at(-1) ?? "")}</NextContinuationToken>` : "";
		return xml("ListBucketResult", `<IsTruncated>${more}</IsTruncated>${next}${contents.join("")}`);
	}

	function listUploads(prefix: string, query: URLSearchParams): Said {
		const after = `${query.get("key-marker") ?? ""}\n${query.get("upload-id-marker") ?? ""}`;
		const all = [...uploads].map(([id, { key }]) => ({ id, key, order: `${key}\n${id}` }));
		const rest = all.filter(({ key, order }) => key.startsWith(prefix) && order > after);
		rest.sort((a, b) => (a.order < b.order ? -1 : 1));
		const shown = rest.slice(0, made.page);
		const rows = shown.map(({ id, key }) => `<Upload><Key>${escaped(key)}</Key><UploadId>${id}</UploadId></Upload>`);
		const { key = "", id = "" } = shown.at(-1) ?? {};
		const next = `<NextKeyMarker>${escaped(key)}</NextKeyMarker><NextUploadIdMarker>${id}</NextUploadIdMarker>`;
		return xml(
			"ListMultipartUploadsResult",
			`<IsTruncated>${rest.length > shown.length}</IsTruncated>${next}${rows.join("")}`,
		);
	}

	function ofObject(asked: Asked): Said | undefined {
		const { method, key, query, headers, body } = asked;
		const id = query.get("uploadId");
		if (id !== null || query.has("uploads")) return ofUpload(asked, id);
		const kept = objects.get(key);
		if (method === "PUT") {
			const wrong = wrongDigest(headers, body);
			if (wrong) return wrong;
			if (headers["if-none-match"] === "*" && kept) return refusal(412, "PreconditionFailed");
			objects.set(key, { bytes: body, sha256: headers["x-amz-checksum-sha256"], headers: described(headers) });
			return { status: 200, headers: { etag: etagOf(body) } };
		}
		if (method === "DELETE") {
			objects.delete(key);
			return { status: 204 };
		}
		if (method !== "GET" && method !== "HEAD") return undefined;
		if (!kept) return refusal(404, "NoSuchKey");
		const { bytes, sha256 } = kept;
		// Who does not ask for the digest is not told it.
		const asks = headers["x-amz-checksum-mode"] === "ENABLED" && sha256 !== undefined;
		const digest = asks ? { "x-amz-checksum-sha256": sha256 } : {};
		const length = { "content-length": String(bytes.byteLength), etag: etagOf(bytes) };
		return { status: 200, headers: { ...kept.headers, ...length, ...digest }, body: bytes };
	}

	function ofUpload({ method, key, query, headers, body }: Asked, id: string | null): Said | undefined {
		if (id === null) {
			if (method !== "POST") return undefined;
			const own = randomUUID();
			uploads.set(own, { key, headers: described(headers), parts: new Map() });
			return xml("InitiateMultipartUploadResult", `<Key>${escaped(key)}</Key><UploadId>${own}</UploadId>`);
		}
		const upload = uploads.get(id);
		if (!upload || upload.key !== key) return refusal(404, "NoSuchUpload");
		if (method === "DELETE") {
			uploads.delete(id);
			return { status: 204 };
		}
		if (method === "PUT") {
			const number = Number(query.get("partNumber"));
			if (!(number >= 1 && number <= 10_000)) return refusal(400, "InvalidArgument");
			const wrong = wrongDigest(headers, body);
			if (wrong) return wrong;
			upload.parts.set(number, { bytes: body, sha256: hash(body, "base64") });
			return { status: 200, headers: { etag: etagOf(body), "x-amz-checksum-sha256": hash(body, "base64") } };
		}
		const parts = [...upload.parts].sort(([a], [b]) => a - b);
		if (method === "GET") {
			const rest = parts.filter(([number]) => number > Number(query.get("part-number-marker") ?? 0));
			const shown = rest.slice(0, made.page);
			const rows = shown.map(
				([number, { bytes, sha256 }]) =>
					`<Part><PartNumber>${number}</PartNumber><Size>${bytes.byteLength}</Size><ETag>${etagOf(bytes)}</ETag><ChecksumSHA256>${sha256}</ChecksumSHA256></Part>`,
			);
			const next = `<NextPartNumberMarker>${shown.at(-1)?.[0] ?? 0}</NextPartNumberMarker>`;
			return xml("ListPartsResult", `<IsTruncated>${rest.length > shown.length}</IsTruncated>${next}${rows.join("")}`);
		}
		return method === "POST" ? complete(id, upload, headers, new TextDecoder().decode(body)) : undefined;
	}

	function complete(id: string, upload: Upload, headers: Readonly<Record<string, string>>, text: string): Said {
		const named = [...text.matchAll(/<Part>(.*?)<\/Part>/gs)].map(([, part = ""]) => ({
			number: Number(/<PartNumber>(\d+)</.exec(part)?.[1]),
			etag: (/<ETag>([^<]*)</.exec(part)?.[1] ?? "").replaceAll("&quot;", '"'),
			sha256: /<ChecksumSHA256>([^<]*)</.exec(part)?.[1],
		}));
		if (named.some(({ number }, at) => at > 0 && number <= (named[at - 1]?.number ?? 0))) {
			return refusal(400, "InvalidPartOrder");
		}
		const held = named.map((each) => ({ ...each, own: upload.parts.get(each.number) }));
		const bad = held.some(
			({ own, etag, sha256 }) => !own || etagOf(own.bytes) !== etag || (sha256 !== undefined && sha256 !== own.sha256),
		);
		if (bad || held.length === 0) return refusal(400, "InvalidPart");
		const pieces = held.flatMap(({ own }) => (own ? [own] : []));
		if (pieces.slice(0, -1).some(({ bytes }) => bytes.byteLength < 5 * 1024 * 1024)) {
			return refusal(400, "EntityTooSmall");
		}
		if (headers["if-none-match"] === "*" && objects.has(upload.key)) return refusal(412, "PreconditionFailed");
		const digests = Buffer.concat(pieces.map(({ sha256 }) => Buffer.from(sha256, "base64")));
		const bytes = Buffer.concat(pieces.map((piece) => piece.bytes));
		const sha256 = `${hash(digests, "base64")}-${pieces.length}`;
		objects.set(upload.key, { bytes, sha256, headers: upload.headers });
		uploads.delete(id);
		const inner = `<Key>${escaped(upload.key)}</Key><ChecksumSHA256>${sha256}</ChecksumSHA256>`;
		return xml("CompleteMultipartUploadResult", inner);
	}
	return made;
}

function described(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
	const own = Object.entries(headers).filter(([name]) => name === "content-type" || name.startsWith("x-amz-meta-"));
	return Object.fromEntries(own);
}

function wrongDigest(headers: Readonly<Record<string, string>>, body: Uint8Array): Said | undefined {
	const { "x-amz-checksum-sha256": sha256, "content-md5": md5 } = headers;
	if (sha256 !== undefined && sha256 !== hash(body, "base64")) return refusal(400, "BadDigest");
	return md5 !== undefined && md5 !== hash(body, "base64", "md5") ? refusal(400, "BadDigest") : undefined;
}

/** Signature of version 4 over method, address, the headers that are named and the body's digest; the clock may be fifteen minutes off. */
function checkSignature(
	method: string,
	url: URL,
	headers: Readonly<Record<string, string>>,
	body: Uint8Array,
	{ accessKey, secretKey }: Pick<S3Place, "accessKey" | "secretKey">,
): Said | undefined {
	const form =
		/^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/;
	const [, user, day = "", region = "", names = "", signature] = form.exec(headers.authorization ?? "") ?? [];
	if (user === undefined) return refusal(403, "AccessDenied");
	if (user !== accessKey) return refusal(403, "InvalidAccessKeyId");
	const time = headers["x-amz-date"] ?? "";
	const at = Date.parse(time.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z"));
	if (!(Math.abs(at - Date.now()) < 15 * 60_000)) return refusal(403, "RequestTimeTooSkewed");
	const stated = headers["x-amz-content-sha256"] ?? "";
	if (stated !== "UNSIGNED-PAYLOAD" && stated !== hash(body, "hex")) return refusal(400, "XAmzContentSHA256Mismatch");
	const strictly = (text: string) =>
		encodeURIComponent(text).replace(/[!'()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);
	const query = [...url.searchParams].map(([name, value]) => `${strictly(name)}=${strictly(value)}`).sort();
	const signed = names.split(";").map((name) => `${name}:${(headers[name] ?? "").trim().replace(/ +/g, " ")}\n`);
	const canonical = [method, url.pathname, query.join("&"), signed.join(""), names, stated].join("\n");
	const scope = `${day}/${region}/s3/aws4_request`;
	const keyed = (key: string | Buffer, text: string) => createHmac("sha256", key).update(text).digest();
	const key = [day, region, "s3", "aws4_request"].reduce<Buffer>(
		(before, part) => keyed(before, part),
		Buffer.from(`AWS4${secretKey}`),
	);
	const right = keyed(key, ["AWS4-HMAC-SHA256", time, scope, hash(canonical, "hex")].join("\n")).toString("hex");
	return right === signature ? undefined : refusal(403, "SignatureDoesNotMatch");
}
