import { createHash } from "node:crypto";
import { scanXml } from "../../../src/text/xml.ts";
import { zipOf } from "../../support/zip.ts";
import { type Answer, fault, nothing, problem, type Request, text } from "./answer.ts";
import { formatOf } from "./shapes.ts";
import type { Bitstream, Bundle, Collection, DspaceState, Fields, Item, Person } from "./state.ts";
import { append, seconds, titleOf, uiAddress } from "./state.ts";
import { isUuid, maySubmit } from "./submission.ts";
import { unzip } from "./unzip.ts";

/**
 * `shipped`: receipts with doubled addresses, and error documents that break. `addresses`: an administrator has set the address, the error
 * documents still break. `cured`: both are put right.
 */
export type SwordCure = "shipped" | "addresses" | "cured";

export interface SwordHouse {
	readonly state: DspaceState;
	readonly base: string;
	readonly cure: SwordCure;
	/** Deposits in the name of others. */
	readonly mediation: boolean;
}

const terms = "http://purl.org/net/sword/terms/";
const packagings = ["METSDSpaceSIP", "SimpleZip", "Binary"].map((name) => `http://purl.org/net/sword/package/${name}`);

/** The table by which DSpace takes Dublin Core of an entry; what it does not have vanishes without a word. */
const simpleDc: Readonly<Record<string, string>> = {
	abstract: "dc.description.abstract",
	alternative: "dc.title.alternative",
	bibliographicCitation: "dc.identifier.citation",
	contributor: "dc.contributor",
	creator: "dc.contributor.author",
	description: "dc.description",
	identifier: "dc.identifier",
	issued: "dc.date.issued",
	language: "dc.language",
	publisher: "dc.publisher",
	rights: "dc.rights",
	source: "dc.source",
	spatial: "dc.coverage.spatial",
	subject: "dc.subject",
	title: "dc.title",
	type: "dc.type",
};

const escaped = (value: string) => value.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

function xml(status: number, type: string, body: string, headers: Answer["headers"] = []): Answer {
	return {
		status,
		headers: [...headers, ["Content-Type", `${type};charset=UTF-8`]],
		body: new TextEncoder().encode(body),
	};
}

/** As shipped, the writer of error documents fails: an empty 500, or a 412 whose body is cut for a GET. */
function refusal({ cure }: SwordHouse, request: Request, status: number, name: string, summary: string): Answer {
	if (cure !== "cured") {
		const type: [string, string] = ["Content-Type", "text/xml;charset=UTF-8"];
		if (request.method === "GET") return { status, headers: [type], cut: true };
		return { status: 500, headers: [type] };
	}
	const body = `<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<sword:error xmlns="http://www.w3.org/2005/Atom" href="http://purl.org/net/sword/error/${name}" xmlns:sword="${terms}">
  <title>ERROR</title>
  <updated>${seconds(new Date())}</updated>
  <generator uri="http://www.dspace.org/ns/sword/2.0/" version="2.0">dspace-help@myu.edu</generator>
  <summary>${escaped(summary)}</summary>
  <link href="${uiAddress}/contact" rel="alternate" type="text/html"/>
  <sword:treatment>Processing failed</sword:treatment>
  <sword:verboseDescription>org.swordapp.server.SwordError: ${escaped(summary)}</sword:verboseDescription>
</sword:error>
`;
	return xml(status, "text/xml", body);
}

const denied = (path: string) => fault(403, path, "No message available");

