import type { ParagraphRole } from "../../model/article.ts";
import { childOf, elementsOf, type Node, valueIn } from "./xml.ts";

export interface Style {
	readonly id: string;
	/** As users see it; built-in styles have English names in every language of Word. */
	readonly name: string;
	/** The style and those that it rests on, nearest first: their elements `w:style`. */
	readonly chain: readonly Node[];
}

export interface Styles {
	/** Run properties of the document's defaults. */
	readonly defaults: Node | undefined;
	/** The style of paragraphs that name none. */
	readonly normal: Style | undefined;
	get(id: string | undefined): Style | undefined;
}

/** Styles that rest on each other; more is a mistake or a trap. */
const CHAIN = 32;

export function stylesOf(tree: Node | undefined): Styles {
	const nodes = elementsOf(tree).filter(({ name }) => name === "w:style");
	const byId = new Map<string, Node>();
	for (const node of nodes) {
		const id = node.attributes["w:styleId"];
		if (id !== undefined && !byId.has(id)) byId.set(id, node);
	}
	const made = new Map<string, Style>();
	const get = (id: string | undefined): Style | undefined => {
		const own = id === undefined ? undefined : byId.get(id);
		if (id === undefined || own === undefined) return undefined;
		const known = made.get(id);
		if (known) return known;
		const chain: Node[] = [];
		for (let next: Node | undefined = own; next && chain.length < CHAIN && !chain.includes(next); ) {
			chain.push(next);
			const base = valueIn(next, "w:basedOn");
			next = base === undefined ? undefined : byId.get(base);
		}
		const style = { id, name: valueIn(own, "w:name") ?? id, chain };
		made.set(id, style);
		return style;
	};
	const isDefault = ({ attributes }: Node) =>
		attributes["w:type"] === "paragraph" && ["1", "true", "on"].includes(attributes["w:default"] ?? "");
	return {
		defaults: childOf(childOf(childOf(tree, "w:docDefaults"), "w:rPrDefault"), "w:rPr"),
		normal: get(nodes.find(isDefault)?.attributes["w:styleId"]),
		get,
	};
}

/** What a paragraph is by its style. */
export type StyleRole =
	| { readonly kind: "title" | "subtitle" | "caption" | "quote" | "code" }
	| { readonly kind: "heading"; readonly level: number }
	| { readonly kind: "paragraph"; readonly role: ParagraphRole };

/** Names of styles, small-lettered: Word's own, LibreOffice's, and those of Vietnamese newsrooms. */
const NAMED: readonly (readonly [RegExp, StyleRole])[] = [
	[/^(?:title|tít|tít chính|tiêu đề(?: chính| bài)?|tên bài)$/u, { kind: "title" }],
	[/^(?:subtitle|tít phụ|tiêu đề phụ|phụ đề)$/u, { kind: "subtitle" }],
	[/^(?:sapo|sa-pô|sa pô|chapeau|chapô|lead|lời dẫn|tóm tắt|abstract)$/u, { kind: "paragraph", role: "lead" }],
	[/^(?:byline|author|tác giả|bút danh|tên tác giả)$/u, { kind: "paragraph", role: "byline" }],
	[/^(?:dateline)$/u, { kind: "paragraph", role: "dateline" }],
	[/^(?:credit|photo credit|nguồn ảnh|tác giả ảnh)$/u, { kind: "paragraph", role: "credit" }],
	[/^(?:caption|figure|illustration|chú thích(?: ảnh| hình)?|ảnh chú)$/u, { kind: "caption" }],
	[/^(?:quote|intense quote|quotations|block text|trích dẫn)$/u, { kind: "quote" }],
	[/^(?:html preformatted|preformatted text|plain text code|code)$/u, { kind: "code" }],
	[/^(?:tít xen|tít con|đề mục)$/u, { kind: "heading", level: 2 }],
];
const HEADING = /^(?:heading|đề mục|tiêu đề|đầu đề) ?([1-9])$/u;

/** The role of a style or of the nearest one that it rests on; else its level in the outline. */
export function roleOf(style: Style | undefined, paragraph: Node | undefined): StyleRole | undefined {
	for (const node of style?.chain ?? []) {
		const name = (valueIn(node, "w:name") ?? node.attributes["w:styleId"] ?? "").normalize("NFC").trim().toLowerCase();
		const level = HEADING.exec(name)?.[1];
		if (level !== undefined) return { kind: "heading", level: Number(level) };
		const named = NAMED.find(([pattern]) => pattern.test(name))?.[1];
		if (named) return named;
	}
	const outline = Number(
		valueIn(paragraph, "w:outlineLvl") ??
			style?.chain.map((node) => valueIn(childOf(node, "w:pPr"), "w:outlineLvl")).find((value) => value !== undefined),
	);
	return outline >= 0 && outline <= 8 ? { kind: "heading", level: outline + 1 } : undefined;
}
