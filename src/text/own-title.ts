import { type Block, spansText, withoutNotes } from "../model/article.ts";
import { canonical } from "./canonical.ts";

/** Whether an article begins with its title, marks of footnotes aside; it is then printed once. */
export function beginsWithTitle([first]: readonly Block[], title: string): boolean {
	return first?.kind === "heading" && canonical(spansText(withoutNotes(first.content))) === canonical(title);
}