export function sword(house: SwordHouse, request: Request): Answer {
	const { state } = house;
	const { method, path, headers } = request;
	const route = /^\/swordv2\/(servicedocument|collection|edit-media|edit|statement)(?:\/(.+))?$/.exec(path);
	if (!route) return problem(404, path, `No static resource ${path.slice(1)}.`);
	const given = /^Basic (.+)$/.exec(headers.authorization ?? "")?.[1];
	if (given === undefined) return nothing(401, [["WWW-Authenticate", 'Basic realm="SWORD2"']]);
	const [user, ...rest] = Buffer.from(given, "base64").toString("utf8").split(":");
	const login = state.people.find(({ email, password }) => email === user && password === rest.join(":"));
	if (!login) return denied(path);
	let person: Person = login;
	const behalf = headers["on-behalf-of"];
	if (behalf !== undefined) {
		if (!house.mediation) {
			return refusal(house, request, 412, "MediationNotAllowed", "Mediated deposit to this service is not permitted");
		}
		const other = state.people.find(({ email }) => email === behalf);
		if (!other) return { status: 500, headers: [["Content-Type", "text/xml;charset=UTF-8"]] };
		person = other;
	}
	const [, room, rest2 = ""] = route;
	if (room === "servicedocument") return serviceDocument(house, login);
	if (room === "collection") return collection(house, request, person, rest2);
	const [id = "", suffix] = rest2.split(/\.(atom|rdf)$/);
	const media = /^bitstream\/([^/]+)\//.exec(rest2)?.[1];
	if (room === "edit-media" && media !== undefined) {
		const found = state.findBitstream(media);
		return found && method === "GET"
			? { status: 200, headers: [["Content-Type", formatOf(found.bitstream).mimetype]], body: found.bitstream.content }
			: nothing(404);
	}
	const item = isUuid(id) ? state.items.get(id) : undefined;
	if (!item) return nothing(404);
	if (item.submitter !== person.uuid && !person.admin) return denied(path);
	if (room === "statement") return statement(house, item, suffix === "rdf" ? "rdf" : "atom");
	return room === "edit" ? edit(house, request, item) : editMedia(house, request, item, suffix === "atom");
}

/** The address of something in an answer. */
function address({ base, cure }: SwordHouse, path: string): string {
	return `${base}/swordv2${cure === "shipped" ? "/swordv2" : ""}/${path}`;
}

function serviceDocument(house: SwordHouse, who: Person): Answer {
	const open = [...house.state.collections.values()].filter((one) => maySubmit(one, who));
	const collections = open.map(
		(one) =>
			`<collection href="${house.base}/swordv2/collection/${one.handle}"><atom:title type="text">${escaped(titleOf(one.metadata) ?? "")}</atom:title><accept alternate="multipart-related">*/*</accept><collectionPolicy xmlns="${terms}">NOTE: PLACE YOUR OWN LICENSE HERE</collectionPolicy><mediation xmlns="${terms}">false</mediation>${packagings.map((name) => `<acceptPackaging xmlns="${terms}">${name}</acceptPackaging>`).join("")}</collection>`,
	);
	return xml(
		200,
		"application/atomserv+xml",
		`<service xmlns="http://www.w3.org/2007/app" xmlns:atom="http://www.w3.org/2005/Atom"><workspace><atom:title type="text">${house.state.name}</atom:title>${collections.join("")}</workspace><generator xmlns="http://www.w3.org/2005/Atom" uri="http://www.dspace.org/ns/sword/2.0/" version="2.0">dspace-help@myu.edu</generator><version xmlns="${terms}">2.0</version></service>`,
	);
}

function collection(house: SwordHouse, request: Request, person: Person, handle: string): Answer {
	const { state } = house;
	const { method, path } = request;
	const found = [...state.collections.values()].find((one) => one.handle === handle);
	if (!found) return nothing(404);
	if (method === "GET") return listing(house, found, person);
	if (method !== "POST") return fault(405, path, `HTTP method ${method} is not supported by this URL`);
	if (!maySubmit(found, person)) return denied(path);
	const refused = preconditions(house, request);
	if (refused) return refused;
	if (isEntry(request)) {
		const entry = readEntry(house, request);
		if ("status" in entry) return entry;
		const draft = state.draft(found.uuid, person.uuid);
		takeEntry(house, draft.item, entry.fields, request);
		return finish(house, request, draft.item, 201, "A metadata only item has been created");
	}
	const packed = unpack(house, request);
	if ("status" in packed) return packed;
	const draft = state.draft(found.uuid, person.uuid);
	if (packed.fields) draft.item.metadata = packed.fields;
	else {
		append(draft.item.metadata, "dc.title", { value: `Untitled: ${packed.name}`, language: null });
		append(draft.item.metadata, "dc.description", {
			value: "Zip file deposted by SWORD without accompanying metadata",
			language: null,
		});
	}
	store(house, draft.item, packed);
	return finish(house, request, draft.item, 201, "The package has been ingested and unpacked into the item.");
}

