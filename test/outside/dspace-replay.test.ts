import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { request as ask } from "node:http";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type DspaceServer, startDspace } from "../servers/dspace/server.ts";
import { type Collection, DspaceState, type Item, type Person } from "../servers/dspace/state.ts";
import type { SwordCure } from "../servers/dspace/sword.ts";
import { zipOf } from "../support/zip.ts";
import { type Exchange, exchangesIn, jsonNames, shapeOf, xmlNames } from "./dspace-transcript.ts";
import { dspaceTranscripts } from "./judges.ts";

const folder = dspaceTranscripts();

/** Recorded names of what stood in the repository before. */
const recorded = {
	admin: "ffcbc533-9559-4eed-bef9-16ad2889ec08",
	submitter: "4ba9d3a4-097f-4ff9-a458-19c74f3e083e",
	community: "ed4170a9-6106-4d43-b266-bea0956d587e",
	open: "e141f2de-1f51-40dc-a5f1-592a4ed2fff4",
	reviewed: "5e08f5ab-9f6e-48c1-89c9-26d87f4ce909",
	closed: "8b387593-0fe8-47fa-809a-468f5d14fa89",
	import: "ce074c4c-7932-41e6-9e79-344228d36531",
} as const;

const encoder = new TextEncoder();
const pdf = encoder.encode(`%PDF-1.4\n%${"x".repeat(502)}`);
const zip = (...names: readonly string[]) =>
	zipOf(names.map((name) => ({ name, bytes: name.endsWith(".pdf") ? pdf : encoder.encode("<dublin_core/>") })));
const mets = (files: readonly string[], href = "bai.pdf") =>
	zipOf([
		...files.map((name) => ({ name, bytes: pdf })),
		{
			name: "mets.xml",
			bytes: encoder.encode(
				`<mets xmlns:xlink="http://www.w3.org/1999/xlink"><dim:field mdschema="dc" element="title">Gói METS: Bắc Kạn</dim:field><dim:field mdschema="dc" element="contributor" qualifier="author">Nguyễn Đăng Bình</dim:field><dim:field mdschema="dc" element="date" qualifier="issued">2023-03-20</dim:field><dim:field mdschema="dc" element="rights">© Báo Bắc Kạn</dim:field><FLocat xlink:href="${href}"/></mets>`,
			),
		},
	]);

interface World {
	readonly server: DspaceServer;
	readonly state: DspaceState;
	readonly admin: Person;
	readonly submitter: Person;
	/** Recorded names and what they are here: addresses, ids, tokens. */
	readonly names: Map<string, string>;
	readonly collections: Readonly<Record<"open" | "reviewed" | "closed" | "import", Collection>>;
}

async function makeWorld(options: {
	sword?: SwordCure;
	mediation?: boolean;
	maxUpload?: number;
	empty?: boolean;
}): Promise<World> {
	const state = new DspaceState();
	const person = (uuid: string, email: string, names: readonly [string, string], admin: boolean): Person => {
		const made = { uuid, email, password: "mật khẩu", first: names[0], last: names[1], admin, session: 0 };
		state.people.push(made);
		return made;
	};
	const admin = person(recorded.admin, "admin@dspace.example", ["Quản", "Trị"], true);
	const submitter = person(recorded.submitter, "nop@dspace.example", ["Nộp", "Bài"], false);
	const collection = (uuid: string, handle: string, title: string, submitters: readonly Person[]): Collection => {
		const made: Collection = {
			uuid,
			handle,
			metadata: new Map([
				["dc.title", [{ value: title, language: "vi" }]],
				["dc.identifier.uri", [{ value: `https://ui.dspace.example/handle/${handle}`, language: null }]],
			]),
			submitters: new Set(submitters.map((one) => one.uuid)),
		};
		if (!options.empty) state.collections.set(uuid, made);
		return made;
	};
	if (!options.empty) for (let count = 0; count < 6; count++) state.nextHandle();
	const collections = {
		import: collection(recorded.import, "123456789/6", "Nhập SAF", [submitter]),
		open: collection(recorded.open, "123456789/3", "Tin bài", [submitter]),
		reviewed: collection(recorded.reviewed, "123456789/4", "Tin bài có duyệt", [submitter]),
		closed: collection(recorded.closed, "123456789/5", "Đóng", []),
	};
	const group = state.group(`COLLECTION_${recorded.reviewed}_WORKFLOW_ROLE_reviewer`);
	group.members.add(admin.uuid);
	collections.reviewed.reviewers = group.uuid;
	const server = await startDspace({ state, ...options });
	return { server, state, admin, submitter, names: new Map(), collections };
}

