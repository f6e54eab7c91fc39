import { type BagCase, cases, drafts, versions } from "./case.ts";
import { basePayload } from "./make.ts";

const zeros = "0".repeat(64);
const adds = (path: string) => (text: string) => `${text}${zeros}  ${path}\n`;
const lastAgain = (text: string) => `${text}${text.split("\n").at(-2)}\n`;
const anotherDigest = (text: string) => `${text}${zeros}${(text.split("\n").at(-2) ?? "").slice(64)}\n`;
const named = (...paths: readonly string[]) => ({ payload: Object.fromEntries(paths.map((path) => [path, "x"])) });

const unsafe = [
	["an absolute path", "/etc/passwd"],
	["a step up", "../x"],
	["a step up in the middle", "data/../../x"],
	["a step up that stays inside", "data/anh/../bai-viet.txt"],
	["a home folder", "~/x"],
	["somebody's home folder", "~root/x"],
	["a drive", "C:\\x"],
	["a drive without a slash", "c:x"],
	["a server", "\\\\may-chu\\x"],
	["a step up with backslashes", "data\\..\\..\\x"],
] as const;

/** Payload manifests, and what of the payload they list. */
export const manifestCases: readonly BagCase[] = [
	...cases("2.4", "valid", [
		...(["md5", "sha1", "sha256", "sha512", "blake2b512"] as const).map(
			(algorithm) => [`the algorithm ${algorithm}`, { algorithms: [algorithm] }] as const,
		),
		["two algorithms", { algorithms: ["sha256", "sha512"] }],
		["four algorithms", { algorithms: ["md5", "sha1", "sha256", "sha512"] }],
		["another algorithm in the tag manifest", { algorithms: ["sha512"], tagAlgorithms: ["md5"] }],
		["more tag manifests than manifests", { algorithms: ["sha256"], tagAlgorithms: ["md5", "sha256", "sha512"] }],
	]),
	...cases("2.4", "warning", [
		[
			"an algorithm unknown beside a known one",
			{ change: { "manifest-khonghe.txt": `${zeros}  data/anh/1.txt\n${zeros}  data/bai-viet.txt\n` } },
			"algorithm-unknown",
		],
		["an algorithm in upper case", { change: { "manifest-SHA512.txt": "" }, version: "0.97" }, "manifest-name"],
	]),
	...cases("2.4", "invalid", [
		[
			"only an algorithm unknown",
			{
				algorithms: [],
				tagAlgorithms: [],
				change: { "manifest-khonghe.txt": `${zeros}  data/anh/1.txt\n${zeros}  data/bai-viet.txt\n` },
			},
			"nothing-checkable",
		],
	]),
	...cases("2.1.3", "valid", [
		["digests in upper case", { manifest: (text) => text.replace(/^[0-9a-f]+/gm, (digest) => digest.toUpperCase()) }],
		["a tab between", { manifest: (text) => text.replaceAll("  ", "\t") }],
		["one space between", { manifest: (text) => text.replaceAll("  ", " ") }],
		["five spaces between", { manifest: (text) => text.replaceAll("  ", "     ") }],
		["CRLF", { manifest: (text) => text.replaceAll("\n", "\r\n") }],
		["CR", { manifest: (text) => text.replaceAll("\n", "\r") }],
		["no line end at the end", { manifest: (text) => text.trimEnd() }],
		["lines in another order", { manifest: (text) => `${text.trim().split("\n").reverse().join("\n")}\n` }],
		["names with spaces", named("data/bài viết số 1.txt", "data/ hai  cách.txt")],
		["names in Vietnamese", named("data/Đại hội/nghị quyết số 12.txt")],
		["a name of another script", named("data/𠀋漢字.txt")],
		["a name with a line feed", named("data/hai\ndòng.txt")],
		["a name with a carriage return", named("data/hai\rdòng.txt")],
		["a name with CRLF", named("data/hai\r\ndòng.txt")],
		["a name with a percent sign", named("data/100% x.txt")],
		["a name that looks encoded", named("data/a%0Ab.txt")],
		["a name with quotes", named("data/\"a\" 'b'.txt")],
		["a name with a tilde", named("data/a~1.txt", "data/~b.txt")],
		["a name with two dots in it", named("data/a..b.txt", "data/..a")],
		["a hidden name", named("data/.an")],
		["a name with an asterisk in it", named("data/a*b.txt")],
		["a name of 200 bytes", named(`data/${"a".repeat(200)}`)],
		["an encoding in lower case", { ...named("data/a\nb.txt"), manifest: (text) => text.replace("%0A", "%0a") }],
		...drafts.map(
			(version) => [`a percent sign, version ${version}`, { version, ...named("data/100% x.txt") }] as const,
		),
		...drafts.map(
			(version) =>
				[
					`each file in one of two manifests, version ${version}`,
					{
						version,
						algorithms: ["md5", "sha256"],
						manifest: (text: string) =>
							(text.length < 120 ? text.split("\n")[0] : text.split("\n")[1])?.concat("\n") ?? "",
					},
				] as const,
		),
	]),
	...cases("2.1.3", "warning", [
		["the binary marker of md5sum", { manifest: (text) => text.replaceAll("  ", " *") }, "manifest-binary-marker"],
		["a needless ./", { manifest: (text) => text.replaceAll("  data", "  ./data") }, "manifest-dot-slash"],
		[
			"a percent sign as it is",
			{ ...named("data/100% x.txt"), manifest: (text) => text.replace("%25", "%") },
			"manifest-percent",
		],
		["a line that is not like the others", { manifest: (text) => text.replace("  ", " ") }, "manifest-irregular"],
		...drafts.map(
			(version) =>
				[`a line twice, version ${version}`, { version, manifest: lastAgain }, "manifest-repeats-path"] as const,
		),
	]),
	...cases("2.1.3", "invalid", [
		...versions.map(
			(version) =>
				[
					`no manifest, version ${version}`,
					{ version, algorithms: [], tagAlgorithms: [] },
					"no-payload-manifest",
				] as const,
		),
		["a line twice", { manifest: lastAgain }, "manifest-repeats-path"],
		...versions.map(
			(version) =>
				[
					`two digests of a file, version ${version}`,
					{ version, manifest: anotherDigest },
					"manifest-contradicts-itself",
				] as const,
		),
		["a line without path", { manifest: (text) => `${text}${zeros}\n` }, "manifest-line-malformed"],
		["a line without digest", { manifest: (text) => `${text}data/x\n` }, "manifest-line-malformed"],
		["a digest too short", { manifest: (text) => text.slice(1) }, "manifest-digest-malformed"],
		["a digest too long", { manifest: (text) => `0${text}` }, "manifest-digest-malformed"],
		["a digest of other letters", { manifest: (text) => text.replace(/^./, "z") }, "manifest-line-malformed"],
		[
			"a digest of another algorithm",
			{ change: { "manifest-sha512.txt": `${zeros}  data/anh/1.txt\n${zeros}  data/bai-viet.txt\n` } },
			"manifest-digest-malformed",
		],
		["a folder", { manifest: adds("data/anh") }, "manifest-folder"],
		["a tag file in a payload manifest", { manifest: adds("bagit.txt") }, "manifest-outside-payload"],
		["a file beside the payload", { manifest: adds("ngoai.txt") }, "manifest-outside-payload"],
		[
			"a file in one of two manifests only",
			{ algorithms: ["md5", "sha256"], manifest: (text) => (text.length < 120 ? text : `${text.split("\n")[0]}\n`) },
			"not-in-manifest",
		],
		[
			"an empty manifest beside a whole one",
			{ algorithms: ["md5", "sha256"], manifest: (text) => (text.length < 120 ? "" : text) },
			"not-in-manifest",
		],
	]),
	...cases(
		"5.1",
		"invalid",
		unsafe.map(([name, path]) => [name, { manifest: adds(path) }, "path-unsafe"] as const),
	),
	...cases(
		"5.1",
		"invalid",
		unsafe
			.slice(0, 6)
			.map(([name, path]) => [`${name}, in a tag manifest`, { tagManifest: adds(path) }, "path-unsafe"] as const),
	),
	...cases("5.1", "invalid", [["NUL in a name", { manifest: adds("data/a\0b") }, "path-unsafe"]]),
	...cases("3", "invalid", [
		...versions.map(
			(version) =>
				[
					`a file missing, version ${version}`,
					{ version, after: { "data/anh/1.txt": undefined } },
					"missing-file",
				] as const,
		),
		...versions.map(
			(version) =>
				[
					`a file too many, version ${version}`,
					{ version, after: { "data/thua.txt": "x" } },
					"unexpected-file",
				] as const,
		),
		...versions.map(
			(version) =>
				[
					`a file changed, version ${version}`,
					{ version, after: { "data/anh/1.txt": "ảnh 2\n" } },
					"digest-mismatch",
				] as const,
		),
		["a file cut", { after: { "data/bai-viet.txt": "Nội dung" } }, "digest-mismatch"],
		["a file emptied", { after: { "data/bai-viet.txt": "" } }, "digest-mismatch"],
		["a file grown", { after: { "data/bai-viet.txt": "Nội dung bài viết\n\n" } }, "digest-mismatch"],
		[
			"two files swapped",
			{
				after: {
					"data/anh/1.txt": basePayload["data/bai-viet.txt"],
					"data/bai-viet.txt": basePayload["data/anh/1.txt"],
				},
			},
			"digest-mismatch",
		],
		[
			"a file renamed",
			{ after: { "data/anh/1.txt": undefined, "data/anh/2.txt": basePayload["data/anh/1.txt"] } },
			"missing-file",
		],
		[
			"a file in another letter case",
			{ after: { "data/anh/1.txt": undefined, "data/anh/1.TXT": basePayload["data/anh/1.txt"] } },
			"missing-file-near",
		],
		[
			"one of two digests wrong",
			{
				algorithms: ["md5", "sha256"],
				manifest: (text) => (text.length < 120 ? text.replace(/^[0-9a-f]/gm, (c) => (c === "0" ? "1" : "0")) : text),
			},
			"manifests-disagree",
		],
		["a file of the system that nobody listed", { after: { "data/.DS_Store": "x" } }, "unexpected-file"],
	]),
];
