import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { digestBytes } from "../../src/fixity/digest.ts";
import { formatManifest, linesOf, parseManifest } from "../../src/fixity/manifest.ts";

const a = "a".repeat(64);
const b = "b".repeat(64);

function codesOf(text: string, rules = {}): readonly string[] {
	return parseManifest(text, "manifest-sha256.txt", rules).diagnostics.map(
		(found) => `${found.code}:${found.place?.line}:${found.severity}`,
	);
}

function pathsOf(text: string, rules = {}): readonly string[] | undefined {
	return parseManifest(text, "m", rules).value?.map((entry) => entry.path);
}

describe("formatManifest", () => {
	it("sorts by code unit, whatever the order given, and ends every line", () => {
		const entries = ["data/b", "data/B", "data/à", "data/a/z"].map((path) => ({ path, digest: a }));
		const text = formatManifest(entries);
		expect(text).toBe(`${a}  data/B\n${a}  data/a/z\n${a}  data/b\n${a}  data/à\n`);
		expect(formatManifest([...entries].reverse())).toBe(text);
	});

	it("is read back as it was", () => {
		const name = fc
			.array(fc.constantFrom(..."aắợđĐ Ữ%0A25D\n\r\t*#'\"~.\\-"), { minLength: 1, maxLength: 12 })
			.map((letters) => `data/x${letters.join("")}`)
			.filter((path) => !/(^|[/\\])\.\.([/\\]|$)/.test(path));
		fc.assert(
			fc.property(fc.uniqueArray(name, { maxLength: 8 }), (paths) => {
				const entries = paths.map((path) => ({
					path,
					digest: digestBytes(new TextEncoder().encode(path), ["md5"]).md5!,
				}));
				const { value, diagnostics } = parseManifest(formatManifest(entries), "m");
				expect(diagnostics).toEqual([]);
				expect(new Map(value?.map((entry) => [entry.path, entry.digest]))).toEqual(
					new Map(entries.map((entry) => [entry.path, entry.digest])),
				);
			}),
		);
	});

	it("is accepted by `sha256sum -c`, and a changed file is not", () => {
		const root = mkdtempSync(join(tmpdir(), "banluu-manifest-"));
		try {
			mkdirSync(join(root, "data"));
			const names = ["data/bài viết.txt", "data/a b.txt", "data/*x", "data/#y"];
			const entries = names.map((path) => {
				writeFileSync(join(root, path), path);
				return { path, digest: digestBytes(new TextEncoder().encode(path), ["sha256"]).sha256! };
			});
			writeFileSync(join(root, "m"), formatManifest(entries));
			const check = () =>
				execFileSync("sha256sum", ["-c", "--strict", "m"], { cwd: root, encoding: "utf8", stdio: "pipe" });
			expect(check().match(/: OK/g)).toHaveLength(names.length);
			writeFileSync(join(root, "data/a b.txt"), "changed");
			expect(check).toThrow(/1 computed checksum did NOT match/);
		} finally {
			rmSync(root, { recursive: true });
		}
	});
});

