import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { fill } from "../servers/invenio/records.ts";
import { type InvenioServer, startInvenio, tokens } from "../servers/invenio/server.ts";
import type { Json, Knobs } from "../servers/invenio/store.ts";
import { differences } from "./transcripts/compare.ts";
import { type Recorded, readTranscript } from "./transcripts/read.ts";

/** Beside the schemas: conversations with a real InvenioRDM and with Zenodo's deposit API. */
const schemas = process.env.BANLUU_SCHEMAS;
const folder = schemas === undefined ? undefined : join(schemas, "..", "servers", "invenio");
const here = folder !== undefined && existsSync(folder);
if (!here && process.env.BANLUU_JUDGES_REQUIRED === "1") throw new Error("the transcripts of InvenioRDM are missing");
if (!here) process.stderr.write("skipped: no transcripts of InvenioRDM beside BANLUU_SCHEMAS\n");

/** Exchanges that ours does not repeat, each with its reason. */
const exceptions: readonly (readonly [file: string, title: RegExp, reason: string])[] = [
	["04-multipart.txt", /./, "the adapter does not send files in parts, so that the server takes none"],
	[
		"08-find-export.txt",
		/^(?:Accept (?!application\/vnd\.inveniordm)|OAI-PMH|.*oai2d)/i,
		"exports and harvesting belong to no deposit",
	],
	["12-races-timings.txt", /4 at once/, "answers to requests at one moment; shown with requests at one moment below"],
	[
		"20-zenodo-deposit.txt",
		/token in the query string/,
		"the adapter has no such requests, and the server need not allow them",
	],
];
const settings: Readonly<Record<string, Partial<Knobs>>> = {
	"10-rate-limit.txt": { limit: 5 },
	"11-quota.txt": { fileQuota: 600, quota: 1000 },
	"13-search-down.txt": { searchDown: true },
};
const own = new Set([...Object.keys(settings), "12-races-timings.txt", "20-zenodo-deposit.txt"]);
/** The transcripts have only the size of this body. */
const form = [
	'--xYz\r\ncontent-disposition: form-data; name="name"\r\n\r\nd.txt',
	'--xYz\r\ncontent-disposition: form-data; name="file"; filename="d.txt"\r\n\r\nbiểu',
	"--xYz--\r\n",
].join("\r\n");
const chosen = ["content-type", "retry-after", "x-ratelimit-limit"];

/** Replays one conversation; names that the servers gave are learned on the way. */
class Replay {
	readonly server: InvenioServer;
	readonly full: string;
	readonly names = new Map<string, string>();
	revision = new Map<string, string>();

	constructor(server: InvenioServer, full: string) {
		this.server = server;
		this.full = full;
	}

	async play(file: string, recorded: Recorded): Promise<readonly string[]> {
		this.#adopt(recorded.path);
		const { title, status } = recorded;
		const headers: Record<string, string> = {};
		for (const [name, value] of Object.entries(recorded.headers)) headers[name] = this.#translated(value);
		const user = /<token-(\w+)>/.exec(recorded.headers.authorization ?? "")?.[1];
		if (user !== undefined) {
			const name = user === "bad" && /^a token with/.test(title) ? "A" : user;
			headers.authorization = `Bearer ${tokens[name] ?? "nobody"}`;
		}
		const match = headers["if-match"];
		if (match !== undefined)
			headers["if-match"] = match.replace(/\d+/, (number) => this.revision.get(number) ?? number);
		const body = this.#body(recorded);
		const address = `${this.server.url}${this.#translated(recorded.path)}`;
		const answer = await fetch(address, {
			method: recorded.method,
			headers,
			redirect: "manual",
			...(body && { body }),
		});
		const bytes = Buffer.from(await answer.arrayBuffer());
		const found: string[] = answer.status === status ? [] : [`status ${answer.status} instead of ${status}`];
		for (const name of chosen) {
			const wanted = recorded.answerHeaders[name];
			if (wanted === undefined || (name === "x-ratelimit-limit" && file !== "10-rate-limit.txt")) continue;
			const got = answer.headers.get(name);
			if (name === "retry-after" ? !/^\d+$/.test(got ?? "") : got !== wanted && name !== "content-type")
				found.push(`${name}: ${got}`);
			if (name === "content-type" && wanted.includes("json") !== (got ?? "").includes("json"))
				found.push(`${name}: ${got}`);
		}
		if ((recorded.answerHeaders.etag !== undefined) !== answer.headers.has("etag"))
			found.push(`etag: ${answer.headers.get("etag")}`);
		const wanted = json(this.#shown(recorded.answer));
		const got = json(bytes.toString());
		if (wanted !== undefined) {
			this.#learn(json(recorded.answer), got);
			found.push(...differences(json(this.#shown(recorded.answer)), got));
		}
		return found.map((one) => `${file}: ${title}: ${recorded.method} ${recorded.path}: ${one}`);
	}

	#body({ body, headers }: Recorded): Buffer | undefined {
		if (body === undefined || body === "") return undefined;
		if (headers["content-type"]?.startsWith("multipart/form-data; boundary=xYz")) return Buffer.from(form);
		const size = /^<(\d+) bytes>\n*$/.exec(body)?.[1];
		if (size !== undefined) return Buffer.alloc(Number(size), "x");
		const text = body.replace(/\n+$/, (ends) => ends.slice(1)).replaceAll("<THE-METADATA>", this.full);
		return Buffer.from(this.#translated(text));
	}

	/** A draft that an unrecorded request had made. */
	#adopt(path: string): void {
		const id = /^\/api\/records\/([a-z0-9]{5}-[a-z0-9]{5})\b/.exec(path)?.[1];
		if (id === undefined || this.names.has(id)) return;
		const row = this.server.store.add("A");
		fill(row, { files: { enabled: true }, metadata: JSON.parse(this.full) as Json }, "2026-11-23");
		this.names.set(id, row.id);
	}

	#translated(text: string): string {
		let out = text;
		for (const [theirs, ours] of this.names) out = out.replaceAll(theirs, ours);
		return out.replaceAll("https://rdm.example.org", this.server.url);
	}

	#shown(text: string): string {
		return this.#translated(text);
	}

	#learn(theirs: unknown, ours: unknown): void {
		const pairs: [string, string][] = [];
		const walk = (a: unknown, b: unknown, name: string): void => {
			if (typeof a !== typeof b || a === null || b === null) return;
			if (Array.isArray(a) && Array.isArray(b)) {
				for (const [n, one] of a.entries()) walk(one, b[n], name);
			} else if (typeof a === "object") {
				for (const [key, value] of Object.entries(a as object)) walk(value, (b as Record<string, unknown>)[key], key);
			} else if (["id", "conceptrecid", "file_id", "bucket"].includes(name) && a !== "doi")
				pairs.push([String(a), String(b)]);
			else if (name === "revision_id") this.revision.set(String(a), String(b));
		};
		walk(theirs, ours, "");
		for (const [a, b] of pairs) {
			const [from, to] = a.startsWith("http") ? [a.split("/").at(-1) ?? a, b.split("/").at(-1) ?? b] : [a, b];
			if (/^(?:[a-z0-9]{5}-[a-z0-9]{5}|\d{7}|[0-9a-f]{8}-[0-9a-f-]{27})$/.test(from)) this.names.set(from, to);
		}
	}
}

