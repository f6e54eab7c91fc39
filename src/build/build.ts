import { digestBytes } from "../fixity/digest.ts";
import { loadComplexShaping, needsComplexShaping } from "../font/complex.ts";
import type { FontLibrary } from "../font/library.ts";
import { startSession } from "../font/session.ts";
import { dcterms } from "../metadata/crosswalk/dcterms.ts";
import { oaiDc } from "../metadata/crosswalk/oai-dc.ts";
import { crosswalk } from "../metadata/crosswalk/registry.ts";
import { premis } from "../metadata/premis.ts";
import { recordJson } from "../metadata/record-json.ts";
import {
	type Artifact,
	type ArtifactRole,
	type ColophonLabels,
	type Diagnostic,
	diagnostic,
	type Effort,
	type Encoding,
	type Event,
	failure,
	hasErrors,
	type InformationPackage,
	type Metadata,
	type Outcome,
	strict,
	success,
	textUnits,
	version,
	type WrittenFormat,
} from "../model/index.ts";
import { packageFormats } from "../packaging/registry.ts";
import type { Attachment } from "../pdf/attachments.ts";
import type { Flavour } from "../pdf/flavour.ts";
import { writePdf } from "../pdf/write.ts";
import { colophonTexts } from "../typeset/colophon.ts";
import { typesetDocument } from "../typeset/document.ts";
import type { Template } from "../typeset/template.ts";
import { attachedFiles } from "./attachments.ts";
import { colophonOf, newspaperOf } from "./colophon.ts";
import { recordMark } from "./complete.ts";
import { grayPictures } from "./gray.ts";
import { paths, pdfPath, sourcePath } from "./layout.ts";
import type { KeptPicture } from "./pictures.ts";
import { placed } from "./place.ts";
import { fileName, portableFinding, portableRecord } from "./portable.ts";
import type { PreparedRecord } from "./prepare.ts";
import { proveRecord } from "./prove.ts";
import { artifactTree } from "./tree.ts";

const algorithms = ["sha256", "sha512"] as const;
const agent = { name: "banluu", type: "software", version } as const;

/** What the files of a record are made with. */
export interface Workshop {
	/** ISO 8601 in UTC with seconds. */
	readonly buildTime: string;
	readonly template: Template;
	readonly fonts: FontLibrary;
	readonly flavour: Flavour;
	/** Formats that the description is written in as well, beyond the Dublin Core pair. */
	readonly crosswalks?: readonly WrittenFormat[];
	readonly strict?: boolean;
	/** Texts for the page about the record, where the template has one. */
	readonly labels?: ColophonLabels;
	/** Nothing in colour that can be had in gray. */
	readonly gray?: boolean;
	/** `balanced` where it is not given. */
	readonly effort?: Effort;
}

export interface BuiltRecord {
	/** A BagIt bag, every file in memory. */
	readonly package: InformationPackage;
	readonly pages: number;
}

/**
 * Makes the files of a record, a BagIt 1.0 bag around them, and proves the bytes by reading them back. A record that fails its proof has no
 * value and a `build/proof-failed` among the findings.
 */
