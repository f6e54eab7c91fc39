import { type Diagnostic, diagnostic, type HttpResponse, headerOf, type TransportError } from "../model/index.ts";

/** What a failed request means to people. */
export function transportFinding(error: TransportError, target: string, step: string): Diagnostic {
	const { reason, message } = error;
	switch (reason) {
		case "tls":
			return diagnostic("deposit/certificate", { params: { target, reason: message } });
		case "timeout":
			return diagnostic("deposit/timeout", { params: { target, step } });
		case "cut":
			return diagnostic("deposit/answer-cut", { params: { target, step } });
		case "redirect":
			return diagnostic("deposit/redirected", { params: { target, to: message } });
		case "aborted":
			return diagnostic("deposit/interrupted", { params: { target } });
		case "name":
		case "refused":
		case "closed":
			return diagnostic("deposit/unreachable", { params: { target, reason: message } });
	}
}

/**
 * What a status means that no adapter knows better. `message` is the server's own words, blackened and short. 401 and 403 are about the account: an
 * adapter whose server has another use for them (a rotated CSRF token) asks before it calls this.
 */
export function statusFinding(
	response: Pick<HttpResponse, "status" | "headers">,
	target: string,
	step: string,
	message = "",
): Diagnostic {
	const { status } = response;
	if (status === 401) return diagnostic("deposit/not-authenticated", { params: { target } });
	if (status === 403) return diagnostic("deposit/not-allowed", { params: { target, step } });
	if (status === 429 || status === 503) return diagnostic("deposit/busy", { params: { target, status } });
	if (status >= 500) return diagnostic("deposit/server-fault", { params: { target, step, status } });
	if (status >= 300 && status < 400) {
		const to = headerOf(response, "location") ?? "";
		return diagnostic("deposit/redirected", { params: { target, to: originOf(to) } });
	}
	return diagnostic("deposit/refused", { params: { target, step, status, message: message.slice(0, 300) } });
}

function originOf(address: string): string {
	return URL.canParse(address) ? new URL(address).origin : "";
}

/** Seconds that our clock is ahead of a server's, by its `Date` header; undefined where that is none, or where the difference does not matter. */
export function clockSkew(date: string, now: number): number | undefined {
	const time = Date.parse(date);
	if (Number.isNaN(time)) return undefined;
	const seconds = Math.round((now - time) / 1000);
	return Math.abs(seconds) > 120 ? seconds : undefined;
}
