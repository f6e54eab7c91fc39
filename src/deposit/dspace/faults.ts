import { type Diagnostic, diagnostic, TransportError } from "../../model/index.ts";
import { statusFinding, transportFinding } from "../findings.ts";

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
	return transportFinding(error, target, step);
}

/** What a status says that was not hoped for. The server's message is nearly always a general one; it is told all the same. */
export function statusFault(answer: Answer, target: string, step: string): Diagnostic {
	const { status } = answer;
	if (status >= 200 && status < 300) {
		return diagnostic("deposit/answer-unreadable", { params: { target, step, status } });
	}
	return statusFinding(answer, target, step, messageOf(answer));
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
