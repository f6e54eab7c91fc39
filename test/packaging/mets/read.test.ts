import { describe, expect, it } from "vitest";
import { resolve } from "../../../src/packaging/mets/read.ts";

describe("references of METS", () => {
	it.each([
		["schemas/a.xsd", "", "schemas/a.xsd"],
		["./data/b%C3%A0i%20b%C3%A1o.txt", "representations/a/", "representations/a/data/bài báo.txt"],
		["../../schemas/a.xsd", "representations/a/", "schemas/a.xsd"],
		["file://./a.txt", "", "a.txt"],
		["file:a.txt", "", "a.txt"],
		["100%.txt", "", "100%.txt"],
	])("%s in %j is %s", (href, folder, path) => {
		expect(resolve(href, folder)).toEqual({ path });
	});

	it.each(["../a.txt", "/etc/passwd", "file:///etc/passwd", "a/../../b", "..%2Fa", "%2e%2e/a", "a\\b", "", "."])(
		"%s leaves the package",
		(href) => {
			expect(resolve(href, "")).toEqual({ outside: "outside" });
		},
	);

	it("does not follow addresses of the network", () => {
		expect(resolve("https://example.org/a.txt", "")).toEqual({ outside: "remote" });
		expect(resolve("urn:uuid:1", "")).toEqual({ outside: "remote" });
	});
});
