import { mandatory } from "./forms.ts";
import type { Bitstream, Bundle, Collection, Draft, Fields, Group, Item, Person, Review } from "./state.ts";
import { seconds, titleOf } from "./state.ts";

/** Fields as they are shown, sorted by name, each value with its place. */
export function showFields(fields: Fields, hidden: readonly string[] = []): object {
	const names = [...fields.keys()].filter((name) => !hidden.includes(name)).sort();
	return Object.fromEntries(
		names.map((name) => [
			name,
			(fields.get(name) ?? []).map(({ value, language }, place) => ({
				value,
				language,
				authority: null,
				confidence: -1,
				place,
			})),
		]),
	);
}

const offset = (date: Date) => date.toISOString().replace("Z", "+00:00");

function links(self: string, names: readonly string[]): Record<string, unknown> {
	return { ...Object.fromEntries(names.map((name) => [name, `${self}/${name}`])), self };
}

const itemLinks = [
	"accessStatus",
	"bundles",
	"identifiers",
	"mappedCollections",
	"owningCollection",
	"relationships",
	"version",
	"templateItemOf",
	"thumbnail",
];

/** The provenance is for administrators. */
export function showItem(base: string, item: Item, admin: boolean): object {
	return {
		id: item.uuid,
		uuid: item.uuid,
		name: titleOf(item.metadata),
		handle: item.handle,
		metadata: showFields(item.metadata, admin ? [] : ["dc.description.provenance"]),
		inArchive: item.inArchive,
		discoverable: true,
		withdrawn: item.withdrawn,
		lastModified: offset(item.modified),
		entityType: null,
		type: "item",
		_links: links(`${base}/api/core/items/${item.uuid}`, itemLinks),
	};
}

const collectionLinks = [
	"harvester",
	"itemtemplate",
	"license",
	"logo",
	"mappedItems",
	"parentCommunity",
	"adminGroup",
	"submittersGroup",
	"itemReadGroup",
	"bitstreamReadGroup",
];

export function showCollection(base: string, collection: Collection): object {
	const self = `${base}/api/core/collections/${collection.uuid}`;
	const roles = ["reviewer", "editor", "finaleditor"].map((role) => `${self}/workflowGroups/${role}`);
	return {
		id: collection.uuid,
		uuid: collection.uuid,
		name: titleOf(collection.metadata),
		handle: collection.handle,
		metadata: showFields(collection.metadata),
		archivedItemsCount: -1,
		type: "collection",
		_links: { ...links(self, collectionLinks), workflowGroups: roles },
	};
}

export function showCommunity(base: string, community: { uuid: string; handle: string; metadata: Fields }): object {
	return {
		id: community.uuid,
		uuid: community.uuid,
		name: titleOf(community.metadata) ?? "",
		handle: community.handle,
		metadata: showFields(community.metadata),
		archivedItemsCount: -1,
		type: "community",
		_links: links(`${base}/api/core/communities/${community.uuid}`, [
			"collections",
			"logo",
			"subcommunities",
			"parentCommunity",
			"adminGroup",
		]),
	};
}

export function showBundle(base: string, bundle: Bundle): object {
	return {
		uuid: bundle.uuid,
		name: bundle.name,
		handle: null,
		metadata: showFields(new Map([["dc.title", [{ value: bundle.name, language: null }]]])),
		type: "bundle",
		_links: links(`${base}/api/core/bundles/${bundle.uuid}`, ["item", "bitstreams", "primaryBitstream"]),
	};
}

export function showBitstream(base: string, bitstream: Bitstream, bundle: Bundle): object {
	return {
		id: bitstream.uuid,
		uuid: bitstream.uuid,
		name: titleOf(bitstream.metadata),
		handle: null,
		metadata: showFields(bitstream.metadata),
		bundleName: bundle.name,
		sizeBytes: bitstream.content.byteLength,
		checkSum: { checkSumAlgorithm: "MD5", value: bitstream.md5 },
		sequenceId: bitstream.sequence,
		type: "bitstream",
		_links: links(`${base}/api/core/bitstreams/${bitstream.uuid}`, ["content", "bundle", "format", "thumbnail"]),
	};
}

/** Formats go by the extension; what the client says of the type is passed over. */
export function formatOf(bitstream: Bitstream): { id: number; mimetype: string; [key: string]: unknown } {
	const extension = /\.([^.]+)$/.exec(titleOf(bitstream.metadata) ?? "")?.[1]?.toLowerCase() ?? "";
	const known: Readonly<Record<string, readonly [number, string, string, string, readonly string[]]>> = {
		pdf: [4, "Adobe PDF", "Adobe Portable Document Format", "application/pdf", ["pdf"]],
		txt: [6, "Text", "Plain Text", "text/plain", ["txt", "asc"]],
		xml: [5, "XML", "Extensible Markup Language", "text/xml", ["xml"]],
	};
	const row = known[extension];
	const [id, shortDescription, description, mimetype, extensions] =
		row ?? ([1, "Unknown", "Unknown data format", "application/octet-stream", []] as const);
	const supportLevel = row ? "KNOWN" : "UNKNOWN";
	return {
		id,
		shortDescription,
		description,
		mimetype,
		supportLevel,
		internal: false,
		extensions,
		type: "bitstreamformat",
	};
}

