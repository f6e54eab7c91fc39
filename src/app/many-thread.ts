import type { BuiltRecord } from "../build/build.ts";
import { failure, type Outcome } from "../model/index.ts";
import { builder } from "./library.ts";
import type { ManyTask } from "./many.ts";

let made: ReturnType<typeof builder> | undefined;

/** Builds one record in a thread of `buildMany`; all tasks of a pool have the same options. */
export default async function buildOne({ source, options }: ManyTask): Promise<Outcome<BuiltRecord>> {
	made ??= builder(options);
	return made.value === undefined ? failure(...made.diagnostics) : made.value(source, source);
}
