import type { ReadElement } from "../../metadata/read-xml.ts";
import { type Diagnostic, diagnostic, type Severity } from "../../model/diagnostic.ts";
import { metsNamespaces } from "../mets/model.ts";
import { elementsOf, type MetsDocument, metsName } from "../mets/read.ts";
import { contentCategories } from "./profile.ts";

const csip = (name: string) => `{${metsNamespaces.csip}}${name}`;
const xlink = (name: string) => `{${metsNamespaces.xlink}}${name}`;

/** An attribute that a requirement of CSIP demands of every element of a name; `value` where only one will do. */
interface AttributeRequirement {
	readonly id: string;
	/** The element, below the parent that is named before a slash. */
	readonly element: string;
	readonly attribute: string;
	readonly value?: string;
	/** Terms that its vocabulary has, in any letter case: another is a warning, for vocabularies grow. */
	readonly terms?: readonly string[];
	/** SHOULD: a warning. */
	readonly should?: true;
}

/** mdRef under dmdSec, digiprovMD, rightsMD: the same nine demands under other numbers. */
function reference(element: string, first: number): readonly AttributeRequirement[] {
	const names = [
		"LOCTYPE",
		xlink("type"),
		xlink("href"),
		"MDTYPE",
		"MIMETYPE",
		"SIZE",
		"CREATED",
		"CHECKSUM",
		"CHECKSUMTYPE",
	];
	const values: Readonly<Record<string, string>> = { LOCTYPE: "URL", [xlink("type")]: "simple" };
	return names.map((attribute, i) => {
		const value = values[attribute];
		return { id: `CSIP${first + i}`, element: `${element}/mdRef`, attribute, ...(value && { value }) };
	});
}

const statuses = ["CURRENT", "SUPERSEDED"];
const packageTypes = ["SIP", "AIP", "DIP", "AIU", "AIC"];

const attributes: readonly AttributeRequirement[] = [
	{ id: "CSIP1", element: "mets", attribute: "OBJID" },
	{ id: "CSIP2", element: "mets", attribute: "TYPE", terms: contentCategories },
	{ id: "CSIP6", element: "mets", attribute: "PROFILE" },
	{ id: "CSIP7", element: "metsHdr", attribute: "CREATEDATE" },
	{ id: "CSIP8", element: "metsHdr", attribute: "LASTMODDATE", should: true },
	{ id: "CSIP9", element: "metsHdr", attribute: csip("OAISPACKAGETYPE"), terms: packageTypes },
	{ id: "CSIP18", element: "dmdSec", attribute: "ID" },
	{ id: "CSIP19", element: "dmdSec", attribute: "CREATED" },
	{ id: "CSIP20", element: "dmdSec", attribute: "STATUS", terms: statuses, should: true },
	...reference("dmdSec", 22),
	{ id: "CSIP33", element: "digiprovMD", attribute: "ID" },
	{ id: "CSIP34", element: "digiprovMD", attribute: "STATUS", terms: statuses, should: true },
	...reference("digiprovMD", 36),
	{ id: "CSIP46", element: "rightsMD", attribute: "ID" },
	{ id: "CSIP47", element: "rightsMD", attribute: "STATUS", terms: statuses, should: true },
	...reference("rightsMD", 49),
	{ id: "CSIP59", element: "fileSec", attribute: "ID" },
	{ id: "CSIP64", element: "fileGrp", attribute: "USE" },
	{ id: "CSIP65", element: "fileGrp", attribute: "ID" },
	{ id: "CSIP67", element: "file", attribute: "ID" },
	{ id: "CSIP68", element: "file", attribute: "MIMETYPE" },
	{ id: "CSIP69", element: "file", attribute: "SIZE" },
	{ id: "CSIP70", element: "file", attribute: "CREATED" },
	{ id: "CSIP71", element: "file", attribute: "CHECKSUM" },
	{ id: "CSIP72", element: "file", attribute: "CHECKSUMTYPE" },
	{ id: "CSIP77", element: "FLocat", attribute: "LOCTYPE", value: "URL" },
	{ id: "CSIP78", element: "FLocat", attribute: xlink("type"), value: "simple" },
	{ id: "CSIP79", element: "FLocat", attribute: xlink("href") },
	{ id: "CSIP110", element: "mptr", attribute: xlink("href") },
	{ id: "CSIP111", element: "mptr", attribute: xlink("type"), value: "simple" },
	{ id: "CSIP112", element: "mptr", attribute: "LOCTYPE", value: "URL" },
];

const shown = (attribute: string) =>
	attribute.replace(`{${metsNamespaces.csip}}`, "csip:").replace(`{${metsNamespaces.xlink}}`, "xlink:");

