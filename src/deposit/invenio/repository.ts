import {
	type Deposit,
	type DepositFile,
	type DepositStep,
	type Diagnostic,
	diagnostic,
	failure,
	headerOf,
	type Observation,
	type Outcome,
	type RemoteFile,
	type RemoteNames,
	type Repository,
	success,
	type TargetReport,
} from "../../model/index.ts";
import type { OpenOptions } from "../factory.ts";
import { md5Of, watched } from "./checksum.ts";
import { type Filled, invenioForm } from "./form.ts";
import { createGuard, failedInside } from "./guard.ts";
import { keyUrn, nameOf, pathOf, segment } from "./key.ts";
import { changedFields, descriptionDigest } from "./reflect.ts";
import type { InvenioSettings } from "./settings.ts";
import { createVocabularies } from "./vocabulary.ts";
import {
	type Answer,
	call,
	errorsOf,
	expected,
	field,
	type Json,
	listAt,
	requestOf,
	statusFault,
	textAt,
	type Wire,
	wireFault,
} from "./wire.ts";

/** Files that a record takes at most, unless its server is set up otherwise. */
const mostFiles = 100;
/** Digest of the description as it was sent and taken, though kept otherwise: it is not sent again and again. */
const described = "described";
const intended = "intended";

/** A record or draft as one GET tells of it. */
interface Item {
	readonly id: string;
	readonly published: boolean;
	readonly json: Json;
}

/**
 * InvenioRDM (REST API of release 12 and later). The draft is made whole in one request, with the deposit's key among its identifiers; each file takes three
 * (start, content, commit), and a file that is committed is never written again, since the server would drop it and answer 200. Nothing that the server says of a
 * file before its commit counts: it repeats what it was told.
 */
