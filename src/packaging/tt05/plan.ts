import { digestBytes } from "../../fixity/digest.ts";
import type { Artifact, ArtifactRole } from "../../model/artifact.ts";
import type { RecordContent } from "../../model/content.ts";
import { type Diagnostic, diagnostic, failure, hasErrors, type Outcome, success } from "../../model/diagnostic.ts";
import type { InformationPackage } from "../../model/package.ts";
import type { PackageSettings } from "../format.ts";
import { eadXml, fieldFindings } from "./ead.ts";
import { type Field, type FileKind, fieldsFor, fileKinds } from "./fields.ts";
import { type Item, itemsOf } from "./items.ts";
import { metsXsdName, repFolder, repMets, rootMets } from "./mets.ts";
import { eadName, folderName, idsOf, objectId, upperUuid, xsdName, zipName } from "./names.ts";
import { type PremisParts, repPremis, rootPremis } from "./premis.ts";
import type { PackageKind } from "./readings.ts";
import { reportMarkdown } from "./report.ts";
import { type Settings, settingsOf } from "./settings.ts";
import { documentValues, packageValues, type Values } from "./values.ts";
import { xsd } from "./xsd.ts";

export const reportName = "tt05-report.md";
const encoder = new TextEncoder();

/** All files of a package of the circular around records, and its report beside it. */
export function planPackage(
	kind: PackageKind,
	key: string,
	records: readonly RecordContent[],
	packaging: PackageSettings,
): Outcome<InformationPackage> {
	if (records.length === 0) throw new Error("a package of no record");
	const { settings, diagnostics } = settingsOf(kind, records, packaging);
	const found: Diagnostic[] = [...diagnostics];
	const { items, diagnostics: aboutItems } = itemsOf(records, settings);
	found.push(...aboutItems);
	const described = items.map((item) => ({ item, values: documentValues(item, settings, found) }));
	const whole = packageValues(
		items,
		described.map(({ values }) => values),
		settings,
		found,
	);
	found.push(...judged(described, whole, settings));
	if (hasErrors(found)) return failure(...found);

	const seed = seedOf(settings, records);
	const objId = objectId(settings, seed);
	const ids = idsOf(seed);
	const folder = folderName(objId);
	const take = <T>({ value, diagnostics: more }: Outcome<T>): T => {
		found.push(...more);
		return value as T;
	};
	const make = (path: string, role: ArtifactRole, mediaType: string, text: string | Uint8Array): Artifact => {
		const content = typeof text === "string" ? encoder.encode(text) : text;
		return { path, role, mediaType, content, digests: digestBytes(content, ["sha256", "sha512"]) };
	};

	const ead = make(
		"metadata/descriptive/EAD.xml",
		"descriptive-metadata",
		"application/xml",
		take(eadXml(fieldsOfFile("package", settings), whole)),
	);
	const documents = described.map(({ item, values }) => {
		const stem = item.name.replace(/\.fetch\.txt$/, "").replace(/\.[a-z0-9]{1,8}$/, "");
		const path = `${repFolder}metadata/descriptive/${eadName(item.kind, stem, settings)}`;
		const text = take(eadXml(fieldsOfFile(item.kind, settings), values));
		return {
			item,
			ead: make(path, "descriptive-metadata", "application/xml", text),
			data: dataFile(item, make),
			linked: item.linked !== undefined,
		};
	});
	const schemas = schemaFiles(settings, packaging, make, found);
	const title = whole.get("title") || settings.fileCode;
	const base = { settings, agent: packaging.agent, objId, title, ids };
	const premis = preservation();
	const rep = make(
		`${repFolder}METS.xml`,
		"tag",
		"application/xml",
		take(repMets({ ...base, documents, ...(premis && { premis: premis.rep }) })),
	);
	const report = make(reportName, "tag", "text/markdown", reportText());
	const documentation = hasExtras() ? [...extras(items), { ...report, path: `documentation/${reportName}` }] : [];
	const mets = make(
		"METS.xml",
		"tag",
		"application/xml",
		take(rootMets({ ...base, ead, schemas, documentation, rep, ...(premis && { premis: premis.root }) })),
	);
	const data = documents.flatMap((each) => [each.ead, each.data]);
	const entries = [mets, ead, ...schemas, ...documentation, rep, ...data, ...(premis ? [premis.root, premis.rep] : [])];
	if (hasErrors(found)) return failure(...found);
	const params = {
		shape: settings.shape,
		reading: settings.reading.reading,
		file: reportName.replace(".", `.${folder}.`),
	};
	found.push(diagnostic("tt05/reading-used", { params }));
	if (assumedValues().size > 0) {
		const values = [...assumedValues()].map(([name, value]) => `${name}=${value}`).join(", ");
		found.push(diagnostic("tt05/assumed", { params: { values } }));
	}
	return success(
		{
			identifier: objId,
			format: key,
			kind,
			label: folder,
			archiveName: zipName(settings, objId, seed),
			entries: entries.sort((a, b) => (a.path < b.path ? -1 : 1)),
			events: [],
			beside: [{ ...report, path: params.file }],
		},
		found,
	);

	function hasExtras(): boolean {
		return (settings.given.get("extras") ?? (kind === "DIP" ? "none" : "documentation")) === "documentation";
	}

	/** Those that stand in a file of this package. */
	function assumedValues(): ReadonlyMap<string, string> {
		const names = new Set(fileKinds.flatMap((each) => fieldsOfFile(each, settings).map(({ name }) => name)));
		const codes = new Set(["ordinal", "transfer"]);
		return new Map([...settings.assumed].filter(([name]) => names.has(name) || codes.has(name)));
	}

	function reportText(): string {
		return reportMarkdown({
			settings,
			agent: packaging.agent,
			objId,
			folder,
			zip: zipName(settings, objId, seed),
			documents: items.length,
			assumed: assumedValues(),
			hasExtras: hasExtras(),
			linked: items.filter(({ linked }) => linked !== undefined).map(({ ordinal }) => ordinal),
		});
	}

	function preservation() {
		if (kind !== "AIP") return undefined;
		const parts: PremisParts = {
			ids,
			objId,
			time: settings.time,
			agent: packaging.agent,
			sources: records.map(({ identifier }) => identifier),
			items: documents,
		};
		return {
			root: make(
				"metadata/preservation/PREMIS.xml",
				"preservation-metadata",
				"application/xml",
				take(rootPremis(parts)),
			),
			rep: make(
				`${repFolder}metadata/preservation/PREMIS_rep1.xml`,
				"preservation-metadata",
				"application/xml",
				take(repPremis(parts)),
			),
		};
	}
}

