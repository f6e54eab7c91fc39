import type { Figure, Span } from "../../model/article.ts";
import { spansText } from "../../model/article.ts";
import type { Own } from "./par.ts";

/** Characters of a line about a picture that is known by its look only. */
const LONGEST = 300;
/** `Ảnh: Văn A`, `(Ảnh minh họa: TTXVN)`, `Nguồn ảnh: …`. */
const CREDIT = /[([]?(?:nguồn\s+)?(?:ảnh|photo)(?:\s+(?:minh\s+họa|minh\s+hoạ|tư\s+liệu|cắt\s+từ\s+clip))?\s*:\s*\S/iu;

/** A caption by its style, or a short line below a picture that is in italics throughout or names the photographer. */
export function looksLikeCaption({ inline, role, marker }: Own): boolean {
	if (role?.kind === "caption" || (role?.kind === "paragraph" && role.role === "credit")) return true;
	const text = spansText(inline.spans).normalize("NFC").trim();
	if (role || marker || text === "" || text.length > LONGEST) return false;
	const slanted = inline.spans.every((span) => span.marks?.includes("italic") || span.text.trim() === "");
	return slanted || new RegExp(`^${CREDIT.source}`, "iu").test(text) || (CREDIT.test(text) && !/\n/u.test(text));
}

/** A line that names the photographer and nothing else. */
export function isCredit({ inline, role }: Own): boolean {
	if (role?.kind === "paragraph" && role.role === "credit") return true;
	const text = spansText(inline.spans).normalize("NFC").trim();
	return role === undefined && text.length <= LONGEST / 3 && new RegExp(`^${CREDIT.source}`, "iu").test(text);
}

/** Caption and credit of a line such as `Cầu mới. Ảnh: Văn A`; blanks between them go. */
export function captionOf(spans: readonly Span[]): Pick<Figure, "caption" | "credit"> {
	const at = CREDIT.exec(spansText(spans))?.index;
	if (at === undefined) return spans.length > 0 ? { caption: spans } : {};
	const caption: Span[] = [];
	const credit: Span[] = [];
	let start = 0;
	for (const span of spans) {
		const cut = Math.min(Math.max(at - start, 0), span.text.length);
		if (span.note) (start < at ? caption : credit).push(span);
		else {
			if (cut > 0) caption.push({ ...span, text: span.text.slice(0, cut) });
			if (cut < span.text.length) credit.push({ ...span, text: span.text.slice(cut) });
		}
		start += span.text.length;
	}
	const last = caption.at(-1);
	if (last && !last.note) {
		const text = last.text.trimEnd();
		if (text === "") caption.pop();
		else caption[caption.length - 1] = { ...last, text };
	}
	return { ...(caption.length > 0 && { caption }), ...(credit.length > 0 && { credit }) };
}
