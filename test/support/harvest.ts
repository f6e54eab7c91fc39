import type { CatalogueReader, HarvestQuery, HarvestRow } from "../../src/model/index.ts";
import { type Provider, signedTokens } from "../../src/oai/index.ts";

/** A catalogue of rows in memory, as far as harvesting goes; its own, plain reading of the port. */
export interface MemoryCatalogue extends CatalogueReader {
	/** Adds a row, or takes the place of the one with its identifier. */
	put(row: HarvestRow): void;
	/** How often rows were read. */
	readonly reads: () => number;
}

const order = (row: Pick<HarvestRow, "changedAt" | "identifier">) => `${row.changedAt} ${row.identifier}`;

export function memoryCatalogue(rows: readonly HarvestRow[] = []): MemoryCatalogue {
	const held = new Map(rows.map((row) => [row.identifier, row]));
	let sorted: readonly HarvestRow[] | undefined;
	let reads = 0;
	const list = () => {
		sorted ??= [...held.values()].sort((a, b) => (order(a) < order(b) ? -1 : 1));
		return sorted;
	};
	const values = (row: HarvestRow, by: "publisher" | "subject" | "year"): readonly string[] =>
		by === "subject"
			? row.subjects
			: by === "publisher"
				? [row.publisher ?? []].flat()
				: [row.issued?.slice(0, 4) ?? []].flat();
	const select = ({ from, until, set }: Omit<HarvestQuery, "limit" | "after">) =>
		list().filter(
			(row) =>
				(from === undefined || row.changedAt >= from) &&
				(until === undefined || row.changedAt <= until) &&
				(set === undefined || values(row, set.by).includes(set.value)),
		);
	const unasked = () => {
		throw new Error("harvesting does not ask for this");
	};
	return {
		put: (row) => {
			held.set(row.identifier, row);
			sorted = undefined;
		},
		reads: () => reads,
		harvest: ({ after, limit, ...query }) => {
			reads++;
			const rest = after === undefined ? select(query) : select(query).filter((row) => order(row) > order(after));
			return rest.slice(0, limit);
		},
		harvestCount: (query) => select(query).length,
		harvestOne: (identifier) => held.get(identifier),
		setValues: (by) => {
			const counts = new Map<string, number>();
			for (const row of held.values())
				for (const value of values(row, by)) counts.set(value, (counts.get(value) ?? 0) + 1);
			return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => (a.value < b.value ? -1 : 1));
		},
		earliestChange: () => list()[0]?.changedAt,
		record: unasked,
		search: unasked,
		count: unasked,
		deposits: unasked,
	};
}

/** `record.json` with the few things that a test wants of it. */
export function description(
	identifier: string,
	title: string,
	more: Readonly<Record<string, readonly string[]>> = {},
): string {
	const metadata = Object.fromEntries(
		Object.entries({ title: [title], identifier: [identifier], language: ["vi"], type: ["Text"], ...more }).map(
			([key, values]) => [key, values.map((value) => ({ value, origin: "given" }))],
		),
	);
	return JSON.stringify({
		$schema: "urn:x-banluu:schema:record:1",
		identifier,
		language: "vi",
		title: { text: title, supplied: false },
		metadata,
		superseded: [],
		source: { path: "source/bai.txt", name: "bai.txt", mediaType: "text/plain", size: 1, sha256: "a".repeat(64) },
		recipe: {},
		findings: [],
	});
}

/** Seconds after the beginning of 2026, as datestamps have them. */
export function instant(second: number): string {
	return new Date(Date.UTC(2026, 0, 1) + second * 1000).toISOString().replace(".000Z", "Z");
}

export const subjects = ["Công an", "Nghị quyết 12-NQ/TW", "Bắc Kạn", "Kinh tế & xã hội"] as const;
export const publishers = ["Báo Bắc Kạn", "Nhân Dân", "Đại biểu Nhân dân"] as const;

/** The n-th row of a collection that has something of everything. */
export function rowOf(n: number, more: Partial<HarvestRow> = {}): HarvestRow {
	const identifier = `urn:uuid:00000000-0000-5000-8000-${String(n).padStart(12, "0")}`;
	const publisher = publishers[n % 3] as string;
	const subject = subjects[n % 4] as string;
	const issued = `${2020 + (n % 5)}-03-20`;
	return {
		identifier,
		// Three records of each second.
		changedAt: instant(Math.floor(n / 3)),
		withdrawn: false,
		publisher,
		issued,
		subjects: [subject],
		description: description(identifier, `Tin số ${n} <&> "Đổi mới"`, {
			publisher: [publisher],
			subject: [subject],
			issued: [issued],
		}),
		...more,
	};
}

export function rows(count: number): HarvestRow[] {
	return Array.from({ length: count }, (_, n) => rowOf(n));
}

export const provider: Provider = {
	baseUrl: "https://luutru.example.vn/oai",
	repositoryName: "Kho lưu trữ <Bản Lưu> & bạn",
	adminEmails: ["luutru@example.vn"],
	domain: "luutru.example.vn",
	pageSize: 10,
	tokens: signedTokens("kho"),
	setNames: { publisher: "Cơ quan báo chí", subject: "Chủ đề", year: "Năm" },
};