export async function buildRecord(prepared: PreparedRecord, workshop: Workshop): Promise<Outcome<BuiltRecord>> {
	const { record, source, pictures, recipe, label } = prepared;
	const { identifier, document } = record;
	// Of no file but its own name: where the source stands is in no byte of the record.
	const portable = portableRecord(record);
	const { metadata } = portable;
	const { buildTime, flavour, effort = "balanced" } = workshop;
	const found: Diagnostic[] = [];
	const take = <T>(outcome: Outcome<T>): T | undefined => {
		found.push(...(workshop.strict ? strict(outcome.diagnostics) : outcome.diagnostics));
		return outcome.value;
	};

	if (textUnits(document.blocks).some((unit) => needsComplexShaping(unit.text)))
		await loadComplexShaping(workshop.fonts);
	const session = startSession(workshop.fonts);
	const { labels, template } = workshop;
	const colophon = labels && template.colophon ? colophonOf(portable, source, labels) : undefined;
	const publisher = newspaperOf(metadata);
	const beside = { ...(publisher !== undefined && { publisher }), ...(colophon && { colophon }) };
	const typeset = typesetDocument(document, template, session, beside);
	// Why a picture is not there was said when the record's pictures were settled.
	const news = typeset.diagnostics.filter(({ code }) => code !== "typeset/picture-missing");
	const set = take({ ...typeset, diagnostics: news });
	take({ diagnostics: placed(session.diagnostics(), document.blocks) });
	if (set === undefined || hasErrors(found)) return failure(...found);
	const shown = workshop.gray ? take(grayPictures(document)) : document.pictures;
	const findings = [...prepared.findings, ...found];

	const originalName = fileName(source.name);
	const at = sourcePath(source.name);
	const json = recordJson(portable, {
		source: {
			path: at.slice("data/".length),
			name: originalName,
			mediaType: source.mediaType,
			...(source.encoding && { encoding: source.encoding }),
			size: source.bytes.byteLength,
			sha256: source.sha256,
		},
		...(pictures.references.length > 0 && { pictures: pictures.references }),
		...(colophon && { colophon: { texts: colophonTexts(colophon), code: colophon.code.text } }),
		recipe,
		findings: findings.map(portableFinding),
	});
	const simple = take(oaiDc(metadata));
	const qualified = take(dcterms(metadata));
	if (simple === undefined || qualified === undefined || hasErrors(found)) return failure(...found);

	const further = furtherDescriptions(workshop.crosswalks ?? [], metadata, take);
	if (hasErrors(found)) return failure(...found);

	const files: readonly Artifact[] = [
		artifact(paths.dublinCore, "descriptive-metadata", "application/xml", simple),
		artifact(paths.dcterms, "descriptive-metadata", "application/xml", qualified),
		...further,
		artifact(paths.recordJson, "description", "application/json", json),
		{ ...artifact(at, "source", source.mediaType, source.bytes), originalName },
		...pictures.files.map(imageArtifact),
	];
	const pdf = take(
		writePdf({
			set,
			pictures: shown,
			blending:
				workshop.gray && found.every(({ code }) => code !== "build/picture-in-colour") ? "DeviceGray" : "DeviceRGB",
			fonts: session.embed(effort),
			effort,
			metadata,
			title: document.title.text,
			identifier,
			buildTime,
			producer: agent,
			flavour,
			attachments: flavour.attaches ? attachmentsOf(files, at, source.mediaType) : [],
		}),
	);
	if (pdf === undefined || hasErrors(found)) return failure(...found);
	const artifacts: readonly Artifact[] = [artifact(pdfPath(label), "document", "application/pdf", pdf), ...files];
	const events = eventsOf(artifacts, buildTime, findings, flavour, source.encoding);
	const preservation = take(
		premis({
			identifier,
			artifacts: artifacts.map(belowData),
			events: events.map(belowDataEvent),
			flavour: flavour.format,
		}),
	);
	if (preservation === undefined) return failure(...found);
	const pack: InformationPackage = {
		identifier,
		format: packageFormats.bagit.key,
		kind: "AIP",
		label,
		entries: [...artifacts, artifact(paths.premis, "preservation-metadata", "application/xml", preservation)],
		events,
	};
	const entries = take(packageFormats.bagit.plan(pack, { bagInfo: bagInfo(prepared, buildTime), algorithms }));
	if (entries === undefined || hasErrors(found)) return failure(...found);

	const proof = await prove(label, entries);
	if (hasErrors(proof)) return failure(...found, ...proof);
	return success({ package: { ...pack, entries }, pages: set.pages.length }, [...found, ...proof]);
}

/** The description in the formats that were asked for; a format that cannot be written is among the findings. */
function furtherDescriptions(
	formats: readonly WrittenFormat[],
	metadata: Metadata,
	take: <T>(outcome: Outcome<T>) => T | undefined,
): readonly Artifact[] {
	return [...new Set(formats)].sort().flatMap((key) => {
		const format = crosswalk(key);
		if (format === undefined || format.always) return [];
		const text = take(format.write(metadata));
		const path = `${paths.metadataFolder}${format.fileName}`;
		return text === undefined ? [] : [artifact(path, "descriptive-metadata", format.mediaType, text)];
	});
}

function artifact(path: string, role: ArtifactRole, mediaType: string, content: Uint8Array | string): Artifact {
	const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
	return { path, role, mediaType, content: bytes, digests: digestBytes(bytes, algorithms) };
}

/** The attachments of the document, from the files of the record that are already made. */
function attachmentsOf(files: readonly Artifact[], source: string, sourceType: string): readonly Attachment[] {
	return attachedFiles(source, sourceType).map(({ path, ...attached }) => {
		const content = files.find((file) => file.path === path)?.content;
		if (!(content instanceof Uint8Array)) throw new Error(`no bytes: ${path}`);
		return { ...attached, bytes: content };
	});
}

