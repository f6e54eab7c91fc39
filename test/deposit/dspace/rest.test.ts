import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openDspace } from "../../../src/deposit/dspace/repository.ts";
import { dspaceSettings } from "../../../src/deposit/dspace/settings.ts";
import { type Repository, type Transport, TransportError } from "../../../src/model/index.ts";
import type { Answer, Request } from "../../servers/dspace/answer.ts";
import { type DspaceServer, startDspace } from "../../servers/dspace/server.ts";
import { type Collection, DspaceState, type Person } from "../../servers/dspace/state.ts";
import { claim, claims, depositOf, drive, fileOf, must, type Opened, wire } from "./support.ts";

const password = "mật khẩu & 100%";

describe("depositing into DSpace over REST", () => {
	let server: DspaceServer;
	let network: Opened;
	let person: Person;
	let collection: Collection;
	let before: (request: Request) => Answer | "hang-up" | undefined;
	let after: (request: Request, answer: Answer) => "hang-up" | undefined;
	let clock: number;

	beforeEach(async () => {
		clock = Date.now();
		before = () => undefined;
		after = () => undefined;
		const state = new DspaceState();
		person = state.person("nop@dspace.example", password, ["Nộp", "Bài"]);
		collection = state.collection("Tin bài", [person]);
		server = await startDspace({ state, before: (r) => before(r), after: (r, a) => after(r, a), maxUpload: 1 << 20 });
		network = wire(() => clock);
	});
	afterEach(async () => {
		await network.close();
		await server.close();
	});

	function open(more: object = {}, wrap?: (inner: Transport) => Transport): Repository {
		const settings = dspaceSettings.parse({
			url: server.base,
			collection: collection.uuid,
			user: person.email,
			"grant-licence": true,
			...more,
		});
		return openDspace(network.options(settings, password, wrap));
	}
	const archived = () => [...server.state.items.values()].filter(({ inArchive }) => inArchive);

	it("makes one archived item with its files, fields, key, licence and primary file", async () => {
		const repository = open();
		const deposit = depositOf("mot");
		const { seen, steps } = await drive(repository, deposit);
		expect(steps).toEqual(["create-draft", "upload", "upload", "describe", "submit"]);
		expect(seen.state).toBe("published");
		expect(seen.names.handle).toMatch(/^123456789\/\d+$/);
		expect(seen.links.page).toMatch(/\/handle\/123456789\/\d+$/);
		expect(seen.files.map(({ path, digests }) => [path, digests.md5])).toEqual(
			deposit.files.map(({ path, digests }) => [path, digests.md5]),
		);
		const [item] = archived();
		expect(item?.metadata.get("dc.identifier.other")).toEqual([
			{ value: `banluu:sha256:${deposit.key}`, language: null },
		]);
		expect(item?.metadata.get("dc.title")).toEqual([{ value: claims[0]?.value, language: "vi" }]);
		expect(item?.metadata.get("dc.type")).toEqual([{ value: "Article", language: null }]);
		expect(item?.metadata.get("dc.language.iso")).toEqual([{ value: "vi", language: null }]);
		const original = item?.bundles.find(({ name }) => name === "ORIGINAL");
		expect(original?.primary).toBe(original?.bitstreams[0]?.uuid);
		const bytes: Uint8Array[] = [];
		for await (const chunk of must(await repository.fetch(deposit, seen, "data/source/bài viết.txt")))
			bytes.push(chunk);
		expect(Buffer.concat(bytes).toString()).toBe("BBK - Bắc Kạn\n");
		await repository.close();
	});

	it("sends nothing new in a second run, with or without the names of the first", async () => {
		const { names } = await drive(open(), depositOf("mot"));
		expect((await drive(open(), depositOf("mot"), names)).steps).toEqual([]);
		expect((await drive(open(), depositOf("mot"))).steps).toEqual([]);
		server.indexed = () => false;
		expect((await drive(open(), depositOf("mot"), names)).steps).toEqual([]);
		expect(archived()).toHaveLength(1);
	});

	it("goes on after a lost answer of any step, and makes no second draft or item", async () => {
		for (const step of ["create-draft", "upload", "describe", "submit"]) {
			let lost = 0;
			const deposit = depositOf(`mat-${step}`);
			const repository = open({}, (inner) => async (request) => {
				const response = await inner(request);
				if (request.note !== step || lost > 0) return response;
				lost++;
				throw new TransportError("closed", "unknown", "lost");
			});
			const { seen } = await drive(repository, deposit);
			expect([step, seen.state, lost]).toEqual([step, "published", 1]);
		}
		expect(archived()).toHaveLength(4);
		expect(server.state.drafts.size).toBe(0);
		expect(
			archived().flatMap(({ bundles }) => bundles.find(({ name }) => name === "ORIGINAL")?.bitstreams ?? []),
		).toHaveLength(12);
	});

	it("takes up a draft of a run that died, from the key or from its first file alone", async () => {
		const deposit = depositOf("chet");
		const first = open();
		const seen = must(await first.observe(deposit, {}));
		must(await first.act(deposit, seen, { name: "create-draft" }));
		const { steps } = await drive(open(), deposit);
		expect(steps).not.toContain("create-draft");
		expect(archived()).toHaveLength(1);
		// Another deposit's draft is none of ours.
		must(await first.act(depositOf("khac"), seen, { name: "create-draft" }));
		expect(must(await open().observe(depositOf("nua"), {})).state).toBe("absent");
	});

	it("puts right what stands wrong in the draft", async () => {
		const deposit = depositOf("sai");
		const repository = open();
		must(await repository.act(deposit, must(await repository.observe(deposit, {})), { name: "create-draft" }));
		const [draft] = server.state.drafts.values();
		if (!draft) throw new Error("no draft");
		server.state.bitstream(draft.item, "ORIGINAL", "data/metadata/record.json", new TextEncoder().encode("khác"));
		server.state.bitstream(
			draft.item,
			"ORIGINAL",
			deposit.files[0]?.path ?? "",
			new TextEncoder().encode("%PDF-1.4 sai"),
		);
		const { seen, steps } = await drive(repository, deposit, { draft: String(draft.id) });
		expect(steps.filter((step) => step === "remove-file")).toHaveLength(2);
		expect(seen.files.map(({ path }) => path).sort()).toEqual(deposit.files.map(({ path }) => path).sort());
	});

	it("renews its token in the middle, before it ends and after it was refused", async () => {
		server.sessions.life = 1000_000;
		const repository = open();
		const watch = () => {
			clock += 300_000;
		};
		await drive(repository, depositOf("mot"), {}, watch);
		const logins = server.requests.filter(({ path }) => path === "/api/authn/login");
		expect(logins.length).toBeGreaterThan(1);
		expect(logins.slice(1).every(({ body, headers }) => body.byteLength === 0 && headers.authorization)).toBe(true);
		person.session++;
		const { seen } = await drive(repository, depositOf("hai"));
		expect(seen.state).toBe("published");
		for (const { value } of [{ value: logins[1]?.headers.authorization?.slice(7) ?? "" }])
			expect(network.hidden).toContain(value);
	});

	it("goes on with a server that was started anew in the middle", async () => {
		const { state } = server;
		const repository = open();
		const port = Number(new URL(server.base).port);
		let steps = 0;
		const deposit = depositOf("mot");
		let seen = must(await repository.observe(deposit, {}));
		for (let step = repository.next(deposit, seen); step; step = repository.next(deposit, seen)) {
			if (++steps === 3) {
				await server.close();
				const told = await repository.act(deposit, seen, step);
				expect(told.diagnostics.map(({ code }) => code)).toEqual(["deposit/unreachable"]);
				server = await startDspace({ state, port });
			}
			must(await repository.act(deposit, seen, step));
			seen = must(await repository.observe(deposit, seen.names));
		}
		expect(seen.state).toBe("published");
		expect(archived()).toHaveLength(1);
	});

	it("waits for a reviewer, and does not submit again what was sent back", async () => {
		const group = server.state.group("REVIEW");
		collection.reviewers = group.uuid;
		const deposit = depositOf("duyet");
		const repository = open();
		const { seen, names } = await drive(repository, deposit);
		expect([seen.state, seen.waiting]).toEqual(["accepted", "review"]);
		expect(seen.files).toHaveLength(3);
		const [review] = server.state.reviews.values();
		if (!review) throw new Error("no review");
		server.state.sendBack(review);
		const told = await repository.observe(deposit, names);
		expect(told.diagnostics.map(({ code }) => code)).toEqual(["dspace/sent-back"]);
		delete collection.reviewers;
		const [draft] = server.state.drafts.values();
		if (!draft) throw new Error("no draft");
		server.state.submit(draft);
		expect(must(await repository.observe(deposit, names)).state).toBe("published");
	});

	it("tells what the form cannot carry, before anything is sent", async () => {
		const repository = open();
		const more = [
			claim("publisher", "Thông tấn xã"),
			claim("issued", "20 tháng 3"),
			claim("type", "Text"),
			claim("modified", "2024"),
		];
		const deposit = depositOf("mat", { metadata: { claims: [...claims, ...more], superseded: [] } });
		const losses = must(await repository.losses(deposit));
		expect(losses.map(({ field, value, reason }) => [field, value, reason])).toEqual([
			["dc.rights", "© Báo Bắc Kạn", "no-field"],
			["dc.publisher", "Thông tấn xã", "not-repeatable"],
			["dc.date.issued", "20 tháng 3", "form"],
			["dc.type", "Text", "not-in-vocabulary"],
			["dcterms.modified", "2024", "no-field"],
		]);
		expect(server.requests.filter(({ method, path }) => method !== "GET" && !path.includes("authn"))).toEqual([]);
		const undated = depositOf("x", { metadata: { claims: [claim("title", "X")], superseded: [] } });
		const outcome = await repository.losses(undated);
		expect(outcome.diagnostics.map(({ code, params }) => [code, params?.fields])).toEqual([
			["dspace/mandatory", "dc.date.issued"],
		]);
		const dated = depositOf("y", {
			metadata: { claims: [claim("title", "X"), claim("date", "2023-03")], superseded: [] },
		});
		expect((await open().losses(dated)).diagnostics.map(({ code }) => code)).toEqual(["dspace/mandatory"]);
		const lent = await open({ "issued-from-date": true }).losses(dated);
		expect([lent.value, lent.diagnostics]).toEqual([[], []]);
		const strange = await open({ forms: ["traditionalpagetwo"] }).losses(deposit);
		expect(strange.diagnostics.map(({ code }) => code)).toEqual(["dspace/no-key-field"]);
	});

	it("grants no licence that nobody agreed to", async () => {
		await expect(drive(open({ "grant-licence": false }), depositOf("x"))).rejects.toThrow("dspace/licence");
	});

	it("looks at a target: version, login, rights, the form", async () => {
		const report = must(await open().test());
		expect(report).toMatchObject({ reachable: true, authenticated: true, mayDeposit: true });
		expect(report.facts.product).toBe("DSpace 8.1");
		expect(report.facts.mandatory).toBe("dc.title, dc.date.issued, dc.type");
		const other = server.state.collection("Khác");
		const closed = await open({ collection: other.uuid }).test();
		expect(closed.value?.mayDeposit).toBe(false);
		const wrong = await open({ user: "ai@dspace.example" }).test();
		expect([wrong.value?.authenticated, wrong.diagnostics[0]?.code]).toEqual([false, "deposit/not-authenticated"]);
		const refused = await open({ collection: other.uuid }).act(
			depositOf("x"),
			{ state: "absent", names: {}, files: [], links: {} },
			{ name: "create-draft" },
		);
		expect(refused.diagnostics[0]).toMatchObject({ code: "deposit/not-allowed" });
	});

	it("repeats once after a refused CSRF token, and reads the new one from the refusal", async () => {
		const repository = open();
		let refusals = 0;
		before = (request) => {
			if (request.method !== "PATCH" || refusals > 0) return;
			refusals++;
			(request.headers as Record<string, string>)["x-xsrf-token"] = "cũ";
			return;
		};
		const { seen } = await drive(repository, depositOf("mot"));
		expect([seen.state, refusals]).toEqual(["published", 1]);
		const patches = server.requests.filter(({ method }) => method === "PATCH");
		expect(patches).toHaveLength(2);
		expect(patches[1]?.headers["x-xsrf-token"]).not.toBe(patches[0]?.headers["x-xsrf-token"]);
	});

	it("tells of a file that is too large from an answer that comes while it still writes", async () => {
		const big = fileOf("data/lớn.pdf", "x".repeat(3 << 20), "document", "application/pdf");
		const repository = open();
		const deposit = depositOf("lon", { files: [big] });
		const seen = must(await repository.observe(deposit, {}));
		const told = await repository.act(deposit, seen, { name: "create-draft" });
		expect(told.diagnostics[0]).toMatchObject({ code: "deposit/too-large", params: { size: 3 << 20 } });
	});

	it("names a busy server, a broken one and one that speaks no JSON", async () => {
		const repository = open();
		const deposit = depositOf("x");
		const answers: readonly [Answer, string][] = [
			[{ status: 503, headers: [["Retry-After", "1"]] }, "deposit/busy"],
			[{ status: 500 }, "deposit/server-fault"],
			[{ status: 200, body: new TextEncoder().encode("<html>") }, "deposit/answer-unreadable"],
			[{ status: 422 }, "deposit/refused"],
		];
		for (const [answer, code] of answers) {
			before = ({ path }) => (path.startsWith("/api/discover") ? answer : undefined);
			const told = await repository.observe(deposit, {});
			expect(told.diagnostics.map((one) => one.code)).toEqual([code]);
		}
	});
});
