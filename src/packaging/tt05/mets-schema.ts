import type { ReadElement } from "../../metadata/read-xml.ts";
import { type Diagnostic, diagnostic } from "../../model/diagnostic.ts";
import { metsNamespaces } from "../mets/model.ts";

const { mets, xlink, csip } = metsNamespaces;
const words = (text: string): Set<string> => new Set(text.split(" "));

interface Rule {
	/** Attributes of no namespace that the schema knows, a required one with `*`. */
	readonly attributes: string;
	/** Elements below it, in the schema's order where `ordered`. */
	readonly children?: string;
	readonly ordered?: true;
	/** Elements of which there has to be one. */
	readonly needs?: string;
}

const located = "ID LABEL LOCTYPE* OTHERLOCTYPE XPTR";
const stated = "MIMETYPE SIZE CREATED CHECKSUM CHECKSUMTYPE";
const section: Rule = { attributes: "ID* GROUPID ADMID CREATED STATUS", children: "mdRef mdWrap", ordered: true };

/** What METS 1.12 says of the elements that packages of the circular use. */
const rules: Readonly<Record<string, Rule>> = {
	mets: {
		attributes: "ID OBJID LABEL TYPE PROFILE",
		children: "metsHdr dmdSec amdSec fileSec structMap structLink behaviorSec",
		ordered: true,
		needs: "structMap",
	},
	metsHdr: {
		attributes: "ID ADMID CREATEDATE LASTMODDATE RECORDSTATUS",
		children: "agent altRecordID metsDocumentID",
		ordered: true,
	},
	agent: {
		attributes: "ID ROLE* OTHERROLE TYPE OTHERTYPE",
		children: "name note",
		ordered: true,
		needs: "name",
	},
	altRecordID: { attributes: "ID TYPE" },
	dmdSec: section,
	amdSec: { attributes: "ID", children: "techMD rightsMD sourceMD digiprovMD", ordered: true },
	techMD: section,
	rightsMD: section,
	sourceMD: section,
	digiprovMD: section,
	mdRef: { attributes: `${located} MDTYPE* OTHERMDTYPE MDTYPEVERSION ${stated}` },
	fileSec: { attributes: "ID", children: "fileGrp", needs: "fileGrp" },
	fileGrp: { attributes: "ID VERSDATE ADMID USE", children: "fileGrp file" },
	file: {
		attributes: `ID* SEQ OWNERID ADMID DMDID GROUPID USE BEGIN END BETYPE ${stated}`,
		children: "FLocat FContent stream transformFile file",
	},
	FLocat: { attributes: "ID LOCTYPE* OTHERLOCTYPE USE" },
	structMap: { attributes: "ID TYPE LABEL", children: "div", needs: "div" },
	div: {
		attributes: "ID ORDER ORDERLABEL LABEL DMDID ADMID TYPE CONTENTIDS",
		children: "mptr fptr div",
		ordered: true,
	},
	mptr: { attributes: "ID CONTENTIDS LOCTYPE* OTHERLOCTYPE" },
	fptr: { attributes: "ID FILEID CONTENTIDS", children: "par seq area" },
};

/** Values that the schema enumerates, by attribute; those of `TYPE` by element. */
const enumerations: Readonly<Record<string, ReadonlySet<string>>> = {
	"agent ROLE": words("CREATOR EDITOR ARCHIVIST PRESERVATION DISSEMINATOR CUSTODIAN IPOWNER OTHER"),
	"agent TYPE": words("INDIVIDUAL ORGANIZATION OTHER"),
	LOCTYPE: words("ARK URN URL PURL HANDLE DOI OTHER"),
	MDTYPE: words(
		"MARC MODS EAD DC NISOIMG LC-AV VRA TEIHDR DDI FGDC LOM PREMIS PREMIS:OBJECT PREMIS:AGENT PREMIS:RIGHTS PREMIS:EVENT TEXTMD METSRIGHTS ISO19115:2003 EAC-CPF LIDO OTHER",
	).add("ISO 19115:2003"),
	CHECKSUMTYPE: words("Adler-32 CRC32 HAVAL MD5 MNP SHA-1 SHA-256 SHA-384 SHA-512 TIGER WHIRLPOOL"),
	[`{${csip}}OAISPACKAGETYPE`]: words("SIP AIP DIP AIU AIC"),
	[`{${csip}}NOTETYPE`]: words("IDENTIFICATIONCODE").add("SOFTWARE VERSION"),
};
const dateTime = /^-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?$/;
const xmlName = /^[\p{L}_][\p{L}\p{N}._-]*$/u;