export function invenioRepository(options: OpenOptions<InvenioSettings>): Repository {
	const { name: target, settings, transport } = options;
	const wire: Wire = { target, address: `${settings.url}/api`, token: options.secrets.token as string, transport };
	const guard = createGuard();
	const vocabularies = createVocabularies(wire);
	const ask = (step: string, method: "GET" | "POST" | "PUT" | "DELETE", path: string, json?: unknown) =>
		call(wire, { step, method, path, ...(json !== undefined && { json }) });

	async function filled(deposit: Deposit): Promise<Outcome<Filled<Json>>> {
		const type = await vocabularies.typeFault(settings.type);
		if (type.diagnostics.length > 0) return failure(...type.diagnostics);
		const terms = await vocabularies.termsOf(deposit.metadata);
		if (!terms.value) return failure(...terms.diagnostics);
		const form = invenioForm(deposit, { target, type: settings.type, terms: terms.value });
		const count = deposit.files.length;
		const params = { target, count, limit: mostFiles };
		const many = count > mostFiles ? [diagnostic("invenio/too-many-files", { params })] : [];
		const faults = [...form.found, ...many].filter(({ severity }) => severity === "error");
		return faults.length > 0 ? failure(...faults) : success(form, form.found);
	}

	function bodyOf(form: Filled<Json>): Json {
		const { access } = settings;
		return { access: { record: access, files: access }, files: { enabled: true }, metadata: form.metadata };
	}

	/** Items of the user that have an identifier: published ones first, then the older. */
	async function search(identifier: string): Promise<Outcome<readonly Item[]>> {
		const query = encodeURIComponent(`metadata.identifiers.identifier:"${identifier.replace(/["\\]/g, "")}"`);
		const told = expected(wire, "search", await ask("search", "GET", `/user/records?q=${query}&size=25`), [200]);
		if (!told.value) return failure(...told.diagnostics);
		const hits = listAt(told.value.json, "hits", "hits").filter((hit) =>
			listAt(hit, "metadata", "identifiers").some((other) => textAt(other, "identifier") === identifier),
		);
		const items = hits.map(itemOf).filter((item) => item.id !== "");
		const age = (item: Item) => `${item.published ? 0 : 1}${textAt(item.json, "created") ?? ""}`;
		return success(items.sort((a, b) => (age(a) < age(b) ? -1 : 1)));
	}

	/** The draft or record of a key; a draft of a new version that still has the key of the version before is not it. */
	async function look(key: string): Promise<Outcome<string | undefined>> {
		const items = await search(keyUrn(key));
		if (!items.value) return failure(...items.diagnostics);
		const own = items.value.filter(
			({ json }) => textAt(json, "status") !== "new_version_draft" || items.value?.length === 1,
		);
		return success(own[0]?.id);
	}

	async function read(id: string): Promise<Outcome<Item | undefined>> {
		const draft = await ask("read-draft", "GET", `/records/${segment(id)}/draft`);
		if (!draft.value) return failure(...draft.diagnostics);
		if (draft.value.status === 200) {
			const item = itemOf(draft.value.json);
			if (!item.published) return success(item);
		} else if (draft.value.status !== 404) return failure(statusFault(target, "read-draft", draft.value));
		const record = await ask("read-record", "GET", `/records/${segment(id)}`);
		if (!record.value) return failure(...record.diagnostics);
		if (record.value.status === 200) return success(itemOf(record.value.json));
		// 410 is the tombstone of a record that its repository took out of view.
		if (record.value.status === 404) return success(undefined);
		return failure(statusFault(target, "read-record", record.value));
	}

	async function filesOf({ id, published }: Item): Promise<Outcome<readonly RemoteFile[]>> {
		const path = published ? `/records/${segment(id)}/files` : `/records/${segment(id)}/draft/files`;
		const told = expected(wire, "list-files", await ask("list-files", "GET", path), [200]);
		if (!told.value) return failure(...told.diagnostics);
		return success(listAt(told.value.json, "entries").map((entry) => remoteFile(entry, settings)));
	}

	async function observe(deposit: Deposit, known: RemoteNames): Promise<Outcome<Observation>> {
		const { key } = deposit;
		let id = known.record ?? known.draft;
		let item: Item | undefined;
		if (id !== undefined) {
			const own = await read(id);
			if (own.diagnostics.length > 0) return failure(...own.diagnostics);
			item = own.value;
		}
		if (!item) {
			const found = await look(key);
			if (found.diagnostics.length > 0) return failure(...found.diagnostics);
			id = found.value;
			if (id !== undefined) {
				const own = await read(id);
				if (own.diagnostics.length > 0) return failure(...own.diagnostics);
				item = own.value;
			}
		}
		if (!item) {
			if (settings.lostDrafts === "wait" && guard.isStranded(key, known)) {
				return failure(diagnostic("invenio/draft-unfindable", { params: { target, key: keyUrn(key) } }));
			}
			return absent(deposit, known);
		}
		const form = await filled(deposit);
		if (!form.value && !item.published) return failure(...form.diagnostics);
		const files = await filesOf(item);
		if (!files.value) return failure(...files.diagnostics);
		const names: Record<string, string> = { ...known, ...namesOf(item) };
		if (form.value) names[intended] = descriptionDigest(form.value.metadata);
		const whole = deposit.files.every((file) => files.value?.some((f) => f.path === file.path && f.state === "whole"));
		return success({
			state: item.published ? "published" : whole ? "accepted" : "part",
			names,
			files: files.value,
			description: descriptionDigest(item.json.metadata),
			links: linksOf(item, settings.url),
		});
	}

	async function absent({ identifier }: Deposit, known: RemoteNames): Promise<Outcome<Observation>> {
		const names: Record<string, string> = {};
		if (settings.versions === "link") {
			const older = known.previous === undefined ? await search(identifier) : undefined;
			if (older && !older.value) return failure(...older.diagnostics);
			const previous = known.previous ?? latest(older?.value ?? [])?.id;
			if (previous !== undefined) names.previous = previous;
		}
		return success({ state: "absent", names, files: [], links: {} });
	}

	function next(deposit: Deposit, { state, names, files, description }: Observation): DepositStep | undefined {
		if (state === "absent") return { name: names.previous === undefined ? "create-draft" : "create-version" };
		if (state === "published") return undefined;
		const wanted = names[intended];
		if (wanted !== undefined && description !== wanted && names[described] !== wanted) return { name: "describe" };
		const missing = deposit.files.find(({ path }) => !files.some((file) => file.path === path));
		if (missing) return { name: "start-files" };
		const part = deposit.files.find(({ path }) => files.some((file) => file.path === path && file.state === "part"));
		if (part) return { name: "upload", path: part.path };
		if (settings.reserveDoi && names.doi === undefined) return { name: "reserve-doi" };
		return settings.publish ? { name: "publish", publishes: true } : undefined;
	}

	async function act(deposit: Deposit, seen: Observation, { name, path }: DepositStep): Promise<Outcome<RemoteNames>> {
		const id = seen.names.draft ?? "";
		switch (name) {
			case "create-draft":
				return create(deposit, "/records", true);
			case "create-version":
				return createVersion(deposit, seen.names.previous ?? "");
			case "describe":
				return describe(deposit, id);
			case "start-files":
				return start(deposit, seen, id);
			case "upload":
				return upload(deposit, seen, id, path ?? "");
			case "reserve-doi": {
				const told = expected(wire, name, await ask(name, "POST", `/records/${segment(id)}/draft/pids/doi`), [201]);
				return told.value ? success(namesOf(itemOf(told.value.json))) : failure(...told.diagnostics);
			}
			case "publish":
				return publish(id);
			default:
				throw new Error(`no such step: ${name}`);
		}
	}

	async function create(deposit: Deposit, path: string, whole: boolean): Promise<Outcome<RemoteNames>> {
		const step = whole ? "create-draft" : "create-version";
		const form = await filled(deposit);
		if (!form.value) return failure(...form.diagnostics);
		const told = await ask(step, "POST", path, whole ? bodyOf(form.value) : undefined);
		const { value } = told;
		if (value?.status === 201) {
			const item = itemOf(value.json);
			if (item.id !== "") return success({ ...namesOf(item), ...(whole ? takenAs(form.value, value) : {}) });
		}
		const fault = value ? statusFault(target, step, value) : (told.diagnostics[0] as Diagnostic);
		const refused = value !== undefined && value.status >= 400 && value.status < 500;
		// The server gives the same draft of a new version each time.
		if (!whole || refused || fault.code === "deposit/busy") return failure(fault);
		const found = await look(deposit.key);
		if (found.value !== undefined) return success({ draft: found.value });
		if (!failedInside(value) && found.diagnostics.length === 0) return failure(fault);
		return { value: guard.strand(deposit.key), diagnostics: [fault] };
	}

	/** The draft of a new version has the key of the version before, today's date and no version text: it is described anew at once. */
	async function createVersion(deposit: Deposit, previous: string): Promise<Outcome<RemoteNames>> {
		const made = await create(deposit, `/records/${segment(previous)}/versions`, false);
		const id = made.value?.draft;
		if (id === undefined) return made;
		const told = await describe(deposit, id);
		return told.value ? success({ ...made.value, ...told.value }, told.diagnostics) : told;
	}

	async function describe(deposit: Deposit, id: string): Promise<Outcome<RemoteNames>> {
		const form = await filled(deposit);
		if (!form.value) return failure(...form.diagnostics);
		const told = await ask("describe", "PUT", `/records/${segment(id)}/draft`, bodyOf(form.value));
		const good = expected(wire, "describe", told, [200]);
		if (!good.value) return failure(...good.diagnostics);
		const refused = fieldFaults(good.value.json);
		if (refused.length > 0) return failure(...refused);
		const changed = changedFields(form.value.metadata, good.value.json.metadata).map((name) =>
			diagnostic("invenio/metadata-changed", { params: { target, field: name } }),
		);
		return success({ ...namesOf(itemOf(good.value.json)), ...takenAs(form.value, good.value) }, changed);
	}

	/** What an answer of success says against single fields of the description. */
	function fieldFaults(json: unknown): readonly Diagnostic[] {
		return errorsOf(json)
			.filter((error) => error.field.startsWith("metadata") || error.field.startsWith("access"))
			.map(({ field: name, message }) =>
				diagnostic("invenio/metadata-refused", { params: { target, field: name, message } }),
			);
	}

	function takenAs(form: Filled<Json>, answer: Answer): RemoteNames {
		return fieldFaults(answer.json).length > 0 ? {} : { [described]: descriptionDigest(form.metadata) };
	}

	async function start(deposit: Deposit, seen: Observation, id: string): Promise<Outcome<RemoteNames>> {
		const missing = deposit.files.filter(({ path }) => !seen.files.some((file) => file.path === path));
		const list = missing.map(({ path }) => ({ key: nameOf(path, settings.paths) }));
		const told = await ask("start-files", "POST", `/records/${segment(id)}/draft/files`, list);
		const good = expected(wire, "start-files", told, [201]);
		return good.value ? success({}) : failure(...good.diagnostics);
	}

	async function upload(deposit: Deposit, seen: Observation, id: string, path: string): Promise<Outcome<RemoteNames>> {
		const file = deposit.files.find((one) => one.path === path) as DepositFile;
		const at = `/records/${segment(id)}/draft/files/${segment(nameOf(path, settings.paths))}`;
		// Content after the commit would delete the file: only what is seen to be open is written.
		const entry = expected(wire, "upload", await ask("upload", "GET", at), [200]);
		if (!entry.value) return failure(...entry.diagnostics);
		if (textAt(entry.value.json, "status") === "completed") return success({});
		const { body, md5 } = watched(file);
		const put = expected(
			wire,
			"upload",
			await call(wire, { step: "upload", method: "PUT", path: `${at}/content`, body }),
			[200],
		);
		if (!put.value) return failure(...put.diagnostics.map((fault) => sizeFault(target, file, fault)));
		if (field(put.value.json, "errors") !== undefined) {
			const message = textAt(put.value.json, "errors") ?? "";
			return failure(diagnostic("deposit/refused", { params: { target, step: "upload", status: 200, message } }));
		}
		const committed = expected(wire, "commit-file", await ask("commit-file", "POST", `${at}/commit`), [200]);
		if (!committed.value) return failure(...committed.diagnostics);
		const observed = md5Of(textAt(committed.value.json, "checksum"));
		const sent = md5();
		if (observed === undefined || observed === sent) return success({});
		const params = { target, path, expected: sent ?? "", observed };
		const fault = diagnostic("deposit/digest-differs", { params });
		const again = `again:${path}`;
		if (seen.names[again] !== undefined) return failure(fault);
		// Bytes that are not ours do not stay: once the file is started anew.
		const gone = await ask("remove-file", "DELETE", at);
		return gone.value?.status === 204 ? { value: { [again]: "1" }, diagnostics: [fault] } : failure(fault);
	}

	/** 404 and 500 may mean that it is published: only the record tells. */
	async function publish(id: string): Promise<Outcome<RemoteNames>> {
		const told = await ask("publish", "POST", `/records/${segment(id)}/draft/actions/publish`);
		if (told.value?.status === 202) return success(namesOf(itemOf(told.value.json)));
		const faults = told.value ? [statusFault(target, "publish", told.value)] : told.diagnostics;
		if (told.value && told.value.status < 500 && told.value.status !== 404) return failure(...faults);
		const now = await read(id);
		return now.value?.published ? success(namesOf(now.value)) : failure(...faults);
	}

	async function test(): Promise<Outcome<TargetReport>> {
		const own = await ask("test", "GET", "/user/records?size=1");
		if (!own.value) {
			const reached = own.diagnostics.every(({ code }) => code !== "deposit/unreachable");
			return { value: { reachable: reached, facts: {} }, diagnostics: own.diagnostics };
		}
		const { status, headers, json } = own.value;
		const facts: Record<string, string> = {};
		const limit = headerOf({ headers }, "x-ratelimit-limit");
		if (limit !== undefined) facts.requestLimit = limit;
		const total = textAt(json, "hits", "total");
		if (total !== undefined) facts.ownRecords = total;
		if (status === 403 || status === 401) {
			const fault = diagnostic("deposit/not-authenticated", { params: { target } });
			return { value: { reachable: true, authenticated: false, mayDeposit: false, facts }, diagnostics: [fault] };
		}
		if (status !== 200)
			return { value: { reachable: true, facts }, diagnostics: [statusFault(target, "test", own.value)] };
		const type = await vocabularies.typeFault(settings.type);
		facts.resourceType = settings.type;
		return { value: { reachable: true, authenticated: true, facts }, diagnostics: type.diagnostics };
	}

	return {
		name: target,
		kind: "invenio",
		digest: "md5",
		test,
		async losses(deposit) {
			const form = await filled(deposit);
			return form.value ? success(form.value.losses, form.diagnostics) : failure(...form.diagnostics);
		},
		observe,
		next,
		act,
		async fetch(_, seen, path) {
			const id = seen.names.record ?? seen.names.draft ?? "";
			const where = seen.state === "published" ? "files" : "draft/files";
			const at = `/records/${segment(id)}/${where}/${segment(nameOf(path, settings.paths))}/content`;
			return download(wire, at);
		},
		async withdraw(_, known) {
			const id = known.record ?? known.draft;
			const cannot = failure(diagnostic("deposit/cannot-withdraw", { params: { target, kind: "invenio" } }));
			if (id === undefined) return cannot;
			const item = await read(id);
			if (item.diagnostics.length > 0) return failure(...item.diagnostics);
			// Only the repository's own people can take a published record out of view.
			if (!item.value || item.value.published) return cannot;
			const told = expected(wire, "withdraw", await ask("withdraw", "DELETE", `/records/${segment(id)}/draft`), [204]);
			return told.value ? { diagnostics: [] } : failure(...told.diagnostics);
		},
		close: async () => {},
	};
}

