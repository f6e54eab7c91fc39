// A thread of `buildMany`; all tasks of a pool have the same options.
import type { BuiltRecord } from "../build/build.ts";
import { failure, type Outcome } from "../model/index.ts";
import { builder } from "./library.ts";
import type { ManyTask } from "./many.ts";
import { serveWorker } from "./serve-worker.ts";

let made: ReturnType<typeof builder> | undefined;

serveWorker<ManyTask, Outcome<BuiltRecord>>(async ({ source, options }) => {
	made ??= builder(options);
	return made.value === undefined ? failure(...made.diagnostics) : made.value(source, source);
});
