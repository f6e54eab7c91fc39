import { describe, expect, it } from "vitest";
import { typesetDocument } from "../../src/typeset/document.ts";
import { printed } from "../../src/typeset/paper.ts";
import { allContent } from "../support/all-content.ts";
import { expectInside, overlaps } from "./checks.ts";
import { fakeShaper } from "./fake-shaper.ts";
import { readTemplate, templateNames } from "./templates.ts";

const papers = ["a4", "a6", "letter", "297x210mm"] as const;
const cases = templateNames.flatMap((name) =>
	papers.flatMap((paper) => (["page", "end"] as const).map((notes) => [name, paper, notes] as const)),
);

describe("all kinds of content", () => {
	it.each(cases)("%s on %s, notes at the %s: nothing collides, nothing leaves the frame", (name, paper, notes) => {
		const { value: template } = printed(readTemplate(name), { paper, notes, mirrored: true });
		if (!template) throw new Error("the paper is too small");
		const { value } = typesetDocument(allContent, template, fakeShaper(), { publisher: "Báo Bắc Kạn" });
		if (!value) throw new Error("nothing was set");
		expect(value.pages.flatMap((page) => overlaps(page))).toEqual([]);
		expectInside(value, template);
		for (const { items } of value.pages) expect(items.some(({ owner }) => typeof owner === "number")).toBe(true);
	});

	it.each(cases)("%s on %s, notes at the %s: no heading stands last on its page", (name, paper, notes) => {
		const { value: template } = printed(readTemplate(name), { paper, notes });
		const { value } = template ? typesetDocument(allContent, template, fakeShaper()) : {};
		const isHeading = (id: unknown) => typeof id === "number" && /^H[1-6]$/.test(value?.structure[id]?.type ?? "");
		const inNote = (id: number): boolean => {
			const { type, parent } = value?.structure[id] ?? {};
			return type === "Note" || (parent !== undefined && inNote(parent));
		};
		for (const { items } of value?.pages ?? []) {
			const body = items.flatMap(({ owner }) => (typeof owner === "number" && !inNote(owner) ? [owner] : []));
			expect(isHeading(body.at(-1))).toBe(false);
		}
	});
});
