import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { banluu, golden, workFolder } from "./terminal.ts";

const { path: folder, remove } = workFolder();
const at = (name: string) => join(folder, name);
afterAll(remove);

beforeAll(() => {
	writeFileSync(
		at("sai.txt"),
		Buffer.concat([Buffer.from("Dòng một\nDòng hai "), Buffer.from([0xe1, 0xbb]), Buffer.from(" hết\n")]),
	);
	writeFileSync(at("rong.txt"), "");
	writeFileSync(at("anh.txt"), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d]));
	writeFileSync(at("chu-la.txt"), "Đồng chí \u{10ffff} Văn An phát biểu tại Hội nghị.\n");
	writeFileSync(at("vo-hinh.txt"), "Bản tin\u200b có ký tự  ẩn.\n");
	writeFileSync(at("mo-ta.yml"), "titel: Hội nghị trực tuyến\nissued: 31/02/2023\ncreator: [Nông Vui]\n");
	mkdirSync(at("khong-phai-goi"));
	writeFileSync(at("tep"), "x");
});

/** Name of the golden file, arguments; each in both languages. */
const cases: readonly (readonly [string, () => readonly string[]])[] = [
	["help", () => ["--help"]],
	["help-build", () => ["build", "--help"]],
	["no-arguments", () => []],
	["unknown-option", () => ["build", "--ouput", "x", at("bai.txt")]],
	["option-without-value", () => ["build", at("bai.txt"), "--template"]],
	["wrong-choice", () => ["build", at("bai.txt"), "--lang", "fr"]],
	["no-file", () => ["build"]],
	["missing-file", () => ["build", at("khong-co.txt"), "-o", at("out-1")]],
	["not-utf8", () => ["build", at("sai.txt"), "-o", at("out-2")]],
	["empty-file", () => ["build", at("rong.txt"), "-o", at("out-3")]],
	["binary-file", () => ["build", at("anh.txt"), "-o", at("out-4")]],
	["bad-metadata", () => ["build", at("bai.txt"), "-m", at("mo-ta.yml"), "-o", at("out-5")]],
	["bad-set", () => ["build", at("bai.txt"), "--set", "nothing", "-o", at("out-6")]],
	["bad-build-time", () => ["build", at("bai.txt"), "--build-time", "yesterday", "-o", at("out-7")]],
	["bad-namespace", () => ["build", at("bai.txt"), "--namespace", "báo", "-o", at("out-8")]],
	["bad-template", () => ["build", at("bai.txt"), "--template", "tạp-chí", "-o", at("out-9")]],
	["output-is-a-file", () => ["build", at("bai.txt"), "-o", at("tep")]],
	["missing-glyph-strict", () => ["build", at("chu-la.txt"), "--strict", "-o", at("out-10")]],
	["invisible-characters", () => ["describe", at("vo-hinh.txt")]],
	["verify-no-bag", () => ["verify", at("khong-phai-goi")]],
	["verify-missing", () => ["verify", at("khong-co")]],
];

describe.each(["vi", "en"] as const)("messages in %s", (language) => {
	it.each(cases)("%s", async (name, args) => {
		const words = args();
		const transcript = await banluu(words, { BANLUU_LANG: language });
		await expect(golden(words, transcript, folder)).toMatchFileSnapshot(`../golden/cli/${name}.${language}.txt`);
		expect(transcript.stderr).not.toMatch(/\bat .*\.[jt]s:\d+/);
	});
});
