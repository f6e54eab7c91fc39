import { describe, expect, it } from "vitest";
import type { Surroundings } from "../../../src/deposit/factory.ts";
import { dryRun } from "../../../src/deposit/http/dry-run.ts";
import { withRate } from "../../../src/deposit/http/rate.ts";
import { recording, withRecord } from "../../../src/deposit/http/record.ts";
import { redactor } from "../../../src/deposit/http/redact.ts";
import { withRetry } from "../../../src/deposit/http/retry.ts";
import {
	type HttpRequest,
	type HttpResponse,
	type ReceiptAnswer,
	type Transport,
	TransportError,
} from "../../../src/model/index.ts";

function clockwork(): Surroundings & { readonly slept: number[] } {
	let now = Date.UTC(2026, 0, 5);
	const slept: number[] = [];
	return {
		slept,
		now: () => now,
		random: () => 1,
		sleep: async (milliseconds) => {
			slept.push(milliseconds);
			now += milliseconds;
		},
	};
}

function answer(status: number, headers: Record<string, string> = {}, body = ""): HttpResponse {
	return {
		status,
		headers: Object.entries(headers),
		bytes: async () => new TextEncoder().encode(body),
		async *stream() {},
	};
}

const request = (method: HttpRequest["method"], url = "https://kho.example/x"): HttpRequest => ({
	method,
	url,
	headers: {},
});

/** Gives what is in the list, one after the other. */
function script(...given: readonly (HttpResponse | Error)[]): Transport & { calls: number } {
	const inner = async (): Promise<HttpResponse> => {
		const next = given[Math.min(transport.calls++, given.length - 1)];
		if (next instanceof Error) throw next;
		return next as HttpResponse;
	};
	const transport = Object.assign(inner, { calls: 0 });
	return transport;
}

const unsent = new TransportError("refused", "unsent", "no");
const unknown = new TransportError("closed", "unknown", "gone");

describe("retrying", () => {
	it("repeats readings and what was not sent, with growing pauses, and no change that may have arrived", async () => {
		const surroundings = clockwork();
		const inner = script(unknown, answer(503), answer(200));
		expect((await withRetry(inner, { surroundings })(request("GET"))).status).toBe(200);
		expect(surroundings.slept).toEqual([500, 1000]);
		const post = script(unsent, answer(201));
		expect((await withRetry(post, { surroundings: clockwork() })(request("POST"))).status).toBe(201);
		for (const given of [unknown, new TransportError("timeout", "unknown", "")]) {
			const once = script(given);
			await expect(withRetry(once, { surroundings: clockwork() })(request("POST"))).rejects.toBe(given);
			expect(once.calls).toBe(1);
		}
		for (const status of [500, 502, 503, 504]) {
			const once = script(answer(status));
			expect((await withRetry(once, { surroundings: clockwork() })(request("PUT"))).status).toBe(status);
			expect(once.calls).toBe(1);
		}
	});

	it("gives up after so many, and at once where a repetition is of no use", async () => {
		const inner = script(unsent);
		await expect(withRetry(inner, { surroundings: clockwork(), attempts: 3 })(request("GET"))).rejects.toBe(unsent);
		expect(inner.calls).toBe(3);
		for (const reason of ["tls", "aborted", "redirect"] as const) {
			const once = script(new TransportError(reason, "unsent", ""));
			await expect(withRetry(once, { surroundings: clockwork() })(request("GET"))).rejects.toThrow();
			expect(once.calls).toBe(1);
		}
	});

	it("waits as long as the server asks on 429 and 503, up to a cap, and on no other answer", async () => {
		for (const [status, value, wait] of [
			[429, "7", 7000],
			[503, "Mon, 05 Jan 2026 00:00:09 GMT", 9000],
			[429, "9999", 60_000],
		] as const) {
			const surroundings = clockwork();
			const inner = script(answer(status, { "retry-after": value }), answer(200));
			await withRetry(inner, { surroundings })(request("GET"));
			expect(surroundings.slept).toEqual([wait]);
		}
		const surroundings = clockwork();
		const transport = withRetry(script(answer(200, { "retry-after": "60" })), { surroundings });
		await transport(request("GET"));
		await transport(request("GET"));
		expect(surroundings.slept).toEqual([]);
	});

	it("holds back the next request as well when a change was turned away", async () => {
		const surroundings = clockwork();
		const transport = withRetry(script(answer(503, { "retry-after": "5" }), answer(200)), { surroundings });
		expect((await transport(request("POST"))).status).toBe(503);
		expect(surroundings.slept).toEqual([]);
		await transport(request("GET"));
		expect(surroundings.slept).toEqual([5000]);
	});
});

describe("a rate", () => {
	it("spaces requests, and lets so many wait for an answer", async () => {
		const surroundings = clockwork();
		let open = 0;
		let most = 0;
		const inner: Transport = async () => {
			most = Math.max(most, ++open);
			await new Promise((done) => setTimeout(done, 1));
			open--;
			return answer(200);
		};
		const transport = withRate(inner, { surroundings, perSecond: 4, concurrency: 3 });
		await Promise.all(Array.from({ length: 12 }, () => transport(request("GET"))));
		expect(most).toBe(3);
		expect(surroundings.now() - Date.UTC(2026, 0, 5)).toBeGreaterThanOrEqual(11 * 250);
	});

	it("goes on after failures", async () => {
		const transport = withRate(script(unsent, unsent, answer(200)), { surroundings: clockwork(), concurrency: 1 });
		await expect(transport(request("GET"))).rejects.toBe(unsent);
		await expect(transport(request("GET"))).rejects.toBe(unsent);
		expect((await transport(request("GET"))).status).toBe(200);
	});
});

