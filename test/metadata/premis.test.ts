import { describe, expect, it } from "vitest";
import { premis } from "../../src/metadata/premis.ts";
import { formatOf } from "../../src/metadata/premis-format.ts";
import { type ReadElement, readXml } from "../../src/metadata/read-xml.ts";
import { premisInput } from "./premis-input.ts";

const local = (e: ReadElement) => e.name.slice(e.name.indexOf("}") + 1);

/** Texts of all elements at a path of local names. */
function texts(root: ReadElement, path: string): readonly string[] {
	return path
		.split("/")
		.reduce<readonly ReadElement[]>(
			(at, name) => at.flatMap((e) => e.children.filter((c) => local(c) === name)),
			[root],
		)
		.map((e) => e.text);
}

const read = (xml: string) => readXml(xml, "premis.xml").value as ReadElement;

describe("premis", () => {
	const root = read(premis(premisInput).value as string);
	const id = premisInput.identifier;

	it("describes the record and each of its files", () => {
		expect(texts(root, "object/objectIdentifier/objectIdentifierValue")).toEqual([
			id,
			`${id}#bai.pdf`,
			`${id}#source/bai.txt`,
		]);
		expect(texts(root, "object/objectCharacteristics/size")).toEqual(["3", "5"]);
		expect(texts(root, "object/originalName")).toEqual(["Bài & báo.txt"]);
	});

	it("has every digest under its name", () => {
		expect(texts(root, "object/objectCharacteristics/fixity/messageDigestAlgorithm")).toEqual([
			"SHA-256",
			"SHA-512",
			"SHA-256",
		]);
		expect(texts(root, "object/objectCharacteristics/fixity/messageDigest")).toEqual(["aa", "bb", "cc"]);
	});

	it("says that the document derives from the source", () => {
		expect(texts(root, "object/relationship/relationshipSubType")).toEqual([
			"is included in",
			"has source",
			"is included in",
		]);
		expect(texts(root, "object/relationship/relatedObjectIdentifier/relatedObjectIdentifierValue")).toEqual([
			id,
			`${id}#source/bai.txt`,
			id,
		]);
	});

	it("links events, objects and agents both ways, each agent once", () => {
		expect(texts(root, "event/eventIdentifier/eventIdentifierValue")).toEqual([`${id}#event-1`, `${id}#event-2`]);
		expect(texts(root, "event/linkingObjectIdentifier/linkingObjectIdentifierValue")).toEqual([
			`${id}#source/bai.txt`,
			id,
		]);
		expect(texts(root, "object/linkingEventIdentifier/linkingEventIdentifierValue")).toEqual([
			`${id}#event-2`,
			`${id}#event-1`,
		]);
		expect(texts(root, "agent/agentIdentifier/agentIdentifierValue")).toEqual(["banluu 0.1.0"]);
		expect(texts(root, "agent/agentVersion")).toEqual(["0.1.0"]);
	});

	it("calls an identifier that is no URI local", () => {
		const own = read(premis({ ...premisInput, identifier: "BBK 1" }).value as string);
		expect(new Set(texts(own, "object/objectIdentifier/objectIdentifierType"))).toEqual(new Set(["local"]));
	});

	it("is the same for the same input", () => {
		expect(premis(premisInput)).toEqual(premis(structuredClone(premisInput)));
	});
});

describe("formatOf", () => {
	it("names the PDF/A flavour where it is known", () => {
		expect(formatOf("application/pdf", "PDF/A-2a")).toEqual({
			name: "application/pdf",
			version: "PDF/A-2a",
			pronom: "fmt/476",
		});
		expect(formatOf("application/pdf")).toEqual({ name: "application/pdf" });
		expect(formatOf("text/plain; charset=utf-8")).toEqual({ name: "text/plain", pronom: "x-fmt/111" });
		expect(formatOf("image/jpeg", "PDF/A-2a")).toEqual({ name: "image/jpeg" });
	});
});
