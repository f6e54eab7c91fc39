import { describe, expect, it } from "vitest";
import { explain, fill, messages } from "../../src/locale/index.ts";
import { codes, type DiagnosticCode } from "../../src/model/index.ts";

const all = Object.keys(codes) as DiagnosticCode[];

function placeholders(text: string): readonly string[] {
	return [...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1] as string);
}

describe("messages", () => {
	it("exist for every code and for nothing else", () => {
		expect(Object.keys(messages).sort()).toEqual([...all].sort());
	});

	it.each(all)("%s is one clean sentence in both languages and uses known params only", (code) => {
		const message = messages[code];
		const known = new Set(codes[code].params ?? []);
		// The name of the element that `key` is the key of.
		if (known.has("key")) known.add("label");
		for (const texts of [message, message.hint]) {
			if (!texts) continue;
			for (const text of [texts.vi, texts.en]) {
				expect(text.trim()).toBe(text);
				expect(text.length).toBeGreaterThan(5);
				expect(text).not.toMatch(/\.$/);
				expect(text).toBe(text.normalize("NFC"));
				expect(placeholders(text).filter((name) => !known.has(name))).toEqual([]);
			}
			expect(new Set(placeholders(texts.vi))).toEqual(new Set(placeholders(texts.en)));
		}
		expect(message.vi).not.toBe(message.en);
	});

	it("take their params", () => {
		expect(fill("a {x} {y}", { x: 1 })).toBe("a 1 {y}");
		const code = all.find((c) => codes[c].params?.length) as DiagnosticCode;
		const params = Object.fromEntries((codes[code].params ?? []).map((name) => [name, `«${name}»`]));
		expect(explain(code, "vi", params).text).not.toMatch(/\{\w+\}/);
	});
});
