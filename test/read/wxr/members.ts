import type { Article } from "../../../src/model/article.ts";
import { failure, type Outcome, success } from "../../../src/model/diagnostic.ts";
import { diagnostic } from "../../../src/model/index.ts";
import { bytesOf, type Source } from "../../../src/model/source.ts";
import type { SplitOptions } from "../../../src/read/collection.ts";
import { readWxrItem } from "../../../src/read/wxr/read.ts";
import { wxr } from "../../../src/read/wxr/split.ts";

/** An export in chunks of `size` bytes, with files beside it. */
export function exportOf(
	text: string | Uint8Array,
	size = 1 << 16,
	files: Readonly<Record<string, Uint8Array>> = {},
): Source {
	const bytes = typeof text === "string" ? new TextEncoder().encode(text) : text;
	return {
		name: "kho/bao.xml",
		async *open() {
			for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
		},
		resolve: async (href) =>
			files[href] ? success(files[href]) : failure(diagnostic("store/not-found", { params: { path: href } })),
	};
}

export async function split(source: Source, options: SplitOptions = {}): Promise<readonly Outcome<Source>[]> {
	const all: Outcome<Source>[] = [];
	for await (const each of wxr.split(source, options)) all.push(each);
	return all;
}

/** Members and articles of an export, in order; what has no value is told by its codes. */
export async function articles(source: Source, options: SplitOptions = {}): Promise<readonly Outcome<Article>[]> {
	const all: Outcome<Article>[] = [];
	for (const { value, diagnostics } of await split(source, options))
		all.push(value ? await readWxrItem(value) : { diagnostics });
	return all;
}

export async function textOf(source: Source): Promise<string> {
	return new TextDecoder().decode(await bytesOf(source));
}

export const codes = (outcomes: readonly Outcome<unknown>[]) =>
	outcomes.flatMap(({ diagnostics }) => diagnostics.map(({ code }) => code));
