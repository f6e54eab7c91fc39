import { openRecord } from "../../src/build/open-record.ts";
import { artifactTree } from "../../src/build/tree.ts";
import type { RecordContent } from "../../src/model/content.ts";
import type { InformationPackage } from "../../src/model/package.ts";
import type { PackageSettings } from "../../src/packaging/format.ts";
import { bytesOf, packageOf } from "../support/records.ts";

/** A built record, opened. */
export async function recordOf(name: string, text: string, set: Record<string, string> = {}): Promise<RecordContent> {
	const claims = Object.entries(set).map(([element, value]) => ({ element, value, origin: "given" as const }));
	const built = await packageOf(name, text, claims.length > 0 ? { claims } : {});
	const { value, diagnostics } = await openRecord(artifactTree(built.label, built.entries), built.label);
	if (value === undefined) throw new Error(JSON.stringify(diagnostics));
	return value;
}

export function settingsWith(
	options: Readonly<Record<string, string>> = {},
	files: Readonly<Record<string, string>> = {},
): PackageSettings {
	return {
		time: "2026-01-02T03:04:05Z",
		agent: { name: "banluu", type: "software", version: "0.0.0" },
		options: new Map(Object.entries(options)),
		resource: (name) => ({ value: new TextEncoder().encode(files[name] ?? ""), diagnostics: [] }),
	};
}

/** The text of each file of a package, by path. */
export function textsOf(pack: InformationPackage | undefined): ReadonlyMap<string, string> {
	return new Map((pack?.entries ?? []).map((entry) => [entry.path, new TextDecoder().decode(bytesOf(entry))]));
}
