import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Artifact, type BuildOptions, build, type InformationPackage } from "../../src/index.ts";

/** Name and text of the real article. */
export const seedName = "000_84c6c67dbe676760.txt";
export const seedText = readFileSync(join(import.meta.dirname, "../../examples", seedName), "utf8");

/** Builds a record in memory or fails with its findings. */
export async function packageOf(
	name: string,
	text: string,
	options: Partial<BuildOptions> = {},
): Promise<InformationPackage> {
	const outcome = await build(
		{ name, bytes: new TextEncoder().encode(text) },
		{ buildTime: "2026-01-02T03:04:05Z", ...options },
	);
	if (outcome.value === undefined) throw new Error(JSON.stringify(outcome.diagnostics, undefined, 1));
	return outcome.value.package;
}

/** Bytes of an entry that stands in memory. */
export function bytesOf(entry: Artifact | undefined): Uint8Array {
	if (!(entry?.content instanceof Uint8Array)) throw new Error(`no bytes: ${entry?.path}`);
	return entry.content;
}

export function documentOf(pack: InformationPackage): Artifact {
	return pack.entries.find((entry) => entry.role === "document") as Artifact;
}

/** The files of a package by path. */
export function filesOf(pack: InformationPackage): Map<string, Uint8Array> {
	return new Map(pack.entries.map((entry) => [entry.path, bytesOf(entry)]));
}