/** What of a METS document its schema would not accept, as far as packages of the circular use it. */
export function metsFaults(root: ReadElement, file: string): readonly Diagnostic[] {
	const found: Diagnostic[] = [];
	const ids = new Set<string>();
	const references: { readonly id: string; readonly at: ReadElement; readonly attribute: string }[] = [];
	const fault = (at: ReadElement, detail: string): void => {
		const place = { file, line: at.line, column: at.column };
		found.push(diagnostic("tt05/mets-invalid", { params: { element: shortName(at), detail }, place }));
	};
	const visit = (at: ReadElement): void => {
		const name = localName(at);
		const rule = name === undefined ? undefined : rules[name];
		if (name === undefined || !rule) return;
		checkAttributes(at, name, rule);
		checkChildren(at, rule);
		at.children.forEach(visit);
	};

	function checkAttributes(at: ReadElement, name: string, rule: Rule): void {
		const known = words(rule.attributes.replaceAll("*", ""));
		for (const [key, value] of Object.entries(at.attributes)) {
			if (!key.startsWith("{") && !known.has(key)) fault(at, `@${key}`);
			const values = enumerations[`${name} ${key}`] ?? enumerations[key];
			if (values && !values.has(value)) fault(at, `@${key.replace(/^\{.*\}/, "")}="${value}"`);
			if (/^(?:CREATED|CREATEDATE|LASTMODDATE)$/.test(key) && !dateTime.test(value)) fault(at, `@${key}="${value}"`);
			if (key === "SIZE" && !/^[+-]?\d+$/.test(value)) fault(at, `@SIZE="${value}"`);
			if (key === "ID") {
				if (!xmlName.test(value) || ids.has(value)) fault(at, `@ID="${value}"`);
				ids.add(value);
			}
			if (key === "DMDID" || key === "ADMID" || key === "FILEID") {
				for (const id of value.split(/\s+/).filter(Boolean)) references.push({ id, at, attribute: key });
			}
		}
		for (const word of rule.attributes.split(" ")) {
			if (word.endsWith("*") && at.attributes[word.slice(0, -1)] === undefined) fault(at, `@${word.slice(0, -1)}`);
		}
		const type = at.attributes[`{${xlink}}type`];
		if (type !== undefined && type !== "simple") fault(at, `@xlink:type="${type}"`);
	}

	function checkChildren(at: ReadElement, rule: Rule): void {
		const order = rule.children?.split(" ") ?? [];
		let last = 0;
		for (const child of at.children) {
			const position = order.indexOf(localName(child) ?? "");
			if (position < 0) fault(at, shortName(child));
			else if (rule.ordered && position < last) fault(at, shortName(child));
			else last = position;
		}
		if (rule.needs && !at.children.some((child) => localName(child) === rule.needs)) fault(at, rule.needs);
	}

	visit(root);
	for (const { id, at, attribute } of references) if (!ids.has(id)) fault(at, `@${attribute}="${id}"`);
	return found;
}

/** Name of an element of METS. */
export function localName({ name }: ReadElement): string | undefined {
	return name.startsWith(`{${mets}}`) ? name.slice(mets.length + 2) : undefined;
}

export function shortName({ name }: ReadElement): string {
	return name.replace(/^\{.*\}/, "");
}
