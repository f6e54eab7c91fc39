import { cpSync, mkdirSync, readFileSync, rmSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { encodeBytes } from "../text/charset/encode.ts";
import { banluu, golden, workFolder } from "./terminal.ts";

const { path: folder, remove } = workFolder();
const at = (name: string) => join(folder, name);
afterAll(remove);

beforeAll(async () => {
	writeFileSync(
		at("sai.txt"),
		Buffer.concat([Buffer.from("Dòng một\nDòng hai "), Buffer.from([0xe1, 0xbb]), Buffer.from(" hết\n")]),
	);
	const old = "Chủ tịch Ủy ban nhân dân tỉnh dự lễ khởi công ở Đồn Đèn, ĐẠI HỌC Thái Nguyên tài trợ một phần.\n";
	writeFileSync(at("tcvn3.txt"), encodeBytes(old, "tcvn3").bytes);
	writeFileSync(at("ngan.txt"), encodeBytes("Bá, cá\n", "viscii").bytes);
	writeFileSync(at("rong.txt"), "");
	writeFileSync(at("anh.txt"), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d]));
	writeFileSync(at("chu-la.txt"), "Đồng chí \u{10ffff} Văn An phát biểu tại Hội nghị.\n");
	writeFileSync(at("vo-hinh.txt"), "Bản tin\u200b có ký tự  ẩn.\n");
	writeFileSync(at("mo-ta.yml"), "titel: Hội nghị trực tuyến\nissued: 31/02/2023\ncreator: [Nông Vui]\n");
	mkdirSync(at("khong-phai-goi"));
	writeFileSync(at("tep"), "x");
	writeFileSync(at("ban-tin.odt"), "PK");
	mkdirSync(at("bai"));
	writeFileSync(at("bai/b.txt"), "Tin thứ hai về Bắc Kạn.\n");
	writeFileSync(at("bai/a.txt"), "Tin thứ nhất về Bắc Kạn.\n");
	writeFileSync(at("bai/anh.jpg"), "x");
	mkdirSync(at("du-an"));
	writeFileSync(
		at("du-an/banluu.yml"),
		"output: kho\nnamespace: c83e39f7-8246-47fe-8daf-a4f4e9adeeb9\nmetadata:\n  publisher: Báo Bắc Kạn\n",
	);
	mkdirSync(at("du-an-sai"));
	writeFileSync(
		at("du-an-sai/banluu.yml"),
		"ouput: kho\nlanguage: fr\nmetadata:\n  publicher: Báo Bắc Kạn\n  title: Một tít cho mọi bài\n",
	);
	const built = await banluu(["build", at("bai.txt"), "-o", at("ho-so")]);
	const record = built.stdout.trim();
	cpSync(record, at("ho-so-hong"), { recursive: true });
	const source = join(at("ho-so-hong"), "data/source/bai.txt");
	writeFileSync(source, readFileSync(source, "utf8").replace("Tô Lâm", "Tô Lam"));
	unlinkSync(join(at("ho-so-hong"), "data/metadata/dcterms.xml"));
});

