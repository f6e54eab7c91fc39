import {
	type Deposit,
	type DepositFile,
	type DepositStep,
	type Diagnostic,
	diagnostic,
	failure,
	type Observation,
	type Outcome,
	type RemoteFile,
	type RemoteNames,
	type Repository,
	success,
	type TargetReport,
} from "../../model/index.ts";
import type { OpenOptions } from "../factory.ts";
import { md5Of, watched } from "../invenio/checksum.ts";
import type { Filled } from "../invenio/form.ts";
import { createGuard, failedInside } from "../invenio/guard.ts";
import { keyUrn, nameOf, pathOf, segment } from "../invenio/key.ts";
import { changedFields } from "../invenio/reflect.ts";
import { download, sizeFault } from "../invenio/repository.ts";
import {
	call,
	errorsOf,
	expected,
	field,
	isJson,
	type Json,
	listAt,
	statusFault,
	textAt,
	type Wire,
} from "../invenio/wire.ts";
import { zenodoForm } from "./form.ts";
import type { ZenodoSettings } from "./settings.ts";

const mostFiles = 100;
const pageSize = 100;
/** Digest of the form that was sent: the deposition does not show all of it again. */
const described = "described";
const root = "/deposit/depositions";

/**
 * Zenodo by its deposit API. Depositions are found again by the user's own list, whose pages are read once in a session: words of a search are no certain thing
 * there. A file that is put again takes the place of the older one, so that a put may be repeated; only its MD5 says what arrived.
 */
