import { describe, expect, it } from "vitest";
import { premis } from "../../src/metadata/premis.ts";
import { readPremis } from "../../src/metadata/premis-read.ts";
import { premisInput } from "./premis-input.ts";

describe("readPremis", () => {
	const { identifier, events, artifacts } = premisInput;
	const text = premis(premisInput).value!;

	it("gives back the events and files that were written", () => {
		const { value, diagnostics } = readPremis(text, identifier, "premis.xml");
		expect(diagnostics).toEqual([]);
		expect(value?.events).toEqual(events);
		expect([...value!.files.keys()]).toEqual(artifacts.map(({ path }) => path));
		expect(value?.files.get("bai.pdf")).toEqual({
			mediaType: "application/pdf",
			digests: { sha256: "aa", sha512: "bb" },
			size: 3,
			format: { version: "PDF/A-2a", pronom: "fmt/476" },
		});
		expect(value?.files.get("source/bai.txt")?.originalName).toBe("Bài & báo.txt");
	});

	it("sees no file of another record", () => {
		expect(readPremis(text, "urn:uuid:other", "premis.xml").value?.files.size).toBe(0);
	});

	it("says where XML is broken", () => {
		const { value, diagnostics } = readPremis(text.replace("</event>", ""), identifier, "premis.xml");
		expect(value).toBeUndefined();
		expect(diagnostics[0]?.place?.line).toBeGreaterThan(1);
	});
});
