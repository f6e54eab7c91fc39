import { describe, expect, it } from "vitest";
import { openRecord } from "../../src/build/open-record.ts";
import { artifactTree } from "../../src/build/tree.ts";
import type { Artifact, InformationPackage, RecordContent } from "../../src/model/index.ts";
import type { PackageFormat, PackageSettings } from "../../src/packaging/format.ts";
import { formats } from "../../src/packaging/formats.ts";
import { packageResource } from "../../src/store/resources.ts";
import { bytesOf, packageOf, seedName, seedText } from "../support/records.ts";
import { optionsOf } from "./package-options.ts";

const built = await packageOf(seedName, seedText);
const opened = await openRecord(artifactTree(built.label, built.entries), built.label);
const record = opened.value as RecordContent;
const settings = (format: PackageFormat): PackageSettings => ({
	time: "2026-01-02T03:04:05Z",
	agent: { name: "banluu", type: "software", version: "0.0.0" },
	options: new Map(Object.entries(optionsOf[format.key] ?? {})),
	resource: (name) => packageResource(name),
});
const changed = (entry: Artifact): Artifact => {
	const bytes = Uint8Array.from(bytesOf(entry));
	const at = bytes.length >> 1;
	bytes[at] = (bytes[at] as number) ^ 1;
	return { ...entry, content: bytes };
};

describe.each(formats.map((format) => [format.key, format] as const))("%s", (_, format) => {
	const plan = (): InformationPackage => {
		const outcome = format.plan([record], settings(format));
		if (outcome.value === undefined) throw new Error(JSON.stringify(outcome.diagnostics, undefined, 1));
		return outcome.value;
	};
	const errors = async (entries: readonly Artifact[]) => {
		const report = await format.validate(artifactTree("package", entries));
		return report.diagnostics.filter(({ severity }) => severity === "error");
	};

	it("recognises and accepts what it makes", async () => {
		const { entries } = plan();
		expect(formats.find((each) => each.recognises(listOf(entries)))?.key).toBe(format.key);
		const report = await format.validate(artifactTree("package", entries));
		expect(report.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
		expect(report.value?.valid).toBe(true);
	});

	it("plans the same bytes twice", () => {
		const bytes = (pack: InformationPackage) =>
			pack.entries.map((entry) => [entry.path, Buffer.from(bytesOf(entry)).toString("hex")]);
		expect(bytes(plan())).toEqual(bytes(plan()));
	});

	it("keeps the bytes of the source, the document and the description", () => {
		const held = new Set(plan().entries.map((entry) => Buffer.from(bytesOf(entry)).toString("base64")));
		for (const file of record.files) {
			if (!["source", "document", "description"].includes(file.role)) continue;
			expect(held.has(Buffer.from(bytesOf(file)).toString("base64")), file.path).toBe(true);
		}
	});

	it("writes safe, ASCII, unique paths", () => {
		const paths = plan().entries.map(({ path }) => path);
		expect(new Set(paths.map((path) => path.toLowerCase())).size).toBe(paths.length);
		for (const path of paths) expect(path).toMatch(/^(?!.*(?:^|\/)\.\.?(?:\/|$))[\x21-\x7e]+$/);
	});

	it("notices a changed bit in any file of the record", async () => {
		const { entries } = plan();
		const kept = new Set(record.files.map((file) => Buffer.from(bytesOf(file)).toString("base64")));
		const ours = entries.filter((entry) => kept.has(Buffer.from(bytesOf(entry)).toString("base64")));
		expect(ours.length).toBeGreaterThan(0);
		for (const entry of ours) {
			const broken = entries.map((each) => (each === entry ? changed(each) : each));
			expect(await errors(broken), entry.path).not.toEqual([]);
		}
	});

	it("notices a missing file of the record", async () => {
		const { entries } = plan();
		const kept = new Set(record.files.map((file) => Buffer.from(bytesOf(file)).toString("base64")));
		for (const entry of entries.filter((each) => kept.has(Buffer.from(bytesOf(each)).toString("base64")))) {
			expect(await errors(entries.filter((each) => each !== entry)), entry.path).not.toEqual([]);
		}
	});
});

function listOf(entries: readonly Artifact[]) {
	return entries.map((entry) => ({ path: entry.path, size: bytesOf(entry).byteLength, kind: "file" as const }));
}