describe("blackening", () => {
	const secret = 'bí mật/"&<x> 100%';
	const clean = redactor([secret, "abc"]);

	it("finds a secret in every form in which it travels", () => {
		const forms = [
			secret,
			JSON.stringify({ message: secret }),
			encodeURIComponent(secret),
			new URLSearchParams({ q: secret }).toString(),
			`Basic ${Buffer.from(`user:${secret}`).toString("base64")}`,
			Buffer.from(secret).toString("base64"),
			secret.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;"),
		];
		for (const form of forms) {
			const text = clean.text(`before ${form} after`);
			expect(text).toContain("***");
			expect(text).not.toContain(form);
		}
	});

	it("finds what looks like one", () => {
		const texts = [
			"Authorization: Bearer abcdef.ghi",
			"> Cookie: JSESSIONID=0123; DSPACE-XSRF-COOKIE=77",
			"Set-Cookie: x=1; Path=/",
			"https://kho.example/api?access_token=HIDDEN&x=1",
			"X-Amz-Signature=HIDDEN",
			"user=a&password=HIDDEN&x=1",
			'{"access_token": "HIDDEN", "x": 1}',
			"https://me:HIDDEN@kho.example/",
			"eyJhbGciOiJIUzI1NiJ9.eyJlaWQiOiIxIn0.c2lnbmF0dXJl",
			"DSPACE-XSRF-TOKEN: HIDDEN",
		];
		for (const text of texts) {
			const told = clean.text(text);
			expect(told).toContain("***");
			expect(told).not.toMatch(/HIDDEN|abcdef\.ghi|0123|eyJ|x=1; Path/);
		}
		expect(clean.header("Authorization", "x")).toBe("***");
	});

	it("leaves names alone where a secret is a usual word, and blackens its values", () => {
		const { text } = redactor(["content", "location", "target", "if-match"]);
		expect(text("content-type: text/plain\nLocation: /x\nlocation: location")).toBe(
			"content-type: text/plain\nLocation: /x\nlocation: ***",
		);
		expect(text("GET https://kho.example/content/7?user=content&x=location")).toBe(
			"GET https://kho.example/***/7?user=***&x=***",
		);
		const line = JSON.stringify({ type: "open", target: "target", "if-match": "if-match", said: "no\ntarget" });
		expect(JSON.parse(text(line))).toEqual({ type: "open", target: "***", "if-match": "***", said: "no\n***" });
		expect(redactor(["abc1234567"]).text('{"abc1234567": 1}\nabc1234567: x')).toBe('{"***": 1}\n***: x');
		expect(redactor(["abc"]).text("abc.def abc-d d-abc x%20abc abc. (abc) abcd")).toBe(
			"abc.def abc-d d-abc x%20*** ***. (***) abcd",
		);
	});

	it("leaves what is no secret, and a short one inside other words", () => {
		const text = "PUT /kho/abcdef0123 abc-, sha256 9abc1, tiêu đề: Bàn giao Quốc lộ 3B";
		expect(clean.text(text)).toBe(text.replace(" abc-", " ***-"));
	});

	it("learns", () => {
		const learning = redactor();
		learning.hide("phien-lam-viec-77");
		expect(learning.text("x phien-lam-viec-77")).toBe("x ***");
	});
});

describe("recording", () => {
	it("keeps chosen headers and text bodies of the one who asked, blackened", async () => {
		const headers = { "content-type": "application/json", etag: '"1"', "set-cookie": "s=1", "x-other": "1" };
		const transport = withRecord(script(answer(201, headers, '{"id":7,"token":"HIDDEN"}')), redactor(["HIDDEN"]));
		const mine: ReceiptAnswer[] = [];
		const other: ReceiptAnswer[] = [];
		await Promise.all([
			recording("create", mine, async () => (await transport(request("POST"))).bytes()),
			recording("look", other, async () => (await transport(request("GET"))).bytes()),
		]);
		expect(mine).toEqual([
			{
				step: "create",
				status: 201,
				headers: { "content-type": "application/json", etag: '"1"' },
				body: '{"id":7,"token":"***"}',
			},
		]);
		expect(other.map(({ step }) => step)).toEqual(["look"]);
	});
});

describe("a dry run", () => {
	it("shows changes as they would be sent, sends none, and lets readings through", async () => {
		const inner = script(answer(200, {}, "real"));
		const shown: string[] = [];
		const transport = dryRun(inner, { note: (text) => shown.push(text), redact: redactor(["bi-mat-rieng"]) });
		expect((await transport(request("GET"))).status).toBe(200);
		const made = await transport({
			method: "POST",
			url: "https://kho.example/x?access_token=bi-mat-rieng",
			headers: { authorization: "Bearer bi-mat-rieng", "content-type": "application/json" },
			body: new TextEncoder().encode('{"title":"Bàn giao","password":"bi-mat-rieng"}'),
		});
		expect(made.status).toBe(200);
		expect(inner.calls).toBe(1);
		expect(shown).toEqual([
			'POST https://kho.example/x?access_token=***\nauthorization: ***\ncontent-type: application/json\ncontent-length: 47\n\n{"title":"Bàn giao","password":"***"}',
		]);
	});

	it("answers from a script, readings too", async () => {
		const inner = script(answer(500));
		const options = { note: () => {}, redact: redactor(), script: () => ({ status: 201, body: '{"id":"1"}' }) };
		const transport = dryRun(inner, options);
		const told = await transport(request("GET"));
		expect([told.status, new TextDecoder().decode(await told.bytes())]).toEqual([201, '{"id":"1"}']);
		expect(inner.calls).toBe(0);
	});
});
