import { existsSync, readdirSync, rmdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { type Diagnostic, diagnostic, failure, type Outcome, success } from "../../model/diagnostic.ts";
import { type Layout, rootFiles } from "../../packaging/ocfl/layout.ts";
import type { Spec } from "../../packaging/ocfl/rules.ts";
import { describeRoot } from "../../packaging/ocfl/validate-root.ts";
import { publishFolder } from "../atomic.ts";
import { writeFinding } from "../failure.ts";
import { folderDirectory } from "./directory.ts";

/** A storage root whose layout is known: where an identifier's object stands is computed, never searched for. */
export interface OpenRoot {
	readonly path: string;
	readonly spec: Spec;
	readonly layout: Layout;
}

/** Opens a storage root. One of a layout that is not known here is refused: nothing could be found in it, and nothing added. */
export async function openRoot(path: string): Promise<Outcome<OpenRoot>> {
	const directory = folderDirectory(path);
	const listed = await directory.children("");
	if (listed.value === undefined) return failure(...listed.diagnostics);
	if (!listed.value.some(({ name }) => name.startsWith("0=ocfl_") && !name.startsWith("0=ocfl_object"))) {
		return failure(diagnostic("ocfl/not-a-root", { params: { path } }));
	}
	const described = await describeRoot(directory, listed.value);
	const errors = described.diagnostics.filter(({ severity }) => severity === "error");
	const { spec, layout, extension } = described.value ?? {};
	if (spec === undefined || errors.length > 0) {
		return failure(...errors, diagnostic("ocfl/root-unknown", { params: { path } }));
	}
	if (layout === undefined) {
		return failure(diagnostic("ocfl/layout-unknown", { params: { path, extension: extension ?? "-" } }));
	}
	return success({ path: resolve(path), spec, layout });
}

/** Opens a storage root, or makes one of OCFL 1.1 where there is nothing or an empty folder. A root that is there keeps its layout. */
export async function openOrMakeRoot(path: string, layout: Layout, asked: boolean): Promise<Outcome<OpenRoot>> {
	try {
		// A root appears in one step: an empty folder in its place has to go first.
		if (existsSync(path) && readdirSync(path).length === 0) rmdirSync(path);
	} catch (error) {
		return failure(writeFinding(error, path));
	}
	const notes: Diagnostic[] = [];
	if (!existsSync(path)) {
		const files = [...rootFiles(layout)].map(([name, text]) => ({
			path: name,
			content: new TextEncoder().encode(text),
		}));
		const made = await publishFolder(path, files);
		// Another run may have made it in the same moment.
		if (made.value === undefined && !made.diagnostics.some(({ code }) => code === "store/exists")) {
			return failure(...made.diagnostics);
		}
		notes.push(...made.diagnostics.filter(({ severity }) => severity !== "error"));
	}
	const root = await openRoot(path);
	if (root.value && asked && root.value.layout.extension !== layout.extension) {
		const params = { path, extension: root.value.layout.extension };
		notes.push(diagnostic("ocfl/layout-kept", { params }));
	}
	return { ...root, diagnostics: [...notes, ...root.diagnostics] };
}

/** The folder of work in progress in a root: no object, and gone when nothing is in progress (OCFL 1.1, 4.4). */
export function workFolder({ path }: OpenRoot): string {
	return join(path, "extensions", "banluu-work");
}
