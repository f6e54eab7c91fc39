import {
	type Deposit,
	type DepositFile,
	type DepositStep,
	diagnostic,
	failure,
	type Observation,
	type Outcome,
	type RemoteNames,
	type Repository,
	success,
	type TargetReport,
} from "../../model/index.ts";
import type { OpenOptions } from "../factory.ts";
import { digestOf } from "../verify.ts";
import { type Description, describeFor, keyField, keyOf, patchOf } from "./description.ts";
import { type Answer, statusFault } from "./faults.ts";
import { findItem, itemOfDraft, ownDrafts, type Reader, readDraft, readFiles, readItem } from "./find.ts";
import { type Form, readForm } from "./form.ts";
import { fileForm } from "./multipart.ts";
import {
	draftHasAnyKey,
	draftHasKey,
	errorsOf,
	fileOf,
	isDescribed,
	pathOf,
	type RemoteDraft,
	type RemoteItem,
	uploadNames,
} from "./remote.ts";
import { Session } from "./session.ts";
import type { DspaceSettings } from "./settings.ts";

const absent: Observation = { state: "absent", names: {}, files: [], links: {} };

/**
 * DSpace from version 7 on, over REST: a draft that begins with the deposit's main file, the other files, then description, licence and primary
 * file in one patch, and the submission. Each step is followed from what stands there.
 */
