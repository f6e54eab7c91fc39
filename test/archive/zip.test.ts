import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ArchiveError } from "../../src/archive/archive.ts";
import { defaultLimits } from "../../src/archive/limits.ts";
import { openZip } from "../../src/archive/zip-read.ts";
import { writeZip } from "../../src/archive/zip-write.ts";
import { access, contents, joined, streamed, text, time } from "./archives.ts";

const codesOf = (found: readonly { code: string }[]) => found.map(({ code }) => code);
const noise = (size: number) => {
	const bytes = Buffer.alloc(size);
	for (let at = 0, seed = Buffer.from("a"); at < size; at += 64) {
		seed = createHash("sha512").update(seed).digest();
		seed.copy(bytes, at);
	}
	return bytes;
};

const segment = fc.stringMatching(/^[a-zA-Z0-9àáảãạđĐêộ_-]{1,12}$/);
const pathOf = fc.array(segment, { minLength: 1, maxLength: 4 }).map((steps) => steps.join("/"));

describe("writeZip", () => {
	it("writes what openZip reads back, in memory and streamed", async () => {
		const entry = fc.record({
			path: pathOf,
			size: fc.integer({ min: 0, max: 5000 }),
			flat: fc.boolean(),
			stream: fc.boolean(),
		});
		await fc.assert(
			fc.asyncProperty(fc.uniqueArray(entry, { selector: (e) => e.path, maxLength: 8 }), async (list) => {
				const made = list.map(({ path, size, flat, stream }) => {
					const bytes = flat ? Buffer.alloc(size, "ở") : noise(size);
					return stream ? streamed(path, bytes) : { path, content: bytes };
				});
				const zip = await joined(writeZip(made, { time }));
				const { value, diagnostics } = await openZip(access(zip), "a.zip");
				expect(diagnostics).toEqual([]);
				const expected = list.map(({ path, size, flat }) => [
					path,
					(flat ? Buffer.alloc(size, "ở") : noise(size)).toString("base64"),
				]);
				expect([...(await contents(value!))]).toEqual(expected);
			}),
			{ numRuns: 60 },
		);
	});

	it("gives the same bytes in every time zone", async () => {
		const before = process.env.TZ;
		const make = () => joined(writeZip([text("a", "b"), streamed("c", noise(3000))], { time }));
		process.env.TZ = "Asia/Ho_Chi_Minh";
		const one = await make();
		process.env.TZ = "America/New_York";
		const two = await make();
		if (before === undefined) delete process.env.TZ;
		else process.env.TZ = before;
		expect(one.equals(two)).toBe(true);
	});

	it("needs ZIP64 for 70,000 entries, and still is read", async () => {
		function* many() {
			for (let n = 0; n < 70_000; n++) yield text(`f${n}`, "");
		}
		const zip = await joined(writeZip(many(), { time }));
		const { value, diagnostics } = await openZip(access(zip), "many.zip");
		expect(diagnostics).toEqual([]);
		expect(value?.members.length).toBe(70_000);
	});

	it("refuses a stream that is shorter than stated", async () => {
		const entry = {
			path: "a",
			content: {
				size: 10,
				open: async function* () {
					yield new Uint8Array(3);
				},
			},
		};
		await expect(joined(writeZip([entry], { time }))).rejects.toThrow("10 bytes");
	});
});

describe("openZip", () => {
	const good = () =>
		joined(writeZip([text("goi/a.txt", "một hai ba ".repeat(50)), text("goi/b.txt", "bốn")], { time }));

	it("notices every changed byte of the content", async () => {
		const zip = await joined(writeZip([text("goi/a.txt", "một hai ba ".repeat(5))], { time, stored: true }));
		const start = 30 + "goi/a.txt".length;
		for (let at = start; at < start + 60; at++) {
			const broken = Buffer.from(zip);
			broken[at] = (broken[at] as number) ^ 1;
			const { value } = await openZip(access(broken), "a.zip");
			await expect(contents(value!)).rejects.toThrow(ArchiveError);
		}
	});

	it.each([
		["an absolute path", "/etc/passwd"],
		["a path that climbs", "goi/../../x"],
		["a drive letter", "C:x"],
		["a home folder", "~root/x"],
		["a backslash", "goi\\x"],
		["an empty step", "goi//x"],
		["a dot", "./x"],
	])("leaves out %s", async (_, path) => {
		const zip = await joined(writeZip([text(path, "x"), text("ok", "y")], { time }));
		const { value, diagnostics } = await openZip(access(zip), "a.zip");
		expect(codesOf(diagnostics)).toEqual(["archive/path-unsafe"]);
		expect(value?.members.map((m) => m.path)).toEqual(["ok"]);
	});

	it("refuses two members of one name, cut archives, other files and encrypted members", async () => {
		const twice = await joined(writeZip([text("a", "1"), text("a", "2")], { time }));
		expect(codesOf((await openZip(access(twice), "z")).diagnostics)).toEqual(["archive/duplicate"]);
		const zip = await good();
		expect(codesOf((await openZip(access(zip.subarray(0, zip.length - 30)), "z")).diagnostics)).toEqual([
			"archive/truncated",
		]);
		expect(codesOf((await openZip(access(Buffer.from("hello")), "z")).diagnostics)).toEqual(["archive/not-a-zip"]);
		const locked = Buffer.from(zip);
		const central = locked.indexOf(Buffer.from("PK\u0001\u0002", "latin1"));
		locked[central + 8] = (locked[central + 8] as number) | 1;
		expect(codesOf((await openZip(access(locked), "z")).diagnostics)).toEqual(["archive/encrypted"]);
	});

	it("refuses bombs: by ratio, by size, by count, by overlap", async () => {
		const zeros = await joined(writeZip([text("a", "\0".repeat(20 << 20))], { time }));
		expect(codesOf((await openZip(access(zeros), "z")).diagnostics)).toEqual(["archive/ratio"]);
		const zip = await good();
		const tight = (change: object) => ({ ...defaultLimits, ...change });
		expect(codesOf((await openZip(access(zip), "z", tight({ bytes: 100 }))).diagnostics)).toEqual([
			"archive/too-large",
			"archive/too-large",
		]);
		expect(codesOf((await openZip(access(zip), "z", tight({ members: 1 }))).diagnostics)).toEqual(["archive/too-many"]);
		const folded = Buffer.from(zip);
		const second = folded.lastIndexOf(Buffer.from("PK\u0001\u0002", "latin1"));
		folded.writeUInt32LE(5, second + 42);
		expect(codesOf((await openZip(access(folded), "z")).diagnostics)).toContain("archive/overlap");
	});

	it("refuses a local header that has another name than the directory", async () => {
		const zip = await good();
		zip[30] = "x".charCodeAt(0);
		const { value } = await openZip(access(zip), "a.zip");
		await expect(contents(value!)).rejects.toThrow("another name");
	});

	it("survives any single changed byte without an exception of another kind", async () => {
		const zip = await good();
		for (let at = 0; at < zip.length; at++) {
			const broken = Buffer.from(zip);
			broken[at] = (broken[at] as number) ^ 0xff;
			const { value } = await openZip(access(broken), "a.zip");
			if (value) await contents(value).catch((error) => expect(error).toBeInstanceOf(ArchiveError));
		}
	});
});