/** Archived, in the workspace, or under review: all that the person has in the collection. */
function listing(house: SwordHouse, { uuid }: Collection, person: Person): Answer {
	const items = [...house.state.items.values()].filter(
		(item) => item.collection === uuid && item.submitter === person.uuid,
	);
	const entries = items.map(
		(item) =>
			`<entry><id>${address(house, `edit/${item.uuid}`)}</id><title type="text">${escaped(titleOf(item.metadata) ?? "Untitled")}</title><link href="${address(house, `edit-media/${item.uuid}`)}" rel="edit-media" /></entry>`,
	);
	return xml(
		200,
		"application/atom+xml;type=feed",
		`<feed xmlns="http://www.w3.org/2005/Atom"><generator uri="http://www.dspace.org/ns/sword/2.0/" version="2.0">dspace-help@myu.edu</generator>${entries.join("")}</feed>`,
	);
}

const isEntry = ({ headers }: Request) => /^application\/atom\+xml/.test(headers["content-type"] ?? "");

function preconditions(house: SwordHouse, request: Request): Answer | undefined {
	const { headers } = request;
	if (/^multipart\//.test(headers["content-type"] ?? "")) {
		const summary = "This server does not support RFC2387 Multipart uploads, to be removed in SWORD v2.1";
		return refusal(house, request, 405, "MethodNotAllowed", summary);
	}
	const progress = headers["in-progress"];
	if (progress !== undefined && progress !== "true" && progress !== "false") {
		return refusal(house, request, 400, "ErrorBadRequest", "The In-Progress header MUST be 'true' or 'false'");
	}
	return;
}

/** Names of fields with their values, or the answer to what is no entry. */
function readEntry(house: SwordHouse, request: Request): { readonly fields: Fields } | Answer {
	const given = text(request.body);
	if (given.trim() === "") return refusal(house, request, 400, "ErrorBadRequest", "Unable to parse SWORD entry");
	const fields: Fields = new Map();
	let open: { uri: string; local: string; value: string } | undefined;
	let title = "";
	const wrong = scanXml(given, {
		open: ({ uri, local }) => {
			open = { uri, local, value: "" };
		},
		text: (value) => {
			if (open) open.value += value;
		},
		close: () => {
			const field = open?.uri === "http://purl.org/dc/terms/" ? simpleDc[open.local] : undefined;
			// The language of a value is dropped.
			if (open && field !== undefined && open.value.trim() !== "") {
				append(fields, field, { value: open.value, language: null });
			} else if (open?.local === "title") title = open.value;
			open = undefined;
		},
	});
	if (wrong) return fault(500, request.path, "org.apache.axiom.om.OMException: unexpected close tag");
	if (!fields.has("dc.title") && title !== "") fields.set("dc.title", [{ value: title, language: null }]);
	append(fields, "dc.date.updated", { value: seconds(new Date()), language: null });
	return { fields };
}

/** The entry itself is kept beside, as a file. */
function takeEntry({ state }: SwordHouse, item: Item, fields: Fields, request: Request): void {
	for (const [field, values] of fields) item.metadata.set(field, values);
	item.modified = new Date();
	state.bitstream(item, "SWORD", `sword-${new Date().toISOString().slice(0, 19)}.original.xml`, request.body);
}

