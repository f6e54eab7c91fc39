import { type FontSession, startSession } from "../../src/font/session.ts";
import type {
	Claim,
	FaceStyle,
	Metadata,
	OutlineItem,
	PageItem,
	SetDocument,
	StructureElement,
	StructureType,
	TextLine,
} from "../../src/model/index.ts";
import { defaultFlavour } from "../../src/pdf/flavour.ts";
import { type PdfInput, writePdf } from "../../src/pdf/write.ts";
import { library, must } from "../font/library.ts";

/** An element with its text; kids come after the text, inline kids (a Span, a Link) in it. */
export interface Tag {
	readonly type: StructureType;
	readonly text?: string;
	readonly style?: FaceStyle;
	readonly language?: string;
	readonly actualText?: string;
	readonly kids?: readonly Tag[];
}

export const p = (text: string): Tag => ({ type: "P", text });
export const h1 = (text: string): Tag => ({ type: "H1", text, style: "heading" });

const shared = library();
const size = 11;
const wordsPerLine = 8;
const linesPerPage = 12;
const inline = new Set(["Span", "Link", "Code"]);

/** Sets tags on pages, eight words a line and twelve lines a page, with a folio under each and a rule over it. */
export function setDocument(tags: readonly Tag[], session: FontSession): SetDocument {
	const structure: StructureElement[] = [{ id: 0, type: "Document" }];
	const lines: Omit<TextLine, "y">[] = [];
	const outline: OutlineItem[] = [];
	const add = (tag: Tag, parent: number): void => {
		const id = structure.length;
		const { type, language, actualText } = tag;
		structure.push({
			id,
			type,
			parent,
			...(language && { language }),
			...(actualText !== undefined && { actualText }),
		});
		const style = tag.style ?? "regular";
		const words = (tag.text ?? "").split(" ").filter((word) => word !== "");
		const owner = inline.has(type) ? parent : id;
		for (let i = 0; i < words.length; i += wordsPerLine) {
			const shaped = words.slice(i, i + wordsPerLine).map((word) => session.shape(style, word));
			const trailingSpace =
				i + wordsPerLine < words.length || inline.has(type) || (tag.kids ?? []).some((k) => inline.has(k.type));
			const segment = { style, size, words: shaped, trailingSpace, ...(owner !== id && { element: id }) };
			lines.push({ kind: "text", x: 70, gap: trailingSpace ? 0.5 : 0, segments: [segment], owner });
		}
		if (type === "H1")
			outline.push({ title: tag.text ?? "", level: 1, page: Math.floor(lines.length / linesPerPage), y: 800 });
		for (const kid of tag.kids ?? []) add(kid, id);
	};
	for (const tag of tags) add(tag, 0);
	const pages = Array.from({ length: Math.max(1, Math.ceil(lines.length / linesPerPage)) }, (_, index) => {
		const own = lines.slice(index * linesPerPage, (index + 1) * linesPerPage);
		const items: PageItem[] = own.map((line, i) => ({ ...line, y: 780 - i * 17 }));
		items.push({ kind: "rule", x: 70, y: 60, width: 450, height: 0.5, gray: 0.5, owner: "layout" });
		const folio = {
			style: "regular",
			size: 9,
			words: [session.shape("regular", String(index + 1))],
			trailingSpace: false,
		} as const;
		items.push({ kind: "text", x: 290, y: 40, gap: 0, segments: [folio], owner: "footer" });
		return { index, width: 595, height: 842, items };
	});
	return { language: "vi", pages, structure, outline };
}

export function claims(...pairs: readonly (readonly [element: string, value: string])[]): Metadata {
	return { claims: pairs.map(([element, value]): Claim => ({ element, value, origin: "given" })), superseded: [] };
}

export function inputOf(tags: readonly Tag[], more: Partial<PdfInput> = {}): PdfInput {
	const session = startSession(shared);
	const set = setDocument(tags, session);
	return {
		set,
		fonts: session.embed(),
		metadata: claims(["title", "Tít bài"]),
		title: "Tít bài",
		identifier: "urn:uuid:9d2c5b1e-7a53-5c1c-8a43-5a6f0f5e1c11",
		buildTime: "2026-01-02T03:04:05Z",
		producer: { name: "Bản Lưu", version: "0" },
		flavour: defaultFlavour,
		...more,
	};
}

export function pdf(tags: readonly Tag[], more: Partial<PdfInput> = {}): Uint8Array {
	return must(writePdf(inputOf(tags, more)));
}
