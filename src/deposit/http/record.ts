import { AsyncLocalStorage } from "node:async_hooks";
import type { HttpResponse, ReceiptAnswer, Transport } from "../../model/index.ts";
import type { Redactor } from "./redact.ts";

/** Headers that a receipt keeps. */
const kept = new Set([
	"content-digest",
	"content-md5",
	"content-type",
	"date",
	"digest",
	"etag",
	"last-modified",
	"location",
	"repr-digest",
	"server",
	"x-amz-checksum-sha256",
	"x-amz-request-id",
	"x-amz-version-id",
]);
/** Bytes of a body that a receipt keeps. */
const longest = 16 << 10;

interface Kept {
	readonly step: string;
	readonly answers: ReceiptAnswer[];
}

const listening = new AsyncLocalStorage<Kept>();

/** Runs work, and keeps the answers of the requests that it makes through a recording transport, whatever else uses the same transport meanwhile. */
export function recording<T>(step: string, answers: ReceiptAnswer[], work: () => Promise<T>): Promise<T> {
	return listening.run({ step, answers }, work);
}

/** Keeps status, chosen headers and text bodies of answers, blackened, for whoever asked by `recording`. */
export function withRecord(inner: Transport, redact: Redactor): Transport {
	return async (request) => {
		const response = await inner(request);
		const keeper = listening.getStore();
		if (!keeper) return response;
		const headers: Record<string, string> = {};
		for (const [name, value] of response.headers) if (kept.has(name)) headers[name] = redact.header(name, value);
		const answer: { -readonly [K in keyof ReceiptAnswer]: ReceiptAnswer[K] } = {
			step: keeper.step,
			status: response.status,
			headers,
		};
		keeper.answers.push(answer);
		return isText(headers["content-type"]) ? withBody(response, (text) => (answer.body = redact.text(text))) : response;
	};
}

function withBody(response: HttpResponse, keep: (text: string) => void): HttpResponse {
	return {
		status: response.status,
		headers: response.headers,
		bytes: async (limit) => {
			const bytes = await response.bytes(limit);
			if (bytes.byteLength > 0 && bytes.byteLength <= longest) keep(new TextDecoder().decode(bytes));
			return bytes;
		},
		stream: () => response.stream(),
	};
}

function isText(type: string | undefined): boolean {
	return type !== undefined && /^(?:text\/|application\/(?:[\w.+-]*\+)?(?:json|xml)\b)/i.test(type);
}