export function zenodoRepository(options: OpenOptions<ZenodoSettings>): Repository {
	const { name: target, settings, transport } = options;
	const wire: Wire = { target, address: `${settings.url}/api`, token: options.secrets.token as string, transport };
	const guard = createGuard();
	/** Ids of depositions by the URNs of their keys. */
	const ids = new Map<string, string>();
	let listed = false;
	const ask = (step: string, method: "GET" | "POST" | "PUT" | "DELETE", path: string, json?: unknown) =>
		call(wire, { step, method, path, ...(json !== undefined && { json }) });

	function filled(deposit: Deposit): Outcome<Filled<Json>> {
		const form = zenodoForm(deposit, target, settings);
		const count = deposit.files.length;
		const params = { target, count, limit: mostFiles };
		const many = count > mostFiles ? [diagnostic("invenio/too-many-files", { params })] : [];
		const faults = [...form.found, ...many].filter(({ severity }) => severity === "error");
		return faults.length > 0 ? failure(...faults) : success(form, form.found);
	}

	/** Notes the keys of a page of the user's own depositions, and tells whether it is the last. */
	async function page(number: number): Promise<Outcome<boolean>> {
		const told = expected(wire, "list", await ask("list", "GET", `${root}?size=${pageSize}&page=${number}`), [200]);
		if (!told.value) return failure(...told.diagnostics);
		const list = Array.isArray(told.value.json) ? (told.value.json as readonly unknown[]) : [];
		for (const one of list) {
			const id = textAt(one, "id");
			for (const related of listAt(one, "metadata", "related_identifiers")) {
				const urn = textAt(related, "identifier");
				// The newest come first; the one that is published counts before a draft.
				if (id !== undefined && urn?.startsWith("urn:") && (!ids.has(urn) || field(one, "submitted") === true)) {
					ids.set(urn, id);
				}
			}
		}
		return success(list.length < pageSize);
	}

	/** The deposition of a key: all pages in the first look of a session, then the newest. */
	async function look(key: string): Promise<Outcome<string | undefined>> {
		const urn = keyUrn(key);
		const known = ids.get(urn);
		if (known !== undefined) return success(known);
		for (let number = 1; ; number++) {
			const last = await page(number);
			if (last.value === undefined) return failure(...last.diagnostics);
			if (last.value || listed || ids.has(urn)) break;
		}
		listed = true;
		return success(ids.get(urn));
	}

	async function read(id: string): Promise<Outcome<Json | undefined>> {
		const told = await ask("read-deposition", "GET", `${root}/${segment(id)}`);
		if (!told.value) return failure(...told.diagnostics);
		if (told.value.status === 404) return success(undefined);
		const good = expected(wire, "read-deposition", told, [200]);
		return good.value ? success(good.value.json) : failure(...good.diagnostics);
	}

	async function observe(deposit: Deposit, known: RemoteNames): Promise<Outcome<Observation>> {
		const { key } = deposit;
		let item: Json | undefined;
		for (const from of ["journal", "list"] as const) {
			const id = from === "journal" ? success(known.deposition) : await look(key);
			if (id.diagnostics.length > 0) return failure(...id.diagnostics);
			if (id.value === undefined) continue;
			const own = await read(id.value);
			if (own.diagnostics.length > 0) return failure(...own.diagnostics);
			item = own.value;
			if (item) break;
			ids.delete(keyUrn(key));
		}
		if (!item) {
			if (settings.lostDrafts === "wait" && guard.isStranded(key, known)) {
				return failure(diagnostic("invenio/draft-unfindable", { params: { target, key: keyUrn(key) } }));
			}
			return success({ state: "absent", names: {}, files: [], links: {} });
		}
		const published = item.submitted === true;
		const names = namesOf(item);
		// The list of files is its own resource while it can change, and a part of what is published.
		const path = `${root}/${segment(names.deposition ?? "")}/files`;
		let entries = listAt(item, "files");
		if (!published) {
			const told = expected(wire, "list-files", await ask("list-files", "GET", path), [200]);
			if (!told.value) return failure(...told.diagnostics);
			entries = Array.isArray(told.value.json) ? told.value.json : [];
		}
		const files = entries.map((entry) => remoteFile(entry, settings));
		const whole = deposit.files.every((file) => files.some((one) => one.path === file.path));
		return success({
			state: published ? "published" : whole ? "accepted" : "part",
			names: { ...known, ...names },
			files,
			links: linksOf(item, settings.url),
		});
	}

	function next(deposit: Deposit, { state, names, files }: Observation): DepositStep | undefined {
		if (state === "absent") return { name: "create-draft" };
		if (state === "published") return undefined;
		// What the create was answered with says that the description was taken; a draft that was found again is described once more.
		if (names[described] === undefined) return { name: "describe" };
		const missing = deposit.files.find(({ path }) => !files.some((file) => file.path === path));
		if (missing) return { name: "upload", path: missing.path };
		return settings.publish ? { name: "publish", publishes: true } : undefined;
	}

	async function act(deposit: Deposit, seen: Observation, { name, path }: DepositStep): Promise<Outcome<RemoteNames>> {
		const id = seen.names.deposition ?? "";
		switch (name) {
			case "create-draft":
				return create(deposit);
			case "describe":
				return describe(deposit, id);
			case "upload":
				return upload(deposit, seen, path ?? "");
			case "publish":
				return publish(id);
			default:
				throw new Error(`no such step: ${name}`);
		}
	}

	async function create(deposit: Deposit): Promise<Outcome<RemoteNames>> {
		const form = filled(deposit);
		if (!form.value) return failure(...form.diagnostics);
		const told = await ask("create-draft", "POST", root, { metadata: form.value.metadata });
		const { value } = told;
		if (value?.status === 201 && isJson(value.json)) {
			const names = namesOf(value.json);
			if (names.deposition !== undefined) {
				ids.set(keyUrn(deposit.key), names.deposition);
				return success({ ...names, ...(errorsOf(value.json).length === 0 && { [described]: "1" }) });
			}
		}
		const fault = value ? statusFault(target, "create-draft", value) : (told.diagnostics[0] as Diagnostic);
		const refused = value !== undefined && value.status >= 400 && value.status < 500;
		if (refused || fault.code === "deposit/busy") return failure(fault);
		const found = await look(deposit.key);
		if (found.value !== undefined) return success({ deposition: found.value });
		if (!failedInside(value) && found.diagnostics.length === 0) return failure(fault);
		return { value: guard.strand(deposit.key), diagnostics: [fault] };
	}

	async function describe(deposit: Deposit, id: string): Promise<Outcome<RemoteNames>> {
		const form = filled(deposit);
		if (!form.value) return failure(...form.diagnostics);
		const { metadata } = form.value;
		const told = expected(
			wire,
			"describe",
			await ask("describe", "PUT", `${root}/${segment(id)}`, { metadata }),
			[200],
		);
		if (!told.value) return failure(...told.diagnostics);
		const refused = errorsOf(told.value.json).filter((error) => error.field.startsWith("metadata"));
		if (refused.length > 0) {
			return failure(
				...refused.map(({ field: name, message }) =>
					diagnostic("invenio/metadata-refused", { params: { target, field: name, message } }),
				),
			);
		}
		// The API adds a scheme to each identifier.
		const changed = changedFields(metadata, told.value.json.metadata).filter((name) => name !== "related_identifiers");
		const notes = changed.map((name) => diagnostic("invenio/metadata-changed", { params: { target, field: name } }));
		return success({ ...namesOf(told.value.json), [described]: "1" }, notes);
	}

	async function upload(deposit: Deposit, seen: Observation, path: string): Promise<Outcome<RemoteNames>> {
		const file = deposit.files.find((one) => one.path === path) as DepositFile;
		const bucket = seen.names.bucket ?? "";
		if (!URL.canParse(bucket) || new URL(bucket).origin !== new URL(settings.url).origin) {
			return failure(diagnostic("invenio/foreign-address", { params: { target, address: bucket } }));
		}
		const { body, md5 } = watched(file);
		const at = `${bucket}/${segment(nameOf(path, settings.paths))}`;
		const told = await call(wire, { step: "upload", method: "PUT", path: at, body });
		const put = expected(wire, "upload", told, [200, 201]);
		if (!put.value) return failure(...put.diagnostics.map((fault) => sizeFault(target, file, fault)));
		const observed = md5Of(textAt(put.value.json, "checksum"));
		const sent = md5();
		if (observed === undefined || observed === sent) return success({});
		const params = { target, path, expected: sent ?? "", observed };
		return failure(diagnostic("deposit/digest-differs", { params }));
	}

	/** 404 and 500 may mean that it is published: only the deposition tells. */
	async function publish(id: string): Promise<Outcome<RemoteNames>> {
		const told = await ask("publish", "POST", `${root}/${segment(id)}/actions/publish`);
		if (told.value?.status === 202 && isJson(told.value.json)) return success(namesOf(told.value.json));
		const faults = told.value ? [statusFault(target, "publish", told.value)] : told.diagnostics;
		if (told.value && told.value.status < 500 && told.value.status !== 404) return failure(...faults);
		const now = await read(id);
		return now.value?.submitted === true ? success(namesOf(now.value)) : failure(...faults);
	}

	async function test(): Promise<Outcome<TargetReport>> {
		const own = await ask("test", "GET", `${root}?size=1`);
		if (!own.value) return { value: { reachable: false, facts: {} }, diagnostics: own.diagnostics };
		const { status } = own.value;
		if (status === 200) return success({ reachable: true, authenticated: true, facts: { uploadType: settings.type } });
		if (status !== 401 && status !== 403) {
			return { value: { reachable: true, facts: {} }, diagnostics: [statusFault(target, "test", own.value)] };
		}
		const fault = diagnostic("deposit/not-authenticated", { params: { target } });
		return {
			value: { reachable: true, authenticated: false, mayDeposit: false, facts: {} },
			diagnostics: [fault],
		};
	}

	return {
		name: target,
		kind: "zenodo",
		digest: "md5",
		test,
		async losses(deposit) {
			const form = filled(deposit);
			return form.value ? success(form.value.losses, form.diagnostics) : failure(...form.diagnostics);
		},
		observe,
		next,
		act,
		async fetch(_, seen, path) {
			const where = seen.state === "published" ? "files" : "draft/files";
			const id = segment(seen.names.deposition ?? "");
			return download(wire, `/records/${id}/${where}/${segment(nameOf(path, settings.paths))}/content`);
		},
		async withdraw(_, known) {
			const cannot = failure(diagnostic("deposit/cannot-withdraw", { params: { target, kind: "zenodo" } }));
			if (known.deposition === undefined) return cannot;
			const item = await read(known.deposition);
			if (item.diagnostics.length > 0) return failure(...item.diagnostics);
			if (!item.value || item.value.submitted === true) return cannot;
			const path = `${root}/${segment(known.deposition)}`;
			const told = expected(wire, "withdraw", await ask("withdraw", "DELETE", path), [204]);
			return told.value ? { diagnostics: [] } : failure(...told.diagnostics);
		},
		close: async () => {},
	};
}

/** The DOI only when it is registered: the one that is reserved need not become it. */
function namesOf(item: Json): Readonly<Record<string, string>> {
	const id = textAt(item, "id");
	const bucket = textAt(item, "links", "bucket");
	const doi = item.submitted === true ? textAt(item, "doi") : undefined;
	return { ...(id && { deposition: id }), ...(bucket && { bucket }), ...(doi && { doi }) };
}

function linksOf(item: Json, address: string): Readonly<Record<string, string>> {
	const id = textAt(item, "id") ?? "";
	if (item.submitted !== true) return { draft: `${address}/deposit/${id}` };
	const doi = textAt(item, "doi");
	return { record: `${address}/records/${id}`, ...(doi && { doi: `https://doi.org/${doi}` }) };
}

/** Sizes come as fractions, the MD5 without its name. */
function remoteFile(entry: unknown, { paths }: ZenodoSettings): RemoteFile {
	const size = field(entry, "filesize");
	const md5 = md5Of(textAt(entry, "checksum"));
	return {
		path: pathOf(textAt(entry, "filename") ?? "", paths),
		...(typeof size === "number" && { size: Math.round(size) }),
		digests: md5 === undefined ? {} : { md5 },
		state: "whole",
	};
}
