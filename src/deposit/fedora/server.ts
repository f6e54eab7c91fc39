import {
	type Diagnostic,
	diagnostic,
	failure,
	type HttpRequest,
	type HttpResponse,
	headerOf,
	type Outcome,
	type Transport,
} from "../../model/index.ts";
import { statusFinding } from "../findings.ts";
import { addressOf, containerName } from "./address.ts";
import type { FedoraSettings } from "./settings.ts";

/** A Fedora of one target. */
export interface Server {
	readonly name: string;
	readonly settings: FedoraSettings;
	/** With credentials, and within the transaction where one is named. */
	send(request: HttpRequest, transaction?: string): Promise<HttpResponse>;
	container(identifier: string): string;
	/** What an answer means that is no success; reads its body. */
	refused(response: HttpResponse, step: string): Promise<Outcome<never>>;
}

/** Bytes of an error that are read. */
const longest = 64 << 10;

export function openServer(
	name: string,
	settings: FedoraSettings,
	password: string | undefined,
	send: Transport,
): Server {
	const { url, collection, user } = settings;
	const base = url.replace(/\/+$/, "");
	const told = user === undefined ? undefined : `Basic ${Buffer.from(`${user}:${password ?? ""}`).toString("base64")}`;
	return {
		name,
		settings,
		send: (request, transaction) =>
			send({
				...request,
				headers: {
					...request.headers,
					...(told !== undefined && { authorization: told }),
					...(transaction !== undefined && { "atomic-id": transaction }),
				},
			}),
		container: (identifier) =>
			addressOf(base, [...(collection === "" ? [] : [collection]), containerName(identifier)].join("/")),
		async refused(response, step) {
			const words = new TextDecoder().decode(await response.bytes(longest).catch(() => new Uint8Array()));
			return failure(finding(name, response, step, words));
		},
	};
}

/** 409 has three causes, which only the words tell apart; none of them has stored anything. */
function finding(target: string, response: HttpResponse, step: string, words: string): Diagnostic {
	const { status } = response;
	const sums = /computed SHA-256 digest ([0-9a-f]{64}) did not match expected value ([0-9a-f]{64})/i.exec(words);
	if (status === 409 && sums) {
		const [, observed = "", expected = ""] = sums;
		return diagnostic("deposit/digest-differs", { params: { target, path: step, expected, observed } });
	}
	if (status === 409 && /another transaction|transaction/i.test(words)) {
		return diagnostic("fedora/transaction", { params: { target, message: short(words) } });
	}
	if (status === 410 && headerOf(response, "link")?.includes("hasTombstone")) {
		return diagnostic("fedora/withdrawn", { params: { target } });
	}
	return statusFinding(response, target, step, short(words));
}

function short(words: string): string {
	return /^\s*</.test(words) ? "" : words.trim().replace(/\s+/g, " ").slice(0, 300);
}