interface Packed {
	readonly name: string;
	readonly original: Uint8Array;
	readonly binary: boolean;
	readonly files: readonly (readonly [name: string, content: Uint8Array])[];
	/** From a METS document. */
	readonly fields?: Fields;
}

function unpack(house: SwordHouse, request: Request): Packed | Answer {
	const { headers, body, path } = request;
	// RFC 5987 is taken literally, and UTF-8 as Latin-1: `message.headers` of Node reads it so as well.
	const name = /filename\*?="?([^";]+)"?/.exec(headers["content-disposition"] ?? "")?.[1];
	if (name === undefined) {
		return refusal(
			house,
			request,
			400,
			"ErrorBadRequest",
			"Filename could not be extracted from Content-Disposition: End of header.",
		);
	}
	const md5 = createHash("md5").update(body).digest("hex");
	if (headers["content-md5"] !== undefined && headers["content-md5"] !== md5) {
		const summary =
			"The received MD5 checksum for the deposited file did not match the checksum sent by the deposit client";
		return refusal(house, request, 412, "ErrorChecksumMismatch", summary);
	}
	const packaging = headers.packaging ?? "http://purl.org/net/sword/package/Binary";
	if (!packagings.includes(packaging)) {
		return refusal(house, request, 415, "ErrorContent", `Unacceptable packaging type in deposit request: ${packaging}`);
	}
	if (packaging.endsWith("/Binary")) return { name, original: body, binary: true, files: [[name, body]] };
	let files: Packed["files"];
	try {
		files = unzip(body);
	} catch {
		return refusal(house, request, 400, "ErrorBadRequest", "unable to unzip provided package");
	}
	if (!packaging.endsWith("/METSDSpaceSIP")) return { name, original: body, binary: false, files };
	const mets = files.find(([entry]) => entry === "mets.xml");
	const there = mets ? [...text(mets[1]).matchAll(/xlink:href="([^"]+)"/g)].map((match) => match[1] as string) : [];
	// Neither digests nor the profile are looked at; a file that is missing is.
	if (!mets || there.some((href) => !files.some(([entry]) => entry === href))) {
		return fault(500, path, "There was a problem depositing the item");
	}
	const fields: Fields = new Map();
	for (const [, element = "", qualifier, value = ""] of text(mets[1]).matchAll(
		/<dim:field[^>]*element="(\w+)"(?:[^>]*qualifier="(\w+)")?[^>]*>([^<]*)</g,
	)) {
		append(fields, ["dc", element, qualifier].filter(Boolean).join("."), { value, language: null });
	}
	return { name, original: body, binary: false, files: files.filter(([entry]) => there.includes(entry)), fields };
}

/** Each file of the package, and the package itself. */
function store({ state }: SwordHouse, item: Item, { name, original, files }: Packed): Bitstream[] {
	const made = files.map(([path, content]) => state.bitstream(item, "ORIGINAL", path, content, null));
	// The name of a file in a package keeps its folders.
	for (const [at, [path]] of files.entries()) made[at]?.metadata.set("dc.title", [{ value: path, language: null }]);
	state.bitstream(item, "SWORD", name, original, null);
	item.modified = new Date();
	return made;
}

const spaced = (item: Item) =>
	item.bundles.some(({ bitstreams }) => bitstreams.some(({ metadata }) => /\s/.test(titleOf(metadata) ?? "")));

/** Out of the workspace, where `In-Progress` is not true; then the receipt. */
function finish(house: SwordHouse, request: Request, item: Item, status: number, treatment: string): Answer {
	const draft = [...house.state.drafts.values()].find((one) => one.item === item);
	if (draft && request.headers["in-progress"] !== "true") house.state.submit(draft);
	return receipt(house, item, status, treatment, status === 201 && !isEntry(request));
}

