import { existsSync, mkdirSync, readdirSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { codes } from "../../src/model/index.ts";
import { type PublishedFile, publishFolder } from "../../src/store/atomic.ts";
import { partName } from "../../src/store/leftover.ts";
import { type Machine, thisMachine } from "../../src/store/machine.ts";
import { filesBelow, systemError, temporaryFolder, watched } from "./folders.ts";

const encode = (text: string) => new TextEncoder().encode(text);
const files: readonly PublishedFile[] = [
	{ path: "bagit.txt", content: encode("một") },
	{ path: "data/metadata/record.json", content: encode("{}") },
	{
		path: "data/a.pdf",
		content: {
			size: 6,
			open: async function* open() {
				yield encode("abc");
				yield encode("def");
			},
		},
	},
];
const written = { "bagit.txt": "một", "data/a.pdf": "abcdef", "data/metadata/record.json": "{}" };

describe("publishFolder", () => {
	it("writes every file, and leaves nothing else", async () => {
		const folder = temporaryFolder();
		const target = join(folder, "ban-ghi");
		expect(await publishFolder(target, files)).toEqual({ value: target, diagnostics: [] });
		expect(filesBelow(target)).toEqual(written);
		expect(readdirSync(folder)).toEqual(["ban-ghi"]);
	});

	it("makes the folders above the target", async () => {
		const target = join(temporaryFolder(), "a/b/ban-ghi");
		expect((await publishFolder(target, files)).value).toBe(target);
		expect(filesBelow(target)).toEqual(written);
	});

	it("takes a label in Vietnamese of the greatest length", async () => {
		const label = "ệ".repeat(80);
		const target = join(temporaryFolder(), label);
		expect((await publishFolder(target, files)).value).toBe(target);
	});

	it("never touches what is there: a folder, a file, a link that leads nowhere", async () => {
		const folder = temporaryFolder();
		mkdirSync(join(folder, "folder"));
		writeFileSync(join(folder, "file"), "cũ");
		symlinkSync("nowhere", join(folder, "link"));
		for (const name of ["folder", "file", "link"]) {
			const outcome = await publishFolder(join(folder, name), files);
			expect(outcome.value).toBeUndefined();
			expect(outcome.diagnostics.map((found) => found.code)).toEqual(["store/exists"]);
		}
		expect(readdirSync(folder).sort()).toEqual(["file", "folder", "link"]);
		expect(filesBelow(folder).file).toBe("cũ");
	});

	it("lets one of several at once win", async () => {
		const folder = temporaryFolder();
		const target = join(folder, "ban-ghi");
		const outcomes = await Promise.all([1, 2, 3, 4].map(() => publishFolder(target, files)));
		expect(outcomes.filter((outcome) => outcome.value !== undefined)).toHaveLength(1);
		const lost = outcomes.filter((outcome) => outcome.value === undefined);
		expect(lost.flatMap((outcome) => outcome.diagnostics.map((found) => found.code))).toEqual(
			lost.map(() => "store/exists"),
		);
		expect(filesBelow(folder)).toEqual(
			Object.fromEntries(Object.entries(written).map(([path, text]) => [`ban-ghi/${path}`, text])),
		);
	});

	it.each(["../x", "/x", "data/../../x", "~/x", "C:\\x"])("refuses the path %j before it writes", async (path) => {
		const folder = temporaryFolder();
		const outcome = await publishFolder(join(folder, "new/ban-ghi"), [...files, { path, content: encode("x") }]);
		expect(outcome.diagnostics.map((found) => found.code)).toEqual(["store/path-unsafe"]);
		expect(readdirSync(folder)).toEqual([]);
	});

	it("refuses two files of one path", async () => {
		const folder = temporaryFolder();
		const outcome = await publishFolder(join(folder, "ban-ghi"), [...files, files[0] as PublishedFile]);
		expect(outcome.diagnostics.map((found) => found.code)).toEqual(["store/path-taken"]);
		expect(readdirSync(folder)).toEqual([]);
	});
});

describe("when writing fails", () => {
	it.each([
		["ENOSPC", "store/no-space"],
		["EDQUOT", "store/no-space"],
		["EACCES", "store/not-writable"],
		["EPERM", "store/not-writable"],
		["EROFS", "store/read-only"],
		["ENOTDIR", "store/not-a-folder"],
		["ENAMETOOLONG", "store/name-too-long"],
		["EILSEQ", "store/name-refused"],
		["EMFILE", "store/too-many-open-files"],
		["EIO", "store/write-failed"],
	] as const)("with %s, nothing stays and the finding is %s with exit 8", async (errno, code) => {
		for (const operation of ["handle.writeFile", "handle.sync", "mkdir", "rename"]) {
			const folder = temporaryFolder();
			const target = join(folder, "new/ban-ghi");
			let count = 0;
			const io = watched((name) => {
				// The first mkdir makes the parent, the second the part folder, the third one in it.
				if (name === operation && ++count === (operation === "mkdir" ? 3 : 1)) throw systemError(errno);
			});
			const outcome = await publishFolder(target, files, { io });
			expect(outcome.value).toBeUndefined();
			expect(outcome.diagnostics.map((found) => [found.code, found.params?.path])).toEqual([[code, target]]);
			expect(codes[code].exit).toBe(8);
			expect(readdirSync(folder)).toEqual([]);
		}
	});

	it("with EXDEV at the rename, it says that the folder could not be moved", async () => {
		const folder = temporaryFolder();
		const io = watched((name) => {
			if (name === "rename") throw systemError("EXDEV");
		});
		const { diagnostics } = await publishFolder(join(folder, "ban-ghi"), files, { io });
		expect(diagnostics.map((found) => found.code)).toEqual(["store/cannot-rename"]);
		expect(readdirSync(folder)).toEqual([]);
	});

	it("at any operation, the record is whole or nothing of it is there", async () => {
		let operations = Number.POSITIVE_INFINITY;
		for (let failing = 1; failing <= operations; failing++) {
			const folder = temporaryFolder();
			const target = join(folder, "new/ban-ghi");
			let count = 0;
			let failed = "";
			const io = watched((name) => {
				if (++count !== failing) return;
				failed = name;
				throw systemError("EIO");
			});
			const outcome = await publishFolder(target, files, { io });
			if (failed === "") operations = count;
			if (outcome.value === undefined) expect(readdirSync(folder), `${failing}: ${failed}`).toEqual([]);
			else expect(filesBelow(target), `${failing}: ${failed}`).toEqual(written);
			// A folder that may be written to but not listed is not cleaned.
			if (failed !== "" && failed !== "readdir")
				expect(outcome.diagnostics.length, `${failing}: ${failed}`).toBeGreaterThan(0);
		}
		expect(operations).toBeGreaterThan(20);
	});

	it("where a parent is a file, says so", async () => {
		const folder = temporaryFolder();
		writeFileSync(join(folder, "file"), "");
		for (const target of ["file/ban-ghi", "file/x/ban-ghi"]) {
			const { diagnostics } = await publishFolder(join(folder, target), files);
			expect(diagnostics.map((found) => found.code)).toEqual(["store/not-a-folder"]);
		}
		expect(readdirSync(folder)).toEqual(["file"]);
	});

	it("of a name that is too long, says so", async () => {
		const folder = temporaryFolder();
		const { diagnostics } = await publishFolder(join(folder, "x".repeat(300)), files);
		expect(diagnostics.map((found) => found.code)).toEqual(["store/name-too-long"]);
		expect(readdirSync(folder)).toEqual([]);
	});
});

describe("when the content fails", () => {
	const failing = async (content: PublishedFile["content"]) => {
		const folder = temporaryFolder();
		const outcome = await publishFolder(join(folder, "ban-ghi"), [...files, { path: "data/x", content }]);
		expect(readdirSync(folder)).toEqual([]);
		return outcome.diagnostics.map((found) => found.code);
	};

	it("to be read, it is the file that is named, not the target", async () => {
		async function* open(): AsyncIterable<Uint8Array> {
			yield encode("a");
			throw systemError("EIO");
		}
		expect(await failing({ size: 2, open })).toEqual(["store/not-readable"]);
	});

	it("to have its size, it has changed meanwhile", async () => {
		async function* open(): AsyncIterable<Uint8Array> {
			yield encode("abc");
		}
		expect(await failing({ size: 2, open })).toEqual(["store/size-changed"]);
		expect(await failing({ size: 4, open })).toEqual(["store/size-changed"]);
	});
});

describe("when it is interrupted", () => {
	it("before, between or inside files, nothing stays", async () => {
		for (const at of ["mkdir", "handle.writeFile", "handle.sync", "handle.close"]) {
			const folder = temporaryFolder();
			const controller = new AbortController();
			const io = watched((name) => {
				if (name === at) controller.abort();
			});
			const { value, diagnostics } = await publishFolder(join(folder, "a/ban-ghi"), files, {
				io,
				signal: controller.signal,
			});
			expect(value).toBeUndefined();
			expect(diagnostics.map((found) => found.code)).toEqual(["store/interrupted"]);
			expect(readdirSync(folder)).toEqual([]);
		}
	});

	it("after the rename, the record stays", async () => {
		const target = join(temporaryFolder(), "ban-ghi");
		const controller = new AbortController();
		const io = watched((name) => {
			if (name === "rename") controller.abort();
		});
		expect((await publishFolder(target, files, { io, signal: controller.signal })).value).toBe(target);
	});
});

describe("on Windows", () => {
	const machine: Machine = { ...thisMachine(), platform: "win32" };

	it.each(["EPERM", "EBUSY", "EACCES"])("a rename refused with %s is tried again", async (errno) => {
		const target = join(temporaryFolder(), "ban-ghi");
		let refusals = 0;
		const io = watched((name) => {
			if (name === "rename" && ++refusals <= 3) throw systemError(errno);
		});
		expect((await publishFolder(target, files, { io, machine })).value).toBe(target);
		expect(refusals).toBe(4);
	});

	it("a rename refused for good is a finding, and folders are not flushed", async () => {
		const folder = temporaryFolder();
		const opened: string[] = [];
		const io = watched((name) => {
			opened.push(name);
			if (name === "rename") throw systemError("EPERM");
		});
		const { diagnostics } = await publishFolder(join(folder, "ban-ghi"), files, { io, machine });
		expect(diagnostics.map((found) => found.code)).toEqual(["store/not-writable"]);
		expect(opened.filter((name) => name === "rename")).toHaveLength(10);
		expect(opened.filter((name) => name === "open")).toHaveLength(files.length);
		expect(readdirSync(folder)).toEqual([]);
	});
});

describe("where a folder cannot be flushed", () => {
	it("the record is published all the same", async () => {
		const target = join(temporaryFolder(), "ban-ghi");
		let opens = 0;
		const io = watched((name) => {
			if (name === "open" && ++opens > files.length) throw systemError("EINVAL");
		});
		expect(await publishFolder(target, files, { io })).toEqual({ value: target, diagnostics: [] });
	});
});

describe("what killed runs left", () => {
	const here = thisMachine();
	const leave = (folder: string, machine: Machine, ageSeconds = 0) => {
		const part = join(folder, partName("ban-ghi-cu", machine));
		mkdirSync(join(part, "data"), { recursive: true });
		writeFileSync(join(part, "data/x"), "dở");
		const time = Date.now() / 1000 - ageSeconds;
		utimesSync(part, time, time);
		return part;
	};

	it("is removed when the process is dead, and only then", async () => {
		const folder = temporaryFolder();
		const machine: Machine = { ...here, isAlive: (pid) => pid === 222 };
		const dead = leave(folder, { ...here, pid: 111 });
		const alive = leave(folder, { ...here, pid: 222 });
		const elsewhere = leave(folder, { ...here, pid: 111, host: "another" });
		const other = join(folder, ".x.part");
		mkdirSync(other);
		const { diagnostics } = await publishFolder(join(folder, "ban-ghi"), files, { machine });
		expect(diagnostics).toMatchObject([{ code: "store/leftover-removed", params: { path: dead } }]);
		expect([dead, alive, elsewhere, other].map((path) => existsSync(path))).toEqual([false, true, true, true]);
	});

	it("is removed under our own number when it is older than this process", async () => {
		const folder = temporaryFolder();
		const ours = leave(folder, here);
		const older = leave(folder, here, (Date.now() - here.started) / 1000 + 60);
		await publishFolder(join(folder, "ban-ghi"), files);
		expect([ours, older].map((path) => existsSync(path))).toEqual([true, false]);
	});

	it("stays when cleaning is off", async () => {
		const folder = temporaryFolder();
		const dead = leave(folder, { ...here, pid: 111 });
		const machine: Machine = { ...here, isAlive: () => false };
		await publishFolder(join(folder, "ban-ghi"), files, { machine, cleaning: false });
		expect(existsSync(dead)).toBe(true);
	});

	it("that cannot be removed is a warning and no hindrance", async () => {
		const folder = temporaryFolder();
		leave(folder, { ...here, pid: 111 });
		const machine: Machine = { ...here, isAlive: () => false };
		const io = watched((name) => {
			if (name === "rm") throw systemError("EBUSY");
		});
		const { value, diagnostics } = await publishFolder(join(folder, "ban-ghi"), files, { machine, io });
		expect(value).toBeDefined();
		expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([["store/leftover-stays", "warning"]]);
	});
});
