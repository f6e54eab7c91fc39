import type { ReadElement } from "../../metadata/read-xml.ts";
import { metsNamespaces } from "../mets/model.ts";
import { localName } from "./mets-schema.ts";

const { xlink, csip } = metsNamespaces;

/** A file that a METS document points at. */
export interface Reference {
	/** As it stands there. */
	readonly href: string;
	/** From the package's root; undefined where it leaves it or is no path. */
	readonly path: string | undefined;
	readonly line: number;
	readonly size?: string;
	readonly checksum?: string;
	readonly checksumType?: string;
	/** USE of its group. */
	readonly use?: string;
	/** ID of the `file` or of the section. */
	readonly id?: string;
	readonly type?: string;
	readonly version?: string;
	readonly mimeType?: string;
}

export interface ReadAgent {
	readonly role: string | undefined;
	readonly type: string | undefined;
	readonly noteTypes: readonly string[];
}

/** What a METS document says, as far as the circular asks. */
export interface ReadMets {
	readonly objId: string | undefined;
	readonly type: string | undefined;
	readonly profile: string | undefined;
	readonly packageType: string | undefined;
	readonly agents: readonly ReadAgent[];
	readonly alternatives: readonly string[];
	readonly hasAmdSec: boolean;
	readonly descriptive: readonly Reference[];
	readonly preservation: readonly Reference[];
	readonly files: readonly Reference[];
	readonly uses: readonly string[];
	readonly structure: ReadElement | undefined;
	/** Targets of `mptr`. */
	readonly pointers: readonly Reference[];
	/** Each MetadataLink/File or /Holey: its sections and its files. */
	readonly links: readonly { readonly dmd: readonly string[]; readonly files: readonly string[] }[];
	/** LABELs of all divisions. */
	readonly labels: readonly string[];
}

export function readMets(root: ReadElement, folder: string): ReadMets {
	const all = descendants(root);
	const named = (name: string, within: readonly ReadElement[] = all) =>
		within.filter((each) => localName(each) === name);
	const reference = (at: ReadElement, stated: ReadElement, more: Partial<Reference> = {}): Reference => {
		const href = at.attributes[`{${xlink}}href`] ?? "";
		const { SIZE, CHECKSUM, CHECKSUMTYPE, MDTYPE, MDTYPEVERSION, MIMETYPE } = stated.attributes;
		return {
			href,
			path: pathOf(href, folder),
			line: at.line,
			...(SIZE !== undefined && { size: SIZE }),
			...(CHECKSUM !== undefined && { checksum: CHECKSUM }),
			...(CHECKSUMTYPE !== undefined && { checksumType: CHECKSUMTYPE }),
			...(MDTYPE !== undefined && { type: MDTYPE }),
			...(MDTYPEVERSION !== undefined && { version: MDTYPEVERSION }),
			...(MIMETYPE !== undefined && { mimeType: MIMETYPE }),
			...more,
		};
	};
	const sections = (name: string): readonly Reference[] =>
		named(name).flatMap((section) =>
			named("mdRef", section.children).map((ref) => {
				const id = section.attributes.ID;
				return reference(ref, ref, id === undefined ? {} : { id });
			}),
		);
	const groups = named("fileGrp");
	const files = groups.flatMap((group) =>
		named("file", group.children).flatMap((file) =>
			named("FLocat", file.children).map((at) => {
				const { ID } = file.attributes;
				const use = group.attributes.USE;
				return reference(at, file, { ...(ID !== undefined && { id: ID }), ...(use !== undefined && { use }) });
			}),
		),
	);
	const header = named("metsHdr")[0];
	const [structure] = named("structMap");
	const divisions = named("div");
	const list = (text: string | undefined): readonly string[] => text?.split(/\s+/).filter(Boolean) ?? [];
	return {
		objId: root.attributes.OBJID,
		type: root.attributes.TYPE,
		profile: root.attributes.PROFILE,
		packageType: header?.attributes[`{${csip}}OAISPACKAGETYPE`],
		agents: named("agent").map((agent) => ({
			role: agent.attributes.ROLE,
			type: agent.attributes.TYPE,
			noteTypes: named("note", agent.children).flatMap((note) => note.attributes[`{${csip}}NOTETYPE`] ?? []),
		})),
		alternatives: named("altRecordID").map(({ text }) => text),
		hasAmdSec: named("amdSec").length > 0,
		descriptive: sections("dmdSec"),
		preservation: sections("digiprovMD"),
		files,
		uses: groups.flatMap(({ attributes }) => attributes.USE ?? []),
		structure,
		pointers: named("mptr").map((at) => reference(at, at)),
		links: divisions
			.filter(({ attributes }) => /^MetadataLink\/./.test(attributes.LABEL ?? ""))
			.map((division) => ({
				dmd: list(division.attributes.DMDID),
				files: named("fptr", division.children).flatMap(({ attributes }) => attributes.FILEID ?? []),
			})),
		labels: divisions.flatMap(({ attributes }) => attributes.LABEL ?? []),
	};
}

function descendants(root: ReadElement): readonly ReadElement[] {
	const all: ReadElement[] = [root];
	// The list grows while it is walked: each element's children go behind it.
	for (const each of all) all.push(...each.children);
	return all;
}

/** A relative URL reference as a path from the root. */
function pathOf(href: string, folder: string): string | undefined {
	if (/^[a-z][a-z0-9+.-]*:|^\/|\\/i.test(href)) return undefined;
	let decoded: string;
	try {
		decoded = decodeURIComponent(href);
	} catch {
		return undefined;
	}
	const steps: string[] = [];
	for (const step of `${folder}${decoded}`.split("/")) {
		if (step === "..") {
			if (steps.length === 0) return undefined;
			steps.pop();
		} else if (step !== "." && step !== "") steps.push(step);
	}
	return steps.join("/");
}
