import type { CatalogueEntry, PlacedEntry } from "../catalog/entry.ts";
import { type CataloguePackage, type Diagnostic, diagnostic, failure, type Outcome, success } from "../model/index.ts";
import type { KeptCatalogue, StoredRecord } from "./catalogue.ts";
import { type ArticleResult, type BatchEvent, countCodes } from "./events.ts";
import type { Journal } from "./journal.ts";
import { knownRecords } from "./known.ts";
import type { RecordSink } from "./sink.ts";
import type { Made } from "./task.ts";

export interface Delivery {
	/** Puts what was made into the sink. Without a value the whole run has to stop. */
	take(made: Made): Promise<Outcome<ArticleResult>>;
	/** An article that an earlier run has done. */
	keep(result: ArticleResult): void;
	/** An article without a record: a duplicate, one that could not be read. */
	note(result: ArticleResult): void;
	/** Makes durable what was taken, then says so in the journal, then in the catalogue. */
	commit(last: boolean): Promise<Outcome<true>>;
	/** Articles and bytes that wait for a commit. */
	readonly waiting: { readonly articles: number; readonly bytes: number };
	readonly commitMilliseconds: number;
}

export interface DeliveryOptions {
	/** Absent in a dry run. */
	readonly sink?: RecordSink | undefined;
	readonly journal?: Journal | undefined;
	readonly catalogue?: KeptCatalogue | undefined;
	/** Records that the catalogue lacks and whose packages were not there when the run began. */
	readonly uncatalogued?: readonly StoredRecord[];
	readonly tell: (event: BatchEvent) => void;
}

/** Codes of faults that are of the place where records go, and not of the record. */
const ofThePlace =
	/^store\/(?:no-space|not-writable|read-only|not-a-folder|too-many-open-files|write-failed|cannot-rename|locked)$/;

