import { createHash } from "node:crypto";
import { loadComplexShaping, needsComplexShaping } from "../font/complex.ts";
import type { FontLibrary } from "../font/library.ts";
import { type FontSession, startSession } from "../font/session.ts";
import {
	type ArchivalRecord,
	claimsOf,
	type Diagnostic,
	type FaceStyle,
	failure,
	hasErrors,
	type Outcome,
	type Page,
	type ShapedWord,
	type Sink,
	strict,
	success,
	textUnits,
	version,
} from "../model/index.ts";
import { startVolume, type VolumeSize } from "../pdf/volume.ts";
import { canonical } from "../text/canonical.ts";
import { detached } from "../text/detached.ts";
import { roman } from "../text/roman.ts";
import { typesetDocument } from "../typeset/document.ts";
import { contentsEntry } from "../typeset/volume/contents.ts";
import { withFurniture } from "../typeset/volume/furniture.ts";
import { indexEntry, indexLetter } from "../typeset/volume/index-entry.ts";
import { type ListEntry, type ListPart, setList } from "../typeset/volume/list.ts";
import { setTitlePage } from "../typeset/volume/title-page.ts";
import { widthOf } from "../typeset/volume/words.ts";
import type { Workshop } from "./build.ts";
import { placed } from "./place.ts";
import { contentsAttachment, volumeMetadata } from "./volume-description.ts";
import { type PageRange, volumeIndex } from "./volume-index.ts";
import { expectedUnits, type UnitDigest, unitsDigest } from "./volume-units.ts";

/** What the volume prints and says of its own, in its language; the core has no language text. */
export interface VolumeWords {
	readonly contents: string;
	readonly authors: string;
	readonly places: string;
	readonly documents: string;
	count(articles: number): string;
	/** Of W3CDTF dates. */
	period(first: string, last: string): string;
	date(date: string): string;
	imprint(buildTime: string): string;
}

export interface VolumeRequest {
	readonly workshop: Workshop;
	readonly title: string;
	/** BCP 47. */
	readonly language: string;
	readonly words: VolumeWords;
	readonly sink: Sink;
}

/** An article of a volume. */
export interface VolumeArticle {
	readonly record: ArchivalRecord;
	/** SHA-256 of its source. */
	readonly sourceDigest: string;
}

/** What the proof of a volume holds against its bytes; some hundred bytes an article. */
export interface ExpectedArticle {
	readonly title: string;
	/** Index of its first page in the body, and how many it has. */
	readonly page: number;
	readonly pages: number;
	readonly text: UnitDigest;
}

export interface ExpectedVolume {
	readonly title: string;
	readonly identifier: string;
	readonly language: string;
	/** Pages before the body. */
	readonly front: number;
	readonly articles: readonly ExpectedArticle[];
}

export interface FinishedVolume extends VolumeSize {
	readonly expected: ExpectedVolume;
}

/** A volume in the making. */
export interface VolumeBuild {
	/** Sets and writes an article; nothing of one that fails is written. The value is its count of pages. */
	add(article: VolumeArticle): Promise<Outcome<number>>;
	/** Writes indexes, title page, table of contents and all that is known at the end only. */
	finish(): Promise<Outcome<FinishedVolume>>;
}

/** An article's row in the table of contents. */
interface Row extends ExpectedArticle {
	readonly date: string | undefined;
	readonly anchor: number;
	readonly language: string;
	readonly identifier: string;
	readonly sourceDigest: string;
}

const agent = { name: "banluu", version } as const;

