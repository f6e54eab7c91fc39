import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Article } from "../../../src/model/article.ts";
import type { Outcome } from "../../../src/model/diagnostic.ts";
import { wxrOf } from "../../support/wxr.ts";
import { articles, exportOf } from "./members.ts";

/** Content of posts as people and editors leave it; each `#` becomes a word that stands nowhere else. */
const shapes = [
	"# #",
	"#\n#",
	"#\n\n# <b>#</b> <a href='https://a.example/'>#</a>",
	"<p>#</p>",
	"<p># <em>#<strong>#</strong></em><br>#",
	"<!-- wp:paragraph --><p>#</p><!-- /wp:paragraph -->",
	'<!-- wp:heading {"level":3} --><h3>#</h3><!-- /wp:heading -->',
	"<!-- wp:quote --><blockquote><p>#</p><cite>#</cite></blockquote><!-- /wp:quote -->",
	"<ul><li>#</li><li># <ol><li>#</li></ol></li></ul>",
	"<table><caption>#</caption><tr><th>#</th></tr><tr><td>#<p>#</p></td></tr></table>",
	"<pre>#\n\n#</pre>",
	'<figure><img src="a.jpg" alt="#"><figcaption>#</figcaption></figure>',
	'[caption id="a" width="3"]<img src="b.jpg" alt="#" /> #[/caption]',
	'[caption id="a" caption="#"]<img src="c.jpg" />[/caption]',
	'[caption id="a" caption="#"]<img src="c.jpg" /> #[/caption]',
	'[caption id="a" caption="#"]#[/caption]',
	"[caption]#[/caption] #",
	"[caption] # [gallery] #",
	'[su_box title="#"]#[/su_box]',
	"[#] # [b]#[/b] [/b]#",
	"[embed]https://video.example/#[/embed]",
	"[embed]# #[/embed]",
	"#<!--more-->#<!--nextpage-->#",
	"<h2>#</h2>#<div>#<p>#</div>#",
	"a < b, # &amp; # &lt;#&gt; ]]> #",
	'<font color="red">#</font><center>#</center>',
];

/** All letters that an outcome shows or tells. */
function told({ value, diagnostics }: Outcome<Article>): string {
	return JSON.stringify([value?.blocks, value?.claims, diagnostics.map(({ params }) => params)]);
}

const lost = (words: readonly string[], seen: string) => words.filter((word) => !seen.includes(word));

describe("nothing is lost", () => {
	const posts = fc.array(fc.constantFrom(...shapes), { minLength: 1, maxLength: 8 });

	it("every word of a post is in the article, in a claim, or in a finding", async () => {
		await fc.assert(
			fc.asyncProperty(posts, fc.constantFrom("\n\n", "\n", ""), async (pieces, gap) => {
				const words: string[] = [];
				const content = pieces.join(gap).replaceAll("#", () => {
					const word = `chữ${words.length}ạ`;
					words.push(word);
					return word;
				});
				const [outcome] = await articles(exportOf(wxrOf([{ title: "Bài", content: `Đầu bài.\n\n${content}` }])));
				expect({ content, lost: lost(words, told(outcome as Outcome<Article>)) }).toEqual({ content, lost: [] });
			}),
			{ numRuns: 300 },
		);
	});

	it("title, excerpt, writer, categories and tags too", async () => {
		const [outcome] = await articles(
			exportOf(
				wxrOf([
					{
						title: "Tít1",
						excerpt: "Tóm2",
						creator: "người3",
						categories: ["Mục4"],
						tags: ["thẻ5"],
						content: "Đoạn6",
					},
				]),
			),
		);
		const words = ["Tít1", "Tóm2", "người3", "Mục4", "thẻ5", "Đoạn6"];
		expect(lost(words, told(outcome as Outcome<Article>))).toEqual([]);
		expect(lost([...words, "vắng7"], told(outcome as Outcome<Article>))).toEqual(["vắng7"]);
	});
});