interface Told {
	readonly status: number;
	readonly headers: readonly (readonly [string, string])[];
	readonly body: Buffer;
	readonly cut: boolean;
}

function send(
	url: string,
	method: string,
	headers: readonly (readonly [string, string])[],
	body?: Uint8Array,
): Promise<Told> {
	return new Promise((done, fail) => {
		const outgoing = ask(url, { method }, (answer) => {
			const chunks: Buffer[] = [];
			const raw = answer.rawHeaders;
			const list = raw.flatMap((name, at) => (at % 2 === 0 ? [[name.toLowerCase(), raw[at + 1] ?? ""] as const] : []));
			const end = (cut: boolean) =>
				done({ status: answer.statusCode ?? 0, headers: list, body: Buffer.concat(chunks), cut });
			answer.on("data", (chunk: Buffer) => chunks.push(chunk));
			answer.on("end", () => end(false));
			answer.on("error", () => end(true));
		});
		outgoing.on("error", fail);
		for (const [name, value] of headers) outgoing.setHeader(name, value);
		outgoing.end(body);
	});
}

/** A login of its own, for tokens whose making was not recorded. */
async function login({ server }: World, person: Person): Promise<{ csrf: string; jwt: string }> {
	const csrf = await send(`${server.base}/api/security/csrf`, "GET", []);
	const token = csrf.headers.find(([name]) => name === "dspace-xsrf-token")?.[1] ?? "";
	const form = encoder.encode(new URLSearchParams({ user: person.email, password: person.password }).toString());
	const done = await send(
		`${server.base}/api/authn/login`,
		"POST",
		[
			["X-XSRF-TOKEN", token],
			["Cookie", `DSPACE-XSRF-COOKIE=${token}`],
		],
		form,
	);
	const of = (name: string) => done.headers.findLast(([own]) => own === name)?.[1] ?? "";
	return { csrf: of("dspace-xsrf-token"), jwt: of("authorization").slice(7) };
}

const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
const known = new Set<string>(Object.values(recorded));
const marks = /<(?:csrf|jwt)[^<>]*>/g;

function translate(text: string, { server, names }: World): string {
	return text
		.replaceAll("https://dspace.example/server", server.base)
		.replace(uuid, (own) => names.get(own) ?? own)
		.replace(marks, (own) => names.get(own) ?? own)
		.replace(/workspaceitems\/(\d+)/g, (_own, id) => `workspaceitems/${names.get(`draft ${id}`) ?? id}`)
		.replace(/workflowitems\/(\d+)/g, (_own, id) => `workflowitems/${names.get(`review ${id}`) ?? id}`)
		.replace(/123456789\/(\d+)/g, (own) => names.get(own) ?? own);
}

/** Learns what is called how here: names stand in the same order in both. */
function learn(theirs: string, ours: string, { names, server }: World): void {
	const plain = ours.replaceAll(server.base, "https://dspace.example/server");
	for (const [pattern, key] of [
		[uuid, (text: string) => text],
		[/123456789\/\d+/g, (text: string) => text],
		[/(?<=workspaceitems\/)\d+/g, (text: string) => `draft ${text}`],
		[/(?<=workflowitems\/)\d+/g, (text: string) => `review ${text}`],
	] as const) {
		const [there, here] = [theirs, plain].map((text) => [...text.matchAll(pattern)].map(([own]) => own));
		if (there?.length !== here?.length) continue;
		for (const [at, own] of (there ?? []).entries()) {
			if (!known.has(own) && here?.[at] !== undefined && !names.has(key(own))) names.set(key(own), here[at]);
		}
	}
}

