// Writes what the program wants to know of the font files in fonts/: fonts/fonts.json (which file serves which style) and
// fonts/<family>/coverage.json. Run it after a font file changes.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { create } from "fontkit";

const root = fileURLToPath(new URL("..", import.meta.url));
const fonts = join(root, "fonts");

/** The package that each family's files were taken from, unchanged. */
const origins = {
	tinos: ["@expo-google-fonts/tinos", "0.4.2"],
	"be-vietnam-pro": ["@expo-google-fonts/be-vietnam-pro", "0.4.1"],
	cousine: ["@expo-google-fonts/cousine", "0.4.3"],
	"noto-sans-symbols-2": ["@expo-google-fonts/noto-sans-symbols-2", "0.4.1"],
	"noto-sans-math": ["@expo-google-fonts/noto-sans-math", "0.4.2"],
	"noto-emoji": ["@expo-google-fonts/noto-emoji", "0.4.7"],
};

const styles = {
	regular: "tinos/Tinos-Regular.ttf",
	italic: "tinos/Tinos-Italic.ttf",
	bold: "tinos/Tinos-Bold.ttf",
	"bold-italic": "tinos/Tinos-BoldItalic.ttf",
	heading: "be-vietnam-pro/BeVietnamPro-Bold.ttf",
	mono: "cousine/Cousine-Regular.ttf",
};
const fallback = [
	"tinos/Tinos-Regular.ttf",
	"noto-sans-symbols-2/NotoSansSymbols2-Regular.ttf",
	"noto-sans-math/NotoSansMath-Regular.ttf",
	"noto-emoji/NotoEmoji-Regular.ttf",
];

/** The 134 letters of Vietnamese that ASCII lacks: 12 vowels with 5 tones, the 6 marked vowels without a tone, and đ, in both cases. */
function vietnameseLetters() {
	const tones = ["\u0300", "\u0301", "\u0303", "\u0309", "\u0323"];
	const vowels = [..."aăâeêioôơuưy"];
	const lower = [..."ăâêôơưđ", ...vowels.flatMap((v) => tones.map((t) => (v + t).normalize("NFC")))];
	return [...lower, ...lower.map((c) => c.toUpperCase())];
}

function hex(codePoint) {
	return codePoint.toString(16).toUpperCase().padStart(4, "0");
}

/** `0020-007E`, `20AB`, …: runs of consecutive code points. */
function ranges(codePoints) {
	const sorted = [...codePoints].sort((a, b) => a - b);
	const runs = [];
	for (const c of sorted) {
		const last = runs.at(-1);
		if (last && last[1] === c - 1) last[1] = c;
		else runs.push([c, c]);
	}
	return runs.map(([from, to]) => (from === to ? hex(from) : `${hex(from)}-${hex(to)}`));
}

const letters = vietnameseLetters();
const files = {};
for (const [family, [name, version]] of Object.entries(origins)) {
	const coverage = {};
	for (const file of readdirSync(join(fonts, family)).sort()) {
		if (!file.endsWith(".ttf")) continue;
		const bytes = readFileSync(join(fonts, family, file));
		const font = create(bytes);
		// A table's closing entry maps U+FFFF to glyph 0, which is no coverage.
		const has = new Set(font.characterSet.filter((c) => font.glyphForCodePoint(c).id !== 0));
		const sha256 = createHash("sha256").update(bytes).digest("hex");
		files[`${family}/${file}`] = { bytes: bytes.length, sha256 };
		coverage[file] = {
			postScriptName: font.postscriptName,
			version: font.version,
			bytes: bytes.length,
			sha256,
			glyphs: font.numGlyphs,
			vietnamese: letters.every((letter) => has.has(letter.codePointAt(0))),
			codePoints: has.size,
			ranges: ranges(has),
		};
	}
	const text = { origin: { package: name, version }, licence: "OFL-1.1", files: coverage };
	writeFileSync(join(fonts, family, "coverage.json"), `${JSON.stringify(text, null, "\t")}\n`);
}
writeFileSync(join(fonts, "fonts.json"), `${JSON.stringify({ styles, fallback, files }, null, "\t")}\n`);