describe("parseManifest", () => {
	it("accepts LF, CR and CRLF, tabs and several spaces, and upper-case digits", () => {
		expect(pathsOf(`${a}  data/1\n${a}  data/2\n`)).toEqual(["data/1", "data/2"]);
		expect(pathsOf(`${a} data/1\r\n${a} data/2`)).toEqual(["data/1", "data/2"]);
		expect(pathsOf(`${a}\t \tdata/1\r${a}\t \tdata/2\r`)).toEqual(["data/1", "data/2"]);
		expect(parseManifest(`${"A".repeat(64)}  data/1\n`, "m").value?.[0]?.digest).toBe(a);
		expect(codesOf(`${a}  data/1\r\n${a}  data/2\r\n`)).toEqual([]);
	});

	it("keeps white space inside and at the end of a name", () => {
		expect(pathsOf(`${a}  data/a  b \n`)).toEqual(["data/a  b "]);
	});

	it("tolerates the binary marker of md5sum with one warning", () => {
		expect(pathsOf(`${a} *data/1\n${a} *data/2\n`)).toEqual(["data/1", "data/2"]);
		expect(codesOf(`${a} *data/1\n${a} *data/2\n`)).toEqual(["package/manifest-binary-marker:1:warning"]);
	});

	it.each([
		["no digest", "  data/1\n"],
		["no path", `${a}\n`],
		["no separator", `${a}\u00a0data/1\n`],
		["no hexadecimal digits", `xyz  data/1\n`],
		["the escape of md5sum", `\\${a}  data/1\n`],
		["a comment", "# made by hand\n"],
	])("reports a line with %s and goes on", (_, line) => {
		expect(codesOf(`${a}  data/0\n${line}${a}  data/2\n`)).toEqual(["package/manifest-line-malformed:2:error"]);
		expect(pathsOf(`${a}  data/0\n${line}${a}  data/2\n`)).toEqual(["data/0", "data/2"]);
	});

	it("checks the length of digests", () => {
		expect(codesOf(`${a.slice(1)}  data/1\n`, { digestLength: 64 })).toEqual([
			"package/manifest-digest-malformed:1:error",
		]);
	});

	it("refuses paths that could lead out of the bag, encoded or not", () => {
		for (const path of ["/x", "../x", "data/../../x", "~x", "C:\\x", "data/%2e%2e/../..", "\\\\?\\x"]) {
			expect(codesOf(`${a}  ${path}\n`)).toContain("package/path-unsafe:1:error");
			expect(pathsOf(`${a}  ${path}\n`)).toEqual([]);
		}
	});

	it("reads percent-encoding by the rules of 1.0 only", () => {
		expect(pathsOf(`${a}  data/a%0Ab%25\n`)).toEqual(["data/a\nb%"]);
		expect(pathsOf(`${a}  data/a%0Ab%25\n`, { percentEncoding: false })).toEqual(["data/a%0Ab%25"]);
		expect(codesOf(`${a}  data/%7Ea\n`)).toEqual(["package/manifest-percent:1:warning"]);
		expect(codesOf(`${a}  data/%7Ea\n`, { percentEncoding: false })).toEqual([]);
	});

	it("takes a leading `./` away and says so", () => {
		expect(pathsOf(`${a}  ././data/1\n`)).toEqual(["data/1"]);
		expect(codesOf(`${a}  ./data/1\n`)).toEqual(["package/manifest-dot-slash:1:warning"]);
	});

	it("finds repeated and contradicting lines", () => {
		expect(codesOf(`${a}  data/1\n${a}  data/1\n`)).toEqual(["package/manifest-repeats-path:2:error"]);
		expect(codesOf(`${a}  data/1\n${a}  data/1\n`, { repetition: "warning" })).toEqual([
			"package/manifest-repeats-path:2:warning",
		]);
		expect(codesOf(`${a}  data/1\n${b}  data/1\n`, { repetition: "warning" })).toEqual([
			"package/manifest-contradicts-itself:2:error",
		]);
	});

	it("reports the one line that is written unlike the others", () => {
		const lines = [`${a}  data/1\n`, `${b}  data/2\n`, `${a}  data/3\n`];
		expect(codesOf(lines.join(""))).toEqual([]);
		for (const odd of [`A${a.slice(1)}  data/2\n`, `${a}\t data/2\n`, `${a} data/2\n`, `${a}  data/2\r`]) {
			expect(codesOf(`${lines[0]}${odd}${lines[2]}`)).toEqual(["package/manifest-irregular:2:warning"]);
		}
	});
});

describe("linesOf", () => {
	it("ends lines at LF, CR and CRLF and makes no line after the last end", () => {
		expect(linesOf("a\nb\r\nc\rd").map((line) => line.content)).toEqual(["a", "b", "c", "d"]);
		expect(linesOf("a\n\nb\n").map((line) => line.content)).toEqual(["a", "", "b"]);
		expect(linesOf("")).toEqual([]);
	});
});

describe("lines as nearly every tool writes them", () => {
	it("mean the same with and without the known length of the digest, which has a way of its own", () => {
		const digest = fc.string({ unit: fc.constantFrom(..."0af"), minLength: 32, maxLength: 32 });
		const odd = fc.string({ unit: fc.constantFrom(..."0aF g\t* "), minLength: 30, maxLength: 34 });
		const separator = fc.constantFrom("  ", "  ", "  ", " ", "\t", " *", "   ", "  *", "");
		const path = fc.string({ unit: fc.constantFrom(..."aằĐ/.% *~"), maxLength: 6 });
		const line = fc
			.tuple(fc.oneof(digest, digest, odd), separator, path, fc.constantFrom("\n", "\n", "\r\n", "\r"))
			.map((parts) => parts.join(""));
		fc.assert(
			fc.property(fc.array(line, { maxLength: 6 }), (lines) => {
				const text = lines.join("");
				const unknown = parseManifest(text, "m");
				const known = parseManifest(text, "m", { digestLength: 32 });
				const right = unknown.value?.filter((entry) => entry.digest.length === 32) ?? [];
				// A path that another digest's line took first is the one difference that the length may make.
				fc.pre(right.length === unknown.value?.length);
				expect(known.value).toEqual(right);
				const others = known.diagnostics.filter(({ code }) => code !== "package/manifest-digest-malformed");
				expect(others).toEqual(unknown.diagnostics);
			}),
			{ numRuns: 500 },
		);
	});
});
