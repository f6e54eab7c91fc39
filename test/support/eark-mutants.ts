/** Files of a package, by path. */
export type Files = ReadonlyMap<string, Uint8Array>;

export interface EarkMutant {
	readonly name: string;
	/** What it breaks, as our finding has to cite it. */
	readonly requirement: string;
	readonly change: (files: Files) => Files;
}

const decode = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);

function edited(path: string, change: (text: string) => string): EarkMutant["change"] {
	return (files) => {
		const before = decode(files.get(path));
		const after = change(before);
		if (after === before) throw new Error(`nothing changed in ${path}`);
		return new Map([...files, [path, new TextEncoder().encode(after)]]);
	};
}

const root = (from: string | RegExp, to: string) => edited("METS.xml", (text) => text.replace(from, to));
const without = (pattern: RegExp): EarkMutant["change"] => {
	return (files) => {
		const kept = [...files].filter(([path]) => !pattern.test(path));
		if (kept.length === files.size) throw new Error(`no file ${pattern}`);
		return new Map(kept);
	};
};
const pdf = /^representations\/pdfa\/data\/.*\.pdf$/;
const flipped = (pattern: RegExp): EarkMutant["change"] => {
	return (files) =>
		new Map(
			[...files].map(([path, bytes]) => [path, pattern.test(path) ? bytes.map((b, i) => (i ? b : b ^ 1)) : bytes]),
		);
};

