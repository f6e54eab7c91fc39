import type { Claim } from "../../model/claim.ts";
import { type Diagnostic, diagnostic, type Place } from "../../model/diagnostic.ts";
import { canonical } from "../../text/canonical.ts";
import type { Places } from "../markdown/places.ts";
import { quoted } from "./dropped.ts";
import type { JsonObject, LinkedData } from "./json-ld.ts";
import { type Element, unescapeText } from "./parse.ts";
import { comparable, meta, type Parts } from "./parts.ts";
import { isAmbiguous, machineTime, printedTime, sameTime } from "./times.ts";
import { attribute, lineOf } from "./tree.ts";

/** A value for an element, by which rule, and where it stands. */
export interface Candidate {
	readonly value: string;
	readonly rule: string;
	readonly place: Place;
}

/** What the metadata of a page say, field by field, the first choice first. */
export interface Fields {
	readonly titles: readonly Candidate[];
	readonly descriptions: readonly Candidate[];
	readonly authors: readonly Candidate[];
	readonly publishers: readonly Candidate[];
	readonly sections: readonly Candidate[];
	readonly keywords: readonly Candidate[];
	readonly issued: readonly Candidate[];
	readonly modified: readonly Candidate[];
	readonly addresses: readonly Candidate[];
	readonly rights: readonly Candidate[];
	readonly found: readonly Diagnostic[];
}

