// A thread that checks whole packages.
import { type ContentOptions, checkContents } from "./contents.ts";
import { serveWorker } from "./serve-worker.ts";
import { type VerifyResult, verifyPath } from "./verify.ts";

export interface VerifyTask {
	readonly path: string;
	readonly format: string | undefined;
	readonly contents: ContentOptions | undefined;
}

serveWorker<VerifyTask, VerifyResult>(({ path, format, contents }, onBytes) =>
	verifyPath(path, {
		format,
		onBytes,
		...(contents && { contents: (tree) => checkContents(tree, contents) }),
	}),
);
