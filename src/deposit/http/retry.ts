import { type HttpRequest, type HttpResponse, headerOf, type Transport, TransportError } from "../../model/index.ts";
import type { Surroundings } from "../factory.ts";

export interface RetryOptions {
	readonly surroundings: Surroundings;
	/** How often a request is sent at most. */
	readonly attempts?: number;
	/** Milliseconds before the second sending; doubled each time. */
	readonly base?: number;
	/** Milliseconds that are waited at most, whatever the server asks for. */
	readonly cap?: number;
}

/** Statuses after which a reading is worth another try. */
const passing = new Set([429, 502, 503, 504]);

/**
 * Sends again what is safe to send again: readings, what has not reached the server, and what it turned away unread (429). All else goes back to the
 * caller, who looks first. `Retry-After` holds back every later request as well, and counts with 429 and 503 only: some servers put it on each answer.
 */
export function withRetry(inner: Transport, options: RetryOptions): Transport {
	const { surroundings, attempts = 4, base = 500, cap = 60_000 } = options;
	let notBefore = 0;
	const pause = (attempt: number): number => {
		const whole = Math.min(cap, base * 2 ** attempt);
		return whole / 2 + (whole / 2) * surroundings.random();
	};
	const until = async (time: number): Promise<void> => {
		const left = time - surroundings.now();
		if (left > 0) await surroundings.sleep(left);
	};
	return async (request) => {
		for (let attempt = 0; ; attempt++) {
			await until(notBefore);
			const last = attempt + 1 >= attempts;
			let response: HttpResponse;
			try {
				response = await inner(request);
			} catch (error) {
				if (last || !mayRepeat(request, error)) throw error;
				await surroundings.sleep(pause(attempt));
				continue;
			}
			const asked = retryAfter(response, surroundings.now());
			if (asked !== undefined) notBefore = Math.max(notBefore, surroundings.now() + Math.min(cap, asked));
			const again = isSafe(request) ? passing.has(response.status) : response.status === 429;
			if (last || !again) return response;
			await response.bytes(0).catch(() => undefined);
			if (asked === undefined) await surroundings.sleep(pause(attempt));
		}
	};
}

function isSafe(request: HttpRequest): boolean {
	return request.method === "GET" || request.method === "HEAD";
}

function mayRepeat(request: HttpRequest, error: unknown): boolean {
	if (!(error instanceof TransportError)) return false;
	if (error.reason === "tls" || error.reason === "aborted" || error.reason === "redirect") return false;
	return error.reached === "unsent" || isSafe(request);
}

/** Milliseconds, from seconds or a date (RFC 9110 10.2.3). */
function retryAfter(response: HttpResponse, now: number): number | undefined {
	if (response.status !== 429 && response.status !== 503) return undefined;
	const value = headerOf(response, "retry-after")?.trim();
	if (value === undefined) return undefined;
	if (/^\d+$/.test(value)) return Number(value) * 1000;
	const time = Date.parse(value);
	return Number.isNaN(time) ? undefined : Math.max(0, time - now);
}
