import type { Mark, Span } from "../model/article.ts";
import type { FaceStyle } from "../model/page.ts";
import { type Notes, noteMark } from "./notes.ts";
import type { Look } from "./paragraph/collect.ts";
import type { TextStyle } from "./template.ts";

/** Size and baseline of raised and lowered text, as parts of the size around it. */
const SCRIPT = { size: 0.65, superscript: 0.35, subscript: -0.15 } as const;

/** The look of a whole block's style. */
export function plainLook(style: TextStyle): Look {
	return { style: style.face, size: style.size, ...(style.gray > 0 && { gray: style.gray }) };
}

/** Gives each span its look; equal looks are one object, so that they can be compared by reference. */
export function lookMaker(
	style: TextStyle,
	elementOf: (span: Span) => number | undefined,
	notes: Notes,
): (span: Span) => Look {
	const plain = plainLook(style);
	const known = new Map<string, Look>();
	return (span) => {
		const marks = span.marks ?? [];
		const element = elementOf(span);
		if (marks.length === 0 && element === undefined && !span.note) return plain;
		const face = faceOf(style.face, marks);
		for (const mark of marks) if (!shows(mark, style.face, face)) noteMark(notes, mark, span.place);
		const script = marks.find((mark) => mark === "superscript" || mark === "subscript") ?? (span.note && "superscript");
		const key = `${face} ${script ?? ""} ${element ?? ""}`;
		const look = known.get(key) ?? {
			...plain,
			style: face,
			...(script && { size: style.size * SCRIPT.size, rise: style.size * SCRIPT[script] }),
			...(element !== undefined && { element }),
		};
		known.set(key, look);
		return look;
	};
}

/** Emphasis inside italic text is upright; headings and code have one face. */
function faceOf(base: FaceStyle, marks: readonly Mark[]): FaceStyle {
	if (marks.includes("code")) return "mono";
	if (base === "heading" || base === "mono") return base;
	const bold = marks.includes("bold") || base === "bold" || base === "bold-italic";
	const slanted = base === "italic" || base === "bold-italic";
	const italic = marks.includes("italic") ? !slanted : slanted;
	if (bold) return italic ? "bold-italic" : "bold";
	return italic ? "italic" : "regular";
}

function shows(mark: Mark, base: FaceStyle, face: FaceStyle): boolean {
	switch (mark) {
		case "strike":
			return true;
		case "code":
			return base !== "mono";
		case "bold":
			return face !== "mono" && !base.startsWith("bold");
		case "italic":
			return face !== "mono" && base !== "heading";
		case "superscript":
		case "subscript":
			return true;
	}
}