/** Packages that are broken in one way each, made of a sound SIP. */
export const earkMutants: readonly EarkMutant[] = [
	{ name: "no OBJID", requirement: "CSIP1", change: root(/ OBJID="[^"]*"/, "") },
	{ name: "no content category", requirement: "CSIP2", change: root(/ TYPE="Textual[^"]*"/, "") },
	{ name: "a content category of its own", requirement: "CSIP2", change: root(/ TYPE="Textual[^"]*"/, ' TYPE="Báo"') },
	{
		name: "content category Other, unexplained",
		requirement: "CSIP3",
		change: root(/ TYPE="Textual[^"]*"/, ' TYPE="Other"'),
	},
	{
		name: "content type OTHER, unexplained",
		requirement: "CSIP5",
		change: root('csip:CONTENTINFORMATIONTYPE="MIXED"', 'csip:CONTENTINFORMATIONTYPE="OTHER"'),
	},
	{ name: "no profile", requirement: "CSIP6", change: root(/ PROFILE="[^"]*"/, "") },
	{
		name: "the profile of a DIP",
		requirement: "SIP2",
		change: root(/ PROFILE="[^"]*"/, ' PROFILE="https://earkdip.dilcis.eu/profile/E-ARK-DIP.xml"'),
	},
	{ name: "no header", requirement: "CSIP117", change: root(/<metsHdr[\s\S]*<\/metsHdr>/, "") },
	{ name: "no creation time", requirement: "CSIP7", change: root(/ CREATEDATE="[^"]*"/, "") },
	{ name: "no time of change", requirement: "CSIP8", change: root(/ LASTMODDATE="[^"]*"/, "") },
	{ name: "unknown package type", requirement: "CSIP9", change: root('PACKAGETYPE="SIP"', 'PACKAGETYPE="XIP"') },
	{ name: "no agent", requirement: "CSIP10", change: root(/<agent[\s\S]*<\/agent>/, "") },
	{ name: "no creating agent", requirement: "CSIP11", change: root('ROLE="CREATOR"', 'ROLE="EDITOR"') },
	{ name: "no software agent", requirement: "CSIP13", change: root('OTHERTYPE="SOFTWARE"', 'OTHERTYPE="DESK"') },
	{ name: "agent without a name", requirement: "CSIP14", change: root("<name>banluu</name>", "<name/>") },
	{ name: "agent without a version", requirement: "CSIP15", change: root(/<note [^>]*>[^<]*<\/note>/, "") },
	{
		name: "version that is no version",
		requirement: "CSIP16",
		change: root('NOTETYPE="SOFTWARE VERSION"', 'NOTETYPE="IDENTIFICATIONCODE"'),
	},
	{
		name: "description without a time",
		requirement: "CSIP19",
		change: root(/(<dmdSec ID="[^"]*") CREATED="[^"]*"/, "$1"),
	},
	{ name: "unknown status of a description", requirement: "CSIP20", change: root('STATUS="CURRENT"', 'STATUS="OLD"') },
	{
		name: "description by DOI",
		requirement: "CSIP22",
		change: root('LOCTYPE="URL" MDTYPE="DC"', 'LOCTYPE="DOI" MDTYPE="DC"'),
	},
	{ name: "description without a link type", requirement: "CSIP23", change: root(' xlink:type="simple"', "") },
	{ name: "description without media type", requirement: "CSIP26", change: root(/ MIMETYPE="[^"]*"/, "") },
	{ name: "description without size", requirement: "CSIP27", change: root(/ SIZE="[^"]*"/, "") },
	{ name: "description without checksum", requirement: "CSIP29", change: root(/ CHECKSUM="[^"]*"/, "") },
	{
		name: "no administrative metadata",
		requirement: "CSIP31",
		change: root(/<amdSec[\s\S]*<\/amdSec>| ADMID="[^"]*"/g, ""),
	},
	{
		name: "provenance without status",
		requirement: "CSIP34",
		change: root(/(<digiprovMD [^>]*) STATUS="[^"]*"/, "$1"),
	},
	{
		name: "provenance without a time of its file",
		requirement: "CSIP42",
		change: root(/(MDTYPE="PREMIS"[^>]*) CREATED="[^"]*"/, "$1"),
	},
	{ name: "file section without identifier", requirement: "CSIP59", change: root(/<fileSec ID="[^"]*"/, "<fileSec") },
	{ name: "no documentation", requirement: "CSIP60", change: root('USE="Documentation"', 'USE="Notes"') },
	{ name: "no schemas", requirement: "CSIP113", change: root('USE="Schemas"', 'USE="XSD"') },
	{ name: "no representations", requirement: "CSIP114", change: root(/USE="Representations\//g, 'USE="Data/') },
	{ name: "group without use", requirement: "CSIP64", change: root(' USE="Schemas"', "") },
	{
		name: "group without identifier",
		requirement: "CSIP65",
		change: root(/<fileGrp ID="[^"]*" USE="Schemas"/, '<fileGrp USE="Schemas"'),
	},
	{ name: "file without media type", requirement: "CSIP68", change: root(/(<file ID="[^"]*") MIMETYPE="[^"]*"/, "$1") },
	{ name: "file without time", requirement: "CSIP70", change: root(/(<file [^>]*) CREATED="[^"]*"/, "$1") },
	{ name: "file without place", requirement: "CSIP76", change: root(/<FLocat [^>]*>/, "") },
	{ name: "file by URN", requirement: "CSIP77", change: root(/(<FLocat [^>]*)LOCTYPE="URL"/, '$1LOCTYPE="URN"') },
	{ name: "logical structure only", requirement: "CSIP81", change: root('TYPE="PHYSICAL"', 'TYPE="LOGICAL"') },
	{ name: "structure of another label", requirement: "CSIP82", change: root('LABEL="CSIP"', 'LABEL="Common"') },
	{ name: "structure without identifier", requirement: "CSIP83", change: root(/<structMap ID="[^"]*"/, "<structMap") },
	{ name: "no division of metadata", requirement: "CSIP88", change: root('LABEL="Metadata"', 'LABEL="Meta"') },
	{ name: "metadata not referred to", requirement: "CSIP92", change: root(/ DMDID="[^"]*"/, "") },
	{
		name: "division of schemas that names no file",
		requirement: "CSIP100",
		change: root(/(LABEL="Schemas">)\s*<fptr [^>]*>/, "$1"),
	},
	{ name: "representation without pointer", requirement: "CSIP109", change: root(/<mptr [^>]*>/, "") },
	{ name: "pointer without place", requirement: "CSIP110", change: root(/(<mptr [^>]*) xlink:href="[^"]*"/, "$1") },
	{ name: "pointer without title", requirement: "CSIP108", change: root(/(<mptr [^>]*) xlink:title="[^"]*"/, "$1") },
	{
		name: "header after the files",
		requirement: "METS",
		change: root(/(<metsHdr[\s\S]*<\/metsHdr>)([\s\S]*<\/fileSec>)/, "$2$1"),
	},
	{
		name: "unknown role of an agent",
		requirement: "METS",
		change: root("</agent>", '</agent><agent ROLE="SUBMITTER"><name>A</name></agent>'),
	},
	{ name: "unknown attribute", requirement: "METS", change: root(' USE="Schemas"', ' USE="Schemas" USER="A"') },
	{ name: "unknown element", requirement: "METS", change: root("</metsHdr>", "<sender/></metsHdr>") },
	{ name: "size that is no number", requirement: "METS", change: root(/SIZE="\d+"/, 'SIZE="much"') },
	{ name: "time that is none", requirement: "METS", change: root(/CREATEDATE="[^"]*"/, 'CREATEDATE="20/03/2023"') },
	{
		name: "identifier used twice",
		requirement: "METS",
		change: root(/<structMap ID="[^"]*"([^>]*>\s*)<div ID="([^"]*)"/, '<structMap ID="$2"$1<div ID="$2"'),
	},
	{ name: "identifier that is none", requirement: "METS", change: root(/<fileSec ID="[^"]*"/, '<fileSec ID="1 2"') },
	{ name: "pointer at no file", requirement: "METS", change: root(/FILEID="[^"]*"/, 'FILEID="uuid-none"') },
	{ name: "METS that is not well-formed", requirement: "xml", change: root("</metsHdr>", "") },
	{
		name: "METS of another namespace",
		requirement: "root",
		change: root("http://www.loc.gov/METS/", "http://www.loc.gov/METS/v2"),
	},
	{ name: "changed document", requirement: "CSIP71", change: flipped(pdf) },
	{ name: "changed description", requirement: "CSIP71", change: flipped(/record\.json$/) },
	{
		name: "changed schema",
		requirement: "CSIP71",
		change: edited("schemas/mets.xsd", (text) => text.replace("1.12", "1.13")),
	},
	{
		name: "changed METS of a representation",
		requirement: "CSIP71",
		change: edited("representations/source/METS.xml", (text) => `${text} `),
	},
	{ name: "lost document", requirement: "CSIP79", change: without(pdf) },
	{
		name: "lost METS of a representation",
		requirement: "CSIPSTR12",
		change: without(/^representations\/source\/METS\.xml$/),
	},
	{ name: "lost METS", requirement: "CSIPSTR4", change: without(/^METS\.xml$/) },
	{
		name: "file added",
		requirement: "CSIP58",
		change: (files) => new Map([...files, ["representations/pdfa/data/x.txt", new Uint8Array(3)]]),
	},
	{
		name: "file outside the package",
		requirement: "CSIP79",
		change: root(/xlink:href="schemas\/mets\.xsd"/, 'xlink:href="../../etc/passwd"'),
	},
	{
		name: "PREMIS of another namespace",
		requirement: "CSIP32",
		change: edited("metadata/preservation/premis.xml", (text) => text.replaceAll("premis/v3", "premis/v2")),
	},
	{
		name: "PREMIS with another digest",
		requirement: "CSIP32",
		change: edited("metadata/preservation/premis.xml", (text) =>
			text.replaceAll(/>[0-9a-f]{64}</g, `>${"0".repeat(64)}<`),
		),
	},
];
