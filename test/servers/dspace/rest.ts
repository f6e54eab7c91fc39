import { administration } from "./administration.ts";
import { type Answer, fault, hal, nothing, problem, type Request } from "./answer.ts";
import { registered, showForm, vocabularies } from "./forms.ts";
import { checkCsrf, type Sessions } from "./session.ts";
import { formatOf, page, showBitstream, showBundle, showCollection, showItem } from "./shapes.ts";
import type { Item, Person } from "./state.ts";
import { titleOf } from "./state.ts";
import { type House, isUuid, maySubmit, submission } from "./submission.ts";

/** Items that the index of the search knows already. */
export interface Index {
	has(item: Item): boolean;
}

export function rest(house: House, sessions: Sessions, index: Index, request: Request): Answer {
	const refused = checkCsrf(request);
	if (refused) return refused;
	const who = sessions.who(request);
	return (
		session(house, sessions, request, who) ??
		submission(house, request, who) ??
		administration(house, request, who) ??
		reading(house, index, request, who) ??
		problem(404, request.path, `No static resource ${request.path.slice(1)}.`)
	);
}

function session(
	{ base, state }: House,
	sessions: Sessions,
	request: Request,
	who: Person | undefined,
): Answer | undefined {
	const { method, path } = request;
	if (path === "/api" && method === "GET") {
		const names = [
			"authn",
			"bitstreams",
			"bundles",
			"collections",
			"communities",
			"discover",
			"items",
			"pid",
			"workspaceitems",
		];
		return hal({
			dspaceUI: "https://ui.dspace.example",
			dspaceName: state.name,
			dspaceServer: base,
			dspaceVersion: "DSpace 8.1",
			type: "root",
			_links: { ...Object.fromEntries(names.map((name) => [name, `${base}/api/${name}`])), self: `${base}/api` },
		});
	}
	if (path === "/api/security/csrf" && method === "GET") return sessions.csrf(request);
	if (path === "/api/authn/login" && method === "POST") return sessions.login(request);
	if (path === "/api/authn/logout" && method === "POST") return sessions.logout(request);
	if (path !== "/api/authn/status") return;
	// Never 401: whoever asks with a broken token is told that nobody is logged in.
	const self = `${base}/api/authn/status`;
	const told = hal({
		id: null,
		okay: true,
		authenticated: who !== undefined,
		authenticationMethod: who ? "password" : null,
		type: "status",
		_links: { eperson: `${self}/eperson`, specialGroups: `${self}/specialGroups`, self },
	});
	if (who) return told;
	return { ...told, headers: [["WWW-Authenticate", 'password realm="DSpace REST API"'], ...(told.headers ?? [])] };
}

