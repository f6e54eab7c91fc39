import { type FieldError, judged } from "./metadata.ts";
import { type Entry, type Json, md5, type Row } from "./store.ts";

const noneYet = { views: 0, unique_views: 0, downloads: 0, unique_downloads: 0, data_volume: 0 };
const statistics = { this_version: noneYet, all_versions: noneYet };

/** A row as the server shows it: its draft where `draft`, else the record. */
export function itemView(root: string, row: Row, draft: boolean, errors: readonly FieldError[] = []): Json {
	const side = draft ? row.draft : row.record;
	if (!side) throw new Error("nothing to show");
	const published = row.record !== undefined;
	const self = `${root}/api/records/${row.id}`;
	const files = [...side.files.values()];
	const total = files.reduce((sum, { content }) => sum + (content?.byteLength ?? 0), 0);
	const here = draft ? `${self}/draft` : self;
	return {
		id: row.id,
		created: row.created,
		updated: row.created,
		links: {
			self: here,
			self_html: draft ? `${root}/uploads/${row.id}` : `${root}/records/${row.id}`,
			...(draft
				? {}
				: {
						doi: `https://handle.test.datacite.org/${row.doi?.identifier}`,
						self_doi: "",
						self_doi_html: "",
						parent: "",
						parent_html: "",
						parent_doi: "",
						parent_doi_html: "",
						latest: `${self}/versions/latest`,
						latest_html: "",
						draft: `${self}/draft`,
						request_deletion: `${self}/request-deletion`,
						file_modification: "",
					}),
			...(draft ? { record: self, record_html: "", publish: `${here}/actions/publish`, review: "" } : {}),
			reserve_doi: `${self}/draft/pids/doi`,
			files: `${here}/files`,
			media_files: `${here}/media-files`,
			archive: `${here}/files-archive`,
			archive_media: `${here}/media-files-archive`,
			versions: `${self}/versions`,
			access_links: "",
			access_grants: "",
			access_users: "",
			access_groups: "",
			access_request: "",
			access: `${self}/access`,
			communities: "",
			"communities-suggestions": "",
			quota_increase: "",
			requests: "",
		},
		revision_id: draft ? row.revision : row.record?.revision,
		parent: {
			id: row.parent,
			access: {
				grants: [],
				owned_by: { user: "1" },
				links: [],
				settings: {
					allow_user_requests: false,
					allow_guest_requests: false,
					accept_conditions_text: null,
					secret_link_expiration: 0,
				},
			},
			communities: {},
			pids:
				published || row.isVersion
					? { doi: { identifier: `10.5072/${row.parent}`, provider: "datacite", client: "datacite" } }
					: {},
		},
		versions: { is_latest: published, is_latest_draft: true, index: row.index },
		is_published: published,
		is_draft: draft,
		...(draft && { expires_at: row.created }),
		pids: {
			...(row.doi && { doi: row.doi }),
			...(published && { oai: { identifier: `oai:example::${row.id}`, provider: "oai" } }),
		},
		metadata: side.metadata,
		custom_fields: {},
		access: {
			embargo: { active: false, reason: null },
			...side.access,
			status: side.access.files === "restricted" ? "embargoed" : side.filesEnabled ? "open" : "metadata-only",
		},
		files: {
			enabled: side.filesEnabled,
			order: [],
			count: files.length,
			total_bytes: total,
			entries: draft ? {} : held(root, row),
		},
		media_files: { enabled: false, order: [], count: 0, total_bytes: 0, entries: {} },
		...(!draft && { deletion_status: { is_deleted: false, status: "P" }, stats: statistics }),
		status: published ? "published" : row.isVersion ? "new_version_draft" : "draft",
		...(errors.length > 0 && { errors }),
	};
}

/** Files as a record has them in itself. */
function held(root: string, row: Row): Json {
	const entries = [...(row.record?.files.values() ?? [])];
	return Object.fromEntries(
		entries.map((entry) => [
			entry.key,
			{ ...entryView(root, row.id, false, entry), id: entry.id, ext: entry.key.split(".").at(-1) },
		]),
	);
}

export function entryView(root: string, id: string, draft: boolean, entry: Entry): Json {
	const self = `${root}/api/records/${id}${draft ? "/draft" : ""}/files/${encodeURI(entry.key)}`;
	const done = entry.content !== undefined;
	const declared = {
		...(entry.declared.checksum && { checksum: entry.declared.checksum }),
		...(entry.declared.size !== undefined && { size: entry.declared.size }),
	};
	return {
		created: "2026-01-01T00:00:00+00:00",
		updated: "2026-01-01T00:00:00+00:00",
		...(done && { mimetype: typeOf(entry.key), version_id: entry.id, file_id: entry.id, bucket_id: entry.id }),
		metadata: done ? (entry.metadata ?? {}) : entry.metadata,
		access: { hidden: false },
		links: { self, content: `${self}/content`, commit: `${self}/commit` },
		key: entry.key,
		...declared,
		transfer: { type: "L" },
		status: done ? "completed" : "pending",
		...(entry.content && { checksum: `md5:${md5(entry.content)}`, size: entry.content.byteLength, storage_class: "L" }),
	};
}

export function entriesView(root: string, row: Row, draft: boolean): Json {
	const side = draft ? row.draft : row.record;
	const entries = [...(side?.files.values() ?? [])].map((entry) => entryView(root, row.id, draft, entry));
	const self = `${root}/api/records/${row.id}${draft ? "/draft" : ""}/files`;
	return {
		enabled: side?.filesEnabled ?? true,
		links: { self, archive: `${self}-archive` },
		entries,
		default_preview: null,
		order: [],
	};
}

export function typeOf(key: string): string {
	const types: Record<string, string> = { pdf: "application/pdf", txt: "text/plain", xml: "application/xml" };
	return types[key.split(".").at(-1) ?? ""] ?? "application/octet-stream";
}

/** What stands in the way of publication. */
export function publicationErrors(row: Row): readonly FieldError[] {
	const { draft } = row;
	if (!draft) return [];
	const missing = judged(structuredClone(draft.metadata)).errors;
	const files = [...draft.files.values()];
	if (draft.filesEnabled && files.length === 0) {
		return [
			...missing,
			{
				field: "files.enabled",
				messages: ["Missing uploaded files. To disable files for this record please mark it as metadata-only."],
			},
		];
	}
	if (files.some(({ content }) => content === undefined)) {
		return [
			...missing,
			{ field: "files", messages: ["One or more files have not completed their transfer, please wait."] },
		];
	}
	return missing;
}