/** Files are named only where a package has just come in. */
function receipt(house: SwordHouse, item: Item, status: number, treatment = "", files = false): Answer {
	const { state } = house;
	const editIri = address(house, `edit/${item.uuid}`);
	const mediaIri = address(house, `edit-media/${item.uuid}`);
	const head: [string, string][] = [
		["Location", editIri],
		["Last-Modified", item.modified.toUTCString().replace("GMT", "+0000")],
	];
	const atom = "application/atom+xml;type=entry";
	// A space in a name makes an address that cannot be written: what was done is done, but the answer is empty.
	if (files && spaced(item)) return { status: 500, headers: [...head, ["Content-Type", `${atom};charset=UTF-8`]] };
	const shown: Record<string, string> = {};
	for (const [name, field] of Object.entries({
		...simpleDc,
		rightsHolder: "dc.rights",
		accessRights: "dc.rights",
		provenance: "dc.description.provenance",
	})) {
		// Of several values one is shown.
		const value = item.metadata.get(field)?.at(-1)?.value;
		if (value !== undefined) shown[name] = value;
	}
	const bitstreams = (name: string) => item.bundles.find((bundle: Bundle) => bundle.name === name)?.bitstreams ?? [];
	const media = (one: Bitstream, rel: string) =>
		`<link href="${address(house, `edit-media/bitstream/${one.uuid}/${titleOf(one.metadata)}`)}" rel="${terms}${rel}" type="${formatOf(one).mimetype}" />`;
	const draft = [...state.drafts.values()].find((one) => one.item === item);
	const statements = [
		`<link href="${address(house, `statement/${item.uuid}.atom`)}" rel="${terms}statement" type="application/atom+xml; type=feed" />`,
		`<link href="${address(house, `statement/${item.uuid}.rdf`)}" rel="${terms}statement" type="application/rdf+xml" />`,
	];
	// The order of the links is a matter of chance there.
	if (item.uuid.charCodeAt(0) % 2 === 0) statements.reverse();
	const title = escaped(titleOf(item.metadata) ?? "");
	const body = [
		`<entry xmlns="http://www.w3.org/2005/Atom"><content type="application/zip" src="${mediaIri}" />`,
		`<link href="${mediaIri}" rel="edit-media" type="application/zip" />`,
		...Object.entries(shown).map(
			([name, value]) => `<${name} xmlns="http://purl.org/dc/terms/">${escaped(value)}</${name}>`,
		),
		...(item.metadata.get("dc.subject") ?? []).map(
			({ value }) =>
				`<category term="${escaped(value)}" scheme="http://purl.org/dc/terms/" label="${escaped(value)}" />`,
		),
		...(shown.issued === undefined ? [] : [`<published>${shown.issued}T00:00:00.000Z</published>`]),
		...(shown.abstract === undefined ? [] : [`<summary type="text">${escaped(shown.abstract)}</summary>`]),
		...(shown.creator === undefined ? [] : [`<author><name>${escaped(shown.creator)}</name></author>`]),
		`<rights type="text"></rights><title type="text">${title}</title><updated>${item.modified.toISOString()}</updated>`,
		`<generator uri="http://www.dspace.org/ns/sword/2.0/" version="2.0">dspace-help@myu.edu</generator><id>${editIri}</id>`,
		`<link href="${editIri}" rel="edit" /><link href="${editIri}" rel="${terms}add" />`,
		`<link href="${mediaIri}.atom" rel="edit-media" type="application/atom+xml; type=feed" />`,
		`<packaging xmlns="${terms}">http://purl.org/net/sword/package/SimpleZip</packaging>`,
		...statements,
		`<treatment xmlns="${terms}">${treatment}</treatment>`,
		`<link href="${draft ? `${uiAddress}/workspaceitems/${draft.id}/edit` : `${uiAddress}/handle/${item.handle}`}" rel="alternate" />`,
		...(files ? bitstreams("SWORD") : [])
			.filter(({ metadata }) => !(titleOf(metadata) ?? "").startsWith("sword-"))
			.map((one) => media(one, "originalDeposit")),
		...(files ? bitstreams("ORIGINAL") : []).map((one) => media(one, "derivedResource")),
		"</entry>",
	].join("");
	const md5 = createHash("md5").update(body).digest("hex");
	return xml(status, atom, body, [...head, ["Content-MD5", md5]]);
}