/** What CSIP demands of a METS document of a package; `level` says whether it is the one at the root. */
export function checkRequirements(document: MetsDocument, level: "root" | "representation"): readonly Diagnostic[] {
	const { root, file } = document;
	const found: Diagnostic[] = [];
	const clause = (id: string) => ({ standard: id.startsWith("SIP") ? "E-ARK SIP" : "E-ARK CSIP", clause: id });
	const graded = (should: boolean | undefined): { readonly severity: Severity } => ({
		severity: should ? "warning" : "error",
	});
	const lacks = (id: string, parent: ReadElement, element: string, should?: boolean) => {
		const params = { element, parent: metsName(parent) };
		const place = { file, line: parent.line };
		found.push(diagnostic("mets/element-missing", { params, place, clause: clause(id), ...graded(should) }));
	};
	for (const [element, parent] of withParents(root)) {
		const name = metsName(element);
		const path = parent ? `${metsName(parent)}/${name}` : name;
		for (const rule of attributes) {
			if (rule.element !== name && rule.element !== path) continue;
			const value = element.attributes[rule.attribute];
			const about = { place: { file, line: element.line }, clause: clause(rule.id), ...graded(rule.should) };
			const params = { element: name, attribute: shown(rule.attribute) };
			if (value === undefined || value === "") found.push(diagnostic("mets/attribute-missing", { params, ...about }));
			else if (rule.value !== undefined && value !== rule.value) {
				found.push(diagnostic("mets/attribute-value", { params: { ...params, value, known: rule.value }, ...about }));
			} else if (rule.terms && !rule.terms.some((term) => term.toLowerCase() === value.toLowerCase())) {
				const known = rule.terms.join(", ");
				const severity = "warning";
				found.push(diagnostic("mets/attribute-value", { params: { ...params, value, known }, ...about, severity }));
			}
		}
		if (name === "file" && !named(element, "FLocat")[0]) lacks("CSIP76", element, "FLocat");
		if (name === "fileGrp" && element.children.length === 0) lacks("CSIP66", element, "file");
		other(element, "CSIP5", csip("CONTENTINFORMATIONTYPE"), csip("OTHERCONTENTINFORMATIONTYPE"), "OTHER");
		if (name === "mets") other(element, "CSIP3", "TYPE", csip("OTHERTYPE"), "OTHER");
	}
	const header = named(root, "metsHdr")[0];
	if (!header) lacks("CSIP117", root, "metsHdr");
	else {
		const agents = named(header, "agent");
		const creators = agents.filter(({ attributes }) => attributes.ROLE === "CREATOR");
		const software = creators.filter(
			({ attributes }) => attributes.TYPE === "OTHER" && attributes.OTHERTYPE === "SOFTWARE",
		);
		if (agents.length === 0) lacks("CSIP10", header, "agent");
		else if (creators.length === 0) lacks("CSIP11", header, "agent[@ROLE='CREATOR']");
		else if (software.length === 0) lacks("CSIP13", header, "agent[@OTHERTYPE='SOFTWARE']");
		for (const agent of software) {
			if (!named(agent, "name")[0]?.text.trim()) lacks("CSIP14", agent, "name");
			const notes = named(agent, "note");
			if (notes.length === 0) lacks("CSIP15", agent, "note");
			else if (notes.every(({ attributes }) => attributes[csip("NOTETYPE")] !== "SOFTWARE VERSION")) {
				lacks("CSIP16", agent, "note[@csip:NOTETYPE='SOFTWARE VERSION']");
			}
		}
		const people = creators.filter(({ attributes }) => ["ORGANIZATION", "INDIVIDUAL"].includes(attributes.TYPE ?? ""));
		const isSip = header.attributes[csip("OAISPACKAGETYPE")] === "SIP";
		if (isSip && level === "root" && people.length === 0) lacks("SIP15", header, "agent[@TYPE='ORGANIZATION']", true);
	}
	if (level === "representation" && !root.attributes[csip("CONTENTINFORMATIONTYPE")]) {
		const params = { element: "mets", attribute: "csip:CONTENTINFORMATIONTYPE" };
		const place = { file, line: root.line };
		found.push(diagnostic("mets/attribute-missing", { params, place, clause: clause("CSIP4"), severity: "warning" }));
	}
	if (level === "root") {
		if (named(root, "dmdSec").length === 0) lacks("CSIP17", root, "dmdSec", true);
		if (named(root, "amdSec").length === 0) lacks("CSIP31", root, "amdSec", true);
	}
	if (named(root, "amdSec").length > 1) {
		const params = { element: "amdSec", parent: "mets" };
		const place = { file, line: (named(root, "amdSec")[1] as ReadElement).line };
		found.push(diagnostic("mets/element-repeated", { params, place, clause: clause("CSIP31"), severity: "warning" }));
	}
	const files = named(root, "fileSec")[0];
	if (!files) lacks("CSIP58", root, "fileSec", true);
	else if (level === "root") {
		const uses = named(files, "fileGrp").map(({ attributes }) => attributes.USE ?? "");
		// The valid packages that other tools make have none of these three, so only a warning.
		if (!uses.some((use) => /^documentation/i.test(use))) lacks("CSIP60", files, "fileGrp[@USE='Documentation']", true);
		if (!uses.some((use) => /^schemas/i.test(use))) lacks("CSIP113", files, "fileGrp[@USE='Schemas']", true);
		if (!uses.some((use) => /^representations/i.test(use))) {
			lacks("CSIP114", files, "fileGrp[starts-with(@USE,'Representations')]", true);
		}
	}
	structure();
	return found;

	function other(element: ReadElement, id: string, attribute: string, more: string, term: string): void {
		if (element.attributes[attribute]?.toUpperCase() !== term || element.attributes[more]) return;
		const params = { element: metsName(element), attribute: shown(more) };
		const place = { file, line: element.line };
		found.push(diagnostic("mets/attribute-missing", { params, place, clause: clause(id) }));
	}

	function structure(): void {
		const maps = named(root, "structMap");
		const map = maps.find(({ attributes }) => attributes.LABEL === "CSIP");
		if (!map) {
			if (maps.length === 0) lacks("CSIP80", root, "structMap");
			else lacks("CSIP82", root, "structMap[@LABEL='CSIP']");
			return;
		}
		const place = { file, line: map.line };
		if (map.attributes.TYPE !== "PHYSICAL") {
			const params = { element: "structMap", attribute: "TYPE", value: map.attributes.TYPE ?? "", known: "PHYSICAL" };
			found.push(diagnostic("mets/attribute-value", { params, place, clause: clause("CSIP81") }));
		}
		identified(map, "CSIP83");
		const main = named(map, "div")[0];
		if (!main) {
			lacks("CSIP84", map, "div");
			return;
		}
		identified(main, "CSIP85");
		const metadata = named(main, "div").find(({ attributes }) => attributes.LABEL === "Metadata");
		if (!metadata) lacks("CSIP88", main, "div[@LABEL='Metadata']");
		else {
			refersTo(metadata, "CSIP91", "ADMID", "digiprovMD");
			refersTo(metadata, "CSIP92", "DMDID", "dmdSec");
		}
		const ids: Readonly<Record<string, string>> = { Metadata: "CSIP89", Documentation: "CSIP94", Schemas: "CSIP98" };
		for (const division of named(main, "div")) {
			const label = division.attributes.LABEL ?? "";
			identified(division, ids[label] ?? "CSIP106");
			if ((label === "Documentation" || label === "Schemas") && named(division, "fptr").length === 0) {
				lacks(label === "Schemas" ? "CSIP100" : "CSIP96", division, "fptr");
			}
			const isRepresentation = /^representations\/./i.test(label);
			if (level === "root" && isRepresentation && named(division, "mptr").length === 0) {
				lacks("CSIP109", division, "mptr");
			}
			for (const pointer of named(division, "mptr")) {
				if (level !== "root" || pointer.attributes[xlink("title")]) continue;
				const params = { element: "mptr", attribute: "xlink:title" };
				const at = { file, line: pointer.line };
				found.push(diagnostic("mets/attribute-missing", { params, place: at, clause: clause("CSIP108") }));
			}
		}
		// Each representation that the file section lists has its division.
		const labels = new Set(named(main, "div").map(({ attributes }) => (attributes.LABEL ?? "").toLowerCase()));
		for (const { attributes } of files ? named(files, "fileGrp") : []) {
			const use = attributes.USE ?? "";
			if (level !== "root" || !/^representations\/[^/]+$/i.test(use) || labels.has(use.toLowerCase())) continue;
			lacks("CSIP105", main, `div[@LABEL='${use}']`, true);
		}
	}

	function identified(element: ReadElement, id: string): void {
		if (element.attributes.ID) return;
		const params = { element: metsName(element), attribute: "ID" };
		const place = { file, line: element.line };
		found.push(diagnostic("mets/attribute-missing", { params, place, clause: clause(id) }));
	}

	/** The metadata division names all sections that are current; ADMID may name the amdSec around them. */
	function refersTo(division: ReadElement, id: string, attribute: string, section: string): void {
		const named_ = new Set(division.attributes[attribute]?.split(/\s+/) ?? []);
		const missing = [...withParents(root)].filter(([element, parent]) => {
			const { ID, STATUS } = element.attributes;
			if (metsName(element) !== section || STATUS === "SUPERSEDED" || !ID) return false;
			return !named_.has(ID) && !(parent?.attributes.ID && named_.has(parent.attributes.ID));
		});
		if (missing.length === 0) return;
		const params = { element: "div[@LABEL='Metadata']", attribute };
		const place = { file, line: division.line };
		found.push(diagnostic("mets/attribute-missing", { params, place, clause: clause(id), severity: "warning" }));
	}
}

function named(element: ReadElement, name: string): readonly ReadElement[] {
	return element.children.filter((child) => metsName(child) === name);
}

function* withParents(root: ReadElement): Iterable<readonly [ReadElement, ReadElement | undefined]> {
	yield [root, undefined];
	for (const element of elementsOf(root)) for (const child of element.children) yield [child, element];
}
