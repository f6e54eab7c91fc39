import { type Diagnostic, diagnostic, failure, type Outcome, success } from "../../model/diagnostic.ts";
import { rfc8493 } from "./clause.ts";
import type { BagRules } from "./version.ts";

const clause = rfc8493("2.3");

/** The encoding under its name in the WHATWG standard, or undefined where it cannot be decoded. */
export function knownEncoding(encoding: string): string | undefined {
	try {
		return new TextDecoder(encoding).encoding;
	} catch {
		return undefined;
	}
}

/** Text of a tag file in the encoding that `bagit.txt` declares; a byte order mark is not part of it. */
export function decodeTagFile(bytes: Uint8Array, file: string, encoding: string, rules: BagRules): Outcome<string> {
	// One byte for each character in memory, where a decoder takes two: a manifest is as large as its package has files.
	if (isAscii(bytes) && knownEncoding(encoding) === "utf-8") return success(latin1(bytes));
	const diagnostics: Diagnostic[] = [];
	let text: string;
	try {
		text = new TextDecoder(labelFor(bytes, encoding), { fatal: true, ignoreBOM: true }).decode(bytes);
	} catch {
		const params = { file, encoding };
		return failure(diagnostic("package/tag-file-undecodable", { params, place: { file }, clause }));
	}
	if (text.startsWith("\ufeff")) {
		text = text.slice(1);
		if (knownEncoding(encoding) === "utf-8") {
			const severity = rules.breach;
			diagnostics.push(
				diagnostic("package/tag-file-bom", { params: { file }, place: { file, line: 1 }, clause, severity }),
			);
		}
	}
	return success(text, diagnostics);
}

function isAscii(bytes: Uint8Array): boolean {
	for (let at = 0; at < bytes.length; at++) if ((bytes[at] as number) > 0x7f) return false;
	return true;
}

function latin1({ buffer, byteOffset, byteLength }: Uint8Array): string {
	return Buffer.from(buffer, byteOffset, byteLength).toString("latin1");
}

/** Plain `UTF-16` goes by its byte order mark, and is big-endian without one (RFC 2781 4.3); WHATWG reads it the other way. */
function labelFor(bytes: Uint8Array, encoding: string): string {
	if (!/^utf-?16$/i.test(encoding)) return encoding;
	return bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : "utf-16be";
}