function stateOf({ state }: SwordHouse, item: Item): readonly [string, string] {
	if (item.inArchive) return ["archived", "The item has been archived"];
	if ([...state.drafts.values()].some((one) => one.item === item))
		return ["inprogress", "The item is in the user workspace"];
	return ["inreview", "The item is undergoing review prior to acceptance to the archive"];
}

function statement(house: SwordHouse, item: Item, kind: "atom" | "rdf"): Answer {
	const type = kind === "rdf" ? "application/rdf+xml" : "application/atom+xml;type=feed";
	const modified: [string, string] = ["Last-Modified", item.modified.toUTCString().replace("GMT", "+0000")];
	if (spaced(item)) return { status: 500, headers: [modified, ["Content-Type", `${type};charset=UTF-8`]] };
	const [term, label] = stateOf(house, item);
	const iri = address(house, `statement/${item.uuid}.${kind}`);
	const files = item.bundles.filter(({ name }) => name === "ORIGINAL").flatMap(({ bitstreams }) => bitstreams);
	const media = (one: Bitstream) => address(house, `edit-media/bitstream/${one.uuid}/${titleOf(one.metadata)}`);
	// What came in as it came: under its identifier in the workspace, under the handle in the archive.
	const originals = (item.bundles.find(({ name }) => name === "SWORD")?.bitstreams ?? []).map((one) =>
		escaped(
			item.inArchive
				? `${uiAddress}/bitstream/${item.handle}/${one.sequence}/${titleOf(one.metadata)}`
				: `${uiAddress}/retrieve/${one.uuid}/${titleOf(one.metadata)}`,
		),
	);
	const now = new Date().toISOString();
	const body =
		kind === "rdf"
			? `<rdf:RDF
    xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    xmlns:sword="${terms}"
    xmlns:ore="http://www.openarchives.org/ore/terms/">
  <ore:ResourceMap rdf:about="${iri}">
    <ore:describes>
      <ore:Aggregation rdf:about="${iri}#aggregation">
${files.map((one) => `        <ore:aggregates>\n          <ore:AggregatedResource rdf:about="${escaped(media(one))}"/>\n        </ore:aggregates>\n`).join("")}${originals.map((one) => `        <sword:originalDeposit>\n          <ore:AggregatedResource rdf:about="${one}">\n            <sword:depositedOn>${now.slice(0, 19)}</sword:depositedOn>\n          </ore:AggregatedResource>\n        </sword:originalDeposit>\n`).join("")}        <ore:isDescribedBy rdf:resource="${iri}"/>
        <sword:state>
          <rdf:Description rdf:about="http://dspace.org/state/${term}">
            <sword:stateDescription>${label}</sword:stateDescription>
          </rdf:Description>
        </sword:state>
      </ore:Aggregation>
    </ore:describes>
  </ore:ResourceMap>
</rdf:RDF>
`
			: `<feed xmlns="http://www.w3.org/2005/Atom"><id>${iri}</id><link href="${iri}" rel="self" /><title type="text">${escaped(titleOf(item.metadata) ?? "")}</title><author><name>Unknown</name></author><updated>${item.modified.toISOString()}</updated>${files.map((one) => `<entry><content type="${formatOf(one).mimetype}" src="${escaped(media(one))}" /><id>${escaped(media(one))}</id><title type="text">Resource ${escaped(media(one))}</title><summary type="text">Resource Part</summary><updated>${new Date().toISOString()}</updated></entry>`).join("")}${originals.map((one) => `<entry><id>${one}</id><title type="text">Original Deposit ${one}</title><summary type="text">Original Deposit</summary><updated>${now}</updated><content type="application/octet-stream" src="${one}" /><category term="${terms}originalDeposit" scheme="${terms}" label="Original Deposit" /><${terms}depositedOn xmlns="">${now.slice(0, 19)}</${terms}depositedOn></entry>`).join("")}<category term="http://dspace.org/state/${term}" scheme="${terms}state" label="State">${label}</category></feed>`;
	return xml(200, type, body, [modified, ["Content-MD5", createHash("md5").update(body).digest("hex")]]);
}