/** Bytes where the record has only a remark about them. */
function bodyOf(exchange: Exchange, world: World, special: Uint8Array | undefined): Uint8Array | undefined {
	const { body, headers } = exchange;
	const type = headers.find(([name]) => name === "Content-Type")?.[1] ?? "";
	if (special) return special;
	if (type.startsWith("multipart/form-data")) {
		const name = /name="([^"]*)"/.exec(body)?.[1] ?? "file";
		const filename = /filename="([^"]*)"/.exec(body)?.[1] ?? "x.pdf";
		const part = (own: string, more: string, content: string) =>
			`--X\r\nContent-Disposition: form-data; name="${own}"${more}\r\n\r\n${content}\r\n`;
		const real = /name="(file|afile)"/.test(body) ? name : "file";
		const properties = /part name="properties"/.test(body)
			? part(
					"properties",
					"",
					JSON.stringify({
						name: "Tin bài (PDF).pdf",
						metadata: { "dc.description": [{ value: "Bản PDF", language: "vi" }] },
						bundleName: "ORIGINAL",
					}),
				)
			: "";
		return encoder.encode(`${part(real, `; filename="${filename}"`, "nội dung")}${properties}--X--\r\n`);
	}
	if (type.startsWith("multipart/related")) return encoder.encode(body);
	if (/^\[\d+ bytes/.test(body)) return type === "application/pdf" ? pdf : zip("bai.pdf", "bản-lưu.xml");
	if (body === "") return;
	const text = translate(body, world).replace("<password>", encodeURIComponent("mật khẩu"));
	return encoder.encode(text);
}

interface Script {
	readonly file: string;
	readonly options?: Parameters<typeof makeWorld>[0];
	/** Who speaks by the recorded tokens whose making was not recorded. */
	readonly tokens?: Readonly<Record<string, "admin" | "submitter">>;
	readonly before?: Readonly<Record<number, (world: World) => Promise<void> | void>>;
	readonly bodies?: Readonly<Record<number, Uint8Array>>;
	readonly headers?: Readonly<Record<number, readonly (readonly [string, string])[]>>;
	/** Exchanges that are not compared, or not in this; with the reason. */
	readonly except?: Readonly<Record<number, { readonly what: "status" | "shape" | "all"; readonly why: string }>>;
}

/** A draft that was made without being recorded. */
function draftOf(world: World, room: Collection, id: number, item?: string): Item {
	const made = world.state.draft(room.uuid, world.submitter.uuid);
	world.names.set(`draft ${id}`, String(made.id));
	if (item !== undefined) world.names.set(item, made.item.uuid);
	return made.item;
}

function whole(item: Item, world: World): void {
	for (const [field, value] of [
		["dc.title", "Bài"],
		["dc.date.issued", "2023"],
		["dc.type", "Article"],
	] as const) {
		item.metadata.set(field, [{ value, language: null }]);
	}
	world.state.bitstream(item, "ORIGINAL", "bai.pdf", pdf);
	for (const draft of world.state.drafts.values())
		if (draft.item === item) draft.licence = { bitstream: item.uuid, at: new Date() };
}

const archive = (world: World, uuidThere: string) => {
	const item = world.state.item(recorded.open, world.submitter.uuid);
	whole(item, world);
	world.state.archive(item);
	world.names.set(uuidThere, item.uuid);
	return item;
};

const first = "80e95acb-ac79-49f9-ad57-20cf3dae4caf";
const spaced = zip("Bài báo.pdf");

const swordFaults = (cure: SwordCure): Omit<Script, "file"> => ({
	options: { sword: cure },
	bodies: {
		9: encoder.encode("khong phai zip"),
		10: zipOf([]),
		11: zip("../../x.txt"),
		12: zip("bai.pdf"),
		13: mets(["bai.pdf"]),
		14: mets(["bai.pdf"], "khac.pdf"),
		15: mets(["bai.pdf"]),
	},
});

