import type { Block, Span } from "../../model/article.ts";
import type { Place } from "../../model/diagnostic.ts";
import type { Inline } from "./inline.ts";
import type { Marker } from "./numbering.ts";
import type { StyleRole } from "./styles.ts";

/** A paragraph with what its properties say of it, or blocks that are ready. */
export type Par =
	| {
			readonly kind: "par";
			readonly inline: Inline;
			readonly place: Place;
			readonly role?: StyleRole;
			readonly marker?: Marker;
			/** `w:jc`. */
			readonly align?: string;
	  }
	| { readonly kind: "blocks"; readonly blocks: readonly Block[] };

export type Own = Extract<Par, { kind: "par" }>;

/** Spans without blanks at both ends; none where there is no ink. */
export function trimmed(spans: readonly Span[]): readonly Span[] {
	const content = [...spans];
	const cut = (at: 0 | -1, blanks: RegExp) => {
		for (let span = content.at(at); span && !span.note; span = content.at(at)) {
			const text = span.text.replace(blanks, "");
			if (text !== "") {
				if (text !== span.text) content[at === 0 ? 0 : content.length - 1] = { ...span, text };
				break;
			}
			if (at === 0) content.shift();
			else content.pop();
		}
	};
	cut(-1, /[ \t\n]+$/u);
	cut(0, /^[ \t\n]+/u);
	return content;
}
