import { disagreement, headSize, identify } from "../build/contents/signature.ts";
import { type Diagnostic, diagnostic, type Tree, type TreeEntry } from "../model/index.ts";
import { scanXml, type XmlTag } from "../text/xml.ts";

/** What is asked of files beyond their digests. Plain data: it goes to threads. */
export interface ContentOptions {
	/** A folder of XSD files; XML files are checked against the schema of their root's namespace. */
	readonly schemas?: string | undefined;
}

/** Bytes above which a file is not read whole. */
const largest = 256 * 2 ** 20;

/** Looks into the files of a package: whether names and content agree, XML is well-formed and valid, PDFs keep what they claim. */
export async function checkContents(tree: Tree, options: ContentOptions): Promise<readonly Diagnostic[]> {
	const found: Diagnostic[] = [];
	const listed = await tree.list();
	for (const entry of listed.value ?? []) {
		if (entry.kind === "file" && entry.size > 0) found.push(...(await checkFile(tree, entry, options)));
	}
	return found;
}

async function checkFile(
	tree: Tree,
	{ path, size }: TreeEntry,
	options: ContentOptions,
): Promise<readonly Diagnostic[]> {
	const place = { file: path };
	const whole = size <= headSize * 16 ? (await tree.read(path)).value : undefined;
	const head = whole ?? (await firstPiece(tree, path));
	// That a file cannot be read is said by the check of its digest.
	if (head === undefined) return [];
	const found: Diagnostic[] = [];
	const differs = disagreement(path, head);
	if (differs) {
		const params = { path, extension: differs.extension, found: differs.found || "?" };
		found.push(diagnostic("verify/format-differs", { params, place }));
	}
	const format = identify(head);
	const isPdf = format?.name.startsWith("PDF ") === true;
	const isXml = format?.name === "XML" || (/\.(?:xml|xsd)$/i.test(path) && format === undefined);
	if ((!isPdf && !isXml) || size > largest) return found;
	const bytes = whole ?? (await tree.read(path)).value;
	if (bytes === undefined) return found;
	if (isPdf) {
		const { pdfClaims } = await import("../build/contents/pdf-claims.ts");
		return [...found, ...pdfClaims(bytes, path).findings];
	}
	return [...found, ...(await checkXml(bytes, path, options))];
}

async function checkXml(bytes: Uint8Array, path: string, { schemas }: ContentOptions): Promise<readonly Diagnostic[]> {
	let text: string;
	try {
		text = new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
	} catch (error) {
		const reason = error instanceof Error ? error.message : "";
		return [diagnostic("verify/xml-malformed", { params: { path, reason }, place: { file: path } })];
	}
	let root: XmlTag | undefined;
	const fault = scanXml(text, {
		open: (tag) => {
			root ??= tag;
		},
		text: () => {},
		close: () => {},
	});
	// A document type declaration is not read, which is no fault of the file's.
	if (fault && fault.kind !== "doctype") {
		const place = { file: path, line: fault.line, column: fault.column };
		return [diagnostic("verify/xml-malformed", { params: { path, reason: fault.message }, place })];
	}
	if (schemas === undefined || fault || root === undefined) return [];
	const { checkSchema } = await import("./xml-schemas.ts");
	return checkSchema(bytes, path, root, schemas);
}

/** By the byte order mark, else by the declaration, else UTF-8 (XML 1.0 4.3.3). */
function encodingOf(bytes: Uint8Array): string {
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
	if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
	const head = Buffer.from(bytes.subarray(0, 200)).toString("latin1");
	return /^(?:\xef\xbb\xbf)?<\?xml[^>]*?encoding\s*=\s*["']([\w.-]+)["']/.exec(head)?.[1] ?? "utf-8";
}

async function firstPiece(tree: Tree, path: string): Promise<Uint8Array | undefined> {
	try {
		for await (const piece of tree.open(path)) return piece;
	} catch {
		return undefined;
	}
	return undefined;
}
