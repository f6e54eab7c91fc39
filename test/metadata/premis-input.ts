import type { PremisInput } from "../../src/metadata/premis.ts";

const agent = { name: "banluu", type: "software", version: "0.1.0" } as const;
const at = "2023-03-20T00:00:00Z";

/** A small record: a document, its source, two events. */
export const premisInput: PremisInput = {
	identifier: "urn:uuid:6b1daec6-9fe7-512c-a514-fe059c29416b",
	flavour: "PDF/A-2a",
	artifacts: [
		{
			path: "bai.pdf",
			role: "document",
			mediaType: "application/pdf",
			content: new Uint8Array(3),
			digests: { sha512: "bb", sha256: "aa" },
		},
		{
			path: "source/bai.txt",
			role: "source",
			mediaType: "text/plain; charset=utf-8",
			content: new Uint8Array(5),
			digests: { sha256: "cc" },
			originalName: "Bài & báo.txt",
		},
	],
	events: [
		{ type: "ingestion start", at, agent, outcome: "success", detail: "read", artifacts: ["source/bai.txt"] },
		{ type: "validation", at, agent, outcome: "warning", detail: "text/soft-hyphen 1:2", artifacts: [] },
	],
};
