import fc from "fast-check";
import { pictures } from "./pictures.ts";
import { paragraph, article as plainArticle, word } from "./vietnamese.ts";

/** A document to build, with the template to set it in. */
export interface SampleDocument {
	readonly name: string;
	readonly text: string;
	readonly template: string;
}

/** Words without Markdown's own signs: what is to be a construct is made one on purpose. */
const safe = (text: string) =>
	text
		.replace(/[*_`[\]<>#|~\\&!-]/g, "")
		.replace(/\s+/g, " ")
		.trim() || "chữ";
/** Markdown of every construct, out of words and sentences of the caller's. */
export function markdownOf(own: fc.Arbitrary<string>, whole: fc.Arbitrary<string>): fc.Arbitrary<string> {
	const words = fc.array(own, { minLength: 1, maxLength: 9 }).map((list) => safe(list.join(" ")));
	const sentence = whole.map(safe);

	const inline = fc.oneof(
		{ weight: 8, arbitrary: words },
		words.map((text) => `**${text}**`),
		words.map((text) => `*${text}*`),
		words.map((text) => `~~${text}~~`),
		words.map((text) => `\`${text}\``),
		words.map((text) => `[${text}](https://example.vn/bai?so=1)`),
	);
	const rich = fc.array(inline, { minLength: 2, maxLength: 14 }).map((parts) => `Chữ ${parts.join(" ")}.`);
	const list = (mark: (n: number) => string) =>
		fc.array(fc.tuple(sentence, fc.boolean(), words), { minLength: 1, maxLength: 5 }).map((items) =>
			items
				.map(([text, nested, inner], n) => {
					const label = mark(n);
					return `${label}${text}${nested ? `\n${" ".repeat(label.length)}- ${inner}` : ""}`;
				})
				.join("\n"),
		);
	const table = fc
		.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 7 }))
		.chain(([columns, rows]) =>
			fc.array(fc.array(words, { minLength: columns, maxLength: columns }), {
				minLength: rows + 1,
				maxLength: rows + 1,
			}),
		)
		.map(([head = [], ...rows]) => {
			const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
			return [line(head), line(head.map((_, n) => ["---", ":-:", "--:"][n % 3] as string)), ...rows.map(line)].join(
				"\n",
			);
		});
	const figure = fc
		.tuple(fc.constantFrom(...Object.keys(pictures)), words, fc.option(words))
		.map(([file, alt, caption]) => `![${alt}](anh/${file})${caption === null ? "" : `\n\n*${caption}*`}`);

	const block = fc.oneof(
		{ weight: 6, arbitrary: sentence },
		{ weight: 4, arbitrary: rich },
		fc.tuple(fc.integer({ min: 2, max: 6 }), words).map(([level, text]) => `${"#".repeat(level)} ${text}`),
		list((n) => `${n + 1}. `),
		list(() => "- "),
		fc.array(sentence, { minLength: 1, maxLength: 3 }).map((all) => all.map((text) => `> ${text}`).join("\n>\n")),
		words.map((text) => `\`\`\`\n${text}\n  ${text}\n\`\`\``),
		fc.constant("***"),
		table,
		figure,
	);
	return fc
		.tuple(words, fc.array(block, { minLength: 2, maxLength: 14 }))
		.map(([title, blocks]) => [`# ${title}`, ...blocks].join("\n\n"));
}

/** The pictures that the documents may refer to, by href. */
export const sampleFiles: Readonly<Record<string, Uint8Array>> = Object.fromEntries(
	Object.entries(pictures).map(([name, bytes]) => [`anh/${name}`, bytes]),
);

/** Sixty different documents, the same in every run: a third plain text, the rest Markdown of every construct, in all templates. */
export function sampleDocuments(count = 60, seed = 1975): readonly SampleDocument[] {
	const templates = ["newspaper", "plain", "official"];
	const texts = fc.sample(plainArticle, { numRuns: Math.ceil(count / 3), seed });
	const rest = fc.sample(markdownOf(word, paragraph), { numRuns: count - texts.length, seed });
	return [...texts, ...rest].map((text, n) => ({
		name: `mau-${n}.${n < texts.length ? "txt" : "md"}`,
		text,
		template: templates[n % 3] as string,
	}));
}