const scripts: readonly Script[] = [
	{
		file: "01-rest-auth.txt",
		options: { empty: true },
		except: {
			1: { what: "shape", why: "links of the root are far more there than are of use here" },
			21: { what: "all", why: "a token that was logged out is honoured there now and then; here it never is" },
		},
	},
	{
		file: "02-rest-setup-structure.txt",
		options: { empty: true },
		tokens: { "jwt-1": "admin" },
		before: {
			1: ({ state }) => void state.nextHandle(),
			2: ({ state, names }) => void names.set(recorded.community, [...state.communities.keys()][0] ?? ""),
			6: ({ state, names }) => void names.set(recorded.open, [...state.collections.keys()][0] ?? ""),
			8: ({ state, collections }) => void state.collections.set(recorded.reviewed, collections.reviewed),
		},
	},
	{
		file: "03-rest-deposit-submitter.txt",
		tokens: { "jwt-1": "submitter" },
		before: {
			25: ({ state, names }) => {
				const [draft] = state.drafts.values();
				const original = draft?.item.bundles.find(({ name }) => name === "ORIGINAL");
				names.set("656f52c1-4a48-4aee-be57-b722d1f79598", original?.bitstreams[0]?.uuid ?? "");
				if (draft) state.bitstream(draft.item, "ORIGINAL", "tên mở rộng.txt", encoder.encode("tiếng Việt"));
			},
			36: ({ state, names }) => {
				const bundles = [...state.items.values()].flatMap((item) => item.bundles);
				const uuidOf = (name: string) => bundles.find((bundle) => bundle.name === name)?.uuid ?? "";
				names.set("32e6e62e-6a80-4e68-a390-a506a9157580", uuidOf("ORIGINAL"));
				names.set("a28abc0e-cd0e-4c65-bb83-813cbdc8f503", uuidOf("LICENSE"));
			},
		},
		headers: { 40: [["Range", "bytes=0-9"]], 42: [["If-None-Match", "ETAG"]] },
	},
	{
		file: "04-rest-deposit-faults-and-review.txt",
		tokens: { "jwt-1": "submitter", "jwt-2": "admin" },
		before: {
			1: (world) => void archive(world, first),
			8: (world) => void draftOf(world, world.collections.reviewed, 4, "372d1048-61ee-4569-b9b3-6f17bfa78fb6"),
			12: (world) => {
				const item = world.state.items.get(world.names.get("372d1048-61ee-4569-b9b3-6f17bfa78fb6") ?? "");
				if (item) world.state.bitstream(item, "ORIGINAL", "trung.pdf", pdf);
			},
			15: (world) => {
				const [review] = world.state.reviews.values();
				world.names.set("review 2", String(review?.id));
			},
			19: (world) => whole(draftOf(world, world.collections.open, 5), world),
		},
	},
	{
		file: "05-rest-admin-direct-create.txt",
		tokens: { "jwt-1": "admin" },
		before: {
			16: ({ state, names }) => {
				const item = [...state.items.values()][0] as Item;
				names.set("ca115705-0cc6-4186-a7ed-a8d60b2a9665", state.bitstream(item, "ORIGINAL", "x.txt", pdf, null).uuid);
				names.set(
					"954c6463-8ab3-40ba-87dd-36a7bf1a04d0",
					state.bitstream(item, "ORIGINAL", "x.banluu", pdf, null).uuid,
				);
			},
			26: (world) => {
				const item = draftOf(world, world.collections.open, 3);
				world.state.bitstream(item, "ORIGINAL", "bai.pdf", pdf);
			},
		},
	},
	{
		file: "06-rest-expired-jwt-and-huge-upload.txt",
		options: { maxUpload: 100_000 },
		tokens: { "jwt, 3 s life": "submitter", "jwt-3": "submitter" },
		before: {
			1: ({ server }) => {
				server.sessions.life = -120_000;
			},
			5: async (world) => {
				draftOf(world, world.collections.open, 12);
				world.server.sessions.life = 1_800_000;
				world.names.set("<jwt-3>", (await login(world, world.submitter)).jwt);
			},
		},
		bodies: { 4: new Uint8Array(200_000) },
	},
	{ file: "07a-swordv2-as-shipped-doubled-iris.txt", options: { sword: "shipped" } },
	{ file: "07b-swordv2-flow-url-set.txt", options: { sword: "addresses" }, bodies: { 6: spaced } },
	{
		file: "07c-swordv2-statements-as-shipped-and-mediation.txt",
		options: { sword: "addresses", mediation: true },
	},
	{ file: "08-swordv2-faults-as-shipped.txt", ...swordFaults("shipped") },
	{ file: "09-swordv2-faults-error-documents.txt", ...swordFaults("cured") },
	{
		file: "10-swordv2-good-flows.txt",
		options: { sword: "cured" },
		bodies: { 20: mets(["bai.pdf"]), 25: spaced, 29: zip("e\u0302.pdf") },
	},
	{
		file: "12-rest-find-before-deposit.txt",
		tokens: { "jwt-1": "admin", "jwt-2": "submitter" },
		before: {
			1: (world) => {
				const { state } = world;
				const item = state.item(recorded.open, world.admin.uuid);
				// The key is found by its field.
				for (const [field, value] of [
					["dc.title", "Bài có khoá"],
					["dc.identifier", "urn:banluu:feed02"],
					["dc.identifier.other", "banluu:sha256:feed01"],
				] as const) {
					item.metadata.set(field, [{ value, language: null }]);
				}
				state.archive(item);
			},
			3: (world) => {
				const item = draftOf(world, world.collections.open, 3);
				world.state.bitstream(item, "ORIGINAL", "bai.pdf", pdf);
			},
		},
	},
	{
		file: "12b-rest-identifier-key-and-cleanup.txt",
		tokens: { "jwt-13": "submitter" },
		before: { 1: (world) => void draftOf(world, world.collections.open, 165) },
	},
];

