/**
 * A METS 1.12 document as data. Values go out as they are given: vocabularies, identifiers and the letter case of checksums are the business of
 * the profile that fills it in.
 */
export interface Mets {
	readonly objId: string;
	readonly label?: string;
	readonly type?: string;
	readonly profile: string;
	/** More attributes of the root by qualified name (`csip:CONTENTINFORMATIONTYPE`), written before `PROFILE`. */
	readonly attributes?: Attributes;
	/** Pairs of `xsi:schemaLocation`: namespace, and where its schema is. */
	readonly schemaLocations?: readonly (readonly [namespace: string, location: string])[];
	readonly header: MetsHeader;
	/** `dmdSec`. */
	readonly descriptive: readonly MetadataSection[];
	/** `amdSec`; one without sections is written empty. */
	readonly administrative: readonly AdministrativeSection[];
	readonly files?: FileSection;
	readonly structures: readonly Structure[];
}

/** By qualified name; undefined ones are left out. */
export type Attributes = Readonly<Record<string, string | undefined>>;

export interface MetsHeader {
	/** xsd:dateTime. */
	readonly created: string;
	readonly modified?: string;
	readonly status?: string;
	/** `csip:OAISPACKAGETYPE` and others. */
	readonly attributes?: Attributes;
	readonly agents: readonly MetsAgent[];
	readonly alternatives?: readonly { readonly type: string; readonly value: string }[];
}

export interface MetsAgent {
	readonly role: string;
	readonly otherRole?: string;
	readonly type?: string;
	readonly otherType?: string;
	readonly name: string;
	readonly notes?: readonly MetsNote[];
}

export interface MetsNote {
	readonly text: string;
	/** `csip:NOTETYPE`. */
	readonly type?: string;
}

/** A file that a document points at, with what is stated of it. */
export interface Located {
	/** URL reference, relative to the document that holds it. */
	readonly href: string;
	readonly mediaType: string;
	/** Bytes. */
	readonly size: number;
	/** xsd:dateTime. */
	readonly created: string;
	readonly checksum: string;
	/** A name of the METS list, `SHA-256`. */
	readonly checksumType: string;
}

/** `mdRef`. */
export interface MetadataReference extends Located {
	readonly id?: string;
	readonly type: string;
	readonly otherType?: string;
	readonly version?: string;
	readonly label?: string;
}

/** `dmdSec`, or a part of `amdSec`, that points at a metadata file. */
export interface MetadataSection {
	readonly id: string;
	readonly created?: string;
	readonly status?: string;
	readonly reference: MetadataReference;
}

/** `amdSec`. */
export interface AdministrativeSection {
	readonly id?: string;
	readonly digiprov: readonly MetadataSection[];
	readonly rights?: readonly MetadataSection[];
}

export interface FileSection {
	readonly id: string;
	readonly groups: readonly FileGroup[];
}

export interface FileGroup {
	readonly id: string;
	readonly use: string;
	/** Identifiers of administrative sections. */
	readonly administrative?: readonly string[];
	/** `csip:CONTENTINFORMATIONTYPE` and others. */
	readonly attributes?: Attributes;
	readonly files: readonly MetsFile[];
}

export interface MetsFile extends Located {
	readonly id: string;
	/** `OWNERID`: the identifier that the owner gave it. */
	readonly owner?: string;
	readonly administrative?: readonly string[];
	readonly descriptive?: readonly string[];
	/** `sip:FILEFORMATNAME` and others. */
	readonly attributes?: Attributes;
}

/** `structMap`. */
export interface Structure {
	readonly id: string;
	readonly type: string;
	readonly label: string;
	readonly division: Division;
}

export interface Division {
	readonly id: string;
	readonly label?: string;
	readonly type?: string;
	readonly administrative?: readonly string[];
	readonly descriptive?: readonly string[];
	readonly pointers?: readonly MetsPointer[];
	/** Identifiers of files or of groups of files: one `fptr` each. */
	readonly files?: readonly string[];
	readonly divisions?: readonly Division[];
}

/** `mptr`: another METS document. */
export interface MetsPointer {
	readonly href: string;
	/** `xlink:title`. */
	readonly title?: string;
}

/** Namespaces of METS and of the extensions that E-ARK defines, by the prefixes that are used for them. */
export const metsNamespaces = {
	mets: "http://www.loc.gov/METS/",
	xlink: "http://www.w3.org/1999/xlink",
	xsi: "http://www.w3.org/2001/XMLSchema-instance",
	csip: "https://DILCIS.eu/XML/METS/CSIPExtensionMETS",
	sip: "https://DILCIS.eu/XML/METS/SIPExtensionMETS",
} as const;
