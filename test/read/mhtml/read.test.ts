import { describe, expect, it } from "vitest";
import { figuresOf, spansText } from "../../../src/model/article.ts";
import { readMhtml } from "../../../src/read/mhtml/read.ts";

const picture = Buffer.alloc(700, 3);
const body = "Một đoạn dài của bài báo về cây cầu mới ở xã Tân Lập. ".repeat(6);
const page = `<html><head><title>x</title></head><body><h1>Thông xe cầu Khe Mây</h1><div class="entry-content"><p>${body}</p>
<img data-src="https://cdn.vn/khac.jpg" src="https://bao.vn/anh/cau.png" alt="Cầu"><img src="cid:hai@x" alt="Hai"><img src="anh/ba.png" alt="Ba"></div></body></html>`;

/** Quoted-printable by the rules of RFC 2045 6.7, lines of 70 signs. */
function quotedPrintable(bytes: Uint8Array): string {
	let out = "";
	let line = "";
	for (const byte of bytes) {
		const sign =
			byte === 0x3d || byte > 0x7e || byte < 0x20
				? `=${byte.toString(16).toUpperCase().padStart(2, "0")}`
				: String.fromCharCode(byte);
		if (line.length + sign.length > 70) {
			out += `${line}=\r\n`;
			line = "";
		}
		line += sign;
	}
	return out + line;
}

const part = (headers: readonly string[], content: string) => [...headers, "", content].join("\r\n");
const image = (header: string) =>
	part(
		[header, "Content-Type: image/png", "Content-Transfer-Encoding: base64"],
		picture.toString("base64").replace(/(.{76})/g, "$1\r\n"),
	);
const archive = (parts: readonly string[], more = "") =>
	new Uint8Array(
		Buffer.from(
			`From: <Saved>\r\nSnapshot-Content-Location: https://bao.vn/cau.html\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";${more}\r\n\tboundary="----B--x"\r\n\r\n\r\n${parts
				.map((each) => `------B--x\r\n${each}\r\n`)
				.join("")}------B--x--\r\n`,
			"latin1",
		),
	);
const html = part(
	[
		"Content-Type: text/html",
		"Content-ID: <trang@x>",
		"Content-Transfer-Encoding: quoted-printable",
		"Content-Location: https://bao.vn/cau.html",
	],
	quotedPrintable(Buffer.from(page)),
);
const whole = archive([
	html,
	image("Content-Location: https://bao.vn/anh/cau.png"),
	image("Content-ID: <hai@x>"),
	image("Content-Location: https://bao.vn/anh/ba.png"),
	part(["Content-Type: text/css", "Content-Location: https://bao.vn/a.css"], "p { color: red }"),
]);

describe("a web archive", () => {
	it("is its page, with the pictures of its parts", () => {
		const { value, diagnostics } = readMhtml(whole, "a.mhtml");
		expect(figuresOf(value!.blocks).map(({ href }) => href)).toEqual([
			"https://bao.vn/anh/cau.png",
			"cid:hai@x",
			"https://bao.vn/anh/ba.png",
		]);
		expect([...value!.pictures!.values()].every((bytes) => Buffer.compare(bytes, picture) === 0)).toBe(true);
		expect(value!.pictures!.size).toBe(3);
		const [, paragraph] = value!.blocks;
		expect(paragraph?.kind === "paragraph" && spansText(paragraph.content)).toBe(body.trim());
		expect(paragraph?.place).toMatchObject({ file: "a.mhtml#page", line: 1 });
		expect(diagnostics).toMatchObject([
			{ code: "read/mhtml-part-left-out", params: { count: 1, href: "https://bao.vn/a.css" } },
		]);
	});

	it("is the page that start names", () => {
		const frame = part(["Content-Type: text/html", "Content-ID: <khung@x>"], "<p>Khung</p>");
		const { value } = readMhtml(archive([frame, html], ' start="<trang@x>";'), "a.mht");
		expect(JSON.stringify(value?.blocks)).toContain("Khe Mây");
	});

	it("that was cut off gives what is there", () => {
		const { value } = readMhtml(whole.subarray(0, whole.length - 1200), "a.mht");
		expect(value?.pictures?.size).toBe(2);
	});

	it("in an old encoding is read as such", () => {
		const tcvn = Buffer.from(
			"Th\xabng xe c\xc7u Khe M\xa9y, ch\xddn b\xb6n v\xefng cao h\xd5t c\xb6nh chia c\xbet. ".repeat(8),
			"latin1",
		);
		const old = part(
			["Content-Type: text/html; charset=windows-1252", "Content-Transfer-Encoding: base64"],
			Buffer.concat([Buffer.from("<p>"), tcvn]).toString("base64"),
		);
		const { value } = readMhtml(archive([old]), "a.mht");
		expect(value?.encoding).toBe("tcvn3");
		expect(JSON.stringify(value?.blocks)).toContain("Thông xe cầu Khe Mây");
	});

	it.each([
		["nothing", ""],
		[
			"no page",
			"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: image/png\r\n\r\nx\r\n--b--",
		],
		["no parts", "Content-Type: multipart/related; boundary=b\r\n\r\nx"],
	])("with %s is refused", (_, text) => {
		expect(readMhtml(new Uint8Array(Buffer.from(text)), "a.mht").diagnostics).toMatchObject([
			{ code: "read/mhtml-no-page" },
		]);
	});

	it("of parts inside parts without end is bounded", () => {
		const nested = Array.from(
			{ length: 2000 },
			(_, i) => `Content-Type: multipart/related; boundary=b${i}\r\n\r\n--b${i}\r\n`,
		).join("");
		expect(readMhtml(new Uint8Array(Buffer.from(nested)), "a.mht").diagnostics).toMatchObject([
			{ code: "read/mhtml-no-page" },
		]);
	});
});
