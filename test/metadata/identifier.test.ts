import { describe, expect, it } from "vitest";
import { assignIdentifier, defaultNamespace, isUuid, uuidV5 } from "../../src/metadata/identifier.ts";
import type { Claim } from "../../src/model/index.ts";

const given = (value: string): Claim => ({ element: "identifier", value, origin: "given" });
const sha256 = "0123456789abcdef".repeat(4);

describe("uuidV5", () => {
	it("gives the values of RFC 9562 and of other implementations", () => {
		const dns = "6ba7b810-9dad-11d1-80b4-00c04fd430c8";
		expect(uuidV5(dns, "www.example.com")).toBe("2ed6657d-e927-568b-95e1-2665a8aea6a2");
		expect(uuidV5(dns, "python.org")).toBe("886313e1-3b8a-5372-9b90-0c9aee199e5d");
	});

	it("wants a UUID as its namespace", () => {
		expect(isUuid(defaultNamespace)).toBe(true);
		expect(() => uuidV5("Báo Bắc Kạn", "x")).toThrow(TypeError);
	});
});

describe("assignIdentifier", () => {
	it("takes the first given identifier of the archive's own", () => {
		const claims = [given("https://doi.org/10.1234/x"), given("BBK-2023-0001"), given("BBK-2")];
		expect(assignIdentifier(claims, { sha256 }).value).toBe("BBK-2023-0001");
	});

	it.each([
		"https://doi.org/10.1234/x",
		"doi:10.1234/x",
		"10.1234/x",
		"hdl:2027/x",
		"ark:/12025/654",
		"ISSN 1859-0403",
		"https://bao.vn/1.html",
	])("never takes %s, which is added to the record's own", (value) => {
		const { origin, rule } = assignIdentifier([given(value)], { sha256 });
		expect({ origin, rule }).toEqual({ origin: "inferred", rule: "uuid-v5-of-source" });
	});

	it("never takes an identifier that nobody gave", () => {
		const claim: Claim = { element: "identifier", value: "bai-1", origin: "extracted" };
		expect(assignIdentifier([claim], { sha256 }).rule).toBe("uuid-v5-of-source");
	});

	it("depends on the source and the namespace only", () => {
		const a = assignIdentifier([], { sha256 }).value;
		expect(a).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
		expect(assignIdentifier([], { sha256: sha256.toUpperCase() }).value).toBe(a);
		expect(assignIdentifier([], { sha256: "f".repeat(64) }).value).not.toBe(a);
		expect(assignIdentifier([], { sha256, namespace: "6ba7b811-9dad-11d1-80b4-00c04fd430c8" }).value).not.toBe(a);
	});
});
