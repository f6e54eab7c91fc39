import { type Diagnostic, diagnostic } from "../../model/index.ts";
import { claimsOf } from "../../pdf/extract.ts";
import { readPacket } from "../../pdf/packet.ts";
import { Damage, openPdf, type PdfReader } from "../../pdf/reader.ts";
import { isList, PdfDict, PdfName, PdfStream } from "../../pdf/values.ts";

/** What a PDF from anyone says of itself. A claim is no proof: only a validator gives that. */
export interface PdfClaims {
	/** Of the header, for example `1.7`. */
	readonly version: string;
	/** `PDF/A-2a, PDF/UA-1`; empty where it claims nothing. */
	readonly claim: string;
	readonly encrypted: boolean;
	readonly tagged: boolean;
	/** Names of fonts whose program is not in the file. */
	readonly notEmbedded: readonly string[];
}

/** Fonts and objects beyond which a file is not looked through. */
const mostObjects = 200_000;

/** The parts of PDF/A and the headers that each allows (ISO 19005-1 6.1.2 says nothing of the number; 19005-2 and -3 6.1.2; 19005-4 6.1.2). */
const headers: Readonly<Record<string, RegExp>> = { "2": /^1\.[0-7]$/, "3": /^1\.[0-7]$/, "4": /^2\.\d$/ };

/** Reads a PDF lightly: header, XMP claim, encryption, tags, fonts. What contradicts its own claim is a finding. */
export function pdfClaims(
	bytes: Uint8Array,
	path: string,
): { readonly claims?: PdfClaims; readonly findings: readonly Diagnostic[] } {
	const place = { file: path };
	try {
		const reader = openPdf(bytes);
		const claims = claimsIn(reader);
		return { claims, findings: findingsOf(claims, path) };
	} catch (error) {
		// The parser of objects throws errors of its own on bytes from anyone.
		const reason = error instanceof Damage ? error.where : error instanceof Error ? error.message.slice(0, 120) : "";
		return { findings: [diagnostic("verify/pdf-unreadable", { params: { path, reason }, place })] };
	}
}

function claimsIn(reader: PdfReader): PdfClaims {
	const { bytes, trailer, resolve } = reader;
	const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(1024, bytes.byteLength)).toString("latin1");
	const version = /%PDF-(\d\.\d)/.exec(head)?.[1] ?? "";
	const encrypted = resolve(trailer.get("Encrypt")) !== undefined;
	const catalog = resolve(trailer.get("Root"));
	if (!(catalog instanceof PdfDict)) throw new Damage("Root");
	const metadata = encrypted ? undefined : resolve(catalog.get("Metadata"));
	const packet = metadata instanceof PdfStream ? readPacket(xmpText(reader.decode(metadata))) : undefined;
	return {
		version,
		claim: packet ? claimsOf(packet).flavour : "",
		encrypted,
		tagged: resolve(catalog.get("StructTreeRoot")) instanceof PdfDict,
		notEmbedded: encrypted ? [] : missingFonts(reader, catalog),
	};
}

/** Up to the processing instructions that wrap a packet (ISO 16684-1 7.3.2). */
function xmpText(bytes: Uint8Array): string {
	return new TextDecoder()
		.decode(bytes)
		.replace(/<\?xpacket[\s\S]*?\?>/g, "")
		.trim();
}

/** Goes through the pages' resources, and those of forms and patterns in them. */
function missingFonts({ resolve }: PdfReader, catalog: PdfDict): readonly string[] {
	const missing = new Set<string>();
	const seen = new Set<unknown>();
	const waiting: unknown[] = [resolve(catalog.get("Pages"))];
	while (waiting.length > 0 && seen.size < mostObjects) {
		const next = waiting.pop();
		const node = next instanceof PdfStream ? next.dict : next;
		if (!(node instanceof PdfDict) || seen.has(node)) continue;
		seen.add(node);
		const kids = resolve(node.get("Kids"));
		if (isList(kids)) for (const kid of kids) waiting.push(resolve(kid));
		const resources = resolve(node.get("Resources"));
		if (!(resources instanceof PdfDict)) continue;
		for (const kind of ["XObject", "Pattern"]) {
			const group = resolve(resources.get(kind));
			if (group instanceof PdfDict) for (const each of group.map.values()) waiting.push(resolve(each));
		}
		const fonts = resolve(resources.get("Font"));
		if (!(fonts instanceof PdfDict)) continue;
		for (const each of fonts.map.values()) {
			const font = resolve(each);
			if (!(font instanceof PdfDict) || seen.has(font)) continue;
			seen.add(font);
			const name = unembedded(font, resolve);
			if (name !== undefined) missing.add(name);
		}
	}
	return [...missing].sort();
}

/** The name of a font without its program (ISO 32000-1 9.9); Type 3 fonts carry theirs as content. */
function unembedded(font: PdfDict, resolve: PdfReader["resolve"]): string | undefined {
	const text = (dict: PdfDict, key: string) => {
		const value = resolve(dict.get(key));
		return value instanceof PdfName ? value.text : "";
	};
	if (text(font, "Subtype") === "Type3") return undefined;
	const descendants = resolve(font.get("DescendantFonts"));
	const first = isList(descendants) ? resolve(descendants[0]) : undefined;
	const own = first instanceof PdfDict ? first : font;
	const descriptor = resolve(own.get("FontDescriptor"));
	const embedded =
		descriptor instanceof PdfDict &&
		["FontFile", "FontFile2", "FontFile3"].some((key) => resolve(descriptor.get(key)) !== undefined);
	return embedded ? undefined : text(own, "BaseFont") || "?";
}

function findingsOf(claims: PdfClaims, path: string): readonly Diagnostic[] {
	const { version, claim, encrypted, tagged, notEmbedded } = claims;
	const place = { file: path };
	const found: Diagnostic[] = [];
	if (encrypted) found.push(diagnostic("verify/pdf-encrypted", { params: { path }, place }));
	if (notEmbedded.length > 0) {
		const fonts = notEmbedded.slice(0, 5).join(", ") + (notEmbedded.length > 5 ? ", …" : "");
		found.push(diagnostic("verify/pdf-font-not-embedded", { params: { path, fonts }, place }));
	}
	const [, part, level] = /PDF\/A-(\d)([a-z]?)/.exec(claim) ?? [];
	if (!tagged && (level === "a" || claim.includes("PDF/UA"))) {
		found.push(diagnostic("verify/pdf-untagged", { params: { path, claim }, place }));
	}
	if (part !== undefined && headers[part]?.test(version) === false) {
		found.push(diagnostic("verify/pdf-header", { params: { path, version, claim }, place }));
	}
	return found;
}
