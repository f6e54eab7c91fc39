import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Loss } from "../../../src/metadata/crosswalk/loss.ts";
import { isReadable, readDescriptions } from "../../../src/metadata/crosswalk/read.ts";
import { type Crosswalk, crosswalk, crosswalks } from "../../../src/metadata/crosswalk/registry.ts";
import { parseDescription } from "../../../src/metadata/sidecar.ts";
import type { Claim, Metadata } from "../../../src/model/index.ts";
import { description } from "./claims.ts";

type Bare = Pick<Claim, "element" | "value" | "scheme" | "language" | "note">;

function bare({ element, value, scheme, language, note }: Claim): Bare {
	return { element, value, ...(scheme && { scheme }), ...(language && { language }), ...(note && { note }) };
}

const same = (a: Bare, b: Bare) =>
	a.element === b.element &&
	a.value === b.value &&
	a.scheme === b.scheme &&
	a.language === b.language &&
	a.note === b.note;

function lossesOf(claim: Claim, losses: readonly Loss[]): ReadonlySet<Loss["reason"]> {
	return new Set(losses.filter((l) => l.element === claim.element && l.value === claim.value).map((l) => l.reason));
}

/** What is wrong with a description that was written and read back, beyond what was said to be lost. */
function faults(metadata: Metadata, back: readonly Claim[], losses: readonly Loss[]): readonly string[] {
	const read = back.map(bare);
	return metadata.claims.flatMap((claim) => {
		const own = bare(claim);
		if (read.some((each) => same(each, own))) return [];
		const said = lossesOf(claim, losses);
		if (said.size === 0) return [`lost unsaid: ${JSON.stringify(own)}`];
		// Nothing of it, or not its value: that is all that can be said.
		const gone = [
			"no-element",
			"other-file",
			"repeated",
			"form",
			"characters",
			"white-space",
			"seconds-added",
		] as const;
		if (gone.some((reason) => said.has(reason))) return [];
		const found = read.filter((each) => each.value === own.value);
		const kept = found.some(
			(each) =>
				(said.has("refinement") || each.element === own.element) &&
				(said.has("scheme") || said.has("refinement") || said.has("uncertain-date") || each.scheme === own.scheme) &&
				(said.has("language") || each.language === own.language),
		);
		return kept ? [] : [`more lost than said (${[...said]}): ${JSON.stringify(own)} in ${JSON.stringify(found)}`];
	});
}

function written(row: Crosswalk, metadata: Metadata): string {
	const { value } = row.write(metadata);
	if (value === undefined) throw new Error(`${row.key} wrote nothing`);
	return value;
}

function read(row: Crosswalk, text: string): readonly Claim[] {
	if (row.key === "yaml") {
		const { value, diagnostics } = parseDescription(text, "mo-ta.yml");
		if (value === undefined) throw new Error(JSON.stringify(diagnostics));
		return value;
	}
	const { value, diagnostics } = readDescriptions(text, "x.xml", row.key);
	if (value === undefined) throw new Error(JSON.stringify(diagnostics));
	return value.descriptions.flatMap(({ metadata }) => metadata.claims);
}

const both = [...crosswalks.filter(isReadable), crosswalk("yaml") as Crosswalk];

describe("out and back in", () => {
	it.each(both)("$key: the description without what its losses name", (row) => {
		fc.assert(
			fc.property(description, (metadata) => {
				const back = read(row, written(row, metadata));
				expect(faults(metadata, back, row.loss(metadata))).toEqual([]);
				// Nothing comes back that was not there.
				const values = new Set(metadata.claims.map(({ value }) => value));
				const changed = row
					.loss(metadata)
					.some(({ reason }) => !["no-element", "other-file", "repeated"].includes(reason));
				if (!changed) expect(back.filter(({ value }) => !values.has(value))).toEqual([]);
			}),
			{ numRuns: 150 },
		);
	});

	it.each(both)("$key: a second time out gives the same bytes", (row) => {
		fc.assert(
			fc.property(description, (metadata) => {
				const once = written(row, { claims: read(row, written(row, metadata)), superseded: [] });
				const twice = written(row, { claims: read(row, once), superseded: [] });
				expect(twice).toBe(once);
			}),
			{ numRuns: 60 },
		);
	});

	it("DSpace's two files together hold what either says to be in the other", () => {
		const [dc, terms] = [crosswalk("dspace"), crosswalk("dspace_dcterms")] as const;
		if (!dc || !terms) throw new Error("no DSpace");
		fc.assert(
			fc.property(description, (metadata) => {
				const back = [...read(dc, written(dc, metadata)), ...read(terms, written(terms, metadata))];
				const losses = [...dc.loss(metadata), ...terms.loss(metadata)].filter(({ reason }) => reason !== "other-file");
				expect(faults(metadata, back, losses)).toEqual([]);
			}),
			{ numRuns: 60 },
		);
	});
});

/** Every text and attribute of a document, for formats that are not read back. */
function stringsOf(row: Crosswalk, text: string): string {
	if (row.mediaType.endsWith("json")) {
		const strings: string[] = [];
		JSON.parse(text, (_, value) => {
			if (typeof value === "string") strings.push(value);
			return value;
		});
		return strings.join("\n");
	}
	return text
		.replaceAll("&lt;", "<")
		.replaceAll("&gt;", ">")
		.replaceAll("&quot;", '"')
		.replaceAll("&#9;", "\t")
		.replaceAll("&#10;", "\n")
		.replaceAll("&#13;", "\r")
		.replaceAll("&amp;", "&");
}

describe("out only", () => {
	it.each(crosswalks.filter((row) => !both.includes(row)))("$key: every value is there, or its loss is said", (row) => {
		fc.assert(
			fc.property(description, (metadata) => {
				const text = stringsOf(row, written(row, metadata));
				const losses = row.loss(metadata);
				for (const claim of metadata.claims) {
					const said = lossesOf(claim, losses);
					const gone = ["no-element", "repeated", "form", "uncertain-date", "characters"] as const;
					if (gone.some((reason) => said.has(reason))) continue;
					if (!text.includes(claim.value)) expect.fail(`${row.key} lost ${JSON.stringify(claim)}`);
				}
			}),
			{ numRuns: 150 },
		);
	});
});

describe("the loss property", () => {
	it("sees a value that is lost unsaid, and one that loses more than is said", () => {
		const claim: Claim = { element: "issued", value: "2023", origin: "given", scheme: "W3CDTF" };
		const metadata: Metadata = { claims: [claim], superseded: [] };
		expect(faults(metadata, [claim], [])).toEqual([]);
		expect(faults(metadata, [], [])).toHaveLength(1);
		expect(faults(metadata, [{ ...claim, element: "date" }], [])).toHaveLength(1);
		const loss: Loss = { element: "issued", value: "2023", reason: "language" };
		expect(faults(metadata, [{ ...claim, element: "date" }], [loss])).toHaveLength(1);
		expect(faults(metadata, [{ ...claim, element: "date" }], [{ ...loss, reason: "refinement" }])).toEqual([]);
	});
});
