import { type DefaultTreeAdapterMap, html, Parser, type ParserOptions, type Token } from "parse5";

type Map = DefaultTreeAdapterMap;
export type Element = Map["element"];
export type Node = Map["childNode"];
export type TextNode = Map["textNode"];
type Root = Map["document"] | Map["documentFragment"];

/** A tree by the HTML standard. Offsets are UTF-16 code units of the text that was parsed. */
export interface Tree {
	readonly root: Root;
	/** Start tags that were passed over because elements nest too deeply; what stands in them is kept. */
	readonly flattened: { readonly count: number; readonly offset: number } | undefined;
}

/** Elements inside each other, as browsers bound it too. */
const DEPTH = 512;
/** Open `<b>`, `<font>` and their like that the parser would open again in each new block. */
const FORMATTING = 24;
const FORMATS = new Set("a b big code em font i nobr s small strike strong tt u".split(" "));
/** Elements without content, and those whose content is not markup and would be read as such without the tag. */
const SAFE = new Set(
	"area br col embed hr img input link meta wbr script style title textarea xmp iframe noembed noframes plaintext".split(
		" ",
	),
);

/** The parser of the standard, but for start tags at a depth where its work would grow with the square of the page. */
class BoundedParser extends Parser<Map> {
	flattened: { count: number; offset: number } | undefined;

	override onStartTag(token: Token.TagToken): void {
		const { tagName } = token;
		if (!(FORMATS.has(tagName) && this.formatsMuch()) && (this.openElements.stackTop < DEPTH || SAFE.has(tagName))) {
			super.onStartTag(token);
			return;
		}
		this.flattened ??= { count: 0, offset: token.location?.startOffset ?? 0 };
		this.flattened.count++;
	}

	private formatsMuch(): boolean {
		let count = 0;
		for (let entry = this.activeFormattingElements.newest; entry && count < FORMATTING; entry = entry.older) count++;
		return count >= FORMATTING;
	}
}

const options: ParserOptions<Map> = { sourceCodeLocationInfo: true, scriptingEnabled: false };

/** Parses a page. Any text is a page to the standard: nothing is refused. */
export function parsePage(text: string): Tree {
	const parser = new BoundedParser(options);
	parser.tokenizer.write(text, true);
	return { root: parser.document, flattened: parser.flattened };
}

/** Parses what stands inside a `<body>`. */
export function parseFragment(text: string): Tree {
	const parser = BoundedParser.getFragmentParser<Map>(null, options) as BoundedParser;
	parser.tokenizer.write(text, true);
	return { root: parser.getFragment(), flattened: parser.flattened };
}

/** Text with its character references replaced (`&#225;`, `&quot;`), for values in which they were escaped once too often. */
export function unescapeText(text: string): string {
	const { root } = parseFragment(text.replaceAll("<", "&lt;"));
	return root.childNodes.map((node) => ("value" in node ? node.value : "")).join("");
}

/** Whether an element is one of HTML, not of a drawing or a formula inside it. */
export function isHtml(element: Element): boolean {
	return element.namespaceURI === html.NS.HTML;
}
