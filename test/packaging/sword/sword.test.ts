import { describe, expect, it } from "vitest";
import { packageFormat } from "../../../src/packaging/formats.ts";
import { swordBagitFormat } from "../../../src/packaging/sword/bagit.ts";
import { depositName, isDepositName } from "../../../src/packaging/sword/names.ts";
import { swordSimpleFormat } from "../../../src/packaging/sword/simple.ts";
import { rawFilesOf, recordOf, settingsWith } from "../contents.ts";
import { codesOf, treeOf } from "../tree.ts";

const record = await recordOf("Bài số một.txt", "Sáng 20/3, tại Hà Nội, đoàn công tác đã làm việc.\n");
const [file] = record.files;

describe("SWORD packages", () => {
	it("lays the files side by side, no two with one name", () => {
		const twins = ["source/a.txt", "images/a.txt", "images-a.txt"].map((path) => ({
			...file,
			path,
		})) as typeof record.files;
		const { value } = swordSimpleFormat.plan([{ ...record, files: twins }], settingsWith());
		const names = value?.entries.map(({ path }) => path).sort();
		expect(names).toEqual(["2-images-a.txt", "a.txt", "images-a.txt", "manifest-sha256.txt"].sort());
	});

	it("makes names without white space and marks", () => {
		expect(depositName("Bài báo số 1 Đẹp.PDF")).toBe("Bai-bao-so-1-Dep.PDF");
		expect(depositName("..")).toBe("file");
		expect(["a b", "bài.pdf", ".a", "a/../b", "-a"].filter(isDepositName)).toEqual([]);
		expect(isDepositName("data/a_b-1.pdf")).toBe(true);
	});

	it("finds names that break a server, and files that nobody lists", async () => {
		const good = rawFilesOf(swordSimpleFormat.plan([record], settingsWith()).value);
		const report = await swordSimpleFormat.validate(treeOf({ ...good, "có dấu.txt": "x" }));
		expect(codesOf(report)).toEqual(["package/not-in-manifest", "sword/name"]);
		const { "record.json": _, ...without } = good;
		expect(codesOf(await swordSimpleFormat.validate(treeOf(without)))).toEqual(["package/missing-file"]);
	});

	it("puts no name into a bag that breaks a server", () => {
		expect(swordBagitFormat.plan([record], settingsWith()).value?.format).toBe("bagit");
		const spaced = { ...record, files: record.files.map((each) => ({ ...each, path: `a b/${each.path}` })) };
		const { value, diagnostics } = swordBagitFormat.plan([spaced], settingsWith());
		expect(value).toBeUndefined();
		expect(diagnostics.map(({ code }) => code)).toContain("sword/name");
	});

	it("knows its packaging and travels as ZIP", () => {
		expect(packageFormat("sword-simple")).toMatchObject({
			packaging: "http://purl.org/net/sword/package/SimpleZip",
			transport: { only: "zip", folder: false },
		});
		expect(packageFormat("sword-bagit")).toMatchObject({
			packaging: "http://purl.org/net/sword/package/BagIt",
			transport: { only: "zip", folder: true },
		});
	});
});
