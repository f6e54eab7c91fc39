import { describe, expect, it } from "vitest";
import { configure, type ProviderSettings } from "../../src/oai/index.ts";

const settings: ProviderSettings = { adminEmail: "luutru@example.vn", repositoryName: "Kho", pageSize: 100 };
const codesOf = (more: Partial<ProviderSettings>) =>
	configure({ ...settings, ...more }).diagnostics.map(({ code }) => code);
const made = (more: Partial<ProviderSettings>, host = "127.0.0.1") =>
	configure({ ...settings, ...more }).value?.({ host, port: 8080 });

describe("settings of a provider", () => {
	it.each([
		[{ adminEmail: undefined }, "oai/admin-email-missing"],
		[{ adminEmail: " , " }, "oai/admin-email-missing"],
		[{ adminEmail: "luutru" }, "oai/admin-email"],
		[{ adminEmail: "luutru@localhost" }, "oai/admin-email"],
		[{ adminEmail: "a@example.vn, b c@example.vn" }, "oai/admin-email"],
		[{ baseUrl: "ftp://example.vn/oai" }, "oai/base-url"],
		[{ baseUrl: "https://example.vn/oai?x=1" }, "oai/base-url"],
		[{ baseUrl: "https://a:b@example.vn/oai" }, "oai/base-url"],
		[{ baseUrl: "https://" }, "oai/base-url"],
		[{ baseUrl: "https://example.vn/oai", domain: "bắc kạn" }, "oai/domain"],
		[{ domain: "localhost" }, "oai/domain-local"],
		[{ baseUrl: "http://[::1]:80/oai" }, "oai/domain-local"],
		[{}, "oai/domain-local"],
	] as const)("%j: %s", (more, code) => {
		expect(codesOf(more)).toEqual([code]);
	});

	it("take the domain from the address, unless it is settled", () => {
		expect(made({ baseUrl: "https://luutru.example.vn:8443/oai" })?.domain).toBe("luutru.example.vn");
		expect(made({ baseUrl: "https://moi.example.vn/oai", domain: "cu.example.vn" })?.domain).toBe("cu.example.vn");
		expect(codesOf({ baseUrl: "https://luutru.example.vn/oai" })).toEqual([]);
	});

	it("know the address that was opened", () => {
		expect(made({})?.baseUrl).toBe("http://127.0.0.1:8080/oai");
		expect(made({}, "0.0.0.0")?.baseUrl).toBe("http://localhost:8080/oai");
		expect(made({}, "fe80::1")?.baseUrl).toBe("http://[fe80::1]:8080/oai");
		expect(made({ adminEmail: "a@example.vn, b@example.vn" })?.adminEmails).toEqual(["a@example.vn", "b@example.vn"]);
	});
});