export function openDspace(options: OpenOptions<DspaceSettings>): Repository {
	const { name: target, settings, secrets, transport, surroundings } = options;
	const base = settings.url.replace(/\/+$/, "").replace(/\/api$/, "");
	const session = new Session({
		target,
		base,
		user: settings.user,
		password: secrets.password ?? "",
		transport,
		surroundings,
		hide: (value) => options.hide(value),
	});
	const reader: Reader = { session, target };
	const forms = new Map<string, Form>();

	/** Forms do not change while a run lasts. */
	async function form(sections: readonly string[]): Promise<Outcome<Form>> {
		const key = sections.join(" ");
		const known = forms.get(key);
		if (known) return success(known);
		const read = await readForm(session, sections);
		if (read.value) forms.set(key, read.value);
		return read;
	}

	async function describe(deposit: Deposit, draft?: RemoteDraft): Promise<Outcome<Description>> {
		const sections = draft
			? Object.keys(draft.sections)
					.filter((name) => !withoutForm.has(name))
					.sort()
			: settings.forms;
		const read = await form(sections);
		if (read.value === undefined) return failure(...read.diagnostics);
		if (!read.value.has(keyField)) {
			return failure(diagnostic("dspace/no-key-field", { params: { target, field: keyField } }));
		}
		return success(describeFor(deposit, read.value, settings));
	}

	async function seeDraft(deposit: Deposit, draft: RemoteDraft, known: RemoteNames): Promise<Outcome<Observation>> {
		const id = String(draft.id);
		const item = known.draft === id && known.item !== undefined ? success(known.item) : await itemOfDraft(reader, id);
		if (item.diagnostics.length > 0) return failure(...item.diagnostics);
		const description = await describe(deposit, draft);
		if (description.value === undefined) return failure(...description.diagnostics);
		const bitstreams = draft.sections.upload?.files ?? [];
		const names = { draft: id, ...(item.value !== undefined && { item: item.value }), ...uploadNames(bitstreams) };
		const described = isDescribed(draft, description.value, primaryOf(deposit, names));
		return success({
			state: "part",
			names,
			files: bitstreams.map(fileOf),
			...(described && { description: deposit.key }),
			links: {},
		});
	}

	async function seeItem(item: RemoteItem): Promise<Outcome<Observation>> {
		const names = { item: item.uuid, ...(item.handle && { handle: item.handle }) };
		const uri = item.metadata?.["dc.identifier.uri"]?.map(({ value }) => value) ?? [];
		const page = uri.find(
			(value) => item.handle !== null && item.handle !== undefined && value.endsWith(`/${item.handle}`),
		);
		const links = { item: `${base}/api/core/items/${item.uuid}`, ...(page !== undefined && { page }) };
		const files = await readFiles(reader, item.uuid);
		// A reviewer's files may be out of the submitter's sight until they are in the archive.
		if (files.value === undefined && item.inArchive) return failure(...files.diagnostics);
		const bitstreams = files.value ?? [];
		return success({
			state: item.inArchive && !item.withdrawn && item.discoverable !== false ? "published" : "accepted",
			names: { ...names, ...uploadNames(bitstreams) },
			files: bitstreams.map(fileOf),
			links,
			...(item.inArchive ? {} : { waiting: "review" }),
		});
	}

	async function seeKnown(deposit: Deposit, known: RemoteNames): Promise<Outcome<Observation | undefined>> {
		if (known.draft !== undefined) {
			const draft = await readDraft(reader, known.draft);
			if (draft.diagnostics.length > 0) return failure(...draft.diagnostics);
			if (draft.value) return seeDraft(deposit, draft.value, known);
		}
		if (known.item === undefined) return success(undefined);
		const item = await readItem(reader, known.item);
		if (item.diagnostics.length > 0) return failure(...item.diagnostics);
		if (item.value === undefined) return success(undefined);
		if (!item.value.inArchive) {
			const drafts = await ownDrafts(reader);
			if (drafts.value === undefined) return failure(...drafts.diagnostics);
			if (drafts.value.some((draft) => draftHasKey(draft, keyOf(deposit)))) {
				return failure(diagnostic("dspace/sent-back", { params: { target, item: known.item } }));
			}
		}
		return seeItem(item.value);
	}

	/** The search, then the drafts: an index lags behind, and knows no drafts. A draft that has not got its key yet is known by its first file. */
	async function seeByKey(deposit: Deposit): Promise<Outcome<Observation>> {
		const item = await findItem(reader, keyOf(deposit));
		if (item.diagnostics.length > 0) return failure(...item.diagnostics);
		if (item.value) return seeItem(item.value);
		const drafts = await ownDrafts(reader);
		if (drafts.value === undefined) return failure(...drafts.diagnostics);
		const keyed = drafts.value.find((one) => draftHasKey(one, keyOf(deposit)));
		if (keyed) return seeDraft(deposit, keyed, {});
		for (const draft of drafts.value) {
			if (await beganAs(draft, deposit, settings.collection)) return seeDraft(deposit, draft, {});
		}
		return success(absent);
	}

	async function change(call: Parameters<Session["call"]>[0], file?: DepositFile): Promise<Outcome<Answer>> {
		const answer = await session.call(call);
		if (answer.value === undefined) return answer;
		const { status } = answer.value;
		if (status >= 200 && status < 300) return answer;
		if (status === 413 && file) {
			return failure(diagnostic("deposit/too-large", { params: { target, path: file.path, size: file.size } }));
		}
		return failure(statusFault(answer.value, target, call.step));
	}

	const patch = (id: string, operations: readonly object[], step: string) =>
		change({
			method: "PATCH",
			path: `/api/submission/workspaceitems/${id}`,
			headers: { "content-type": "application/json-patch+json" },
			body: new TextEncoder().encode(JSON.stringify(operations)),
			step,
		});

	/** The draft as it is now; a patch goes by what stands there. */
	async function current(seen: Observation): Promise<Outcome<RemoteDraft>> {
		const draft = await readDraft(reader, seen.names.draft ?? "");
		if (draft.diagnostics.length > 0) return failure(...draft.diagnostics);
		return draft.value
			? success(draft.value)
			: failure(diagnostic("deposit/refused", { params: { target, step: "read-draft", status: 404, message: "–" } }));
	}

	const steps: Readonly<
		Record<string, (deposit: Deposit, seen: Observation, step: DepositStep) => Promise<Outcome<RemoteNames>>>
	> = {
		async "create-draft"(deposit) {
			const file = mainFile(deposit);
			const path = `/api/submission/workspaceitems?owningCollection=${encodeURIComponent(settings.collection)}`;
			const made = await change({ method: "POST", path, ...fileForm(file), step: "create-draft" }, file);
			if (made.value === undefined) return failure(...made.diagnostics);
			const embedded = made.value.json?._embedded as { workspaceitems?: readonly RemoteDraft[] } | undefined;
			const id = embedded?.workspaceitems?.[0]?.id;
			if (id === undefined) return failure(statusFault(made.value, target, "create-draft"));
			return success({ draft: String(id) });
		},
		async upload(deposit, seen, step) {
			const file = deposit.files.find(({ path }) => path === step.path);
			if (!file) throw new Error(`no such file: ${step.path}`);
			const path = `/api/submission/workspaceitems/${seen.names.draft}`;
			const sent = await change({ method: "POST", path, ...fileForm(file), step: "upload" }, file);
			return sent.value === undefined ? failure(...sent.diagnostics) : success({});
		},
		async "remove-file"(deposit, seen, step) {
			const draft = await current(seen);
			if (draft.value === undefined) return failure(...draft.diagnostics);
			const file = deposit.files.find(({ path }) => path === step.path);
			const all = (draft.value.sections.upload?.files ?? []).map((one, at) => ({ at, one: fileOf(one) }));
			const named = all.filter(({ one }) => one.path === step.path);
			const wrong = named.find(({ one }) => !file || !agrees(one, file)) ?? named[1];
			if (!wrong) return success({});
			const removed = await patch(
				String(draft.value.id),
				[{ op: "remove", path: `/sections/upload/files/${wrong.at}` }],
				"remove-file",
			);
			return removed.value === undefined ? failure(...removed.diagnostics) : success({});
		},
		async describe(deposit, seen) {
			const draft = await current(seen);
			if (draft.value === undefined) return failure(...draft.diagnostics);
			const description = await describe(deposit, draft.value);
			if (description.value === undefined) return failure(...description.diagnostics);
			const asked = draft.value.sections.license;
			if (asked !== undefined && asked.granted !== true && !settings["grant-licence"]) {
				return failure(diagnostic("dspace/licence", { params: { target } }));
			}
			const primary = primaryOf(deposit, seen.names);
			const more = { ...(primary !== undefined && { primary }), grant: asked !== undefined && asked.granted !== true };
			const done = await patch(String(draft.value.id), patchOf(description.value, more), "describe");
			return done.value === undefined ? failure(...done.diagnostics) : success({});
		},
		async submit(_, seen) {
			const draft = await current(seen);
			if (draft.value === undefined) return failure(...draft.diagnostics);
			const lacking = errorsOf(draft.value);
			if (lacking.length > 0) {
				return failure(diagnostic("dspace/incomplete", { params: { target, paths: lacking.join(", ") } }));
			}
			const uri = `${base}/api/submission/workspaceitems/${draft.value.id}`;
			const sent = await change({
				method: "POST",
				path: "/api/workflow/workflowitems",
				headers: { "content-type": "text/uri-list" },
				body: new TextEncoder().encode(uri),
				step: "submit",
			});
			if (sent.value === undefined) return failure(...sent.diagnostics);
			const review = sent.value.json?.id;
			return success(review === undefined ? {} : { review: String(review) });
		},
	};

	return {
		name: target,
		kind: "dspace",
		digest: "md5",
		test: () => test(session, target, settings),
		async losses(deposit) {
			const description = await describe(deposit);
			if (description.value === undefined) return failure(...description.diagnostics);
			const { losses, missing } = description.value;
			if (missing.length === 0) return success(losses);
			return success(losses, [diagnostic("dspace/mandatory", { params: { target, fields: missing.join(", ") } })]);
		},
		async observe(deposit, known) {
			const entered = await session.enter();
			if (entered.diagnostics.length > 0) return failure(...entered.diagnostics);
			const seen = await seeKnown(deposit, known);
			if (seen.diagnostics.length > 0) return failure(...seen.diagnostics);
			return seen.value ? success(seen.value) : seeByKey(deposit);
		},
		next,
		act: (deposit, seen, step) => {
			const act = steps[step.name];
			if (!act) throw new Error(`no such step: ${step.name}`);
			return act(deposit, seen, step);
		},
		async fetch(_, seen, path) {
			const uuid = seen.names[`upload:${path}`];
			const call = { method: "GET", path: `/api/core/bitstreams/${uuid}/content`, step: "fetch" } as const;
			const response = await session.open(call);
			if (response.value === undefined) return failure(...response.diagnostics);
			if (response.value.status === 200) return success(response.value.stream());
			const text = new TextDecoder().decode(await response.value.bytes());
			const { status, headers } = response.value;
			return failure(statusFault({ status, headers, text }, target, "fetch"));
		},
		close: () => session.leave(),
	};
}