/** The bytes of a file as they come; the caller sees an answer that is cut as an error of the stream. */
export async function download(wire: Wire, path: string): Promise<Outcome<AsyncIterable<Uint8Array>>> {
	try {
		const response = await wire.transport({
			...requestOf(wire, "GET", path),
			headers: { ...requestOf(wire, "GET", path).headers, accept: "*/*" },
		});
		if (response.status === 200) return success(response.stream());
		await response.bytes(0).catch(() => undefined);
		return failure(
			statusFault(wire.target, "fetch", { status: response.status, headers: response.headers, json: undefined }),
		);
	} catch (error) {
		return failure(wireFault(wire.target, "fetch", error));
	}
}

/** A quota is told by the words alone. */
export function sizeFault(target: string, { path, size }: DepositFile, fault: Diagnostic): Diagnostic {
	const told = String(fault.params?.message ?? "");
	return /quota|file size exceeded/i.test(told)
		? diagnostic("deposit/too-large", { params: { target, path, size } })
		: fault;
}

function itemOf(json: unknown): Item {
	const value = (json ?? {}) as Json;
	return { id: textAt(value, "id") ?? "", published: value.is_published === true, json: value };
}

function namesOf({ id, published, json }: Item): RemoteNames {
	const doi = textAt(json, "pids", "doi", "identifier");
	const parent = textAt(json, "parent", "id");
	return { [published ? "record" : "draft"]: id, ...(doi && { doi }), ...(parent && { parent }) };
}

function linksOf({ id, published, json }: Item, root: string): Readonly<Record<string, string>> {
	const doi = textAt(json, "pids", "doi", "identifier");
	if (!published) return { draft: `${root}/uploads/${segment(id)}` };
	return { record: `${root}/records/${segment(id)}`, ...(doi && { doi: `https://doi.org/${doi}` }) };
}

/** Only a completed entry's checksum is the server's own: before, it is what was declared. */
function remoteFile(entry: unknown, { paths }: InvenioSettings): RemoteFile {
	const whole = textAt(entry, "status") === "completed";
	const md5 = whole ? md5Of(textAt(entry, "checksum")) : undefined;
	const size = field(entry, "size");
	return {
		path: pathOf(textAt(entry, "key") ?? "", paths),
		...(whole && typeof size === "number" && { size }),
		digests: md5 === undefined ? {} : { md5 },
		state: whole ? "whole" : "part",
	};
}

/** The newest published version. */
function latest(items: readonly Item[]): Item | undefined {
	const index = ({ json }: Item) => Number(textAt(json, "versions", "index") ?? 0);
	return items.filter(({ published }) => published).sort((a, b) => index(b) - index(a))[0];
}