export function buildVolume(request: VolumeRequest): Outcome<VolumeBuild> {
	const { workshop, title, language, words, sink } = request;
	const { template, fonts, flavour, buildTime } = workshop;
	const session = startSession(fonts);
	// The space of a style stands in its own face, the first that can be used.
	const spaces = spaceFaces(fonts);
	const started = startVolume(sink, { flavour, language, buildTime, producer: agent, spaces });
	const writer = started.value;
	if (writer === undefined) return failure(...started.diagnostics);
	// In the order of reading, whatever is written first.
	const titleGroup = writer.group("Sect");
	const contentsGroup = writer.group("Sect");
	const rows: Row[] = [];
	const identity = createHash("sha256").update(JSON.stringify([title, language]));
	const index = { creator: volumeIndex(), spatial: volumeIndex(), references: volumeIndex(), publisher: volumeIndex() };
	const news = newFindings(session);
	let bodyPages = 0;

	const add: VolumeBuild["add"] = async ({ record, sourceDigest }) => {
		const { document, identifier, metadata } = record;
		const found: Diagnostic[] = [];
		const take = (diagnostics: readonly Diagnostic[]) =>
			void found.push(...(workshop.strict ? strict(diagnostics) : diagnostics));
		const units = textUnits(document.blocks);
		if (units.some((unit) => needsComplexShaping(unit.text))) await loadComplexShaping(fonts);
		const set = typesetDocument(document, template, session, { root: "Art", around: language, folios: false });
		take(set.diagnostics.filter(({ code }) => code !== "typeset/picture-missing"));
		take(placed(news(), document.blocks));
		if (set.value === undefined || hasErrors(found)) {
			session.forget();
			return failure(...found);
		}
		const heading = canonical(document.title.text);
		const label = (page: number) => String(bodyPages + page + 1);
		const pages = withFurniture(set.value.pages, label, { volume: title, section: heading }, template, session);
		const written = await writer.part({ ...set.value, pages }, { group: writer.root, pictures: document.pictures });
		session.forget();
		take(written.diagnostics);
		if (written.value === undefined || hasErrors(found)) return failure(...found);
		const { page, anchor } = written.value;
		const texts = set.value.pages.map(textOf);
		for (const element of ["creator", "spatial", "references"] as const) {
			for (const { value } of claimsOf(metadata, element)) {
				const name = canonical(value);
				const on = texts.flatMap((text, n) => (element !== "creator" && text.includes(name) ? [n] : []));
				for (const each of on.length > 0 ? on : [0]) index[element].add(name, page + each);
			}
		}
		for (const { value } of claimsOf(metadata, "publisher")) index.publisher.add(canonical(value), page);
		const [issued] = [...claimsOf(metadata, "issued"), ...claimsOf(metadata, "date")].filter(({ scheme }) => scheme);
		rows.push({
			title: detached(titleOf(document.title)),
			date: issued && detached(issued.value),
			page,
			pages: pages.length,
			anchor,
			language: detached(document.language),
			identifier: detached(identifier),
			sourceDigest,
			text: unitsDigest(expectedUnits(document)),
		});
		identity.update(`${identifier} ${sourceDigest}\n`);
		bodyPages += pages.length;
		return success(pages.length, found);
	};

	const writeList = async (
		heading: string,
		entries: Iterable<ListEntry>,
		place: { readonly type: "TOC" | "Index"; readonly section: typeof titleGroup; readonly front: number | undefined },
	): Promise<Outcome<number>> => {
		const { type, section, front } = place;
		const list = writer.group(type, section, true);
		const columns = type === "Index" ? 2 : 1;
		let count = 0;
		for (const { set, isFirst } of setList(heading, entries, { template, shaper: session, type, columns, language })) {
			const from = count;
			const label = (page: number) =>
				front === undefined ? String(bodyPages + page + 1) : roman(front + from + page + 1);
			const pages = furnished(set.pages, isFirst, label, { volume: title, section: heading });
			const open = isFirst
				? new Map([
						[0, section],
						[2, list],
					])
				: new Map([[0, list]]);
			const written = await writer.part({ ...set, pages }, { group: section, open, front: front !== undefined });
			if (written.value === undefined) return failure(...written.diagnostics);
			count += set.pages.length;
			if (front === undefined) bodyPages += set.pages.length;
			session.forget();
		}
		return success(count);
	};

	/** A part that goes on with a list has its running head on its first page too. */
	const furnished = (
		pages: ListPart["set"]["pages"],
		isFirst: boolean,
		label: (page: number) => string,
		head: { readonly volume: string; readonly section: string },
	) => {
		const shift = isFirst ? 0 : 1;
		const moved = pages.map((page) => ({ ...page, index: page.index + shift }));
		const done = withFurniture(moved, (page) => label(page - shift), head, template, session);
		return done.map((page) => ({ ...page, index: page.index - shift }));
	};

	const anchorOf = (page: number): number => {
		let [low, high] = [0, rows.length - 1];
		while (low < high) {
			const middle = (low + high + 1) >> 1;
			if (rows[middle]!.page <= page) low = middle;
			else high = middle - 1;
		}
		const row = rows[low]!;
		return row.page === page ? row.anchor : writer.anchorAt(page, row.anchor);
	};

	const finish: VolumeBuild["finish"] = async () => {
		const { identifier, metadata } = volumeMetadata({
			title,
			language,
			articles: rows,
			identity: identity.digest("hex"),
			index,
		});
		for (const [heading, list] of [
			[words.authors, index.creator],
			[words.places, index.spatial],
			[words.documents, index.references],
		] as const) {
			if (list.size === 0) continue;
			const entries = indexEntries(list.sorted(), anchorOf);
			const place = { type: "Index", section: writer.group("Sect"), front: undefined } as const;
			const written = await writeList(heading, entries, place);
			if (written.value === undefined) return failure(...written.diagnostics);
		}
		const dates = rows.flatMap(({ date }) => (date === undefined ? [] : [date])).sort();
		const publishers = claimsOf(metadata, "publisher").map((claim) => claim.value);
		const page = setTitlePage(
			{
				title,
				publishers: publishers.slice(0, mostPublishers),
				subtitles: [...(dates.length > 0 ? [words.period(dates[0]!, dates.at(-1)!)] : []), words.count(rows.length)],
				imprint: [identifier, words.imprint(buildTime)],
			},
			language,
			template,
			session,
		);
		const front = await writer.part(page, { group: titleGroup, open: new Map([[0, titleGroup]]), front: true });
		if (front.value === undefined) return failure(...front.diagnostics);
		const place = { type: "TOC", section: contentsGroup, front: 1 } as const;
		const contents = await writeList(words.contents, contentsEntries(), place);
		if (contents.value === undefined) return failure(...contents.diagnostics);
		const size = await writer.finish({
			title,
			identifier,
			metadata,
			fonts: session.embed(),
			attachments: flavour.attaches ? [contentsAttachment(title, identifier, rows)] : [],
		});
		if (size.value === undefined) return failure(...size.diagnostics);
		const expected = { title, identifier, language, front: 1 + contents.value, articles: rows };
		return success({ ...size.value, expected }, news());
	};

	function* contentsEntries(): Generator<ListEntry> {
		const look = { face: "italic", size: 0.9 * template.styles.body.size, gray: 0 } as const;
		const dated = rows.filter((row) => row.date !== undefined);
		const widest = dated.reduce((most, row) => Math.max(most, widthOf(words.date(row.date!), look, session)), 0);
		const dateWidth = dated.length > 0 ? widest + template.styles.body.size : 0;
		for (const row of rows) {
			const { title: text, date, page, anchor } = row;
			const entry = {
				title: text,
				page: String(page + 1),
				anchor,
				...(date !== undefined && { date: words.date(date) }),
				...(row.language !== language && { language: row.language }),
			};
			yield contentsEntry(entry, dateWidth, template, session);
		}
	}

	function* indexEntries(
		list: Iterable<{ readonly name: string; readonly letter: string; readonly ranges: readonly PageRange[] }>,
		anchor: (page: number) => number,
	): Generator<ListEntry> {
		let letter = "";
		for (const entry of list) {
			if (entry.letter !== letter) yield indexLetter(entry.letter, template, session);
			letter = entry.letter;
			const pages = entry.ranges.map(([first, last]) => ({
				text: first === last ? String(first + 1) : `${first + 1}–${last + 1}`,
				anchor: anchor(first),
			}));
			yield indexEntry({ name: entry.name, pages }, template, session);
		}
	}

	return success({ add, finish });
}