/** Undefined where it is cut, or no JSON. */
function json(text: string): unknown {
	try {
		return JSON.parse(text.replace(/^\{… /, "{").replace(/, \}/g, "}"));
	} catch {
		return undefined;
	}
}

describe.runIf(here)("our server of InvenioRDM and Zenodo", () => {
	const files = here
		? readdirSync(folder)
				.filter((name) => /^\d\d-.*\.txt$/.test(name))
				.sort()
		: [];
	const all = new Map(files.map((name) => [name, readTranscript(readFileSync(join(folder ?? "", name), "utf8"))]));
	const draft = all.get("02-draft.txt")?.find(({ title }) => title.startsWith("a full Vietnamese draft"));
	const full = JSON.stringify((json(draft?.body ?? "{}") as { metadata?: unknown }).metadata ?? {});

	it("answers as the transcripts do", async () => {
		const found: string[] = [];
		const used = new Set<number>();
		let played = 0;
		let shared: Replay | undefined;
		for (const [file, exchanges] of all) {
			const alone = own.has(file);
			const replay =
				alone || !shared ? new Replay(await startInvenio({ zenodo: file.startsWith("20") }), full) : shared;
			if (!alone) shared = replay;
			// The day on which the conversations were recorded: a new version is dated by it.
			Object.assign(replay.server.knobs, { today: "2026-11-23" }, settings[file] ?? {});
			for (const recorded of exchanges) {
				const excepted = exceptions.findIndex(([where, title]) => where === file && title.test(recorded.title));
				if (excepted >= 0) used.add(excepted);
				else {
					played++;
					found.push(...(await replay.play(file, recorded)));
				}
			}
			if (alone) await replay.server.close();
		}
		await shared?.server.close();
		process.stderr.write(`${played} of ${[...all.values()].flat().length} recorded exchanges replayed\n`);
		expect(found).toEqual([]);
		expect(played).toBeGreaterThan(180);
		expect(exceptions.filter((_, at) => !used.has(at))).toEqual([]);
	}, 60_000);

	it("lets one of four publications at once win, and one of four starts of a file", async () => {
		const server = await startInvenio();
		server.knobs.publishTime = 50;
		const headers = { authorization: `Bearer ${tokens.A}`, "content-type": "application/json" };
		const ask = (path: string, body?: unknown) =>
			fetch(`${server.url}/api${path}`, {
				method: "POST",
				headers,
				...(body !== undefined && { body: JSON.stringify(body) }),
			});
		const made = (await (await ask("/records", { files: { enabled: false }, metadata: JSON.parse(full) })).json()) as {
			id: string;
		};
		const four = await Promise.all([1, 2, 3, 4].map(() => ask(`/records/${made.id}/draft/actions/publish`)));
		expect(four.map(({ status }) => status).sort()).toEqual([202, 500, 500, 500]);
		await server.close();
	});
});
