import { type Diagnostic, diagnostic, TransportError } from "../../model/index.ts";

/** An answer that has been read. Names of headers in lower case. */
export interface Answer {
	readonly status: number;
	readonly headers: readonly (readonly [name: string, value: string])[];
	readonly text: string;
	/** Undefined where the body is no JSON object. */
	readonly json?: Readonly<Record<string, unknown>>;
}

/** Why no answer came. What is no fault of the wire is thrown on. */
export function transportFault(error: unknown, target: string, step: string): Diagnostic {
	if (!(error instanceof TransportError)) throw error;
	const { reason, message } = error;
	if (reason === "timeout") return diagnostic("deposit/timeout", { params: { target, step } });
	if (reason === "cut") return diagnostic("deposit/answer-cut", { params: { target, step } });
	if (reason === "tls") return diagnostic("deposit/certificate", { params: { target, reason: message } });
	if (reason === "redirect") return diagnostic("deposit/redirected", { params: { target, to: message } });
	if (reason === "aborted") return diagnostic("deposit/interrupted", { params: { target } });
	return diagnostic("deposit/unreachable", { params: { target, reason: message } });
}

/** What a status says that was not hoped for. The server's message is nearly always a general one; it is told all the same. */
export function statusFault(
	answer: Pick<Answer, "status" | "text" | "json">,
	target: string,
	step: string,
): Diagnostic {
	const { status } = answer;
	if (status === 401) return diagnostic("deposit/not-authenticated", { params: { target } });
	if (status === 403) return diagnostic("deposit/not-allowed", { params: { target, step } });
	if (status === 429 || status === 503) return diagnostic("deposit/busy", { params: { target, status } });
	if (status >= 500) return diagnostic("deposit/server-fault", { params: { target, step, status } });
	if (status >= 200 && status < 300)
		return diagnostic("deposit/answer-unreadable", { params: { target, step, status } });
	return diagnostic("deposit/refused", { params: { target, step, status, message: messageOf(answer) } });
}

/** DSpace's own shape has `message`, the framework's `detail`; SWORD's errors are XML with a `summary`. */
export function messageOf({ json, text }: Pick<Answer, "text" | "json">): string {
	const said = json?.message ?? json?.detail ?? /<(?:\w+:)?summary[^>]*>([^<]*)</.exec(text)?.[1];
	return typeof said === "string" && said !== "" ? said : "–";
}

export function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
	if (!text.trimStart().startsWith("{")) return;
	try {
		return JSON.parse(text) as Readonly<Record<string, unknown>>;
	} catch {
		return;
	}
}
