/** The METS 1.12 schema as a table: what each element may hold, and its attributes. */

export interface ElementRow {
	/** Over the names of the children, each followed by a space; undefined: anything. */
	readonly content?: RegExp;
	/** Attributes without namespace and what they may be; `!` stands for one that has to be there. */
	readonly attributes: Readonly<Record<string, AttributeRow>>;
	/** Attributes of other namespaces are allowed. */
	readonly open?: true;
	/** It is a link of XLink. */
	readonly link?: true;
}

export interface AttributeRow {
	readonly type: "string" | "id" | "idref" | "idrefs" | "dateTime" | "long" | "integer" | readonly string[];
	readonly required?: true;
}

const text: AttributeRow = { type: "string" };
const id: AttributeRow = { type: "id" };
const needed: AttributeRow = { type: "id", required: true };
const date: AttributeRow = { type: "dateTime" };
const refs: AttributeRow = { type: "idrefs" };
const of = (terms: string): AttributeRow => ({ type: terms.split("|") });
const must = (terms: string): AttributeRow => ({ type: terms.split("|"), required: true });

const location = { LOCTYPE: must("ARK|URN|URL|PURL|HANDLE|DOI|OTHER"), OTHERLOCTYPE: text };
const metadata = {
	MDTYPE: must(
		"MARC|MODS|EAD|DC|NISOIMG|LC-AV|VRA|TEIHDR|DDI|FGDC|LOM|PREMIS|PREMIS:OBJECT|PREMIS:AGENT|PREMIS:RIGHTS|PREMIS:EVENT|TEXTMD|METSRIGHTS|ISO 19115:2003 NAP|EAC-CPF|LIDO|OTHER",
	),
	OTHERMDTYPE: text,
	MDTYPEVERSION: text,
};
const fileCore = {
	MIMETYPE: text,
	SIZE: { type: "long" },
	CREATED: date,
	CHECKSUM: text,
	CHECKSUMTYPE: of("Adler-32|CRC32|HAVAL|MD5|MNP|SHA-1|SHA-256|SHA-384|SHA-512|TIGER|WHIRLPOOL"),
} as const;
const order = { ORDER: { type: "integer" }, ORDERLABEL: text, LABEL: text } as const;
const section: ElementRow = {
	content: /^(?:mdRef (?:mdWrap )?|mdWrap (?:mdRef )?)?$/,
	attributes: { ID: needed, GROUPID: text, ADMID: refs, CREATED: date, STATUS: text },
	open: true,
};
const wrapped = /^(?:binData |xmlData )?$/;
const none = /^$/;

export const metsElements: Readonly<Record<string, ElementRow>> = {
	mets: {
		content: /^(?:metsHdr )?(?:dmdSec )*(?:amdSec )*(?:fileSec )?(?:structMap )+(?:structLink )?(?:behaviorSec )*$/,
		attributes: { ID: id, OBJID: text, LABEL: text, TYPE: text, PROFILE: text },
		open: true,
	},
	metsHdr: {
		content: /^(?:agent )*(?:altRecordID )*(?:metsDocumentID )?$/,
		attributes: { ID: id, ADMID: refs, CREATEDATE: date, LASTMODDATE: date, RECORDSTATUS: text },
		open: true,
	},
	agent: {
		content: /^name (?:note )*$/,
		attributes: {
			ID: id,
			ROLE: must("CREATOR|EDITOR|ARCHIVIST|PRESERVATION|DISSEMINATOR|CUSTODIAN|IPOWNER|OTHER"),
			OTHERROLE: text,
			TYPE: of("INDIVIDUAL|ORGANIZATION|OTHER"),
			OTHERTYPE: text,
		},
	},
	name: { content: none, attributes: {} },
	note: { content: none, attributes: {}, open: true },
	altRecordID: { content: none, attributes: { ID: id, TYPE: text } },
	metsDocumentID: { content: none, attributes: { ID: id, TYPE: text } },
	dmdSec: section,
	amdSec: {
		content: /^(?:techMD )*(?:rightsMD )*(?:sourceMD )*(?:digiprovMD )*$/,
		attributes: { ID: id },
		open: true,
	},
	techMD: section,
	rightsMD: section,
	sourceMD: section,
	digiprovMD: section,
	mdRef: {
		content: none,
		attributes: { ID: id, ...location, ...metadata, ...fileCore, LABEL: text, XPTR: text },
		link: true,
	},
	mdWrap: { content: wrapped, attributes: { ID: id, ...metadata, ...fileCore, LABEL: text } },
	fileSec: { content: /^(?:fileGrp )+$/, attributes: { ID: id }, open: true },
	fileGrp: {
		content: /^(?:(?:fileGrp )*|(?:file )*)$/,
		attributes: { ID: id, VERSDATE: date, ADMID: refs, USE: text },
		open: true,
	},
	file: {
		content: /^(?:FLocat )*(?:FContent )?(?:stream )*(?:transformFile )*(?:file )*$/,
		attributes: {
			ID: needed,
			SEQ: { type: "integer" },
			...fileCore,
			OWNERID: text,
			ADMID: refs,
			DMDID: refs,
			GROUPID: text,
			USE: text,
			BEGIN: text,
			END: text,
			BETYPE: of("BYTE"),
		},
		open: true,
	},
	FLocat: { content: none, attributes: { ID: id, ...location, USE: text }, link: true },
	FContent: { content: wrapped, attributes: { ID: id, USE: text } },
	structMap: { content: /^div $/, attributes: { ID: id, TYPE: text, LABEL: text }, open: true },
	div: {
		content: /^(?:mptr )*(?:fptr )*(?:div )*$/,
		attributes: { ID: id, ...order, DMDID: refs, ADMID: refs, TYPE: text, CONTENTIDS: text },
		link: true,
	},
	mptr: { content: none, attributes: { ID: id, ...location, CONTENTIDS: text }, link: true },
	fptr: {
		content: /^(?:par |seq |area )?$/,
		attributes: { ID: id, FILEID: { type: "idref" }, CONTENTIDS: text },
		open: true,
	},
};

/** Below these the document is not METS's own, or of a part that no profile of a package uses: it is left alone. */
export const foreignContent: ReadonlySet<string> = new Set([
	"xmlData",
	"binData",
	"stream",
	"transformFile",
	"par",
	"seq",
	"area",
	"structLink",
	"behaviorSec",
]);