function imageArtifact({ path, format, bytes, originalName }: KeptPicture): Artifact {
	const { version: formatVersion, pronom } = format;
	const exact = formatVersion !== undefined && pronom !== undefined;
	return {
		...artifact(`data/${path}`, "image", format.mediaType, bytes),
		originalName,
		...(exact && { format: { version: formatVersion, pronom } }),
	};
}

/** The bag and everything in it, read back from its bytes alone. */
async function prove(label: string, entries: readonly Artifact[]): Promise<readonly Diagnostic[]> {
	const tree = artifactTree(label, entries);
	const bag = await packageFormats.bagit.validate(tree);
	const record = await proveRecord(tree);
	// Warnings about the bag were given when it was planned.
	const errors = [...bag.diagnostics, ...record.diagnostics].filter((finding) => finding.severity === "error");
	if (errors.length === 0) return record.diagnostics;
	return [...errors, diagnostic("build/proof-failed", { params: { count: errors.length } })];
}

function bagInfo(prepared: PreparedRecord, buildTime: string): readonly (readonly [string, string])[] {
	return [
		["Bag-Software-Agent", `banluu ${version}`],
		["Bagging-Date", buildTime.slice(0, 10)],
		["External-Identifier", prepared.record.identifier],
		["Internal-Sender-Identifier", prepared.label],
		recordMark,
	];
}

/** PREMIS speaks of paths below the payload, as the record's own files do. */
function belowData(entry: Artifact): Artifact {
	return { ...entry, path: entry.path.slice("data/".length) };
}

function belowDataEvent(event: Event): Event {
	return { ...event, artifacts: event.artifacts.map((path) => path.slice("data/".length)) };
}

/** What happened to the record up to the moment when its preservation metadata is written. */
function eventsOf(
	artifacts: readonly Artifact[],
	at: string,
	findings: readonly Diagnostic[],
	flavour: Flavour,
	encoding: Encoding | undefined,
): readonly Event[] {
	const by = (role: ArtifactRole) => artifacts.filter((a) => a.role === role).map((a) => a.path);
	const pair = [paths.dublinCore, paths.dcterms];
	const others = by("descriptive-metadata").length - pair.length;
	const further = others > 0 ? `, and the description in ${others} more format${others > 1 ? "s" : ""}` : "";
	const outcome = findings.some((f) => f.severity === "warning") ? "warning" : "success";
	const noted = findings.map((f) => `${f.code}${f.place?.line ? ` at ${f.place.line}:${f.place.column ?? 1}` : ""}`);
	const claims = flavour.name.replace(/, ([^,]*)$/, " and $1");
	const event = (
		type: Event["type"],
		detail: string,
		about: readonly string[],
		result: Event["outcome"] = "success",
	): Event => ({
		type,
		at,
		agent,
		outcome: result,
		detail,
		artifacts: about,
	});
	return [
		event("ingestion start", "read the source and kept its bytes untouched", [...by("source"), ...by("image")]),
		...(encoding ? [event("normalization", decodingDetail(encoding, findings), by("source"))] : []),
		event(
			"metadata extraction",
			noted.length > 0 ? `described the article; findings: ${noted.join("; ")}` : "described the article",
			by("description"),
			outcome,
		),
		event("creation", `wrote the ${claims} document and both Dublin Core files${further}`, [
			...by("document"),
			...by("descriptive-metadata"),
		]),
		event(
			"message digest calculation",
			"computed SHA-256 and SHA-512 of every file",
			artifacts.map((a) => a.path),
		),
		event(
			"validation",
			"read the finished files back: the text of each tagged paragraph equals the source's, both Dublin Core files carry the description",
			[...by("document"), ...pair, ...by("description"), ...by("source"), ...by("image")],
		),
	];
}

/** Findings that say what decoding did to the text. */
const repairs: ReadonlySet<string> = new Set([
	"read/marks-reordered",
	"read/undefined-bytes",
	"read/case-uncertain",
	"read/encoding-mixed",
]);

function decodingDetail(encoding: Encoding, findings: readonly Diagnostic[]): string {
	const done = findings
		.filter(({ code }) => repairs.has(code))
		.map(({ code, params, place }) => {
			const at = place?.line ? `, first at ${place.line}:${place.column ?? 1}` : "";
			return `; ${code} ${params?.count ?? 0}${at}`;
		});
	return `read the bytes of the source as ${encoding} and made Unicode of them${done.join("")}`;
}
