import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ArticleResult, BatchEvent } from "../../../src/batch/events.ts";
import { type BatchRequest, runBatch } from "../../../src/batch/run.ts";

export interface Planted {
	readonly id: string;
	readonly text: string;
	readonly act?: "hang" | "exit" | "exit-once" | "memory" | "throw" | "fail";
	readonly delay?: number;
}

export const plantedThread = new URL("./planted-worker.js", import.meta.url);

export function planted(count: number, change: (n: number) => Partial<Planted> = () => ({})): readonly Planted[] {
	return Array.from({ length: count }, (_, n) => ({ id: `urn:bai:${n}`, text: `Nội dung bài số ${n}`, ...change(n) }));
}

export interface Place {
	readonly folder: string;
	readonly output: string;
	readonly request: (change?: Partial<BatchRequest>) => BatchRequest;
	readonly events: BatchEvent[];
	readonly remove: () => void;
}

/** A collection of planted articles, and a request for it. */
export function place(articles: readonly Planted[]): Place {
	const folder = mkdtempSync(join(tmpdir(), "banluu-batch-"));
	const file = join(folder, "tin.jsonl");
	writeFileSync(file, articles.map((article) => `${JSON.stringify(article)}\n`).join(""));
	const output = join(folder, "kho");
	const events: BatchEvent[] = [];
	return {
		folder,
		output,
		events,
		remove: () => rmSync(folder, { recursive: true, force: true }),
		request: (change = {}) => ({
			files: [file],
			kind: "bags",
			output,
			state: `${output}.batch`,
			set: [],
			template: "newspaper",
			fonts: { fonts: [], bodyFonts: [] },
			folder,
			strict: false,
			update: false,
			buildTime: "2026-01-01T00:00:00Z",
			timeGiven: false,
			dryRun: false,
			targets: [],
			resume: false,
			onlyFailed: false,
			failFast: false,
			threads: 2,
			timeout: 20_000,
			thread: plantedThread,
			tell: (event) => void events.push(event),
			...change,
		}),
	};
}

export function articles(events: readonly BatchEvent[]): readonly ArticleResult[] {
	return events.flatMap((event) => (event.type === "article" ? [event.result] : []));
}

export function labels(output: string): readonly string[] {
	return existsSync(output)
		? readdirSync(output)
				.filter((name) => !name.startsWith("."))
				.sort()
		: [];
}

/** Records of an output that are not whole. */
export function half(output: string): readonly string[] {
	return labels(output).filter((label) => {
		try {
			const text = readFileSync(join(output, label, "data", "text.txt"));
			JSON.parse(readFileSync(join(output, label, "data", "metadata", "record.json"), "utf8"));
			const stated = readFileSync(join(output, label, "manifest.txt"), "utf8");
			return createHash("sha256").update(text).digest("hex") !== stated;
		} catch {
			return true;
		}
	});
}

export async function run(request: BatchRequest) {
	const { value, diagnostics } = await runBatch(request);
	return { end: value, codes: diagnostics.map(({ code }) => code) };
}