type Make = (path: string, role: ArtifactRole, mediaType: string, text: string | Uint8Array) => Artifact;

/** Fields that a reading leaves out of the circular's frame. */
export function fieldsOfFile(
	kind: FileKind,
	{ shape, reading }: Pick<Settings, "shape" | "reading">,
): readonly Field[] {
	const without = new Set<string>();
	if (shape === "SIP_hoso" && kind === "package" && reading.switches.fileFields === "17") without.add("numberOfPaper");
	if (shape.startsWith("SIP") && kind === "doc" && reading.switches.docFields === "19") {
		without.add("riskRecovery").add("riskRecoveryStatus");
	}
	return fieldsFor(shape, kind, without);
}

function judged(
	described: readonly { readonly item: Item; readonly values: Values }[],
	whole: Values,
	settings: Settings,
): readonly Diagnostic[] {
	const found: Diagnostic[] = [];
	for (const { item, values } of described) {
		// A day that is not known was told with what is known instead.
		const fields = fieldsOfFile(item.kind, settings).filter(
			({ name }) => name !== "issuedDate" || values.get(name) !== "",
		);
		found.push(...fieldFindings(fields, values, placeOf(item)));
		if (item.kind === "pic" && values.get("imageTitle") === "") {
			const params = { record: item.record.label };
			found.push(diagnostic("tt05/picture-untitled", { params, place: { file: placeOf(item) } }));
		}
		found.push(...permanence(values, placeOf(item), settings));
		found.push(...codeFindings(item, values, settings));
	}
	const isDated = described.every(({ item, values }) => item.kind !== "doc" || values.get("issuedDate") !== "");
	const ofWhole = fieldsOfFile("package", settings).filter(({ name }) => isDated || !/^(?:start|end)Date$/.test(name));
	const file = "EAD.xml";
	return [
		...fieldFindings(ofWhole, whole, file),
		...(settings.isDossier ? permanence(whole, file, settings) : []),
		...once(found, described.length),
	];
}

/** Where somebody can do something about it: in the record, since the package is not there yet. */
function placeOf({ record }: Item): string {
	return record.label;
}

