import { legalText } from "../metadata/characters.ts";

/** Text between tags; a character that no XML document may hold becomes U+FFFD. */
export function escapeText(text: string): string {
	return legal(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("\r", "&#13;");
}

/** An attribute's value between double quotes; white space other than blanks is kept by references (XML 1.0 3.3.3). */
export function escapeAttribute(text: string): string {
	return escapeText(text).replaceAll('"', "&quot;").replaceAll("\t", "&#9;").replaceAll("\n", "&#10;");
}

function legal(text: string): string {
	return legalText(text, () => {});
}