/** Sections of a submission that no form stands behind. */
const withoutForm = new Set(["license", "upload", "collection"]);

function agrees(there: { size?: number; digests: { md5?: string } }, file: DepositFile): boolean {
	if (there.size !== undefined && there.size !== file.size) return false;
	return file.digests.md5 === undefined || there.digests.md5 === undefined || there.digests.md5 === file.digests.md5;
}

/** The file that the draft begins with: the document, which no other deposit has. */
function mainFile({ files }: Deposit): DepositFile {
	const file = files.find(({ role }) => role === "document") ?? files.toSorted((a, b) => b.size - a.size)[0];
	if (!file) throw new Error("a deposit of no files");
	return file;
}

function primaryOf(deposit: Deposit, names: RemoteNames): string | undefined {
	return names[`upload:${mainFile(deposit).path}`];
}

/** A draft whose answer was lost: no key, nothing but the main file, in our collection. */
async function beganAs(draft: RemoteDraft, deposit: Deposit, collection: string): Promise<boolean> {
	const [file, ...others] = draft.sections.upload?.files ?? [];
	const main = mainFile(deposit);
	if (!file || others.length > 0 || draft.sections.collection !== collection || draftHasAnyKey(draft)) return false;
	const there = fileOf(file);
	if (pathOf(file) !== main.path || there.size !== main.size) return false;
	return there.digests.md5 !== undefined && there.digests.md5 === (await digestOf(main, "md5"));
}

