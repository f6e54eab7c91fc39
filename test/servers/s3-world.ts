import { withRetry } from "../../src/deposit/http/retry.ts";
import { undiciTransport } from "../../src/deposit/http/undici.ts";
import { openObjects } from "../../src/deposit/s3/client.ts";
import { openS3 } from "../../src/deposit/s3/factory.ts";
import { type S3Settings, s3Settings } from "../../src/deposit/s3/settings.ts";
import type { Deposit, Repository, Transport } from "../../src/model/index.ts";
import { quickSurroundings, type RepositoryWorld } from "../contract/repositories.ts";
import { garbling } from "./wire.ts";

export interface S3Place {
	readonly endpoint: string;
	readonly bucket: string;
	readonly accessKey: string;
	readonly secretKey: string;
}

/** An adapter over sockets of its own. */
export async function s3Adapter(
	{ endpoint, bucket, accessKey, secretKey }: S3Place,
	more: Partial<S3Settings> = {},
	wrap: (inner: Transport) => Transport = (inner) => inner,
	surroundings = quickSurroundings(),
): Promise<Repository> {
	const wire = undiciTransport();
	const settings = { ...s3Settings.parse({ endpoint, bucket, prefix: "ban-luu" }), ...more };
	const transport = withRetry(wrap(wire.send), { surroundings });
	const secrets = { accessKey, secretKey };
	const inner = await openS3({ name: "kho", settings, secrets, transport, surroundings, hide: () => undefined });
	return {
		...inner,
		async close() {
			await inner.close();
			await wire.close();
		},
	};
}

/** A server of S3 for the contract. Without `corrupt` of its own it gets changed bytes by the wire. */
export function s3World(server: string, place: S3Place, more: Partial<RepositoryWorld> = {}): RepositoryWorld {
	let corrupt = false;
	return {
		server,
		transport: true,
		open: (wrap) => s3Adapter(place, {}, (inner) => wrap(garbling(inner, () => corrupt))),
		held: (deposit) => held(place, deposit),
		corrupt: (on) => {
			corrupt = on;
		},
		...more,
	};
}

async function held(place: S3Place, deposit: Deposit): Promise<readonly ReadonlyMap<string, Uint8Array>[]> {
	const { endpoint, bucket, accessKey: accessKeyId, secretKey: secretAccessKey } = place;
	const wire = undiciTransport();
	const credentials = { accessKeyId, secretAccessKey };
	const connection = { endpoint, bucket, region: "us-east-1", pathStyle: true, credentials };
	const objects = await openObjects(connection, wire.send);
	if (!objects) throw new Error("the SDK is not installed");
	const folders = new Map<string, Map<string, Uint8Array>>();
	for (const { key } of (await objects.list(`ban-luu/${deposit.label}/`)).value ?? []) {
		const [, , folder = "", ...path] = key.split("/");
		if (path.length === 0) continue;
		const chunks: Uint8Array[] = [];
		for await (const chunk of (await objects.get(key)).value ?? []) chunks.push(chunk);
		const files = folders.get(folder) ?? new Map<string, Uint8Array>();
		folders.set(folder, files.set(path.join("/"), Buffer.concat(chunks)));
	}
	objects.close();
	await wire.close();
	return [...folders.values()];
}