function spaceFaces(fonts: FontLibrary): { get(style: FaceStyle): number | undefined } {
	const faces = new Map<FaceStyle, number | undefined>();
	return {
		get: (style) => {
			if (!faces.has(style))
				faces.set(
					style,
					fonts.chain(style).find((index) => fonts.face(index)),
				);
			return faces.get(style);
		},
	};
}

/** Publishers that stand on the title page. */
const mostPublishers = 4;

function titleOf({ text, supplied }: ArchivalRecord["document"]["title"]): string {
	const title = canonical(text);
	return supplied && !(title.startsWith("[") && title.endsWith("]")) ? `[${title}]` : title;
}

/** The words of a page with a space between each two: names are looked for in them. */
function textOf({ items }: Page): string {
	let text = "";
	for (const item of items) {
		if (item.kind !== "text") continue;
		for (const { words, trailingSpace } of item.segments) {
			for (let i = 0; i < words.length; i++) {
				text += (words[i] as ShapedWord).text;
				if (trailingSpace || i < words.length - 1) text += " ";
			}
		}
	}
	return text;
}

/** The findings of the fonts that were not there before. */
function newFindings(session: FontSession): () => readonly Diagnostic[] {
	const seen = new Set<string>();
	return () =>
		session.diagnostics().filter((finding) => {
			const key = JSON.stringify([finding.code, finding.params]);
			if (seen.has(key)) return false;
			seen.add(key);
			return true;
		});
}