function next(deposit: Deposit, seen: Observation): DepositStep | undefined {
	if (seen.state === "absent") return { name: "create-draft", path: mainFile(deposit).path };
	if (seen.state !== "part") return;
	const paths = new Set<string>();
	for (const there of seen.files) {
		const file = deposit.files.find(({ path }) => path === there.path);
		if (!file || !agrees(there, file) || paths.has(there.path)) return { name: "remove-file", path: there.path };
		paths.add(there.path);
	}
	const lacking = deposit.files.find(({ path }) => !paths.has(path));
	if (lacking) return { name: "upload", path: lacking.path };
	if (seen.description !== deposit.key) return { name: "describe" };
	return { name: "submit", publishes: true };
}

async function test(session: Session, target: string, settings: DspaceSettings): Promise<Outcome<TargetReport>> {
	const root = await session.call({ method: "GET", path: "/api", step: "test", anonymous: true });
	if (root.value === undefined) return failure(...root.diagnostics);
	const { dspaceName, dspaceVersion } = (root.value.json ?? {}) as { dspaceName?: string; dspaceVersion?: string };
	if (root.value.status !== 200 || dspaceVersion === undefined) return failure(statusFault(root.value, target, "test"));
	const facts: Record<string, string> = {
		product: dspaceVersion,
		...(dspaceName !== undefined && { name: dspaceName }),
	};
	const entered = await session.enter();
	if (entered.diagnostics.length > 0)
		return success({ reachable: true, authenticated: false, facts }, entered.diagnostics);
	const path = "/api/core/collections/search/findSubmitAuthorized?query=&size=100";
	const open = await session.expect({ method: "GET", path, step: "test" }, 200);
	if (open.value === undefined) return success({ reachable: true, authenticated: true, facts }, open.diagnostics);
	const embedded = open.value.json?._embedded as
		| { collections?: readonly { uuid: string; name: string }[] }
		| undefined;
	const collections = embedded?.collections ?? [];
	const mayDeposit = collections.some(({ uuid }) => uuid === settings.collection);
	for (const { uuid, name } of collections) facts[`collection ${uuid}`] = name;
	const refused = mayDeposit ? [] : [diagnostic("deposit/not-allowed", { params: { target, step: "create-draft" } })];
	const read = await readForm(session, settings.forms);
	const mandatory = [...(read.value?.values() ?? [])].filter((row) => row.mandatory).map(({ field }) => field);
	if (mandatory.length > 0) facts.mandatory = mandatory.join(", ");
	const keyless = read.value?.has(keyField) === false;
	const form = keyless ? [diagnostic("dspace/no-key-field", { params: { target, field: keyField } })] : [];
	return success({ reachable: true, authenticated: true, mayDeposit, facts }, [
		...refused,
		...form,
		...read.diagnostics,
	]);
}
