import type { DiagnosticCode } from "../../model/codes/index.ts";

/** What is left out of a page because it is no part of the article, each with the finding that lists it. */
export const kinds = {
	related: "read/html-related-left-out",
	navigation: "read/html-navigation-left-out",
	sharing: "read/html-sharing-left-out",
	comments: "read/html-comments-left-out",
	advertising: "read/html-advertising-left-out",
	keywords: "read/html-keywords-left-out",
	details: "read/html-details-left-out",
	form: "read/html-form-left-out",
	hidden: "read/html-hidden-left-out",
	media: "read/html-media-left-out",
	outside: "read/html-outside-left-out",
} as const satisfies Readonly<Record<string, DiagnosticCode>>;

export type Kind = keyof typeof kinds;
