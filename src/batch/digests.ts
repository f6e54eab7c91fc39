import { createHash } from "node:crypto";
import { readTextFile } from "../store/text-file.ts";
import type { BatchRequest } from "./run.ts";
import type { ArticleTask, MakerSettings } from "./task.ts";

/** The same articles with the same settings are the same job. */
export function jobId(settings: MakerSettings, first: ArticleTask, last: ArticleTask): string {
	const { stage: _, catalogues: __, ...rest } = settings;
	const parts = [JSON.stringify(rest), first.name, last.name, first.sha256, last.sha256];
	const digest = createHash("sha256").update(parts.join("\n")).digest("hex");
	return `${first.sequence}-${last.sequence}-${digest.slice(0, 16)}`;
}

/** All that decides what the records of a run look like, the time apart. */
export async function settingsDigest(request: BatchRequest): Promise<string> {
	const hash = createHash("sha256");
	const { template, namespace, flavour, crosswalks, print, fonts, strict, encoding, kind, since } = request;
	const { set, defaults, collection } = request;
	const { limit: _, keys, only, ...rest } = collection ?? {};
	const members = { ...rest, keys: [...(keys ?? [])], only: [...(only ?? [])] };
	hash.update(
		JSON.stringify([template, namespace, flavour?.name, crosswalks, print, fonts, strict, encoding, kind, since]),
	);
	hash.update(JSON.stringify([set, defaults?.map(({ element, value }) => [element, value]), members]));
	for (const path of [request.metadata, ...(request.authorities ?? [])]) {
		if (path !== undefined) hash.update((await readTextFile(path)).value ?? "");
	}
	return hash.digest("hex");
}
