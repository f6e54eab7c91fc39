import { type Claim, type Diagnostic, diagnostic } from "../../model/index.ts";
import { foldMarks } from "../../text/slug.ts";
import { provinces } from "./provinces.ts";
import type { AuthorityRow } from "./row.ts";

/** Press agencies whose names ended; the table of datelines has all of them. */
const endedAgencies: readonly AuthorityRow[] = [
	{
		kind: "agency",
		name: "Báo Bắc Kạn",
		tags: ["BBK"],
		to: "2025-06-30",
		successor: "Báo và phát thanh, truyền hình Thái Nguyên",
	},
];

/** The authority rows of a run: the built-in ones and the user's. */
export interface Authorities {
	readonly rows: readonly AuthorityRow[];
	/** All rows of a name or a tag; letter case and marks (`hòa`, `hoà`) do not matter unless names differ by marks alone. */
	find(name: string, kind?: AuthorityRow["kind"]): readonly AuthorityRow[];
}

/** Letter case, the place of tone marks, and spaces. */
function plain(name: string): string {
	return foldMarks(name)
		.toLowerCase()
		.replace(/[\s–-]+/g, " ")
		.trim();
}

/** The built-in rows, with the user's before them; without any, one table serves all articles. */
export function authorities(own: readonly AuthorityRow[] = []): Authorities {
	return own.length === 0 ? builtIn : lookupIn(own);
}

function lookupIn(own: readonly AuthorityRow[]): Authorities {
	// A name that the user has settled is no longer ours to say something about.
	const settled = new Set(own.map((row) => `${row.kind} ${plain(row.name)}`));
	const rows = [...own, ...[...endedAgencies, ...provinces].filter((r) => !settled.has(`${r.kind} ${plain(r.name)}`))];
	const byName = new Map<string, AuthorityRow[]>();
	for (const row of rows) {
		for (const name of new Set([row.name, ...(row.tags ?? [])].map(plain))) {
			byName.set(name, [...(byName.get(name) ?? []), row]);
		}
	}
	return {
		rows,
		find: (name, kind) => (byName.get(plain(name)) ?? []).filter((row) => kind === undefined || row.kind === kind),
	};
}

/** True where a name held on a day, or in a month or year that it touches; both in W3CDTF. */
export function heldAt({ from, to }: AuthorityRow, date: string): boolean {
	const day = date.slice(0, 10);
	const starts = from === undefined || from.slice(0, day.length) <= day;
	return starts && (to === undefined || to.slice(0, day.length) >= day);
}

/** `Bắc Kạn (tỉnh; đến 2025-06-30)`: the name with what tells it from others; where it ended, that is enough. */
export function citedAs({ name, type, from, to }: AuthorityRow): string {
	const time = to !== undefined ? `đến ${to}` : from !== undefined ? `từ ${from}` : undefined;
	const parts = [type, time].filter((part) => part !== undefined);
	return parts.length > 0 ? `${name} (${parts.join("; ")})` : name;
}

const builtIn = lookupIn([]);

const judged: Readonly<Record<string, AuthorityRow["kind"]>> = {
	spatial: "place",
	publisher: "agency",
	newspaper: "agency",
	creator: "person",
};

/** Given names that did not hold when the article appeared. They stay as they were given. */
export function nameFindings(
	claims: readonly Claim[],
	known: Authorities,
	date: string | undefined,
): readonly Diagnostic[] {
	if (date === undefined) return [];
	return claims.flatMap(({ element, value, origin, place }) => {
		const kind = judged[element];
		if (kind === undefined || origin !== "given") return [];
		const rows = known.find(value.replace(/\s*\(.*\)$/u, "").replace(/^(?:tỉnh|thành phố|tp\.?)\s+/iu, ""), kind);
		if (rows.length === 0 || rows.some((row) => heldAt(row, date))) return [];
		const row = rows[0] as AuthorityRow;
		const params = { key: element, value, date, name: citedAs(row), successor: row.successor ?? "-" };
		return [diagnostic("metadata/name-not-valid", { params, ...(place && { place }) })];
	});
}