/** Headers that a client acts on; of the others only that they are there. */
const compared = ["content-type", "www-authenticate", "allow", "packaging", "content-range", "accept-ranges"];
const present = ["dspace-xsrf-token", "authorization", "location", "etag", "content-disposition", "last-modified"];

async function replay(
	script: Script,
): Promise<{ count: number; excepted: readonly string[]; differences: readonly string[] }> {
	const world = await makeWorld(script.options ?? {});
	const differences: string[] = [];
	const excepted: string[] = [];
	const exchanges = exchangesIn(readFileSync(join(folder ?? "", script.file), "utf8"));
	try {
		for (const exchange of exchanges) {
			await script.before?.[exchange.number]?.(world);
			for (const [mark] of exchange.headers
				.map(([, value]) => value)
				.join(" ")
				.matchAll(marks)) {
				if (world.names.has(mark)) continue;
				const who = script.tokens?.[mark.slice(1, -1)];
				const { csrf, jwt } = await login(world, world[who ?? "submitter"]);
				if (who) world.names.set(mark, jwt);
				else if (mark.startsWith("<csrf")) world.names.set(mark, csrf);
				else if (mark.includes("altered"))
					world.names.set(mark, `${(world.names.get("<jwt-1>") ?? jwt).slice(0, -4)}AAAA`);
			}
			const body = bodyOf(exchange, world, script.bodies?.[exchange.number]);
			const md5 = createHash("md5")
				.update(body ?? "")
				.digest();
			const said = /md5 ([0-9a-f]{32})/.exec(exchange.body)?.[1];
			const extra = (script.headers?.[exchange.number] ?? []).map(
				([name, value]) =>
					[name, value === "ETAG" ? `"${createHash("md5").update("nội dung").digest("hex")}"` : value] as const,
			);
			const headers = [...exchange.headers, ...extra].flatMap(([name, value]): [string, string][] => {
				if (name === "Content-Length") return [];
				if (name === "Content-MD5" && value === said) return [[name, md5.toString("hex")]];
				if (name === "Content-MD5" && value !== "0".repeat(32) && !value.endsWith("=="))
					return [[name, md5.toString("hex")]];
				if (name === "Content-Type" && value.startsWith("multipart/form-data"))
					return [[name, "multipart/form-data; boundary=X"]];
				const basic = /<base64 ([^>]*)>/.exec(value)?.[1];
				if (basic !== undefined) {
					const [who = "", pass] = basic.split(":");
					const person = who === "submitter" ? world.submitter : world.admin;
					const text = `${person.email}:${pass === "wrong" ? "sai" : person.password}`;
					return [[name, `Basic ${Buffer.from(text).toString("base64")}`]];
				}
				return [[name, Buffer.from(translate(value, world), "latin1").toString("latin1")]];
			});
			const path = translate(exchange.target.replace(/^\/server/, "https://dspace.example/server"), world);
			const told = await send(encodeURI(path).replaceAll("%25", "%"), exchange.method, headers, body);
			const ours = told.body.toString("utf8");
			learn(
				exchange.answerHeaders.map(([, value]) => value).join(" "),
				told.headers.map(([, value]) => value).join(" "),
				world,
			);
			if (!exchange.trimmed) learn(exchange.answer, ours, world);
			else learn(exchange.answer, ours.slice(0, 0), world);
			learnById(exchange, ours, world);
			for (const [name, value] of exchange.answerHeaders) {
				const token = /<(?:csrf|jwt)-\d+>/.exec(value)?.[0];
				const here = told.headers.findLast(([own]) => own === name.toLowerCase())?.[1];
				if (token && here && name !== "Set-Cookie") world.names.set(token, here.replace(/^Bearer /, ""));
			}
			const exception = script.except?.[exchange.number];
			if (exception) excepted.push(`${script.file} ${exchange.number}: ${exception.why}`);
			const found = compare(exchange, told, ours);
			const left =
				exception?.what === "all" ? [] : found.filter((one) => !(exception && one.startsWith(exception.what)));
			differences.push(...left.map((one) => `${script.file} ${exchange.title}: ${one}`));
		}
	} finally {
		await world.server.close();
	}
	return { count: exchanges.length, excepted, differences };
}

