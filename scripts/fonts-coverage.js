// Copies the static TrueType files of the font packages into fonts/ and writes what the program wants to know of them:
// fonts/fonts.json (which file serves which style) and fonts/<family>/coverage.json. Run it after a font package changes.
import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { create } from "fontkit";

const root = fileURLToPath(new URL("..", import.meta.url));
const fonts = join(root, "fonts");

const families = {
	tinos: {
		"Tinos-Regular.ttf": "400Regular/Tinos_400Regular.ttf",
		"Tinos-Italic.ttf": "400Regular_Italic/Tinos_400Regular_Italic.ttf",
		"Tinos-Bold.ttf": "700Bold/Tinos_700Bold.ttf",
		"Tinos-BoldItalic.ttf": "700Bold_Italic/Tinos_700Bold_Italic.ttf",
	},
	"be-vietnam-pro": { "BeVietnamPro-Bold.ttf": "700Bold/BeVietnamPro_700Bold.ttf" },
	cousine: { "Cousine-Regular.ttf": "400Regular/Cousine_400Regular.ttf" },
	"noto-sans-symbols-2": { "NotoSansSymbols2-Regular.ttf": "400Regular/NotoSansSymbols2_400Regular.ttf" },
	"noto-sans-math": { "NotoSansMath-Regular.ttf": "400Regular/NotoSansMath_400Regular.ttf" },
	"noto-emoji": { "NotoEmoji-Regular.ttf": "400Regular/NotoEmoji_400Regular.ttf" },
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
for (const [family, members] of Object.entries(families)) {
	const origin = join(root, "node_modules", "@expo-google-fonts", family);
	const { version: packageVersion } = JSON.parse(readFileSync(join(origin, "package.json"), "utf8"));
	mkdirSync(join(fonts, family), { recursive: true });
	copyFileSync(join(origin, "LICENSE_FONT"), join(fonts, family, "OFL.txt"));
	const coverage = {};
	for (const [name, from] of Object.entries(members)) {
		const bytes = readFileSync(join(origin, from));
		writeFileSync(join(fonts, family, name), bytes);
		const font = create(bytes);
		// A table's closing entry maps U+FFFF to glyph 0, which is no coverage.
		const has = new Set(font.characterSet.filter((c) => font.glyphForCodePoint(c).id !== 0));
		const sha256 = createHash("sha256").update(bytes).digest("hex");
		files[`${family}/${name}`] = { bytes: bytes.length, sha256 };
		coverage[name] = {
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
	const text = {
		origin: { package: `@expo-google-fonts/${family}`, version: packageVersion },
		licence: "OFL-1.1",
		files: coverage,
	};
	writeFileSync(join(fonts, family, "coverage.json"), `${JSON.stringify(text, null, "\t")}\n`);
}
writeFileSync(join(fonts, "fonts.json"), `${JSON.stringify({ styles, fallback, files }, null, "\t")}\n`);