/** Name of the golden file, arguments, and the folder to stand in where it matters; each in both languages. */
type Case = readonly [name: string, args: () => readonly string[], stand?: string];
const cases: readonly Case[] = [
	["help", () => ["--help"]],
	["help-build", () => ["build", "--help"]],
	["no-arguments", () => []],
	["unknown-option", () => ["build", "--ouput", "x", at("bai.txt")]],
	["option-without-value", () => ["build", at("bai.txt"), "--template"]],
	["wrong-choice", () => ["build", at("bai.txt"), "--lang", "fr"]],
	["no-file", () => ["build"]],
	["missing-file", () => ["build", at("khong-co.txt"), "-o", at("out-1")]],
	["not-utf8", () => ["build", at("sai.txt"), "-o", at("out-2")]],
	["old-encoding", () => ["build", "--dry-run", at("tcvn3.txt"), "-o", at("out-14")]],
	["old-encoding-uncertain", () => ["build", at("ngan.txt"), "-o", at("out-15")]],
	["old-encoding-stated", () => ["build", "--dry-run", at("ngan.txt"), "--encoding", "viscii", "-o", at("out-16")]],
	["old-encoding-unknown", () => ["describe", at("ngan.txt"), "--encoding", "tcvn2"]],
	["empty-file", () => ["build", at("rong.txt"), "-o", at("out-3")]],
	["binary-file", () => ["build", at("anh.txt"), "-o", at("out-4")]],
	["bad-metadata", () => ["build", at("bai.txt"), "-m", at("mo-ta.yml"), "-o", at("out-5")]],
	["bad-set", () => ["build", at("bai.txt"), "--set", "nothing", "-o", at("out-6")]],
	["bad-build-time", () => ["build", at("bai.txt"), "--build-time", "yesterday", "-o", at("out-7")]],
	["bad-namespace", () => ["build", at("bai.txt"), "--namespace", "báo", "-o", at("out-8")]],
	["bad-template", () => ["build", at("bai.txt"), "--template", "tạp-chí", "-o", at("out-9")]],
	["bad-paper", () => ["build", at("bai.txt"), "--paper", "A44", "-o", at("out-9")]],
	["small-paper", () => ["build", at("bai.txt"), "--paper", "30x40mm", "-o", at("out-9")]],
	["bad-notes", () => ["build", at("bai.txt"), "--notes", "foot", "-o", at("out-9")]],
	["output-is-a-file", () => ["build", at("bai.txt"), "-o", at("tep")]],
	["missing-glyph-strict", () => ["build", at("chu-la.txt"), "--strict", "-o", at("out-10")]],
	["invisible-characters", () => ["describe", at("vo-hinh.txt")]],
	["verify-no-bag", () => ["verify", at("khong-phai-goi")]],
	["verify-missing", () => ["verify", at("khong-co")]],
	["verify-valid", () => ["verify", at("ho-so")]],
	["verify-bad-options", () => ["verify", at("ho-so"), "--since", "hôm qua", "--sample", "nửa", "--jobs", "0"]],
	["verify-format", () => ["verify", at("khong-phai-goi"), "--format", "bagit"]],
	["verify-unknown-format", () => ["verify", at("ho-so"), "--format", "goi"]],
	["verify-log", () => ["verify", at("ho-so"), "--log", at("nhat-ky.jsonl"), "--sample", "100%", "--resume"]],
	["verify-nothing-due", () => ["verify", at("ho-so"), "--log", at("nhat-ky.jsonl"), "--since", "1d"]],
	["verify-damaged", () => ["verify", at("ho-so-hong")]],
	["misspelt-command", () => ["biuld", at("bai.txt")]],
	["misspelt-help", () => ["help", "verfy"]],
	["unknown-help", () => ["help", "luu"]],
	["word-format", () => ["build", at("ban-tin.odt"), "-o", at("out-11")]],
	["folder", () => ["build", at("bai"), "-o", at("out-12"), "--dry-run"]],
	["folder-empty", () => ["build", at("khong-phai-goi"), "-o", at("out-13")]],
	["different-record", () => ["build", at("bai.txt"), "-o", at("ho-so"), "--set", "title=Tít khác"]],
	["identical", () => ["build", at("bai.txt"), "-o", at("ho-so")]],
	["dry-run", () => ["build", at("bai.txt"), "-o", at("out-14"), "--dry-run"]],
	["dry-run-json", () => ["build", at("bai.txt"), "-o", at("out-14"), "--dry-run", "--json"]],
	["verbose", () => ["build", at("bai.txt"), "-o", at("out-15"), "--dry-run", "--verbose"]],
	["explain", () => ["explain", "font/missing-glyph"]],
	["explain-json", () => ["explain", "read/not-utf8", "--json"]],
	["explain-misspelt", () => ["explain", "font/missing-glif"]],
	["explain-without-area", () => ["explain", "not-utf8"]],
	["explain-unknown", () => ["explain", "hỏng"]],
	["doctor", () => ["doctor", "-o", at("out-16")]],
	["doctor-bad-output", () => ["doctor", "-o", at("tep")]],
	["fonts", () => ["fonts"]],
	["fonts-check", () => ["fonts", "--check", "Chữ 喃 và 😀, chữ \u{10ffff}"]],
	["fonts-check-good", () => ["fonts", "--check-file", at("bai.txt")]],
	["fonts-check-both", () => ["fonts", "--check", "a", "--check-file", at("bai.txt")]],
	["templates", () => ["templates"]],
	["templates-unknown", () => ["templates", "tap-chi"]],
	["formats", () => ["formats"]],
	["config", () => ["config"]],
	["config-project", () => ["config", "-o", at("noi-khac")], "du-an"],
	["config-json", () => ["config", "--json"], "du-an"],
	["project-file-wrong", () => ["build", at("bai.txt")], "du-an-sai"],
	["init", () => ["init", at("moi")]],
	["init-again", () => ["init", at("du-an")]],
	["completion-wrong-shell", () => ["completion", "powershell"]],
];

describe.each(["vi", "en"] as const)("messages in %s", (language) => {
	it.each(cases.map(([name, args, stand]) => ({ name, args, stand })))("$name", async ({ name, args, stand }) => {
		rmSync(at("moi"), { recursive: true, force: true });
		const words = args();
		const signal = new AbortController().signal;
		const env = { BANLUU_LANG: language, LC_ALL: "vi_VN.UTF-8" };
		const transcript = await banluu(words, env, signal, stand ? at(stand) : undefined);
		await expect(golden(words, transcript, folder)).toMatchFileSnapshot(`../golden/cli/${name}.${language}.txt`);
		expect(transcript.stderr).not.toMatch(/\bat .*\.[jt]s:\d+/);
	});
});
