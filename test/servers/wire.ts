import type { HttpRequest, Transport } from "../../src/model/index.ts";

/** Turns a bit of every body that is put, behind the sender's back. */
export function garbling(inner: Transport, when: () => boolean): Transport {
	return async (request) => {
		if (!when() || request.method !== "PUT" || request.body === undefined) return inner(request);
		return inner({ ...request, body: await changed(request.body) });
	};
}

async function changed(body: NonNullable<HttpRequest["body"]>): Promise<Uint8Array> {
	const chunks: Uint8Array[] = [];
	if (body instanceof Uint8Array) chunks.push(body);
	else for await (const chunk of body.open()) chunks.push(chunk);
	const bytes = Uint8Array.from(Buffer.concat(chunks));
	if (bytes.byteLength > 0) bytes[0] = (bytes[0] ?? 0) ^ 1;
	return bytes;
}
