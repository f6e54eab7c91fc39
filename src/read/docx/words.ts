import { descend, elementsOf, type Node, plainText } from "./xml.ts";

/** The text of an element as it is written, deleted text and equations included; of alternatives the one that is read. */
export function textIn(node: Node): string {
	let all = "";
	for (const own of elementsOf(node.name === "mc:AlternateContent" ? alternativeOf(node) : node)) {
		if (own.name === "w:t" || own.name === "w:delText" || own.name === "m:t" || own.name === "a:t") all += textOf(own);
		else all += (own.name === "w:p" && all !== "" ? " " : "") + textIn(own);
	}
	return all;
}

/** White space at the ends counts only where it is said to (XML 1.0 2.10). */
export function textOf(node: Node): string {
	const all = plainText(node).replace(/[\t\r\n]/gu, " ");
	return node.attributes["xml:space"] === "preserve" ? all : all.replace(/^ +| +$/gu, "");
}

const READABLE = new Set(["w:txbxContent", "a:blip", "v:imagedata", "w:t"]);

/** The first of the alternatives (ISO/IEC 29500-3 7.5) that has something we read; they all show the same. */
export function alternativeOf(node: Node): Node | undefined {
	const choices = elementsOf(node).filter(({ name }) => name === "mc:Choice" || name === "mc:Fallback");
	const readable = choices.find((choice) => [...descend(choice)].some(({ name }) => READABLE.has(name)));
	return readable ?? choices[0];
}
