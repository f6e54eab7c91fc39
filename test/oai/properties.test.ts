import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isInstant, parseDatestamp } from "../../src/oai/datestamp.ts";
import { acceptedCoding } from "../../src/oai/encoding.ts";
import { oaiIdentifier, recordIdentifier } from "../../src/oai/identifier.ts";
import { isSetSpec, parseSetSpec, setKinds, setSlug, setSpec, slugValue } from "../../src/oai/set-spec.ts";
import { type Position, signedTokens } from "../../src/oai/token.ts";
import { instant, memoryCatalogue, provider, rowOf, rows } from "../support/harvest.ts";
import { ask, listing } from "./ask.ts";

/** Letters with one and two marks, digits after letters, what XML and addresses escape, what XML lacks, and half a surrogate pair. */
const alphabet = [
	..."abcĐđấẬợỸỳăâôơưÂéß 0123456789-_.!~*'():;/?@&=+$,%#<>\"\\\u0000\u0001\u0301\t\n\r\uD800\uFFFE￿😀中",
];
const text = fc.array(fc.constantFrom(...alphabet), { minLength: 1, maxLength: 24 }).map((list) => list.join(""));
const seconds = fc.integer({ min: 0, max: 2_000_000_000 }).map(instant);

describe("setSpec", () => {
	it("is of the grammar, and gives the value back", () => {
		fc.assert(
			fc.property(text, fc.constantFrom(...setKinds), (value, by) => {
				const spec = setSpec({ by, value });
				expect(isSetSpec(spec)).toBe(true);
				expect(parseSetSpec(spec)).toEqual({ by, value });
			}),
			{ numRuns: 2000 },
		);
	});

	it("has one value or none", () => {
		const slugs = fc
			.array(fc.constantFrom(..."abdD0129.~-_fe"), { minLength: 1, maxLength: 10 })
			.map((l) => l.join(""));
		fc.assert(
			fc.property(slugs, (slug) => {
				const value = slugValue(slug);
				if (value !== undefined) expect(setSlug(value)).toBe(slug);
			}),
			{ numRuns: 3000 },
		);
	});

	it.each([
		["Báo Bắc Kạn", "Ba.1o_Ba.81c_Ka.5n"],
		["Đường 3/2", "D.9u.7o.72ng_3~2f~2"],
		["Nghị quyết 12-NQ/TW", "Nghi.5_quye.61t_12-NQ~2f~TW"],
		["á1_", "a.1~31~~5f~"],
		["2023", "2023"],
	])("of %s can be read by people: %s", (value, slug) => {
		expect(setSlug(value)).toBe(slug);
	});
});

