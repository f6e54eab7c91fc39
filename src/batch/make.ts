import { createHash } from "node:crypto";
import { missingElements } from "../app/build.ts";
import { gapsOf } from "../app/describe.ts";
import { readArticle, withShared } from "../app/input.ts";
import { resourcesWith } from "../app/resources.ts";
import { openWorkshop } from "../app/workshop.ts";
import { buildRecord } from "../build/build.ts";
import { type PreparedRecord, prepareRecord } from "../build/prepare.ts";
import { type CatalogueEntry, entryOf } from "../catalog/entry.ts";
import { catalogueBuilt } from "../catalog/record.ts";
import {
	claimsOf,
	type Diagnostic,
	diagnostic,
	failure,
	firstValue,
	type Outcome,
	type Source,
	sizeOf,
	success,
	textUnits,
} from "../model/index.ts";
import { fileSource } from "../store/file-source.ts";
import { type ArticleState, countCodes } from "./events.ts";
import { stageRecord } from "./stage.ts";
import type { ArticleTask, Held, Made, MakerSettings } from "./task.ts";

/** Makes records of articles, one after the other. */
export type Maker = (task: ArticleTask, attempt: number, holds: Holds) => Promise<Made>;

/** What the sink has of an identifier. */
export type Holds = (identifier: string) => Promise<Held | undefined>;

/** Makes ready what all records of a run share. */
export function articleMaker(settings: MakerSettings): Outcome<Maker> {
	const opened = openWorkshop({ ...settings, resources: resourcesWith(settings.fonts, settings.folder) });
	if (opened.value === undefined) return failure(...opened.diagnostics);
	const { workshop, settings: own } = opened.value;

	async function make(task: ArticleTask, attempt: number, holds: Holds): Promise<Made> {
		const started = performance.now();
		const found: Diagnostic[] = [];
		let prepared: PreparedRecord | undefined;
		const end = (state: ArticleState, about: Partial<Made["result"]> = {}, made: Partial<Made> = {}): Made => ({
			sequence: task.sequence,
			...made,
			result: {
				sequence: task.sequence,
				source: task.name,
				state,
				sha256: task.sha256,
				...(prepared && aboutRecord(prepared)),
				codes: countCodes(found),
				findings: found,
				milliseconds: Math.round((performance.now() - started) * 10) / 10,
				sourceBytes: task.source.bytes.byteLength,
				recordBytes: 0,
				...about,
			},
		});
		const read = await readArticle(sourceOf(task), task.stated, task.findings);
		const input = withShared(read, settings.defaults, task.authorities);
		const outcome = input.value === undefined ? failure(...input.diagnostics) : prepareRecord(input.value, own);
		found.push(...outcome.diagnostics);
		if (outcome.value === undefined) return end("failed");
		prepared = outcome.value;
		const { identifier, metadata } = prepared.record;
		if (settings.since !== undefined && isOlder(prepared, settings.since)) return end("skipped");
		const held = settings.asks ? await holds(identifier) : undefined;
		const version = (held?.version ?? 0) + 1;
		if (held && held.recipeDigest === prepared.recipe.digest) {
			return end("identical", { version: held.version });
		}
		if (held && !settings.update) {
			found.push(diagnostic("batch/different-record", { params: { identifier }, place: { file: task.name } }));
			return end("failed");
		}
		if (settings.dryRun) {
			const gaps = gapsOf(metadata, settings.targets, task.name);
			found.push(...gaps);
			const lacking = gaps.flatMap(({ severity, params }) => (severity === "error" ? [String(params?.key)] : []));
			const missing = settings.targets.length > 0 ? [...new Set(lacking)] : missingElements(metadata);
			return end(held ? "would-update" : "would-build", { version, missing });
		}
		const label = version > 1 ? `${prepared.label}-v${version}` : prepared.label;
		const built = await buildRecord({ ...prepared, label }, workshop);
		found.push(...built.diagnostics);
		if (built.value === undefined) return end("failed");
		const recordBytes = built.value.package.entries.reduce((sum, entry) => sum + sizeOf(entry), 0);
		const about = { version, recordBytes, pages: built.value.pages };
		const state = version > 1 ? "updated" : "built";
		const { digest: recipeDigest } = prepared.recipe;
		let catalogue: { readonly catalogue?: CatalogueEntry } = {};
		if (settings.catalogues) {
			const described = await catalogueBuilt(built.value, { version, packages: [] }, prepared.record.document.blocks);
			if (described.value) catalogue = { catalogue: entryOf(described.value) };
		}
		if (settings.stage === undefined) return end(state, about, { built: built.value, recipeDigest, ...catalogue });
		const staged = stageRecord(settings.stage, `${task.sequence}-${attempt}`, built.value.package);
		if (staged.value !== undefined) return end(state, about, { staged: staged.value, recipeDigest, ...catalogue });
		found.push(...staged.diagnostics);
		return end("failed", {}, { fault: staged.diagnostics[0] as Diagnostic });
	}
	return success(make, opened.diagnostics);
}

function sourceOf({ source: { bytes, ...source }, base }: ArticleTask): Source {
	return {
		...source,
		async *open() {
			yield bytes;
		},
		resolve:
			base === undefined
				? async (href) => failure(diagnostic("store/not-a-neighbour", { params: { href } }))
				: fileSource(base).resolve,
	};
}

function aboutRecord({ record }: PreparedRecord): Partial<Made["result"]> {
	const { metadata, document } = record;
	const issued = firstValue(metadata, "issued") ?? firstValue(metadata, "date");
	return {
		identifier: record.identifier,
		title: document.title.text,
		textDigest: textDigest(textUnits(document.blocks).map(({ text }) => text)),
		...(issued !== undefined && { issued }),
	};
}

/** SHA-256 (hex) of paragraphs apart by a line feed. */
export function textDigest(paragraphs: readonly string[]): string {
	return createHash("sha256").update(paragraphs.join("\n"), "utf8").digest("hex");
}

/** Whether all dates that a record has are before a day; one without dates is not. Compared as far as both go. */
function isOlder({ record: { metadata } }: PreparedRecord, since: string): boolean {
	const dates = (["issued", "modified", "date"] as const).flatMap((key) => claimsOf(metadata, key).map((c) => c.value));
	const days = dates.flatMap((date) => /^\d{4}(?:-\d{2}){0,2}/.exec(date) ?? []);
	return days.length > 0 && days.every((day) => day < since.slice(0, day.length));
}
