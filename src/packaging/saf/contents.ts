import { isUnsafePath } from "../../fixity/filepath.ts";
import { linesOf } from "../../fixity/manifest.ts";
import { type Diagnostic, diagnostic, failure, type Outcome, success } from "../../model/diagnostic.ts";

/** A line of `contents`: a file of the item and what DSpace is to do with it. */
export interface ContentsLine {
	/** Path below the item's folder; byte for byte the file's. */
	readonly name: string;
	/** `ORIGINAL` where it is not given, `LICENSE` for `license.txt`. */
	readonly bundle?: string;
	readonly primary?: boolean;
	readonly description?: string;
	/** The name of the group that alone may read it. */
	readonly readers?: string;
}

export interface PlacedLine extends ContentsLine {
	/** From 1. */
	readonly line: number;
}

/** TAB between the parts, LF at the end of each line, no byte order mark: anything else becomes a part of a file name. */
export function formatContents(lines: readonly ContentsLine[]): string {
	return lines
		.map(({ name, bundle, primary, readers, description }) =>
			[
				name,
				...(bundle ? [`bundle:${bundle}`] : []),
				...(primary ? ["primary:true"] : []),
				...(readers ? [`permissions:-r '${readers}'`] : []),
				...(description ? [`description:${oneLine(description)}`] : []),
			].join("\t"),
		)
		.map((line) => `${line}\n`)
		.join("");
}

function oneLine(text: string): string {
	return text.normalize("NFC").replace(/\s+/gu, " ").trim();
}

const known = /^(?:bundle|description|permissions|primary|iiif-[a-z]+):/;

/** Reads `contents` from anyone. Lines that cannot be what was meant are findings; the rest is kept. */
export function parseContents(bytes: Uint8Array, file: string): Outcome<readonly PlacedLine[]> {
	const found: Diagnostic[] = [];
	let text: string;
	try {
		text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
	} catch {
		const params = { file, encoding: "UTF-8" };
		return failure(diagnostic("package/tag-file-undecodable", { params, place: { file } }));
	}
	if (text.startsWith("\uFEFF")) {
		found.push(diagnostic("package/tag-file-bom", { params: { file }, place: { file, line: 1 } }));
		text = text.slice(1);
	}
	const lines: PlacedLine[] = [];
	const seen = new Map<string, number>();
	for (const { content, ending, number: line } of linesOf(text)) {
		const place = { file, line };
		// DSpace reads lines as Java does, so CR LF is one end; it still is not what the tools of other systems expect.
		if (ending.includes("\r")) found.push(diagnostic("saf/line-end", { place }));
		if (content.trim() === "") continue;
		const [name = "", ...parts] = content.split("\t");
		if (/\s(?:bundle|description|permissions|primary):/.test(name)) {
			found.push(diagnostic("saf/no-tab", { params: { text: content }, place }));
			continue;
		}
		if (isUnsafePath(name)) {
			found.push(diagnostic("package/path-unsafe", { params: { path: name }, place }));
			continue;
		}
		const earlier = seen.get(name);
		if (earlier !== undefined)
			found.push(diagnostic("saf/listed-twice", { params: { path: name, line: earlier }, place }));
		seen.set(name, line);
		for (const part of parts) {
			if (part !== "" && !known.test(part))
				found.push(diagnostic("saf/option-unknown", { params: { text: part }, place }));
		}
		const optionValue = (key: string) => parts.find((part) => part.startsWith(`${key}:`))?.slice(key.length + 1);
		const permissions = optionValue("permissions");
		const readers = permissions && (/'([^']*)'/.exec(permissions)?.[1] ?? permissions);
		if (readers) found.push(diagnostic("saf/permissions", { params: { group: readers }, place }));
		const bundle = optionValue("bundle")?.trim();
		const description = optionValue("description");
		lines.push({
			name,
			line,
			...(bundle && { bundle }),
			...(optionValue("primary")?.trim() === "true" && { primary: true }),
			...(description && { description }),
			...(readers && { readers }),
		});
	}
	return success(lines, found);
}