/** What is wrong in the same way with every document is said once, of the package. */
function once(found: readonly Diagnostic[], documents: number): readonly Diagnostic[] {
	const keyOf = ({ code, params }: Diagnostic): string => `${code} ${JSON.stringify(params)}`;
	const times = new Map<string, number>();
	for (const each of found) times.set(keyOf(each), (times.get(keyOf(each)) ?? 0) + 1);
	const said = new Set<string>();
	return found.flatMap((each) => {
		const key = keyOf(each);
		if (documents < 2 || (times.get(key) ?? 0) < documents) return [each];
		if (said.has(key)) return [];
		said.add(key);
		const { place: _, ...rest } = each;
		return [rest];
	});
}

/** A historical archive takes permanent documents only. */
function permanence(values: Values, file: string, { kind, shape }: Settings): readonly Diagnostic[] {
	const value = values.get("maintenance") ?? "";
	const field = fieldsFor(shape, "doc").find(({ name }) => name === "maintenance");
	if (kind !== "SIP" || value === "" || value === "01" || !field) return [];
	const params = { label: field.label, value };
	return [diagnostic("tt05/not-permanent", { params, place: { file, path: "maintenance" } })];
}

/** A code that a description gives has to be one of this dossier. */
function codeFindings(item: Item, values: Values, { fileCode, shape }: Settings): readonly Diagnostic[] {
	const field = fieldsFor(shape, "doc").find((each) => each.name === "docCode");
	const value = values.get("docCode") ?? "";
	if (!field || (value.startsWith(`${fileCode}.`) && /\.\d{7}$/.test(value))) return [];
	const params = { label: field.label, field: "docCode", value, code: `${fileCode}.0000001…` };
	return [
		diagnostic("tt05/code-foreign", { params, severity: "error", place: { file: placeOf(item), path: "docCode" } }),
	];
}

/** What makes the package this one: its codes and what it holds, not when or how it is written. */
function seedOf({ shape, fonds, fileCode }: Settings, records: readonly RecordContent[]): string {
	const held = records.map(({ identifier, files }) => [
		identifier,
		...files.filter(({ role }) => role !== "tag").map(({ digests }) => digests.sha256 ?? ""),
	]);
	return upperUuid(shape, fonds, fileCode, JSON.stringify(held));
}

function dataFile(item: Item, make: Make): Artifact {
	const path = `${repFolder}data/${item.name}`;
	if (item.linked !== undefined) return make(path, "document", "text/plain", `${item.linked}\n`);
	const { content, digests, mediaType, role, format, path: was } = item.file;
	const originalName = item.file.originalName ?? was.slice(was.lastIndexOf("/") + 1);
	return { path, content, digests, mediaType, role, originalName, ...(format && { format }) };
}

/** The source of each record and what is known of it, so that the package holds all that the record does. */
function extras(items: readonly Item[]): readonly Artifact[] {
	const kept = new Set<ArtifactRole>(["source", "description", "preservation-metadata"]);
	return items
		.filter(({ kind }) => kind === "doc")
		.flatMap(({ docId, record }) =>
			record.files
				.filter(({ role }) => kept.has(role))
				.map((file) => ({ ...file, path: `documentation/${docId}/${file.path}` })),
		);
}

/** The schemas that a package carries: the official ones of METS, and ours of the descriptive files. */
function schemaFiles(
	settings: Settings,
	{ resource }: PackageSettings,
	make: Make,
	found: Diagnostic[],
): readonly Artifact[] {
	const official = ["mets.xsd", "xlink.xsd", "DILCISExtensionMETS.xsd"];
	if (settings.kind === "SIP") official.push("DILCISExtensionSIPMETS.xsd");
	const files = official.flatMap((name): readonly Artifact[] => {
		const { value, diagnostics } = resource(`eark/${name}`);
		found.push(...diagnostics);
		if (value === undefined) return [];
		const isMets = name === "mets.xsd";
		return [
			make(
				`schemas/${isMets ? metsXsdName(settings) : name}`,
				"tag",
				"application/octet-stream",
				isMets ? withLocalXlink(value) : value,
			),
		];
	});
	const own = fileKinds.map((kind) => {
		const model = settings.reading.switches.xsdModel as "sequence" | "all";
		const text = xsd(fieldsOfFile(kind, settings), model).value as string;
		return make(`schemas/${xsdName(kind, settings)}`, "tag", "application/octet-stream", text);
	});
	return [...files, ...own];
}

/** The published schema imports XLink from the web; a package has to be checkable without. */
function withLocalXlink(bytes: Uint8Array): string {
	const text = new TextDecoder().decode(bytes);
	return text.replace(/schemaLocation="[^"]*xlink\.xsd"/, 'schemaLocation="xlink.xsd"');
}
