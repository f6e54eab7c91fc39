import type { Diagnostic, DiagnosticCode } from "../model/index.ts";

/** Notices that most members of a collection share: said once for all of them, with how many they are. */
const shared: ReadonlySet<DiagnosticCode> = new Set([
	"read/keys-chosen",
	"read/keys-unmapped",
	"read/key-missing",
	"read/zone-assumed",
]);
/** Different notices that are told apart; members may have keys that no other has. */
const most = 50;

/** Gathers the shared notices of members. Each record keeps its own. */
export interface Notes {
	/** The findings that are the member's alone. */
	take(diagnostics: readonly Diagnostic[]): readonly Diagnostic[];
	/** What was gathered, at the places where it came up first. */
	all(): readonly Diagnostic[];
}

export function gatherNotes(): Notes {
	const gathered = new Map<string, { readonly first: Diagnostic; count: number }>();
	return {
		take: (diagnostics) =>
			diagnostics.filter((finding) => {
				if (!shared.has(finding.code)) return true;
				const own = JSON.stringify([finding.code, finding.params]);
				const key = gathered.size < most || gathered.has(own) ? own : finding.code;
				const known = gathered.get(key);
				if (known) known.count++;
				else gathered.set(key, { first: key === own ? finding : { ...finding, params: unlisted(finding) }, count: 1 });
				return false;
			}),
		all: () =>
			[...gathered.values()].map(({ first, count }) => ({ ...first, params: { ...first.params, members: count } })),
	};
}

/** Where there are too many different ones the rest is one notice without names. */
function unlisted({ params = {} }: Diagnostic): Readonly<Record<string, string | number>> {
	return Object.fromEntries(
		Object.entries(params).map(([name, value]) => [name, typeof value === "string" ? "…" : value]),
	);
}