function reading(house: House, index: Index, request: Request, who: Person | undefined): Answer | undefined {
	const { state, base } = house;
	const { method, path, query } = request;
	if (path === "/api/discover/search/objects") return discover(house, index, request, who);
	if (path === "/api/pid/find") {
		const handle = query.get("id")?.replace(/^hdl:/, "");
		const item = [...state.items.values()].find((one) => one.handle === handle);
		return item ? nothing(302, [["Location", `${base}/api/core/items/${item.uuid}`]]) : nothing(404);
	}
	if (path === "/api/core/collections/search/findSubmitAuthorized") {
		if (!who) return fault(401, path);
		const words = (query.get("query") ?? "").toLowerCase();
		const found = [...state.collections.values()].filter(
			(one) => maySubmit(one, who) && (titleOf(one.metadata) ?? "").toLowerCase().startsWith(words),
		);
		return hal(
			page(
				`${base}${path}?${query}`,
				"collections",
				found.map((one) => showCollection(base, one)),
				query,
			),
		);
	}
	const licence = /^\/api\/core\/collections\/([^/]+)\/license$/.exec(path);
	if (licence)
		return hal({
			custom: false,
			text: "NOTE: PLACE YOUR OWN LICENSE HERE",
			type: "license",
			_links: { self: `${base}${path}` },
		});
	const form = /^\/api\/config\/submissionforms\/([^/]+)$/.exec(path);
	if (form) {
		if (!who) return fault(401, path);
		const shown = showForm(base, form[1] as string);
		return shown ? hal(shown) : fault(404, path);
	}
	// To a submitter the sections of the definition are an empty answer.
	if (/^\/api\/config\/submissiondefinitions\/[^/]+\/sections$/.test(path)) return nothing(204);
	if (path === "/api/config/submissionuploads/upload") return hal(uploadSection(base));
	const vocabulary = /^\/api\/submission\/vocabularies\/([^/]+)\/entries$/.exec(path);
	if (vocabulary) {
		const values = vocabularies[vocabulary[1] as string];
		if (!values) return fault(404, path);
		const entries = values.map((value) => ({ display: value, value, otherInformation: {}, type: "vocabularyEntry" }));
		return hal(page(`${base}${path}`, "entries", entries, query));
	}
	if (path === "/api/core/metadatafields/search/byFieldName")
		return hal(page(`${base}${path}?${query}`, "metadatafields", fieldsNamed(base, query), query));
	const item = /^\/api\/core\/items\/([^/]+)(\/bundles)?$/.exec(path);
	if (item && method === "GET") return readItem(house, request, who, item[1] as string, item[2] !== undefined);
	const bundle = /^\/api\/core\/bundles\/([^/]+)\/(bitstreams|primaryBitstream)$/.exec(path);
	if (bundle && method === "GET") {
		const found = state.findBundle(bundle[1] as string);
		if (!found) return fault(404, path);
		if (!mayRead(found.item, who)) return fault(who ? 403 : 401, path);
		const all = found.bundle.bitstreams.map((one) => showBitstream(base, one, found.bundle));
		if (bundle[2] === "bitstreams") return hal(page(`${base}${path}`, "bitstreams", all, query));
		const primary = found.bundle.bitstreams.findIndex(({ uuid }) => uuid === found.bundle.primary);
		return primary < 0 ? nothing(204) : hal(all[primary] as object);
	}
	const bitstream = /^\/api\/core\/bitstreams\/([^/]+)\/(content|format)$/.exec(path);
	if (bitstream && (method === "GET" || method === "HEAD")) {
		const found = state.findBitstream(bitstream[1] as string);
		if (!found) return fault(404, path);
		if (!mayRead(found.item, who)) return fault(who ? 403 : 401, path);
		if (bitstream[2] === "content") return content(request, found.bitstream);
		const format = formatOf(found.bitstream);
		return hal({ ...format, _links: { self: `${base}/api/core/bitstreamformats/${format.id}` } });
	}
	return;
}

const mayRead = (item: Item, who: Person | undefined) =>
	(item.inArchive && !item.withdrawn) || who?.admin === true || who?.uuid === item.submitter;

function readItem(
	{ state, base }: House,
	request: Request,
	who: Person | undefined,
	id: string,
	bundles: boolean,
): Answer {
	const { path, query } = request;
	if (!isUuid(id)) return fault(403, path);
	const item = state.items.get(id);
	if (!item) return fault(404, path);
	if (!mayRead(item, who)) return fault(who ? 403 : 401, path);
	const shown = item.bundles.map((bundle) => showBundle(base, bundle));
	if (bundles) return hal(page(`${base}${path}`, "bundles", shown, query));
	const plain = showItem(base, item, who?.admin === true);
	if (!query.has("embed")) return hal(plain);
	const deep = item.bundles.map((bundle) => ({
		...showBundle(base, bundle),
		_embedded: {
			bitstreams: page(
				`${base}/api/core/bundles/${bundle.uuid}/bitstreams`,
				"bitstreams",
				bundle.bitstreams.map((one) => ({ ...showBitstream(base, one, bundle), _embedded: { format: formatOf(one) } })),
				new URLSearchParams(),
			),
		},
	}));
	return hal({
		...plain,
		_embedded: { bundles: page(`${base}${path}/bundles`, "bundles", deep, new URLSearchParams()) },
	});
}