const ESCAPED = /&(?:#\d{2,6}|#x[\da-f]{2,5}|(?:amp|quot|lt|gt|apos|nbsp|[a-z]{3,8}));/i;

/** Gathers what JSON-LD and meta tags say. */
export function fieldsOf(parts: Parts, linked: readonly LinkedData[], places: Places): Fields {
	const found: Diagnostic[] = [];
	const at = (element: Element): Place => {
		const location = element.sourceCodeLocation;
		return location ? places.at(location.startOffset, location.endOffset) : places.at(0);
	};
	const clean = (element: string, candidate: Candidate): Candidate => {
		if (!ESCAPED.test(candidate.value)) return candidate;
		const value = unescapeText(candidate.value).trim();
		if (value === candidate.value) return candidate;
		found.push(
			diagnostic("read/field-unescaped", { params: { element, value: quoted(value) }, place: candidate.place }),
		);
		return { ...candidate, value };
	};
	const json = (element: string, key: string, pick: (value: unknown) => readonly string[]): readonly Candidate[] =>
		linked.flatMap(({ node, place }) =>
			pick(node[key])
				.map((value) => value.trim())
				.filter((value) => value !== "")
				.map((value) => clean(element, { value, rule: `json-ld:${key}`, place: place(key) })),
		);
	const metas = (element: string, ...names: readonly string[]): readonly Candidate[] =>
		meta(parts, ...names).map(({ value, name, element: node }) =>
			clean(element, { value, rule: `meta:${name}`, place: at(node) }),
		);
	const split = (all: readonly Candidate[]) =>
		all.flatMap((one) =>
			one.value
				.split(/[,;]/)
				.map((value) => ({ ...one, value: value.trim() }))
				.filter(({ value }) => value !== ""),
		);
	const title = parts.head.find((element) => element.tagName === "title");
	const canonicalLink = parts.head.find(
		(e) => e.tagName === "link" && /\bcanonical\b/i.test(attribute(e, "rel") ?? ""),
	);
	const saved = savedFrom(parts.comments);
	return {
		titles: [
			...json("title", "headline", texts),
			...metas("title", "og:title", "dc.title", "dcterms.title", "citation_title", "twitter:title"),
			...(title && lineOf(title.childNodes) !== ""
				? [clean("title", { value: lineOf(title.childNodes), rule: "meta:title", place: at(title) })]
				: []),
		],
		descriptions: [
			...json("abstract", "description", texts),
			...metas(
				"abstract",
				"og:description",
				"dc.description",
				"dcterms.abstract",
				"description",
				"twitter:description",
			),
		],
		authors: [
			...json("creator", "author", namesOf),
			...metas("creator", "article:author", "dc.creator", "dcterms.creator", "citation_author", "author"),
		],
		publishers: [
			...json("publisher", "publisher", namesOf),
			...metas("publisher", "dc.publisher", "dcterms.publisher", "citation_publisher", "og:site_name"),
		],
		sections: [...json("isPartOf", "articleSection", texts), ...metas("isPartOf", "article:section")],
		keywords: split([
			...json("subject", "keywords", texts),
			...metas("subject", "article:tag", "news_keywords", "dc.subject", "keywords"),
		]),
		issued: [
			...json("issued", "datePublished", texts),
			...metas(
				"issued",
				"article:published_time",
				"dc.date.issued",
				"dcterms.issued",
				"dc.date",
				"citation_publication_date",
				"pubdate",
				"datepublished",
				"date",
			),
			...parts.times
				.flatMap((time): readonly Candidate[] => {
					const value = attribute(time, "datetime")?.trim();
					return value ? [{ value, rule: "selector:time", place: at(time) }] : [];
				})
				.slice(0, 1),
		],
		modified: [
			...json("modified", "dateModified", texts),
			...metas("modified", "article:modified_time", "og:updated_time", "dcterms.modified", "lastmod", "datemodified"),
		],
		addresses: [
			...(canonicalLink
				? [{ value: attribute(canonicalLink, "href") ?? "", rule: "link:canonical", place: at(canonicalLink) }]
				: []),
			...metas("source", "og:url"),
			...json("source", "mainEntityOfPage", addresses),
			...json("source", "url", addresses),
			...(saved === undefined ? [] : [{ value: saved, rule: "comment:saved-from", place: places.at(0) }]),
		].filter(({ value }) => /^https?:\/\/[^/]+/i.test(value)),
		rights: metas("rights", "dc.rights", "dcterms.rights"),
		found,
	};
}

function texts(value: unknown): readonly string[] {
	return [value].flat(2).filter((each): each is string => typeof each === "string");
}

function namesOf(value: unknown): readonly string[] {
	return [value].flat(2).flatMap((each) => {
		if (typeof each === "string") return [each];
		return typeof each === "object" && each !== null ? texts((each as JsonObject).name) : [];
	});
}

function addresses(value: unknown): readonly string[] {
	return [value].flat(1).flatMap((each) => {
		if (typeof each === "string") return [each];
		return typeof each === "object" && each !== null
			? [...texts((each as JsonObject)["@id"]), ...texts((each as JsonObject).url)]
			: [];
	});
}

/** The address that browsers and SingleFile write into the pages that they save. */
function savedFrom(comments: readonly string[]): string | undefined {
	for (const comment of comments) {
		const match = /saved from url=\(\d+\)(\S+)/i.exec(comment) ?? /\burl:\s*(https?:\S+)/i.exec(comment);
		if (match?.[1] && /SingleFile|saved from/i.test(comment)) return match[1];
	}
	return undefined;
}

/** What is printed on the page itself. */
export interface Printed {
	readonly title?: Candidate;
	readonly lead?: Candidate;
	readonly authors: readonly Candidate[];
	readonly time?: Candidate;
}

/** Whether a text is the name of the page's own site. */
export function siteTest(fields: Fields): (text: string) => boolean {
	const own = new Set<string>();
	for (const { value } of fields.publishers) own.add(siteKey(value));
	for (const { value } of fields.addresses) {
		const host = /^https?:\/\/([^/:?#]+)/i
			.exec(value)?.[1]
			?.toLowerCase()
			.replace(/^(?:www|m|amp)\./, "");
		if (host) own.add(siteKey(host)).add(siteKey(host.replace(/\.(?:com|net|org|gov)?\.?(?:vn|com|net)$/, "")));
	}
	own.delete("");
	return (text) => own.has(siteKey(text));
}

function siteKey(text: string): string {
	const plain = text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/đ/g, "d");
	return plain
		.replace(/^\s*(?:bao|tap chi|trang)\s+(?:dien tu\s+)?|\s+(?:dien tu|online)\s*$/g, "")
		.replace(/[^\p{L}\p{N}]/gu, "");
}

/** The claims that hold, with a finding for each contradiction. */
export function settle(
	fields: Fields,
	printed: Printed,
	hasByline: boolean,
): { readonly claims: readonly Claim[]; readonly found: readonly Diagnostic[] } {
	const claims: Claim[] = [];
	const found: Diagnostic[] = [...fields.found];
	const isSite = siteTest(fields);
	const claim = (element: string, { value, rule, place }: Candidate, more: Partial<Claim> = {}) =>
		claims.push({ element, value: canonical(value), origin: "extracted", place, rule, ...more });
	const conflict = (element: string, kept: Candidate, other: Candidate) =>
		found.push(
			diagnostic("read/field-conflict", {
				params: {
					element,
					value: quoted(kept.value, 100),
					rule: kept.rule,
					other: quoted(other.value, 100),
					otherRule: other.rule,
				},
				place: other.place,
			}),
		);

	const titles = fields.titles.map((one) =>
		one.rule === "json-ld:headline" ? one : { ...one, value: withoutSite(one.value, isSite) },
	);
	const title = printed.title
		? (titles.find((one) => same(one.value, printed.title?.value ?? "")) ?? printed.title)
		: titles[0];
	if (title) {
		claim("title", title);
		const told = new Set([key(title.value)]);
		for (const other of titles) {
			if (told.has(key(other.value)) || other.rule === "meta:title") continue;
			told.add(key(other.value));
			claim("alternative", other);
			conflict("title", title, other);
		}
	}

	const [description] = fields.descriptions;
	if (printed.lead) {
		const { lead } = printed;
		const equal = fields.descriptions.find((one) => same(one.value, lead.value));
		claim("abstract", equal ?? lead);
		const other = fields.descriptions.find((one) => !agrees(one.value, lead.value));
		if (other) conflict("abstract", lead, other);
	} else if (description) {
		claim("abstract", description);
		found.push(
			diagnostic("read/lead-not-found", { params: { text: quoted(description.value) }, place: description.place }),
		);
	}

	const people: Candidate[] = [];
	for (const author of [...fields.authors, ...printed.authors]) {
		if (/^https?:/i.test(author.value)) continue;
		const taken = /^\(?(?:theo|nguồn)\s*:?\s+(.+?)\)?$/iu.exec(author.value)?.[1];
		if (taken !== undefined) {
			if (!hasByline) claim("source", { ...author, value: taken });
			continue;
		}
		if (isSite(author.value)) {
			found.push(
				diagnostic("read/author-is-site", { params: { value: author.value, rule: author.rule }, place: author.place }),
			);
			continue;
		}
		if (people.some((one) => key(one.value) === key(author.value))) continue;
		const [first] = people;
		if (first && first.rule !== author.rule) conflict("creator", first, author);
		else people.push(author);
	}
	// A byline in the text speaks for itself, unless the metadata say the same.
	if (!hasByline || fields.authors.some((one) => people.includes(one))) for (const one of people) claim("creator", one);

	const [publisher] = fields.publishers;
	if (publisher) claim("publisher", publisher);
	for (const one of distinct(fields.sections).slice(0, 3)) claim("isPartOf", one);
	for (const one of distinct(fields.keywords).slice(0, 60)) claim("subject", one);
	for (const element of ["issued", "modified"] as const) {
		const times = timesOf(element, fields[element], found);
		const [first] = times;
		if (element === "issued" && printed.time) times.push(printed.time);
		const kept = first ?? times[0];
		if (!kept) continue;
		claim(element, kept);
		const told: string[] = [kept.value];
		for (const other of times) {
			if (told.some((value) => sameTime(value, other.value))) continue;
			told.push(other.value);
			conflict(element, kept, other);
		}
	}
	const [address] = fields.addresses;
	if (address) {
		claim("source", address, { scheme: "URI" });
		const other = fields.addresses.find(({ value }) => bare(value) !== bare(address.value));
		if (other) conflict("source", address, other);
	}
	for (const one of fields.rights.slice(0, 1)) claim("rights", one);
	return { claims, found };
}

function timesOf(element: string, candidates: readonly Candidate[], found: Diagnostic[]): Candidate[] {
	return candidates.flatMap((one): readonly Candidate[] => {
		const time = machineTime(one.value) ?? (isAmbiguous(one.value) ? undefined : printedTime(one.value));
		const { rule, place } = one;
		if (!time) {
			found.push(diagnostic("read/date-unreadable", { params: { element, value: one.value, rule }, place }));
			return [];
		}
		if (time.mended)
			found.push(diagnostic("read/date-mended", { params: { value: one.value, date: time.value }, place }));
		return [{ ...one, value: time.value }];
	});
}

function distinct(all: readonly Candidate[]): readonly Candidate[] {
	const seen = new Set<string>();
	return all.filter(({ value }) => !seen.has(key(value)) && seen.add(key(value)));
}

function key(text: string): string {
	return canonical(text).toLowerCase();
}

function same(a: string, b: string): boolean {
	return key(a) === key(b);
}

/** A summary agrees with the sapo where it is the sapo, or a part of it. */
function agrees(description: string, lead: string): boolean {
	const [a, b] = [comparable(description).replace(/(?:\.\.\.|…)$/, ""), comparable(lead)];
	return b.includes(a) || a.includes(b);
}

function bare(address: string): string {
	return address
		.replace(/^https?:\/\/(?:www\.|m\.|amp\.)?/i, "")
		.replace(/[?#].*$|\/+$/g, "")
		.replace(/\/$/, "");
}

/** `Tít - Báo A` without the name of the site. */
function withoutSite(text: string, isSite: (text: string) => boolean): string {
	const parts = /^(.+?)\s+[-|–—]\s+([^-|–—]+)$/u.exec(text);
	return parts?.[1] && parts[2] && isSite(parts[2]) ? withoutSite(parts[1], isSite) : text;
}
