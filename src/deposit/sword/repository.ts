import { Buffer } from "node:buffer";
import {
	type Deposit,
	type DepositFile,
	type DepositStep,
	diagnostic,
	failure,
	type HttpRequest,
	headerOf,
	type Observation,
	type Outcome,
	type RemoteNames,
	type Repository,
	success,
	type TargetReport,
} from "../../model/index.ts";
import { isDepositName } from "../../packaging/sword/names.ts";
import { type Answer, parseObject, statusFault, transportFault } from "../dspace/faults.ts";
import type { OpenOptions } from "../factory.ts";
import { digestOf } from "../verify.ts";
import { entryLosses, entryOf, keyOf } from "./entry.ts";
import {
	type DepositReceipt,
	mended,
	readListing,
	readOriginals,
	readReceipt,
	readService,
	readState,
} from "./receipt.ts";
import type { SwordSettings } from "./settings.ts";

const absent: Observation = { state: "absent", names: {}, files: [], links: {} };

/**
 * SWORD 2.0 as DSpace speaks it: an Atom entry that is in progress, the package to its media address, then the completion. Never
 * multipart/related, which is refused although it is announced. An answer 500 may stand for what was done: whatever comes, the receipt and the
 * statement are looked at.
 */
export function openSword(options: OpenOptions<SwordSettings>): Repository {
	const { name: target, settings, secrets, transport } = options;
	const service = settings.url.replace(/\/+$/, "").replace(/\/servicedocument$/, "");
	const collection = /^https?:/.test(settings.collection)
		? settings.collection
		: `${service}/collection/${settings.collection}`;
	const login = Buffer.from(`${settings.user}:${secrets.password ?? ""}`, "utf8").toString("base64");
	options.hide(login);
	let packagings: readonly string[] | undefined;

	async function send(
		request: Omit<HttpRequest, "headers"> & Partial<Pick<HttpRequest, "headers">>,
	): Promise<Outcome<Answer>> {
		const step = request.note ?? "";
		try {
			const headers = { authorization: `Basic ${login}`, ...request.headers };
			const response = await transport({ ...request, headers });
			const text = new TextDecoder().decode(await response.bytes());
			const json = parseObject(text);
			return success({ status: response.status, headers: response.headers, text, ...(json && { json }) });
		} catch (error) {
			return failure(transportFault(error, target, step));
		}
	}

	const refused = (answer: Answer, step: string) => failure(statusFault(answer, target, step));

	async function read(url: string, step: string): Promise<Outcome<Answer | undefined>> {
		const answer = await send({ method: "GET", url, note: step });
		if (answer.value === undefined) return failure(...answer.diagnostics);
		if (answer.value.status === 404) return success(undefined);
		return answer.value.status === 200 ? answer : refused(answer.value, step);
	}

	async function accepted(): Promise<Outcome<readonly string[]>> {
		if (packagings) return success(packagings);
		const document = await read(`${service}/servicedocument`, "service");
		if (document.diagnostics.length > 0) return failure(...document.diagnostics);
		const found = readService(document.value?.text ?? "").get(collection);
		if (!found) return failure(diagnostic("dspace/collection-unknown", { params: { target, collection } }));
		packagings = found.packagings;
		return success(packagings);
	}

	async function see(edit: string, receipt: DepositReceipt): Promise<Outcome<Observation>> {
		const statement = await read(
			receipt.statement ?? edit.replace("/edit/", "/statement/").concat(".rdf"),
			"statement",
		);
		if (statement.diagnostics.length > 0) return failure(...statement.diagnostics);
		const state = readState(statement.value?.text ?? "");
		const originals = readOriginals(statement.value?.text ?? "");
		const uploads = Object.fromEntries(
			originals.flatMap(({ name, uuid }) =>
				uuid === undefined
					? []
					: [[`upload:${name}`, `${service}/edit-media/bitstream/${uuid}/${encodeURIComponent(name)}`]],
			),
		);
		const names = { edit, ...(receipt.media !== undefined && { media: receipt.media }), ...uploads };
		const known = { inprogress: "part", inreview: "accepted", archived: "published" } as const;
		const seen = known[(state ?? "") as keyof typeof known];
		if (seen === undefined) {
			return failure(diagnostic("deposit/answer-unreadable", { params: { target, step: "statement", status: 200 } }));
		}
		return success({
			state: seen,
			names,
			files: originals.map(({ name }) => {
				const told = receipt.digests.get(name);
				return { path: name, ...(told && { size: told.size }), digests: told ? { md5: told.md5 } : {}, state: "whole" };
			}),
			links: { edit, ...(receipt.page !== undefined && { page: receipt.page }) },
			...(seen === "accepted" && { waiting: "review" }),
		});
	}

	async function receiptAt(edit: string): Promise<Outcome<DepositReceipt | undefined>> {
		const answer = await read(edit, "receipt");
		if (answer.diagnostics.length > 0) return failure(...answer.diagnostics);
		return success(answer.value && readReceipt(answer.value.text));
	}

	/** The collection lists what the person has in it, drafts as well, by title only. */
	async function search(deposit: Deposit): Promise<Outcome<Observation>> {
		const listed = await read(collection, "list");
		if (listed.diagnostics.length > 0) return failure(...listed.diagnostics);
		if (!listed.value) return failure(diagnostic("dspace/collection-unknown", { params: { target, collection } }));
		const titles = new Set(
			deposit.metadata.claims.filter((one) => one.element === "title").map(({ value }) => plain(value)),
		);
		titles.add(plain(deposit.title.text));
		for (const { edit, title } of readListing(listed.value.text)) {
			if (![...titles].some((one) => plain(title).startsWith(one))) continue;
			const receipt = await receiptAt(edit);
			if (receipt.diagnostics.length > 0) return failure(...receipt.diagnostics);
			if (receipt.value?.identifiers.includes(keyOf(deposit))) return see(edit, receipt.value);
		}
		return success(absent);
	}

	const steps: Readonly<Record<string, (deposit: Deposit, seen: Observation) => Promise<Outcome<RemoteNames>>>> = {
		async "create-entry"(deposit) {
			const takes = await accepted();
			if (takes.value === undefined) return failure(...takes.diagnostics);
			if (!takes.value.includes(packagingOf(deposit))) {
				return failure(diagnostic("dspace/packaging", { params: { target, accepted: takes.value.join(", ") } }));
			}
			const entry = entryOf(deposit);
			if (entry.value === undefined) return failure(...entry.diagnostics);
			const made = await send({
				method: "POST",
				url: collection,
				headers: { "content-type": "application/atom+xml;type=entry", "in-progress": "true" },
				body: new TextEncoder().encode(entry.value),
				note: "create-entry",
			});
			if (made.value === undefined) return failure(...made.diagnostics);
			if (made.value.status !== 201) return refused(made.value, "create-entry");
			const receipt = readReceipt(made.value.text);
			const edit = receipt?.edit ?? headerOf(made.value, "location");
			if (edit === undefined) return refused(made.value, "create-entry");
			const told = receipt?.doubled ? [diagnostic("dspace/doubled-addresses", { params: { target } })] : [];
			return success({ edit: mended(edit), ...(receipt?.media !== undefined && { media: receipt.media }) }, told);
		},
		async upload(deposit, seen) {
			const file = fileOf(deposit);
			const sent = await send({
				method: "POST",
				url: seen.names.media ?? (seen.names.edit ?? "").replace("/edit/", "/edit-media/"),
				headers: {
					"content-type": file.mediaType,
					"content-disposition": `attachment; filename=${file.path}`,
					packaging: packagingOf(deposit),
					// Hexadecimal, not base64: what DSpace compares.
					"content-md5": await digestOf(file, "md5"),
					"in-progress": "true",
				},
				body: { size: file.size, open: () => file.open() },
				note: "upload",
			});
			if (sent.value === undefined) return failure(...sent.diagnostics);
			const { status } = sent.value;
			if (status === 413) {
				return failure(diagnostic("deposit/too-large", { params: { target, path: file.path, size: file.size } }));
			}
			return status === 200 || status === 201 ? success({}) : refused(sent.value, "upload");
		},
		async complete(_, seen) {
			const done = await send({
				method: "POST",
				url: seen.names.edit ?? "",
				headers: { "in-progress": "false" },
				body: new Uint8Array(),
				note: "complete",
			});
			if (done.value === undefined) return failure(...done.diagnostics);
			return done.value.status === 200 ? success({}) : refused(done.value, "complete");
		},
	};

	return {
		name: target,
		kind: "sword",
		digest: "md5",
		async test() {
			const answer = await send({ method: "GET", url: `${service}/servicedocument`, note: "service" });
			if (answer.value === undefined) return failure(...answer.diagnostics);
			const { status, text } = answer.value;
			// A wrong password is a 403 there.
			if (status === 401 || status === 403) {
				const found = diagnostic("deposit/not-authenticated", { params: { target } });
				return success<TargetReport>({ reachable: true, authenticated: false, facts: {} }, [found]);
			}
			if (status !== 200) return refused(answer.value, "service");
			const collections = readService(text);
			const own = collections.get(collection);
			const version = /<(?:\w+:)?version\b[^>]*>([^<]*)</.exec(text)?.[1];
			const facts: Record<string, string> = { ...(version !== undefined && { sword: version }) };
			for (const [href, { title }] of collections) facts[`collection ${href}`] = title;
			if (own) facts.packagings = own.packagings.join(", ");
			const lacking = own ? [] : [diagnostic("dspace/collection-unknown", { params: { target, collection } })];
			return success<TargetReport>(
				{ reachable: true, authenticated: true, mayDeposit: own !== undefined, facts },
				lacking,
			);
		},
		async losses(deposit) {
			const takes = await accepted();
			if (takes.value === undefined) return failure(...takes.diagnostics);
			const found = shapeFaults(deposit, target);
			if (found.length > 0) return failure(...found);
			if (!takes.value.includes(packagingOf(deposit))) {
				return failure(diagnostic("dspace/packaging", { params: { target, accepted: takes.value.join(", ") } }));
			}
			return success(entryLosses(deposit));
		},
		async observe(deposit, known) {
			const found = shapeFaults(deposit, target);
			if (found.length > 0) return failure(...found);
			if (known.edit !== undefined) {
				const receipt = await receiptAt(known.edit);
				if (receipt.diagnostics.length > 0) return failure(...receipt.diagnostics);
				if (receipt.value) return see(known.edit, receipt.value);
			}
			return search(deposit);
		},
		next(deposit, seen): DepositStep | undefined {
			if (seen.state === "absent") return { name: "create-entry" };
			if (seen.state !== "part") return;
			const { path } = fileOf(deposit);
			if (!seen.files.some((file) => file.path === path)) return { name: "upload", path };
			return { name: "complete", publishes: true };
		},
		act: (deposit, seen, step) => {
			const act = steps[step.name];
			if (!act) throw new Error(`no such step: ${step.name}`);
			return act(deposit, seen);
		},
		async fetch(_, seen, path) {
			const url = seen.names[`upload:${path}`];
			if (url === undefined)
				return failure(
					diagnostic("deposit/refused", { params: { target, step: "fetch", status: 404, message: path } }),
				);
			try {
				const response = await transport({
					method: "GET",
					url,
					headers: { authorization: `Basic ${login}` },
					note: "fetch",
				});
				if (response.status === 200) return success(response.stream());
				const text = new TextDecoder().decode(await response.bytes());
				return refused({ status: response.status, headers: response.headers, text }, "fetch");
			} catch (error) {
				return failure(transportFault(error, target, "fetch"));
			}
		},
		close: async () => undefined,
	};
}

const plain = (title: string) => title.normalize("NFC").replace(/\s+/g, " ").trim();

/** One file, whose name breaks no receipt: white space makes DSpace answer 500 for ever after. */
function shapeFaults(deposit: Deposit, target: string) {
	const [file, ...others] = deposit.files;
	if (!file || others.length > 0) {
		return [diagnostic("dspace/one-file", { params: { target, files: deposit.files.length } })];
	}
	return isDepositName(file.path) && !file.path.includes("/")
		? []
		: [diagnostic("sword/name", { params: { path: file.path } })];
}

function fileOf({ files }: Deposit): DepositFile {
	const [file] = files;
	if (!file) throw new Error("a deposit of no files");
	return file;
}

function packagingOf({ packaging }: Deposit): string {
	return packaging ?? "http://purl.org/net/sword/package/Binary";
}
