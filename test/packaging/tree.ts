import { artifactTree } from "../../src/build/tree.ts";
import type { Artifact } from "../../src/model/artifact.ts";
import type { Diagnostic, Outcome } from "../../src/model/diagnostic.ts";
import type { Tree } from "../../src/model/store.ts";

export type Files = Readonly<Record<string, string | Uint8Array>>;

/** Files in memory as a tree. */
export function treeOf(files: Files): Tree {
	const entries = Object.entries(files).map(([path, content]): Artifact => {
		const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
		return { path, role: "source", mediaType: "text/plain", content: bytes, digests: {} };
	});
	return artifactTree("gói", entries);
}

/** Codes of the errors, sorted; or of all findings. */
export function codesOf({ diagnostics }: Outcome<unknown>, which: "errors" | "all" = "errors"): readonly string[] {
	const isAsked = ({ severity }: Diagnostic) => which === "all" || severity === "error";
	return [...new Set(diagnostics.filter(isAsked).map(({ code }) => code as string))].sort();
}