/** A field with a quoted value, or words; what is no query of the search engine is refused. */
function discover({ state, base }: House, index: Index, request: Request, who: Person | undefined): Answer {
	const { path, query } = request;
	const asked = query.get("query") ?? "";
	const field = /^([\w.]+):"(.*)"$/.exec(asked) ?? /^([\w.]+):((?:[^"[\]\\]|\\.)+)$/.exec(asked);
	if (!field && /[[\]]/.test(asked)) return fault(422, path);
	const wanted = (field?.[2] ?? asked.replace(/^"|"$/g, "")).replace(/\\(.)/g, "$1");
	const found = [...state.items.values()].filter(
		(item) =>
			item.inArchive &&
			!item.withdrawn &&
			index.has(item) &&
			[...item.metadata].some(
				([name, values]) => (field === null || name === field[1]) && values.some(({ value }) => value.includes(wanted)),
			),
	);
	const size = Number(query.get("size") ?? 20);
	const objects = found.slice(0, size).map((item) => ({
		hitHighlights: null,
		type: "discover",
		_links: { indexableObject: `${base}/api/core/items/${item.uuid}` },
		_embedded: { indexableObject: showItem(base, item, who?.admin === true) },
	}));
	const self = `${base}${path}?${query}`;
	const pages = { size, totalElements: found.length, totalPages: Math.ceil(found.length / size), number: 0 };
	return hal({
		id: null,
		scope: null,
		query: asked,
		appliedFilters: null,
		sort: null,
		configuration: null,
		type: "discover",
		_links: { self },
		_embedded: {
			searchResult: { ...(objects.length > 0 && { _embedded: { objects } }), page: pages, _links: { self } },
			facets: [],
		},
	});
}

function fieldsNamed(base: string, query: URLSearchParams): readonly object[] {
	const exact = query.get("exactName");
	const [schema, element] = [query.get("schema"), query.get("element")];
	return registered
		.filter((name) => (exact === null ? name.startsWith(`${schema}.${element}`) : name === exact))
		.map((name, at) => {
			const [prefix, own, qualifier = null] = name.split(".");
			return {
				id: at + 1,
				element: own,
				qualifier,
				scopeNote: null,
				type: "metadatafield",
				_links: {
					schema: `${base}/api/core/metadatafields/${at + 1}/schema`,
					self: `${base}/api/core/metadatafields/${at + 1}`,
				},
				_embedded: {
					schema: {
						id: 1,
						prefix,
						namespace: "http://dublincore.org/documents/dcmi-terms/",
						type: "metadataschema",
						_links: { self: `${base}/api/core/metadataschemas/1` },
					},
				},
			};
		});
}

function uploadSection(base: string): object {
	const self = `${base}/api/config/submissionuploads/upload`;
	const field = (label: string, type: string, metadata: string, mandatory: boolean) => ({
		fields: [
			{
				input: { type },
				label,
				mandatory,
				repeatable: false,
				...(mandatory && { mandatoryMessage: "You must enter a name for this file" }),
				hints: `Enter the ${label.toLowerCase()} of the file.`,
				selectableMetadata: [{ metadata, label: null, closed: false }],
				languageCodes: [],
				typeBind: [],
			},
		],
	});
	return {
		id: "upload",
		name: "upload",
		accessConditionOptions: [
			{ name: "openaccess", hasStartDate: false, hasEndDate: false },
			{ name: "lease", hasStartDate: false, hasEndDate: true, maxEndDate: "2027-05-23T00:00:00.000+00:00" },
			{ name: "embargo", hasStartDate: true, hasEndDate: false, maxStartDate: "2029-11-23T00:00:00.000+00:00" },
			{ name: "administrator", hasStartDate: false, hasEndDate: false },
		],
		required: true,
		maxSize: 0,
		type: "submissionupload",
		_links: { metadata: `${self}/metadata`, self },
		_embedded: {
			metadata: {
				id: "bitstream-metadata",
				name: "bitstream-metadata",
				rows: [field("Title", "onebox", "dc.title", true), field("Description", "textarea", "dc.description", false)],
				type: "submissionform",
				_links: { self: `${base}/api/config/submissionforms/bitstream-metadata` },
			},
		},
	};
}

/** RFC 2047 inside of quotes: how DSpace sends a name that is not ASCII. */
function nameOf(name: string): string {
	if (/^[\x20-\x7e]*$/.test(name)) return name;
	const encoded = [...new TextEncoder().encode(name)].map((byte) =>
		byte === 0x20
			? "_"
			: /[\w.-]/.test(String.fromCharCode(byte)) && byte !== 0x5f
				? String.fromCharCode(byte)
				: `=${byte.toString(16).toUpperCase().padStart(2, "0")}`,
	);
	return `=?UTF-8?Q?${encoded.join("")}?=`;
}

function content(request: Request, bitstream: import("./state.ts").Bitstream): Answer {
	const common: [string, string][] = [
		["Last-Modified", bitstream.storedAt.toUTCString()],
		["ETag", `"${bitstream.md5}"`],
		["Accept-Ranges", "bytes"],
		["Content-Disposition", `attachment;filename="${nameOf(titleOf(bitstream.metadata) ?? "")}"`],
	];
	if (request.headers["if-none-match"] === `"${bitstream.md5}"`) return nothing(304, common);
	const type: [string, string] = ["Content-Type", `${formatOf(bitstream).mimetype};charset=UTF-8`];
	const whole = bitstream.content;
	const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? "");
	if (!range) return { status: 200, headers: [...common, type], body: whole };
	const start = Number(range[1]);
	const end = range[2] === "" ? whole.byteLength - 1 : Math.min(Number(range[2]), whole.byteLength - 1);
	const shown: [string, string] = ["Content-Range", `bytes ${start}-${end}/${whole.byteLength}`];
	return { status: 206, headers: [...common, shown, type], body: whole.subarray(start, end + 1) };
}
