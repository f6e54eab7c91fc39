import { digestBytes } from "../../fixity/digest.ts";
import { uuidV5 } from "../../metadata/identifier.ts";
import type { Artifact } from "../../model/artifact.ts";
import type { RecordContent } from "../../model/content.ts";
import { type Diagnostic, diagnostic, failure, type Outcome, success } from "../../model/diagnostic.ts";
import type { InformationPackage } from "../../model/package.ts";
import type { PackageSettings } from "../format.ts";
import { arrange, folders } from "./arrange.ts";
import { type Frame, representationMets, rootMets } from "./documents.ts";
import { packagingEvent, representationPremis, wholePremis } from "./preservation.ts";
import { type CsipVersion, type EarkKind, schemasOf } from "./profile.ts";

/** Of identifiers that are no folder name: random, fixed for good. */
const namespace = "7764873d-fd4d-40f4-9041-5ebd64f3eded";

/**
 * The package's name, which is its identifier and the name of its folder (CSIP1, CSIPSTR2): the record's where it can be a folder's name
 * on every system, its UUID as `uuid-…`, or a UUID made of it.
 */
export function objectId(identifier: string): string {
	const uuid = /^urn:uuid:([0-9a-f-]{36})$/i.exec(identifier)?.[1];
	if (uuid) return `uuid-${uuid.toLowerCase()}`;
	return /^[A-Za-z][A-Za-z0-9_-]{0,99}$/.test(identifier) ? identifier : `uuid-${uuidV5(namespace, identifier)}`;
}

/** All files of an E-ARK package of one record, by CSIP and the SIP or AIP specification. */
export function planEark(
	kind: EarkKind,
	record: RecordContent,
	{ time, agent, options, resource }: PackageSettings,
): Outcome<InformationPackage> {
	const found: Diagnostic[] = [];
	const version = (options.get("csip") ?? "2.2") as CsipVersion;
	const arranged = arrange(record);
	const { representations, descriptions } = arranged;
	const images = record.files.some(({ role }) => role === "image");
	const frame: Frame = {
		record,
		kind,
		version,
		objId: objectId(record.identifier),
		time,
		agent,
		category: images ? "Mixed" : "Textual works – Digital",
		...(kind === "SIP" && submitterOf(record, options, found)),
	};
	const carried = carriedFiles(kind, resource);
	if (carried.value === undefined) return failure(...found, ...carried.diagnostics);
	const { schemas, documentation } = carried.value;
	const packaging = packagingEvent(`made an E-ARK ${kind} of the record, by CSIP ${version}`, time, agent);
	const premis = take(wholePremis(record, arranged, packaging), found);
	const parts = representations.map((representation) => {
		const own = take(representationPremis(record, representation, arranged, packaging), found);
		const mets = take(representationMets(frame, representation, own), found);
		return { name: representation.name, files: [...representation.files, own, mets], mets };
	});
	const root = take(rootMets(frame, { descriptions, premis, schemas, documentation, representations: parts }), found);
	const entries = [
		root,
		...descriptions,
		premis,
		...schemas,
		...documentation,
		...parts.flatMap(({ files }) => files),
	].sort((a, b) => (a.path < b.path ? -1 : 1));
	const format = kind === "SIP" ? "eark-sip" : "eark-aip";
	const { identifier } = record;
	return success(
		{ identifier, format, kind, label: frame.objId, entries, events: [...record.events, packaging] },
		found,
	);
}

/** The writers always have a value; what they replaced goes to the findings. */
function take(outcome: Outcome<Artifact>, found: Diagnostic[]): Artifact {
	found.push(...outcome.diagnostics);
	return outcome.value as Artifact;
}

function submitterOf(
	record: RecordContent,
	options: ReadonlyMap<string, string>,
	found: Diagnostic[],
): Pick<Frame, "submitter"> {
	const clause = { standard: "E-ARK SIP", clause: "SIP15" };
	const code = options.get("submitter-code");
	const given = options.get("submitter")?.trim();
	const publisher = record.metadata.claims.find(({ element }) => element === "publisher")?.value;
	if (!given && publisher) {
		found.push(diagnostic("mets/submitter-assumed", { params: { name: publisher }, clause }));
	}
	const name = given || publisher;
	if (name) return { submitter: { name, ...(code && { code }) } };
	found.push(diagnostic("mets/submitter-unknown", { clause }));
	return {};
}

function carriedFiles(
	kind: EarkKind,
	resource: PackageSettings["resource"],
): Outcome<{ readonly schemas: readonly Artifact[]; readonly documentation: readonly Artifact[] }> {
	const found: Diagnostic[] = [];
	const file = (name: string, path: string, mediaType: string): readonly Artifact[] => {
		const { value, diagnostics } = resource(`eark/${name}`);
		found.push(...diagnostics);
		if (value === undefined) return [];
		const digests = digestBytes(value, ["sha256", "sha512"]);
		return [{ path, role: "tag", mediaType, content: value, digests }];
	};
	const wanted = schemasOf(kind);
	const schemas = wanted.flatMap((schema) => file(schema.file, `${folders.schemas}${schema.file}`, "application/xml"));
	const documentation = file("documentation/README.txt", `${folders.documentation}README.txt`, "text/plain");
	const whole = schemas.length === wanted.length && documentation.length === 1;
	return whole ? success({ schemas, documentation }) : failure(...found);
}
