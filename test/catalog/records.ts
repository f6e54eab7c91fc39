import { createHash } from "node:crypto";
import type { CatalogueRecord } from "../../src/model/index.ts";

const hex = (text: string, algorithm = "sha256") => createHash(algorithm).update(text).digest("hex");

/** A record that was never built: what tests of the catalogue say of it, and something of everything else. */
export function madeRecord(name: string, own: Partial<CatalogueRecord> = {}): CatalogueRecord {
	const title = own.title ?? name;
	const text = own.text ?? `${title}.`;
	return {
		identifier: `urn:x-test:${name}`,
		version: 1,
		label: `2023-03-20-${name}`,
		language: "vi",
		title,
		titleSupplied: false,
		creators: [],
		subjects: [],
		sourceDigest: hex(`source ${name}`),
		textDigest: hex(text),
		recipeDigest: hex(`recipe ${name}`),
		sourceName: `${name}.txt`,
		builtAt: "2026-01-02T03:04:05Z",
		description: `{"identifier": "urn:x-test:${name}", "title": ${JSON.stringify(title)}}\n`,
		text,
		pages: 2,
		flavour: "PDF/A-2a, PDF/UA-1",
		artifacts: [
			{
				path: `${name}.pdf`,
				role: "document",
				mediaType: "application/pdf",
				size: 26110,
				digests: { sha256: hex(`${name}.pdf`), sha512: hex(`${name}.pdf`, "sha512") },
			},
			{
				path: "metadata/record.json",
				role: "description",
				mediaType: "application/json",
				size: 4599,
				digests: { sha256: hex(`${name}.json`), sha512: hex(`${name}.json`, "sha512"), md5: hex(name, "md5") },
			},
		],
		events: [
			{
				type: "creation",
				at: "2026-01-02T03:04:05Z",
				agent: { name: "banluu", type: "software", version: "1.0.0" },
				outcome: "success",
				detail: "wrote the document",
				artifacts: [`${name}.pdf`, "elsewhere.xml"],
			},
		],
		findings: [],
		packages: [{ format: "bagit", path: `2023-03-20-${name}` }],
		...own,
	};
}