/** Takes articles in the order of the collection, so that everything that depends on what came before is the same with any number of threads. */
export function delivery({ sink, journal, catalogue, uncatalogued = [], tell }: DeliveryOptions): Delivery {
	const known = knownRecords();
	/** Told in order; those without a package yet wait, and what stands behind them. */
	let queue: { readonly result: ArticleResult; needs: boolean; told: boolean; kept: boolean }[] = [];
	let packaged = new Map<number, CatalogueEntry>();
	let lacking: readonly StoredRecord[] = uncatalogued;
	let [articles, bytes, commitMilliseconds] = [0, 0, 0];

	/** Findings that depend on what came before. */
	function compare(result: ArticleResult): ArticleResult {
		const { identifier, sha256, textDigest, source } = result;
		if (identifier === undefined || sha256 === undefined) return result;
		const earlier = known.byIdentifier(identifier);
		if (earlier && earlier.sha256 !== sha256) {
			const params = { identifier, first: earlier.source };
			const finding = diagnostic("batch/identifier-repeated", { params, place: { file: source } });
			// What a sink had of it by then depends on when it was asked.
			const rest = result.findings.filter(({ code }) => code !== "batch/different-record");
			return withFindings({ ...result, state: "failed", recordBytes: 0 }, [...rest, finding]);
		}
		if (result.state === "failed") return result;
		const alike = textDigest === undefined ? undefined : known.byText(textDigest);
		known.add({ source, sha256, identifier }, textDigest);
		if (alike === undefined || alike.identifier === identifier) return result;
		const params = { identifier: alike.identifier, first: alike.source };
		const finding = diagnostic("batch/near-duplicate", { params, place: { file: source } });
		return withFindings(result, [...result.findings.filter(({ code }) => code !== finding.code), finding]);
	}

	function add(result: ArticleResult, needs: boolean, kept = false): void {
		queue.push({ result, needs, told: false, kept });
		articles++;
		bytes += result.recordBytes;
	}

	async function take(made: Made): Promise<Outcome<ArticleResult>> {
		if (made.fault) return failure(made.fault);
		let result = compare(made.result);
		const isNew = result.state === "built" || result.state === "updated";
		const { identifier, version } = result;
		if (!isNew || sink === undefined || identifier === undefined || version === undefined) {
			if (result.state === "identical" && sink && identifier !== undefined) {
				const held = await sink.holds(identifier);
				if (held) result = { ...result, package: held.package, recipeDigest: held.recipeDigest };
			}
			add(result, false);
			return success(result);
		}
		const about = {
			sequence: made.sequence,
			identifier,
			version,
			...(result.issued !== undefined && { issued: result.issued }),
		};
		const put =
			made.staged && sink.putStaged
				? await sink.putStaged(about, made.staged)
				: made.built
					? await sink.put({ ...about, built: made.built })
					: success(undefined);
		const errors = put.diagnostics.filter(({ severity }) => severity === "error");
		if (errors.length > 0) {
			const fault = errors.find(({ code }) => ofThePlace.test(code));
			if (fault) return failure(fault, ...errors.filter((d) => d !== fault));
			result = withFindings({ ...result, state: "failed", recordBytes: 0 }, [...result.findings, ...put.diagnostics]);
			add(result, false);
			return success(result);
		}
		if (put.diagnostics.length > 0) result = withFindings(result, [...result.findings, ...put.diagnostics]);
		if (made.recipeDigest !== undefined) result = { ...result, recipeDigest: made.recipeDigest };
		add(result, true);
		if (made.catalogue) packaged.set(made.sequence, made.catalogue);
		return success(result);
	}

	async function commit(last: boolean): Promise<Outcome<true>> {
		const started = performance.now();
		const done = sink === undefined ? undefined : await (last ? sink.finish() : sink.commit());
		const packages: ReadonlyMap<number, CataloguePackage> = done?.value ?? new Map();
		if (done && done.value === undefined) return failure(...done.diagnostics);
		const found: readonly Diagnostic[] = done?.diagnostics ?? [];
		const rows: ArticleResult[] = [];
		const entries: PlacedEntry[] = [];
		let size = 0;
		queue = queue.map((entry) => {
			const { result, needs, told, kept } = entry;
			if (told || kept) return entry;
			const pack = packages.get(result.sequence);
			if (needs && pack === undefined) return entry;
			const row = pack ? { ...result, package: pack } : result;
			rows.push(row);
			size += row.recordBytes;
			const described = packaged.get(result.sequence);
			if (pack && described) entries.push({ entry: described, packages: [pack] });
			packaged.delete(result.sequence);
			return { ...entry, result: row, needs: false, told: true };
		});
		// Two of the same source have one line: the one that is done.
		const lines = rows.filter(({ state, sha256 }) => state !== "duplicate" && sha256 !== undefined);
		const written = await journal?.append(lines.map((row) => ({ type: "article", ...row })));
		if (written && written.value === undefined) return failure(...written.diagnostics);
		commitMilliseconds += performance.now() - started;
		const first = queue.findIndex(({ told, kept }) => !told && !kept);
		const ready = first < 0 ? queue : queue.slice(0, first);
		queue = first < 0 ? [] : queue.slice(first);
		if (catalogue) {
			const put = entries.length > 0 ? await catalogue.put(entries) : success(true);
			if (put.value === undefined) return failure(...put.diagnostics);
			const identical = catalogue.lacking(rows.filter(({ state }) => state === "identical").flatMap(storedRecord));
			if (identical.value === undefined) return failure(...identical.diagnostics);
			lacking = [...lacking, ...identical.value];
			const entered = lacking.length > 0 ? await catalogue.enter(lacking) : success(lacking);
			if (entered.value === undefined) return failure(...entered.diagnostics);
			if (entered.diagnostics.length > 0) tell({ type: "findings", findings: entered.diagnostics });
			lacking = entered.value;
		}
		if (found.length > 0) tell({ type: "findings", findings: found });
		for (const { result } of ready) tell({ type: "article", result });
		const milliseconds = Math.round(performance.now() - started);
		if (rows.length > 0) tell({ type: "committed", articles: rows.length, bytes: size, milliseconds });
		if (last) packaged = new Map();
		[articles, bytes] = [0, 0];
		return success(true);
	}

	return {
		take,
		keep: (result) => add(compare(result), false, true),
		note: (result) => add(result, false),
		commit,
		get waiting() {
			return { articles, bytes };
		},
		get commitMilliseconds() {
			return commitMilliseconds;
		},
	};
}

export function withFindings(result: ArticleResult, findings: readonly Diagnostic[]): ArticleResult {
	return { ...result, findings, codes: countCodes(findings) };
}

/** What the journal says of a record that is in the store. */
export function storedRecord({
	identifier,
	version,
	recipeDigest,
	package: pack,
}: ArticleResult): readonly StoredRecord[] {
	if (identifier === undefined || version === undefined || pack === undefined) return [];
	return [{ identifier, version, recipeDigest, package: pack }];
}
