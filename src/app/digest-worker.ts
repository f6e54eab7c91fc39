// A thread that computes digests of files below a folder.
import type { Digests } from "../model/artifact.ts";
import type { Outcome } from "../model/diagnostic.ts";
import type { DigestJob } from "../model/store.ts";
import { digestFiles } from "../store/digest-files.ts";
import { serveWorker } from "./serve-worker.ts";

export interface DigestTask {
	readonly root: string;
	readonly jobs: readonly DigestJob[];
}

serveWorker<DigestTask, readonly Outcome<Digests>[]>(async ({ root, jobs }, onBytes) => {
	const outcomes: Outcome<Digests>[] = [];
	await digestFiles(
		root,
		jobs,
		(index, outcome) => {
			outcomes[index] = outcome;
		},
		(bytes) => {
			onBytes(bytes);
			return undefined;
		},
	);
	return outcomes;
});
