import { describe, expect, it } from "vitest";
import { decodeFilepath, encodeFilepath, hasStrayPercent, isUnsafePath } from "../../src/fixity/filepath.ts";

describe("filepath encoding (RFC 8493 2.1.3)", () => {
	it("encodes LF, CR and percent, and only those", () => {
		expect(encodeFilepath("data/a\nb\rc%d é~#?.txt")).toBe("data/a%0Ab%0Dc%25d é~#?.txt");
	});

	it("comes back, also where a name holds what looks encoded", () => {
		for (const path of ["data/%0A.txt", "data/100%.txt", "data/%2525", "data/\r\n", "data/%7E"]) {
			expect(decodeFilepath(encodeFilepath(path))).toBe(path);
		}
	});

	it("accepts lower-case hexadecimal digits on read, and leaves any other percent alone", () => {
		expect(decodeFilepath("data/a%0ab%0dc%7E%")).toBe("data/a\nb\rc%7E%");
		expect(hasStrayPercent("data/a%0ab%25")).toBe(false);
		expect(hasStrayPercent("data/%7E")).toBe(true);
		expect(hasStrayPercent("data/100%")).toBe(true);
	});
});

describe("isUnsafePath (RFC 8493 5.1)", () => {
	it.each([
		"",
		"/etc/passwd",
		"../x",
		"data/../../x",
		"data/..",
		"~/x",
		"~root/x",
		"C:\\Windows\\x",
		"c:x",
		"\\\\?\\UNC\\server\\x",
		"\\x",
		"data\\..\\..\\x",
		"data/..\\x",
		"data/a\0b",
	])("refuses %j", (path) => {
		expect(isUnsafePath(path)).toBe(true);
	});

	it.each(["data/a..b", "data/...", "data/~x", "data/..x/y", "data/a:b", "data/Bài viết.txt", "data/.keep"])(
		"lets %j pass",
		(path) => {
			expect(isUnsafePath(path)).toBe(false);
		},
	);
});
