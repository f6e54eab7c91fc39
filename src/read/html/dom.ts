import { parseHTML } from "linkedom";

/** A document as scripts see it. What is parsed has to be well formed: this parser does not follow the standard. */
export function domOf(html: string): object {
	return parseHTML(html).document;
}
