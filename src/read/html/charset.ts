import { type Diagnostic, diagnostic, type Outcome, success } from "../../model/diagnostic.ts";
import type { AskedEncoding, Encoding } from "../../model/encoding.ts";
import { type DecodedText, decodeText } from "../../text/charset/decode.ts";
import { strictUtf8 } from "../../text/decode.ts";

/** Bytes at the head of a page in which its declaration has to stand; the standard has 1024. */
const HEAD = 4096;
/** Bytes of a page by which its encoding is found out. */
const SAMPLE = 1 << 20;
const DECLARED =
	/<meta\b[^>]{0,300}?\bcharset\s*=\s*["']?\s*([\w:.-]+)|<\?xml\b[^>]{0,100}?\bencoding\s*=\s*["']([\w:.-]+)/i;
/** Of a page that is said to be UTF-8, the share of characters that may be broken all the same. */
const BROKEN = 0.001;

/** Labels of pages (WHATWG Encoding 4.2) for the encodings that are known here; those of old fonts say nothing. */
const LABELS: Readonly<Record<string, Encoding>> = {
	"utf-8": "utf-8",
	utf8: "utf-8",
	"utf-16": "utf-16le",
	"utf-16le": "utf-16le",
	"utf-16be": "utf-16be",
	"windows-1258": "windows-1258",
	cp1258: "windows-1258",
	viscii: "viscii",
	tcvn: "tcvn3",
};

/**
 * The text of a page. A byte order mark decides, then what was asked for, then the bytes: what a page declares is a hint only, for pages of
 * old fonts declare anything. A declaration that the bytes do not bear is a finding.
 */
export function decodePage(bytes: Uint8Array, name: string, asked: AskedEncoding = "auto"): Outcome<DecodedText> {
	if (asked !== "auto") return decodeText(bytes, name, asked);
	const declared = declaredLabel(bytes);
	const stated = declared === undefined ? undefined : LABELS[declared];
	// Names of tags are no Vietnamese words, and would speak against every encoding.
	const found = decodeText(strictUtf8(bytes) === undefined ? withoutMarkup(bytes) : bytes, name);
	if (found.value) {
		const { encoding } = found.value;
		const whole = encoding === "utf-8" ? decodeText(bytes, name) : decodeText(bytes, name, encoding);
		if (!whole.value) return whole;
		return success(whole.value, [...found.diagnostics, ...differing(declared, encoding, name)]);
	}
	if (stated === "utf-8") {
		const text = new TextDecoder().decode(bytes);
		const count = text.split("\ufffd").length - 1;
		if (count <= BROKEN * text.length)
			return success({ text, encoding: "utf-8" }, [
				diagnostic("read/undefined-bytes", { params: { encoding: "utf-8", count }, place: { file: name } }),
			]);
	}
	if (stated !== undefined && stated !== "utf-8" && found.diagnostics.some(({ code }) => code !== "read/empty"))
		return decodeText(bytes, name, stated);
	return found;
}

function declaredLabel(bytes: Uint8Array): string | undefined {
	const match = DECLARED.exec(Buffer.from(bytes.subarray(0, HEAD)).toString("latin1"));
	return (match?.[1] ?? match?.[2])?.toLowerCase();
}

function differing(declared: string | undefined, encoding: Encoding, file: string): readonly Diagnostic[] {
	if (declared === undefined || LABELS[declared] === encoding) return [];
	// Pages in a Western encoding and in UTF-8 are the same where they are ASCII.
	return [diagnostic("read/html-charset-differs", { params: { declared, encoding }, place: { file } })];
}

/** The bytes with blanks in place of tags, comments, scripts and styles. */
function withoutMarkup(bytes: Uint8Array): Uint8Array {
	if (bytes.byteLength > SAMPLE) return withoutMarkup(bytes.subarray(0, SAMPLE));
	const text = Buffer.from(bytes).toString("latin1");
	if (text.includes("\0") || (bytes[0] === 0xef && bytes[1] === 0xbb)) return bytes;
	const bare = text.replace(/<!--[\s\S]*?-->|<(script|style)\b[\s\S]*?<\/\1\s*>|<[a-z/!?][^<>]*>/gi, (markup) =>
		markup.replace(/[^\r\n]/g, " "),
	);
	return Buffer.from(bare, "latin1");
}
