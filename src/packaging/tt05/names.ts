import { digestBytes } from "../../fixity/digest.ts";
import { uuidV5 } from "../../metadata/identifier.ts";
import type { FileKind } from "./fields.ts";
import type { Settings } from "./settings.ts";

/** UUID that the package's own are made of: random, fixed for good. */
const namespace = "0d1f4a53-64f4-4b0e-9b8c-2f6f64a0c1de";
/** Characters of `docId`. */
const docIdLimit = 25;

export function upperUuid(...names: readonly string[]): string {
	return uuidV5(namespace, names.join("\n")).toUpperCase();
}

/** Identifiers of METS elements, unique in the package and the same whenever it is made. */
export interface Ids {
	/** `uuid-…` */
	uuid(...names: readonly string[]): string;
	/** `ID-…`, of a `file`. */
	file(path: string): string;
}

export function idsOf(seed: string): Ids {
	return {
		uuid: (...names) => `uuid-${upperUuid(seed, ...names)}`,
		file: (path) => `ID-${upperUuid(seed, "file", path)}`,
	};
}

/** OBJID of the package. */
export function objectId({ kind, fonds, reading }: Settings, seed: string): string {
	const uuid = upperUuid(seed);
	if (kind !== "AIP") return `uuid-${uuid}`;
	const form = reading.switches.objid;
	return form === "urn" ? `urn:uuid:${uuid}` : `urn:${fonds}:uuid${form.slice(-1)}${uuid}`;
}

/** Name of the folder: the OBJID, every colon an underscore. */
export function folderName(objId: string): string {
	return objId.replaceAll(":", "_");
}

/** Name of the ZIP file without its ending. */
export function zipName(settings: Settings, objId: string, seed: string): string {
	const name = settings.reading.switches.zipName;
	if (name === "guid") return upperUuid(seed, "zip").toLowerCase();
	return name === "ordinal" ? `${settings.ordinal}${folderName(objId)}` : folderName(objId);
}

/** 7 digits, as in the codes of documents. */
export function ordinal7(n: number): string {
	return String(n).padStart(7, "0");
}

/** Whether `{fileCode}.{ordinal}` fits into `docId` for every document of a package. */
export function fitsDocId(fileCode: string, count: number): boolean {
	return fileCode.length + 1 + String(count).length <= docIdLimit;
}

/** `{fileCode}.{ordinal}`; where that is too long, a short form: the code's beginning and 14 digits of the long form's SHA-256. */
export function docIdOf(fileCode: string, n: number, count: number): string {
	const long = `${fileCode}.${n}`;
	if (fitsDocId(fileCode, count)) return long;
	const { sha256 } = digestBytes(new TextEncoder().encode(long), ["sha256"]);
	return `${fileCode.slice(0, 10).replace(/[._-]+$/, "")}_${(sha256 as string).slice(0, 14)}`;
}

/** `EAD_doc_….xml` for a file of that name without its ending. */
export function eadName(kind: Exclude<FileKind, "package">, stem: string, { reading }: Settings): string {
	const word = reading.switches.documentNames === "DOC" ? kind.toUpperCase() : kind;
	return `EAD_${word}_${stem}.xml`;
}

/** Names of the schemas of the descriptive files: `EAD_doc.xsd` or `ead_doc.xsd`. */
export function xsdName(kind: FileKind, { reading }: Settings): string {
	const name = kind === "package" ? "EAD.xsd" : `EAD_${kind}.xsd`;
	return reading.switches.xsdNames === "lower" ? name.toLowerCase() : name;
}
