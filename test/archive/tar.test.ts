import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openTar } from "../../src/archive/tar-read.ts";
import { writeTar } from "../../src/archive/tar-write.ts";
import { access, contents, joined, streamed, text, time } from "./archives.ts";

const codesOf = (found: readonly { code: string }[]) => found.map(({ code }) => code);
const step = fc.stringMatching(/^[a-zA-Z0-9đĐộ_-]{1,70}$/);
const pathOf = fc.array(step, { minLength: 1, maxLength: 6 }).map((steps) => steps.join("/"));

describe("writeTar", () => {
	it("writes what openTar reads back, long and Vietnamese names too", async () => {
		const entry = fc.record({ path: pathOf, size: fc.integer({ min: 0, max: 3000 }), stream: fc.boolean() });
		await fc.assert(
			fc.asyncProperty(fc.uniqueArray(entry, { selector: (e) => e.path, maxLength: 6 }), async (list) => {
				const made = list.map(({ path, size, stream }) => {
					const bytes = Buffer.alloc(size, "ở");
					return stream ? streamed(path, bytes) : { path, content: bytes };
				});
				const tar = await joined(writeTar(made, { time }));
				expect(tar.length % 512).toBe(0);
				const { value, diagnostics } = await openTar(access(tar), "a.tar");
				expect(diagnostics).toEqual([]);
				const expected = list.map(({ path, size }) => [path, Buffer.alloc(size, "ở").toString("base64")]);
				expect([...(await contents(value!))]).toEqual(expected);
			}),
			{ numRuns: 60 },
		);
	});
});

describe("openTar", () => {
	const good = () => joined(writeTar([text("goi/a.txt", "một"), text("goi/b.txt", "hai")], { time }));

	it("refuses paths that lead out, repeated names, cut and damaged files", async () => {
		const out = await joined(writeTar([text("../x", "x"), text("/y", "y"), text("ok", "z")], { time }));
		const opened = await openTar(access(out), "a.tar");
		expect(codesOf(opened.diagnostics)).toEqual(["archive/path-unsafe", "archive/path-unsafe"]);
		expect(opened.value?.members.map((m) => m.path)).toEqual(["ok"]);
		const twice = await joined(writeTar([text("a", "1"), text("a", "2")], { time }));
		expect(codesOf((await openTar(access(twice), "t")).diagnostics)).toEqual(["archive/duplicate"]);
		const tar = await good();
		expect(codesOf((await openTar(access(tar.subarray(0, 514)), "t")).diagnostics)).toEqual(["archive/truncated"]);
		expect(codesOf((await openTar(access(tar.subarray(0, 2048)), "t")).diagnostics)).toEqual(["archive/no-end"]);
		expect(codesOf((await openTar(access(Buffer.alloc(600, "x")), "t")).diagnostics)).toEqual(["archive/not-a-tar"]);
		const bent = Buffer.from(tar);
		bent[1024] = (bent[1024] as number) ^ 1;
		expect(codesOf((await openTar(access(bent), "t")).diagnostics)).toEqual(["archive/header-damaged"]);
	});

	it("lists links and devices as what they are", async () => {
		const tar = await good();
		const kinds: [string, string][] = [
			["2", "link"],
			["1", "link"],
			["3", "other"],
			["5", "folder"],
		];
		for (const [type, kind] of kinds) {
			const changed = Buffer.from(tar);
			changed.write(type, 156, "latin1");
			changed.fill(0x20, 148, 156);
			const sum = changed.subarray(0, 512).reduce((total, byte) => total + byte, 0);
			changed.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148, "latin1");
			const { value } = await openTar(access(changed), "a.tar");
			expect(value?.members[0]?.kind).toBe(kind);
		}
	});
});
