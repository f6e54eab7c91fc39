import { diagnostic, failure, type Outcome, success } from "../../model/diagnostic.ts";
import { strictUtf8 } from "../../text/decode.ts";
import { scanXml } from "../../text/xml.ts";

/** An element of a part: names with the prefixes of ISO/IEC 29500 whatever the part itself uses, `w:p`, `a:blip`. */
export interface Node {
	readonly name: string;
	readonly attributes: Readonly<Record<string, string>>;
	readonly children: readonly (Node | string)[];
}

/** Elements inside each other. */
const DEPTH = 400;
/** Elements of a part; each costs some 400 bytes of memory. */
const ELEMENTS = 2_000_000;

const MAIN = "http://schemas.openxmlformats.org/";
const STRICT = "http://purl.oclc.org/ooxml/";
/** Of both classes of conformance, by what stands behind the host (ISO/IEC 29500-1 annex A, 29500-4 annex A). */
const PREFIXES: Readonly<Record<string, string>> = {
	"wordprocessingml/main": "w",
	"officeDocument/relationships": "r",
	"officeDocument/math": "m",
	"drawingml/main": "a",
	"drawingml/wordprocessingDrawing": "wp",
	"drawingml/picture": "pic",
	"drawingml/diagram": "dgm",
	"drawingml/chart": "c",
	"package/relationships": "rel",
	"package/content-types": "ct",
	"package/metadata/core-properties": "cp",
	"markup-compatibility": "mc",
};
const OTHERS: Readonly<Record<string, string>> = {
	"urn:schemas-microsoft-com:vml": "v",
	"urn:schemas-microsoft-com:office:office": "o",
	"http://purl.org/dc/elements/1.1/": "dc",
	"http://purl.org/dc/terms/": "dcterms",
	"http://www.w3.org/XML/1998/namespace": "xml",
	"http://schemas.microsoft.com/office/word/2010/wordprocessingShape": "wps",
	"http://schemas.microsoft.com/office/drawing/2017/decorative": "adec",
};

function prefixOf(uri: string): string {
	const path = uri.startsWith(MAIN) ? uri.slice(MAIN.length) : uri.startsWith(STRICT) ? uri.slice(STRICT.length) : "";
	return PREFIXES[path.replace(/\/2006(?=\/|$)/u, "").replace(/^\//u, "")] ?? OTHERS[uri] ?? "?";
}

/** The tree of a part. White space between elements is kept: only the elements that hold text are asked for it. */
export function parsePart(bytes: Uint8Array, part: string, file: string): Outcome<Node> {
	const text = textOf(bytes);
	const fault = (message: string, line = 1, column = 1) =>
		failure(diagnostic("docx/part-ill-formed", { params: { part, message, line, column }, place: { file } }));
	if (text === undefined) return fault("UTF-8");
	const root: { children: (Node | string)[] } = { children: [] };
	const stack: { children: (Node | string)[] }[] = [root];
	const names = new Map<string, string>();
	const nameOf = (uri: string, local: string) => {
		if (uri === "") return local;
		const key = `${uri} ${local}`;
		const known = names.get(key);
		if (known !== undefined) return known;
		const name = `${prefixOf(uri)}:${local}`;
		names.set(key, name);
		return name;
	};
	let count = 0;
	let deepest = 0;
	const wrong = scanXml(text, {
		open({ uri, local, attributes }) {
			const own: Record<string, string> = {};
			for (const each of attributes) own[nameOf(each.uri, each.local)] = each.value;
			const node = { name: nameOf(uri, local), attributes: own, children: [] };
			deepest = Math.max(deepest, stack.length);
			if (deepest <= DEPTH && ++count <= ELEMENTS) stack.at(-1)?.children.push(node);
			stack.push(node);
		},
		text(piece) {
			stack.at(-1)?.children.push(piece);
		},
		close() {
			stack.pop();
		},
	});
	if (wrong) return fault(wrong.message, wrong.line, wrong.column);
	if (deepest > DEPTH)
		return failure(diagnostic("read/nested-too-deeply", { params: { limit: DEPTH }, place: { file } }));
	if (count > ELEMENTS)
		return failure(diagnostic("docx/too-large", { params: { part, limit: ELEMENTS }, place: { file } }));
	const first = root.children.find((child) => typeof child !== "string");
	return first === undefined ? fault("no element") : success(first as Node);
}

/** Parts are UTF-8 or UTF-16 (ISO/IEC 29500-2 6.2.5). */
function textOf(bytes: Uint8Array): string | undefined {
	const mark = ((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0);
	if (mark === 0xfffe) return new TextDecoder("utf-16le").decode(bytes);
	if (mark === 0xfeff) return new TextDecoder("utf-16be").decode(bytes);
	return strictUtf8(bytes);
}

export function elementsOf(node: Node | undefined): readonly Node[] {
	return (node?.children ?? []).filter((child): child is Node => typeof child !== "string");
}

export function childOf(node: Node | undefined, name: string): Node | undefined {
	return node?.children.find((child): child is Node => typeof child !== "string" && child.name === name);
}

/** The attribute `w:val` of a child, which is how most properties are written. */
export function valueIn(node: Node | undefined, name: string): string | undefined {
	return childOf(node, name)?.attributes["w:val"];
}

/** A property that is on by being there, unless it says otherwise (ISO/IEC 29500-1 17.17.4). */
export function isOn(node: Node | undefined, name: string): boolean | undefined {
	const own = childOf(node, name);
	return own && !["0", "false", "off"].includes(own.attributes["w:val"] ?? "1");
}

/** All elements below one, itself included, in document order; what `skip` names is not entered. */
export function* descend(node: Node, skip: ReadonlySet<string> = new Set()): Iterable<Node> {
	yield node;
	for (const child of elementsOf(node)) if (!skip.has(child.name)) yield* descend(child, skip);
}

/** The text of an element and of all below it. */
export function plainText(node: Node | undefined): string {
	return (node?.children ?? []).map((child) => (typeof child === "string" ? child : plainText(child))).join("");
}
