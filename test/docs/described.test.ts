import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { banluu } from "../cli/terminal.ts";
import { docxArticle } from "../support/docx-article.ts";
import { seedName } from "../support/records.ts";
import { wxrOf } from "../support/wxr.ts";

const folder = mkdtempSync(join(tmpdir(), "banluu-described-"));
const root = join(import.meta.dirname, "../..");

/** One example of each kind of input, as an archive receives it. */
const examples: readonly { readonly kind: string; readonly file: string; readonly options?: readonly string[] }[] = [
	{ kind: "Plain text", file: seedName },
	{ kind: "Plain text in an old encoding (TCVN3)", file: "tcvn3.txt" },
	{ kind: "Markdown with front matter", file: "bai.md" },
	{ kind: "Saved page", file: "dia-phuong.html" },
	{ kind: "Web archive", file: "trang.mhtml" },
	{ kind: "Word", file: "ban-thao.docx" },
	{ kind: "Export of WordPress", file: "wordpress.xml" },
	{ kind: "JSON Lines", file: "tin.jsonl" },
	{
		kind: "CSV with a key map",
		file: "tin.csv",
		options: ["--map", "title=tieu_de,issued=ngay,creator=tac_gia,body=noi_dung"],
	},
];

beforeAll(async () => {
	const put = (name: string, content: string | Uint8Array) => writeFileSync(join(folder, name), content);
	const { encodeBytes } = await import("../text/charset/encode.ts");
	cpSync(join(root, "examples", seedName), join(folder, seedName));
	put("tcvn3.txt", encodeBytes(readFileSync(join(root, "examples", seedName), "utf8"), "tcvn3").bytes);
	const text =
		"Sáng 20/3/2023, tỉnh Bắc Kạn khánh thành cây cầu mới qua sông Cầu, dài 120 mét.\n\nCầu nối hai bờ theo Quyết định số 12/QĐ-UBND.";
	put(
		"bai.md",
		`---\ntitle: Khánh thành cầu mới\ncreator: Văn A\nissued: 2023-03-20\nsection: Thời sự\n---\n\n# Khánh thành cầu mới\n\n${text}\n`,
	);
	cpSync(join(root, "test/read/html/pages/dia-phuong.html"), join(folder, "dia-phuong.html"));
	put("trang.mhtml", mhtml(readFileSync(join(root, "test/read/html/pages/dia-phuong.html"))));
	put("ban-thao.docx", docxArticle);
	put(
		"wordpress.xml",
		wxrOf([{ title: "Khánh thành cầu mới", content: `<p>${text}</p>`, tags: ["cầu", "giao thông"] }]),
	);
	put(
		"tin.jsonl",
		`${JSON.stringify({ id: 90123, title: "Khánh thành cầu mới", author: "Văn A", publish: { $date: "2023-03-20T01:00:00Z" }, text })}\n`,
	);
	put("tin.csv", `tieu_de,ngay,tac_gia,noi_dung\nKhánh thành cầu mới,2023-03-20,Văn A,"${text}"\n`);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function mhtml(page: Uint8Array): string {
	const body = Buffer.from(page).toString("base64").replace(/.{76}/g, "$&\r\n");
	return `From: <Saved by a browser>\r\nSnapshot-Content-Location: https://baodiaphuong.example/tin/1.html\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="---x"\r\n\r\n-----x\r\nContent-Type: text/html\r\nContent-Location: https://baodiaphuong.example/tin/1.html\r\nContent-Transfer-Encoding: base64\r\n\r\n${body}\r\n-----x--\r\n`;
}

/** The statements of a form and where they come from, without the elements that nobody has stated. */
function stated(form: string): string {
	return form
		.split(/\n{2,}/)
		.filter(
			(block) => /^(?:# )?[A-Za-z][\w.]*:[ \n]*\S/m.test(block) && !/^# \S+:$/m.test(block.split("\n").at(-1) ?? ""),
		)
		.map((block) => block.replace(/^# still missing for: .*\n/m, ""))
		.filter((block) => !block.startsWith("# Description of"))
		.join("\n\n")
		.trim();
}

describe("docs/reference/described.md", () => {
	it("shows what describe makes of one example of each kind of input", async () => {
		const parts: string[] = [];
		for (const { kind, file, options = [] } of examples) {
			const { stdout, exit } = await banluu(["describe", join(folder, file), ...options, "--lang", "en"]);
			expect(exit, `${file}: ${stdout}`).toBe(0);
			const form = stated(stdout.replaceAll(`${folder}/`, ""));
			expect(form, file).toContain("title:");
			parts.push(`## ${kind}\n\n\`banluu describe ${[file, ...options].join(" ")}\`\n\n\`\`\`yaml\n${form}\n\`\`\`\n`);
		}
		const head =
			"# What `describe` makes of each kind of input\n\nThe statements of the forms, each with its origin; the elements that nobody has stated are left out here. Generated and checked by\n`test/docs/described.test.ts`. A line that begins with `#` is a suggestion: what was found is not stated until somebody removes the mark.\n\n";
		await expect(head + parts.join("\n")).toMatchFileSnapshot("../../docs/reference/described.md");
	});
});
