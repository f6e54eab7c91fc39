import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Metadata } from "../../src/model/index.ts";
import { defaultFlavour } from "../../src/pdf/flavour.ts";
import { readPacket } from "../../src/pdf/packet.ts";
import { moment } from "../../src/pdf/time.ts";
import { escapeXml, xmpPacket } from "../../src/pdf/xmp.ts";
import { claims } from "./set.ts";

function packetOf(metadata: Metadata, title = "Tít") {
	const xmp = xmpPacket({
		title,
		language: "vi",
		identifier: "urn:x:1",
		metadata,
		time: "2026-01-02T03:04:05+07:00",
		producer: "Bản Lưu 0",
		documentId: "uuid:1",
		instanceId: "uuid:2",
		flavour: defaultFlavour,
	});
	const packet = readPacket(xmp);
	if (!packet) throw new Error(xmp);
	return packet;
}

describe("XMP", () => {
	it("carries the record's Dublin Core, refinements under the element that they refine", () => {
		const packet = packetOf(
			claims(
				["title", "Tít"],
				["abstract", "Tóm tắt"],
				["creator", "Nguyễn Văn A"],
				["creator", "Trần Thị B"],
				["contributor", "Lê C"],
				["publisher", "Báo Bắc Kạn"],
				["subject", "công an"],
				["issued", "2023-03"],
				["temporal", "2023"],
				["spatial", "Hà Nội"],
				["identifier", "oai:x:1"],
				["source", "bai.txt"],
				["language", "vi"],
				["type", "Text"],
				["rights", "Bản quyền"],
				["references", "90-QĐ/TW"],
				["isPartOf", "Báo Bắc Kạn điện tử"],
			),
		);
		const all = Object.fromEntries(
			["title", "description", "creator", "contributor", "publisher", "subject", "date", "coverage", "identifier"]
				.concat("source", "language", "type", "rights", "relation", "format")
				.map((name) => [name, packet.values("dc", name)]),
		);
		expect(all).toEqual({
			title: ["Tít", "Tít"],
			description: ["Tóm tắt", "Tóm tắt"],
			creator: ["Nguyễn Văn A", "Trần Thị B"],
			contributor: ["Lê C"],
			publisher: ["Báo Bắc Kạn"],
			subject: ["công an"],
			date: ["2023-03"],
			coverage: ["2023; Hà Nội"],
			identifier: ["urn:x:1"],
			source: ["bai.txt"],
			language: ["vi"],
			type: ["Text"],
			rights: ["Bản quyền", "Bản quyền"],
			relation: ["90-QĐ/TW", "Báo Bắc Kạn điện tử"],
			format: ["application/pdf"],
		});
		expect(packet.values("xmp", "Identifier")).toEqual(["urn:x:1", "oai:x:1"]);
		expect(packet.value("xmp", "CreateDate")).toBe("2026-01-02T03:04:05+07:00");
		expect([packet.value("pdfaid", "part"), packet.value("pdfaid", "conformance")]).toEqual(["2", "A"]);
		expect(packet.value("pdfuaid", "part")).toBe("1");
	});

	it("holds only dates that are XMP dates", () => {
		const dates = packetOf(claims(["issued", "2023-03~"], ["date", "2023"], ["modified", "2023-03-20"])).values(
			"dc",
			"date",
		);
		expect(dates).toEqual(["2023", "2023-03-20"]);
	});

	it("brings any text through unchanged, but for what XML cannot hold", () => {
		const piece = fc.constantFrom(
			"a",
			"ộ",
			"<",
			"&",
			">",
			'"',
			"'",
			"]]>",
			"&amp;",
			"𠀋",
			"\u0001",
			"\uFFFE",
			"\uD800",
			"-->",
		);
		fc.assert(
			fc.property(fc.array(piece, { minLength: 1 }), (pieces) => {
				const text = pieces.join("");
				const held = text.replace(/[\u0001\uFFFE]|\p{Surrogate}/gu, "\uFFFD");
				expect(packetOf(claims(["creator", `x${text}x`]), `x${text}x`).value("dc", "title")).toBe(`x${held}x`);
			}),
		);
		expect(escapeXml("a\r\nb")).toBe("a&#13;\nb");
	});
});

describe("a moment", () => {
	it.each([
		["2026-11-23T08:00:00Z", "2026-11-23T08:00:00Z", "D:20261123080000Z"],
		["2026-11-23T08:00:00.123+07:00", "2026-11-23T08:00:00+07:00", "D:20261123080000+07'00'"],
		["2026-11-23T08:00-03:30", "2026-11-23T08:00:00-03:30", "D:20261123080000-03'30'"],
	])("is stated alike in XMP and Info: %s", (iso, xmp, info) => {
		expect(moment(iso)).toEqual({ xmp, info });
	});

	it.each(["2026-11-23", "2026-11-23T08:00:00", "2026-02-30T99:00:00Z", "hôm nay"])("is none: %s", (iso) => {
		expect(moment(iso)).toBeUndefined();
	});
});