describe("identifiers", () => {
	it("are URIs of the scheme, and give the record's own back", () => {
		const own = text.filter((value) => !/\p{Surrogate}/u.test(value));
		fc.assert(
			fc.property(own, (value) => {
				const identifier = oaiIdentifier("luutru.example.vn", value);
				expect(identifier).toMatch(/^oai:luutru\.example\.vn:[a-zA-Z0-9\-_.!~*'();/?:@&=+$,%]+$/);
				expect(recordIdentifier("luutru.example.vn", identifier)).toBe(value);
				expect(recordIdentifier("example.vn", identifier)).toBeUndefined();
			}),
		);
	});
});

describe("datestamps", () => {
	it("are those of the calendar", () => {
		fc.assert(
			fc.property(seconds, (at) => {
				expect(parseDatestamp(at, "from")).toEqual({ at, granularity: "second" });
				expect(parseDatestamp(at.slice(0, 10), "until")?.at).toBe(`${at.slice(0, 10)}T23:59:59Z`);
			}),
		);
		expect(
			["2026-02-29", "2026-13-01", "2026-01-01T24:00:00Z", "0000-01-01"].map((t) => parseDatestamp(t, "from")),
		).toEqual(Array(4).fill(undefined));
		expect(isInstant("2024-02-29T23:59:59Z")).toBe(true);
	});
});

const position: fc.Arbitrary<Position> = fc.oneof(
	fc.record({ verb: fc.constant("ListSets" as const), cursor: fc.integer({ min: 1, max: 1e9 }), after: text }),
	fc.record(
		{
			verb: fc.constantFrom("ListRecords" as const, "ListIdentifiers" as const),
			prefix: fc.constantFrom("oai_dc", "mods"),
			set: text.map((value) => setSpec({ by: "subject", value })),
			from: seconds,
			until: seconds,
			open: fc.boolean(),
			after: fc.record({ changedAt: seconds, identifier: text.filter((value) => !/\p{Surrogate}/u.test(value)) }),
			cursor: fc.integer({ min: 1, max: 1e9 }),
			size: fc.integer({ min: 1, max: 1e9 }),
		},
		{ requiredKeys: ["verb", "prefix", "until", "open", "after", "cursor"] },
	),
);

describe("tokens", () => {
	const tokens = signedTokens("kho");

	it("go round, and need no escape anywhere", () => {
		fc.assert(
			fc.property(position, (given) => {
				const token = tokens.write(given);
				expect(token).toMatch(/^[A-Za-z0-9\-_.]+$/);
				expect(tokens.read(token)).toEqual(given);
				expect(signedTokens("other").read(token)).toBeUndefined();
			}),
		);
	});

	it("that were damaged anywhere are none", () => {
		fc.assert(
			fc.property(position, fc.nat(), fc.constantFrom(..."AZaz09-_.%"), (given, at, character) => {
				const token = tokens.write(given);
				const index = at % token.length;
				const damaged = token.slice(0, index) + character + token.slice(index + 1);
				if (damaged !== token) expect(tokens.read(damaged)).toBeUndefined();
				expect(tokens.read(token.slice(0, index))).toBeUndefined();
				expect(tokens.read(token + character)).toBeUndefined();
			}),
			{ numRuns: 300 },
		);
	});
});

describe("any query", () => {
	const held = memoryCatalogue(rows(12));
	const identifier = `oai:luutru.example.vn:${rowOf(3).identifier}`;
	const word = fc.oneof(
		text,
		fc.constantFrom("ListRecords", "ListIdentifiers", "GetRecord", "ListSets", "Identify", "ListMetadataFormats"),
		fc.constantFrom("oai_dc", "mods", "qdc", "2026-01-01", "2026-01-01T00:00:02Z", "year:2021", identifier),
	);
	const name = fc.oneof(
		{
			weight: 9,
			arbitrary: fc.constantFrom("metadataPrefix", "from", "until", "set", "identifier", "resumptionToken"),
		},
		{ weight: 1, arbitrary: text },
	);

	it("is answered in well-formed XML, with content or with an error, never with both", () => {
		let contents = 0;
		fc.assert(
			fc.property(word, fc.array(fc.tuple(name, word), { maxLength: 3 }), (verb, pairs) => {
				// Text that is no Unicode cannot come out of an address.
				const whole = (given: string) => given.replace(/\p{Surrogate}/gu, "\uFFFD");
				const query = new URLSearchParams([["verb", whole(verb)]]);
				for (const [key, value] of pairs) query.append(whole(key), whole(value));
				const { root, errors, summary } = ask(held, query.toString());
				const names = root.children.map((child) => child.name.replace("{http://www.openarchives.org/OAI/2.0/}", ""));
				expect(names.slice(0, 2)).toEqual(["responseDate", "request"]);
				expect(names.slice(2)).toEqual(errors.length > 0 ? errors.map(() => "error") : [summary.verb]);
				if (errors.length === 0) contents++;
			}),
			{ numRuns: 600, seed: 20230320 },
		);
		expect(contents).toBeGreaterThan(20);
	});
});

describe("the answers to a list request", () => {
	const every = rows(23);

	it.each([1, 2, 3, 7, 22, 23, 24, 100])("make the whole list, %s records each", (pageSize) => {
		const held = memoryCatalogue(every);
		for (const [query, expected] of [
			["", every],
			["&set=subject", every],
			["&set=year:2021", every.filter(({ issued }) => issued?.startsWith("2021"))],
			[`&from=${instant(2)}&until=${instant(5)}`, every.slice(6, 18)],
		] as const) {
			const answers = [...listing(held, "ListIdentifiers", `metadataPrefix=oai_dc${query}`, { ...provider, pageSize })];
			const all = answers.flatMap(({ identifiers }) => identifiers);
			expect(all).toEqual(expected.map((row) => `oai:luutru.example.vn:${row.identifier}`));
			expect(answers).toHaveLength(Math.ceil(expected.length / pageSize));
			let given = 0;
			for (const { identifiers, token } of answers) {
				if (answers.length > 1) expect(token?.cursor).toBe(given);
				given += identifiers.length;
			}
		}
	});

	it("lose and double nothing that stays as it is, while others come, change and go", () => {
		const change = fc.record({ kind: fc.constantFrom("new", "change", "withdraw"), which: fc.nat({ max: 22 }) });
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 9 }), fc.array(change, { maxLength: 30 }), (pageSize, changes) => {
				const held = memoryCatalogue(every);
				const touched = new Set<number>();
				const seen: string[] = [];
				let clock = 20_000_000;
				for (const { identifiers } of listing(held, "ListIdentifiers", "metadataPrefix=oai_dc", {
					...provider,
					pageSize,
				})) {
					seen.push(...identifiers);
					for (const { kind, which } of changes.splice(0, 3)) {
						const changedAt = instant(clock++);
						if (kind === "new") held.put(rowOf(1000 + clock, { changedAt }));
						else {
							held.put(rowOf(which, { changedAt, withdrawn: kind === "withdraw" }));
							touched.add(which);
						}
					}
				}
				const of = (n: number) => seen.filter((each) => each.endsWith(rowOf(n).identifier)).length;
				for (let n = 0; n < 23; n++) {
					if (touched.has(n)) expect(of(n)).toBeLessThanOrEqual(2);
					else expect(of(n)).toBe(1);
				}
				// What changed comes with the next harvest, from the time of the first answer.
				const fresh = held.harvest({ limit: 99, from: "2026-06-01T00:00:00Z" }).length;
				if (fresh === 0) return;
				const since = "metadataPrefix=oai_dc&from=2026-06-01";
				const later = [...listing(held, "ListIdentifiers", since, provider, "2027-01-01T00:00:00Z")];
				const again = later.flatMap(({ identifiers }) => identifiers);
				expect(again).toHaveLength(fresh);
				for (const n of touched) expect(again.some((each) => each.endsWith(rowOf(n).identifier))).toBe(true);
			}),
			{ numRuns: 60 },
		);
	});

	it("would be seen to count answers instead of records, or to go on in the wrong place", () => {
		const held = memoryCatalogue(every);
		const broken = (damage: (position: Position) => Position) => ({
			...provider,
			tokens: { ...provider.tokens, write: (given: Position) => provider.tokens.write(damage(given)) },
		});
		const counting = broken((given) => ({ ...given, cursor: Math.ceil(given.cursor / provider.pageSize) }));
		const cursors = [...listing(held, "ListIdentifiers", "metadataPrefix=oai_dc", counting)].map(
			({ token }) => token?.cursor,
		);
		expect(cursors).not.toEqual([0, 10, 20]);
		const skipped = broken((given) =>
			given.verb === "ListSets" ? given : { ...given, after: { ...given.after, changedAt: instant(4) } },
		);
		const all = (broke: typeof counting) =>
			[...listing(held, "ListIdentifiers", "metadataPrefix=oai_dc", broke)].flatMap(({ identifiers }) => identifiers);
		expect(all(skipped)).not.toHaveLength(23);
	});
});

describe("Accept-Encoding", () => {
	it.each([
		[undefined, "identity"],
		["", "identity"],
		["gzip", "gzip"],
		["deflate", "deflate"],
		["gzip, deflate, br", "gzip"],
		["deflate;q=1, gzip;q=0.5", "deflate"],
		["gzip;q=0", "identity"],
		["br", "identity"],
		["*", "gzip"],
		["x-gzip", "gzip"],
		["identity;q=0", undefined],
		["*;q=0", undefined],
		["gzip;q=0, *", "deflate"],
		["nonsense;;q=,", "identity"],
	])("%s asks for %s", (header, coding) => {
		expect(acceptedCoding(header)).toBe(coding);
	});
});
