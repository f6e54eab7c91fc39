import { claimsOf, type Metadata } from "../../model/index.ts";

/** Terms of a server's vocabularies, by what a description says; what is not there is unknown to the server. */
export interface Terms {
	readonly languages: ReadonlyMap<string, string>;
	readonly licences: ReadonlyMap<string, string>;
}

/** Languages that a description names, BCP 47 or ISO 639-3. */
export function languagesIn(metadata: Metadata): readonly string[] {
	return [...new Set(claimsOf(metadata, "language").map(({ value }) => value))];
}

/** Two letters are ISO 639-1, three ISO 639-3; what follows them (script, region) these servers have no place for. */
export function languageCode(value: string): { readonly code: string; readonly letters: 2 | 3 } | undefined {
	const code = /^([A-Za-z]{2,3})(?:-|$)/.exec(value)?.[1]?.toLowerCase();
	return code === undefined ? undefined : { code, letters: code.length === 2 ? 2 : 3 };
}

/** Values of a description that may be licences, with the identifiers that SPDX gives them. */
export function licencesIn(metadata: Metadata): ReadonlyMap<string, string> {
	const claims = ["license", "rights", "accessRights"].flatMap((element) => claimsOf(metadata, element));
	return new Map(
		claims.flatMap(({ value }) => {
			const id = licenceId(value);
			return id === undefined ? [] : [[value, id] as const];
		}),
	);
}

/** `cc-by-4.0` of `CC BY 4.0` and of `https://creativecommons.org/licenses/by/4.0/`, in lower case as these servers have it. */
export function licenceId(value: string): string | undefined {
	const text = value.trim();
	const address = /^https?:\/\/creativecommons\.org\/licenses\/([a-z-]+)\/(\d\.\d)(?:\/([a-z]{2,3}))?(?:\/|$)/i.exec(
		text,
	);
	if (address) return ["cc", address[1], address[2], address[3]].filter(Boolean).join("-").toLowerCase();
	const open = /^https?:\/\/creativecommons\.org\/publicdomain\/(zero|mark)\/(\d\.\d)(?:\/|$)/i.exec(text);
	if (open) return open[1]?.toLowerCase() === "zero" ? `cc0-${open[2]}` : `cc-pdm-${open[2]}`;
	const name = /^(?:CC[ -](BY(?:-(?:NC|ND|SA|NC-ND|NC-SA))?)[ -](\d\.\d)|(CC0)[ -](\d\.\d))$/i.exec(text);
	if (!name) return undefined;
	return (name[1] ? `cc-${name[1]}-${name[2]}` : `cc0-${name[4]}`).toLowerCase();
}
