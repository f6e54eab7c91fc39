import { openRecord } from "../../src/build/open-record.ts";
import { artifactTree } from "../../src/build/tree.ts";
import type { RecordContent } from "../../src/model/content.ts";
import type { InformationPackage } from "../../src/model/package.ts";
import type { PackageSettings } from "../../src/packaging/format.ts";
import { bytesOf, filesOf, packageOf } from "../support/records.ts";

/** A built record, opened. */
export async function recordOf(name: string, text: string, metadata?: object): Promise<RecordContent> {
	const built = await packageOf(name, text, metadata ? { metadata } : {});
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

/** The files of a package as they are, by path. */
export function rawFilesOf(pack: InformationPackage | undefined): Readonly<Record<string, Uint8Array>> {
	return pack ? Object.fromEntries(filesOf(pack)) : {};
}
