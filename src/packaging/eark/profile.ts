/** The E-ARK specifications for information packages (DILCIS Board), by their versions. */

export const csipVersions = ["2.2", "2.1", "2.0.4"] as const;
export type CsipVersion = (typeof csipVersions)[number];
export type EarkKind = "SIP" | "AIP";

const csip = "https://earkcsip.dilcis.eu/profile/E-ARK-CSIP.xml";
const sip = "https://earksip.dilcis.eu/profile/E-ARK-SIP.xml";

/**
 * What `mets/@PROFILE` has to be: SIP2, AIPM2 of E-ARK AIP 2.2.0 (whose host name is literally `earkdip`). Before 2.2 there was no profile of
 * the AIP, so that one is a CSIP package of the type AIP.
 */
export const profileUris: Readonly<Record<EarkKind, Readonly<Record<CsipVersion, string>>>> = {
	SIP: { "2.2": "https://earksip.dilcis.eu/profile/E-ARK-SIP-v2-2-0.xml", "2.1": sip, "2.0.4": sip },
	AIP: { "2.2": "https://earkdip.dilcis.eu/profile/E-ARK-AIP-v2-2-0.xml", "2.1": csip, "2.0.4": csip },
};

/** A profile of the family in any spelling that is about: hosts and versions differ between tools. */
const known =
	/^https?:\/\/(?:www\.)?eark(?:csip|sip|aip|dip)\.dilcis\.eu\/profile\/E-ARK-(CSIP|SIP|AIP|DIP)(?:-v(\d)-(\d)(?:-(\d))?)?\.xml$/i;

/** What a profile URI says: the specification, and its version where it names one. */
export function readProfile(uri: string): { readonly specification: string; readonly version?: string } | undefined {
	const match = known.exec(uri);
	if (!match) return undefined;
	const [, specification, major, minor, patch] = match as unknown as [string, string, string?, string?, string?];
	const version = major && [major, minor, patch].filter((part) => part !== undefined).join(".");
	return { specification: specification.toUpperCase(), ...(version && { version }) };
}

/** Schemas that a package carries, by the namespaces that they describe; those without one are imported by others. */
const shippedSchemas: readonly { readonly file: string; readonly prefix?: "mets" | "xlink" | "csip" | "sip" }[] = [
	{ file: "mets.xsd", prefix: "mets" },
	{ file: "xlink.xsd", prefix: "xlink" },
	{ file: "DILCISExtensionMETS.xsd", prefix: "csip" },
	{ file: "DILCISExtensionSIPMETS.xsd", prefix: "sip" },
	{ file: "xml.xsd" },
];

/** A SIP alone has use for the extension of SIPs. */
export function schemasOf(kind: EarkKind): typeof shippedSchemas {
	return shippedSchemas.filter(({ prefix }) => kind === "SIP" || prefix !== "sip");
}

/** The vocabulary of content categories (CSIP2). */
export const contentCategories: readonly string[] = [
	"Textual works – Print",
	"Textual works – Digital",
	"Textual works – Electronic Serials",
	"Digital Musical Composition (score-based representations)",
	"Photographs – Print",
	"Photographs – Digital",
	"Other Graphic Images – Print",
	"Other Graphic Images – Digital",
	"Microforms",
	"Audio – On Tangible Medium (digital or analog)",
	"Audio – Media-independent (digital)",
	"Motion Pictures – Digital and Physical Media",
	"Video – File-based and Physical Media",
	"Software",
	"Datasets",
	"Geospatial Data",
	"Databases",
	"Websites",
	"Collection",
	"Event",
	"Interactive resource",
	"Physical object",
	"Service",
	"Mixed",
	"Other",
];