/** Ids at the head of a body that was cut. */
function learnById({ answer, target, method }: Exchange, ours: string, { names }: World): void {
	const there = /^\{\s*"id":\s*"?([\w-]+)/.exec(answer)?.[1];
	const here = /^\{\s*"id":\s*"?([\w-]+)/.exec(ours)?.[1];
	if (there === undefined || here === undefined || known.has(there)) return;
	if (/^\d+$/.test(there)) {
		if (method === "POST" && target.includes("submission/workspaceitems")) names.set(`draft ${there}`, here);
		if (method === "POST" && target.endsWith("workflow/workflowitems")) names.set(`review ${there}`, here);
	} else if (!names.has(there)) names.set(there, here);
}

function compare({ status, answerHeaders, answer, trimmed }: Exchange, told: Told, ours: string): readonly string[] {
	const found: string[] = [];
	if (told.status !== status) found.push(`status ${told.status} instead of ${status}: ${ours.slice(0, 200)}`);
	for (const name of compared) {
		const there = answerHeaders.findLast(([own]) => own.toLowerCase() === name)?.[1];
		const here = told.headers.findLast(([own]) => own === name)?.[1];
		if (there !== undefined && here?.replace(/\/\d+$/, "") !== there.replace(/\/\d+$/, ""))
			found.push(`header ${name}: ${here} instead of ${there}`);
	}
	for (const name of present) {
		const [there, here] = [answerHeaders, told.headers].map((list) => list.some(([own]) => own.toLowerCase() === name));
		if (there !== here) found.push(`header ${name}: ${here ? "there" : "not there"}`);
	}
	const cookies = (list: readonly (readonly [string, string])[]) =>
		list.filter(([own]) => own.toLowerCase() === "set-cookie").map(([, value]) => /Max-Age=0/.test(value));
	if (cookies(answerHeaders).join() !== cookies(told.headers).join())
		found.push(`header set-cookie: ${cookies(told.headers)}`);
	if (answer.includes("[connection closed")) {
		if (!told.cut) found.push("shape: the body is not cut");
		return found;
	}
	const text = answer.trim();
	const json = /[/+]json/.test(answerHeaders.findLast(([own]) => own === "Content-Type")?.[1] ?? "");
	if (text === "" || /^\[\d+ bytes/.test(text)) {
		if (text === "" && !trimmed && ours !== "" && status !== 200) found.push(`shape: a body: ${ours.slice(0, 100)}`);
		return found;
	}
	if (json && !trimmed) {
		const [there, here] = [JSON.parse(text), JSON.parse(ours || "null")].map((one) => new Set(shapeOf(one)));
		const lacking = [...(there ?? [])].filter((one) => !here?.has(one));
		const more = [...(here ?? [])].filter((one) => !there?.has(one));
		if (lacking.length + more.length > 0) found.push(`shape: lacks ${lacking.slice(0, 8)}; has ${more.slice(0, 8)}`);
	} else {
		const names = json ? jsonNames : xmlNames;
		const here = names(ours);
		const lacking = [...names(text)].filter((one) => !here.has(one));
		if (lacking.length > 0) found.push(`shape: lacks ${lacking.slice(0, 12)}`);
	}
	return found;
}

describe.runIf(folder !== undefined)("the DSpace server of the tests against what a real one answered", () => {
	it.each(scripts.map((script) => [script.file, script] as const))("%s", async (_, script) => {
		const { count, differences } = await replay(script);
		expect(count).toBeGreaterThan(3);
		expect(differences).toEqual([]);
	});
});