const archived = "The item has already been archived, and can no longer be modified";

function edit(house: SwordHouse, request: Request, item: Item): Answer {
	const { state } = house;
	const { method, path, body } = request;
	if (method === "GET") return receipt(house, item, 200);
	if (method === "DELETE") {
		if (item.inArchive) return refusal(house, request, 405, "MethodNotAllowed", archived);
		for (const draft of state.drafts.values()) if (draft.item === item) state.drafts.delete(draft.id);
		state.drop(item);
		return nothing(204);
	}
	const refused = preconditions(house, request);
	if (refused) return refused;
	if (item.inArchive) return denied(path);
	if (isEntry(request)) {
		const entry = readEntry(house, request);
		if ("status" in entry) return entry;
		takeEntry(house, item, entry.fields, request);
	} else if (body.byteLength > 0) return refusal(house, request, 400, "ErrorBadRequest", "Unable to parse SWORD entry");
	return finish(house, request, item, 200, "");
}

function editMedia(house: SwordHouse, request: Request, item: Item, feed: boolean): Answer {
	const { method, path } = request;
	const original = item.bundles.find(({ name }) => name === "ORIGINAL")?.bitstreams ?? [];
	const head: [string, string][] = [
		["Packaging", "http://purl.org/net/sword/package/SimpleZip"],
		["Last-Modified", item.modified.toUTCString().replace("GMT", "+0000")],
	];
	if (method === "GET" && feed) {
		const entries = original.map(
			(one) =>
				`<entry><id>${uiAddress}/bitstream/${item.handle}/${one.sequence}/${escaped(titleOf(one.metadata) ?? "")}</id><title type="text">${escaped(titleOf(one.metadata) ?? "")}</title><summary type="text"></summary><updated>${one.storedAt.toISOString()}</updated><link href="${address(house, `edit-media/bitstream/${one.uuid}/x`)}" type="${formatOf(one).mimetype}" rel="edit-media" /><content type="${formatOf(one).mimetype}" src="x" /></entry>`,
		);
		const body = `<feed xmlns="http://www.w3.org/2005/Atom"><author><name>${house.state.name}</name></author>${entries.join("")}</feed>`;
		return xml(200, "application/atom+xml;type=feed", body, head);
	}
	if (method === "GET") {
		const zip = zipOf(original.map(({ metadata, content }) => ({ name: titleOf(metadata) ?? "", bytes: content })));
		return { status: 200, headers: [...head, ["Content-Type", "application/zip;charset=UTF-8"]], body: zip };
	}
	if (item.inArchive) return refusal(house, request, 405, "MethodNotAllowed", archived);
	// With the settings that DSpace comes with, files of a draft can be neither taken away nor replaced.
	if (method !== "POST") return fault(500, path, "No message available");
	const refused = preconditions(house, request);
	if (refused) return refused;
	const packed = unpack(house, request);
	if ("status" in packed) return packed;
	const [first] = store(house, item, packed);
	if (packed.binary && first) {
		const iri = address(house, `edit-media/bitstream/${first.uuid}/${packed.name}`);
		return nothing(201, [["Location", Buffer.from(iri, "utf8").toString("latin1")]]);
	}
	const answer = receipt(house, item, 201, "The package has been ingested and unpacked into the item.", true);
	const kept = (answer.headers ?? []).filter(([name]) => name === "Content-Type");
	return { ...answer, headers: [["Location", address(house, `edit-media/${item.uuid}`)], ...kept] };
}