/** What is missing; the list is absent when nothing is. */
export function errorsOf(draft: Draft): readonly { message: string; paths: readonly string[] }[] {
	const missing = mandatory.filter(({ field }) => !draft.item.metadata.has(field));
	const files = draft.item.bundles.find(({ name }) => name === "ORIGINAL")?.bitstreams ?? [];
	return [
		...(missing.length > 0
			? [
					{
						message: "error.validation.required",
						paths: missing.map(({ section, field }) => `/sections/${section}/${field}`),
					},
				]
			: []),
		...(files.length === 0 ? [{ message: "error.validation.filerequired", paths: ["/sections/upload"] }] : []),
		...(draft.licence ? [] : [{ message: "error.validation.license.notgranted", paths: ["/sections/license"] }]),
	];
}

export function showDraft(
	base: string,
	draft: Draft | Review,
	kind: "workspaceitem" | "workflowitem",
	inSection: (section: string, field: string) => boolean,
): object {
	const { item, licence } = draft;
	const original = item.bundles.find(({ name }) => name === "ORIGINAL");
	const page = (section: string) =>
		showFields(new Map([...item.metadata].filter(([field]) => inSection(section, field))));
	const errors = kind === "workspaceitem" ? errorsOf(draft) : [];
	const room = kind === "workspaceitem" ? "submission/workspaceitems" : "workflow/workflowitems";
	const definition = `${base}/api/config/submissiondefinitions/traditional`;
	const names = ["submitter", "item", "collection", "submissionDefinition"];
	return {
		id: draft.id,
		...(errors.length > 0 && { errors }),
		lastModified: offset(item.modified),
		sections: {
			license: {
				url: licence ? `${base}/api/core/bitstreams/${licence.bitstream}/content` : null,
				acceptanceDate: licence ? seconds(licence.at) : null,
				granted: licence !== undefined,
			},
			upload: {
				primary: original?.primary ?? null,
				files: (original?.bitstreams ?? []).map((bitstream) => ({
					uuid: bitstream.uuid,
					metadata: showFields(bitstream.metadata),
					accessConditions: [],
					format: formatOf(bitstream),
					sizeBytes: bitstream.content.byteLength,
					checkSum: { checkSumAlgorithm: "MD5", value: bitstream.md5 },
					url: `${base}/api/core/bitstreams/${bitstream.uuid}/content`,
				})),
			},
			collection: item.collection,
			traditionalpagetwo: page("traditionalpagetwo"),
			traditionalpageone: page("traditionalpageone"),
		},
		type: kind,
		_links: links(
			`${base}/api/${room}/${draft.id}`,
			kind === "workspaceitem" ? ["supervisionOrders", ...names] : [...names, "step"],
		),
		_embedded: {
			submissionDefinition: {
				id: "traditional",
				name: "traditional",
				type: "submissiondefinition",
				isDefault: true,
				_links: links(definition, ["collections", "sections"]),
			},
		},
	};
}

export function showGroup(base: string, group: Group): object {
	return {
		id: group.uuid,
		uuid: group.uuid,
		name: group.name,
		handle: null,
		metadata: {},
		permanent: false,
		type: "group",
		_links: links(`${base}/api/eperson/groups/${group.uuid}`, ["subgroups", "epersons", "object"]),
	};
}

export function showPerson(base: string, person: Person): object {
	const fields: Fields = new Map([
		["eperson.firstname", [{ value: person.first, language: null }]],
		["eperson.language", [{ value: "vi", language: null }]],
		["eperson.lastname", [{ value: person.last, language: null }]],
	]);
	return {
		id: person.uuid,
		uuid: person.uuid,
		name: person.email,
		handle: null,
		metadata: showFields(fields),
		netid: null,
		lastActive: null,
		canLogIn: true,
		email: person.email,
		requireCertificate: false,
		selfRegistered: false,
		type: "eperson",
		_links: links(`${base}/api/eperson/epersons/${person.uuid}`, ["groups"]),
	};
}

/** A page of a list; an empty one has nothing embedded. */
export function page(self: string, name: string, all: readonly object[], query: URLSearchParams): object {
	const size = Number(query.get("size") ?? 20);
	const number = Number(query.get("page") ?? 0);
	const shown = all.slice(number * size, (number + 1) * size);
	return {
		...(all.length > 0 && { _embedded: { [name]: shown } }),
		_links: { self },
		page: { size, totalElements: all.length, totalPages: Math.ceil(all.length / size), number },
	};
}
