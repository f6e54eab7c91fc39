/** What is wrong with the form of a logical or content path (OCFL 1.1, 3.5.2 and 3.5.3.1). */
export type PathFault = "slash-at-end" | "bad-step";

export function pathFault(path: string): PathFault | undefined {
	if (path === "" || path.startsWith("/") || path.endsWith("/")) return "slash-at-end";
	const plain = !path.startsWith(".") && !path.includes("/.") && !path.includes("//");
	if (plain) return undefined;
	return path.split("/").some((step) => step === "" || step === "." || step === "..") ? "bad-step" : undefined;
}

/** Paths that stand more than once, and paths that are a folder of others. */
export function pathConflicts(paths: readonly string[]): readonly string[] {
	const known = new Set(paths);
	const found = new Set<string>();
	if (known.size !== paths.length) {
		const seen = new Set<string>();
		for (const path of paths) {
			if (seen.has(path)) found.add(path);
			seen.add(path);
		}
	}
	for (const path of known) {
		for (let at = path.indexOf("/"); at > 0; at = path.indexOf("/", at + 1)) {
			const folder = path.slice(0, at);
			if (known.has(folder)) found.add(folder);
		}
	}
	return [...found];
}
