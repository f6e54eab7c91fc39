import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { commandTree } from "./tree.ts";

const root = join(import.meta.dirname, "../..");
const guides = readdirSync(join(root, "docs/guides")).filter((file) => file.endsWith(".md"));
const pages = [
	"README.md",
	"README.vi.md",
	"docs/reference/command-line.md",
	...guides.map((file) => `docs/guides/${file}`),
];
const read = (page: string) => readFileSync(join(root, page), "utf8").replaceAll("\r\n", "\n");

/** Lines of the shell blocks. */
function shellLines(text: string): readonly string[] {
	return [...text.matchAll(/^```sh\n(.*?)^```/gms)].flatMap((match) => (match[1] as string).trim().split("\n"));
}

const program = commandTree("en");
const flagsOf = (name: string) => {
	const command = program.commands.find((each) => each.name() === name);
	return (
		command
			?.createHelp()
			.visibleOptions(command)
			.flatMap(({ short, long }) => [short, long]) ?? []
	);
};

describe.each(pages)("%s", (page) => {
	it("names only commands and options that there are", () => {
		const calls = shellLines(read(page)).flatMap((line) =>
			[...line.matchAll(/\bbanluu ([^|&>#)]+)/g)].map((m) => m[1] as string),
		);
		for (const call of calls) {
			const words = call
				.replace(/"[^"]*"/g, "X")
				.trim()
				.split(/\s+/);
			const named = program.commands.some((command) => command.name() === words[0]);
			const name = named ? (words[0] as string) : "build";
			for (const flag of words.filter((word) => /^-\w|^--/.test(word)))
				expect([call, flagsOf(name)]).toEqual([call, expect.arrayContaining([flag])]);
		}
	});

	it("links to files that there are", () => {
		const links = [...read(page).matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map((match) => match[1] as string);
		expect(links.length).toBeGreaterThan(0);
		const broken = links.filter((link) => !/^https?:/.test(link) && !existsSync(join(root, dirname(page), link)));
		expect(broken).toEqual([]);
	});
});

describe("both languages", () => {
	const pairs = [
		["README.md", "README.vi.md"],
		...guides
			.filter((file) => !file.endsWith(".vi.md"))
			.map((file) => [`docs/guides/${file}`, `docs/guides/${file.replace(/\.md$/, ".vi.md")}`]),
	];
	it.each(pairs)("%s and %s have the same commands, and name each other", (en, vi) => {
		const plain = (text: string) =>
			shellLines(text).map((line) => line.replace(" --lang vi", "").replace(/ \|\| echo .*/, ""));
		expect(plain(read(vi as string))).toEqual(plain(read(en as string)));
		expect(read(vi as string)).toContain(`(${(en as string).split("/").at(-1)})`);
		expect(read(en as string)).toContain(`(${(vi as string).split("/").at(-1)})`);
	});
});
