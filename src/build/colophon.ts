import { isUri } from "../metadata/schema.ts";
import {
	type ArchivalRecord,
	type Colophon,
	type ColophonEntry,
	type ColophonLabels,
	claimsOf,
	type Metadata,
	version,
} from "../model/index.ts";
import { canonical } from "../text/canonical.ts";
import { fileName } from "./portable.ts";
import { qrModules } from "./qr-code.ts";

/** What a colophon says of a record and its source. */
export function colophonOf(
	{ identifier, metadata, document }: ArchivalRecord,
	source: { readonly name: string; readonly sha256: string },
	labels: ColophonLabels,
): Colophon {
	const values = (element: Parameters<typeof claimsOf>[1]) => claimsOf(metadata, element).map(({ value }) => value);
	const link = permanentLink([identifier, ...values("identifier")]) ?? identifier;
	const title = document.title.supplied ? `[${document.title.text.replace(/^\[|\]$/g, "")}]` : document.title.text;
	const entries: readonly ColophonEntry[] = [
		{ label: labels.identifier, value: link === identifier ? identifier : `${identifier}\n${link}` },
		{ label: labels.title, value: title },
		{ label: labels.creator, value: values("creator").join("; ") },
		{ label: labels.publisher, value: newspaperOf(metadata) ?? "" },
		{ label: labels.issued, value: (values("issued")[0] ?? values("date")[0]) || "" },
		{ label: labels.source, value: fileName(source.name) },
		{ label: labels.digest, value: source.sha256, kind: "digest" },
		{ label: labels.tool, value: `banluu ${version}` },
	];
	return {
		heading: labels.heading,
		entries: entries.filter(({ value }) => canonical(value) !== ""),
		advice: labels.advice,
		code: { text: link, modules: qrModules(link) },
	};
}

/** The newspaper as a reader would name it: who published, else what the article is a part of, else what its dateline says. */
export function newspaperOf(metadata: Metadata): string | undefined {
	for (const element of ["publisher", "isPartOf", "source"] as const) {
		const values = claimsOf(metadata, element).flatMap(({ value }) => (isUri(value) ? [] : [value]));
		if (values.length > 0) return values.join("; ");
	}
	return undefined;
}

/** Kinds of identifiers that a resolver knows, the most lasting first, and the address that leads to each. */
const resolvers: readonly (readonly [RegExp, (name: string) => string])[] = [
	[/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*|info:doi\/)?(10\.\d{4,9}\/\S+)$/i, (doi) => `https://doi.org/${doi}`],
	[/^(?:https?:\/\/hdl\.handle\.net\/|hdl:\s*|info:hdl\/)(\S+\/\S+)$/i, (handle) => `https://hdl.handle.net/${handle}`],
	[/^(ark:\/?\d{5,}\/\S+)$/i, (ark) => `https://n2t.net/${ark}`],
	[/^(https?:\/\/[^/\s]+\/?\S*)$/i, (url) => url],
];

/** Where an identifier leads on the web: a DOI, a Handle, an ARK or an address, in this order; undefined where none does. */
export function permanentLink(identifiers: readonly string[]): string | undefined {
	for (const [pattern, address] of resolvers) {
		for (const identifier of identifiers) {
			const name = pattern.exec(identifier.trim())?.[1];
			if (name !== undefined) return encodeURI(decoded(address(name)));
		}
	}
	return undefined;
}

/** Without escapes, so that none is escaped twice. */
function decoded(address: string): string {
	try {
		return decodeURI(address);
	} catch {
		return address;
	}
}
