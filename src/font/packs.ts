/** An npm package with a font for scripts that the package's own fonts lack. */
export interface FontPack {
	readonly script: string;
	readonly npm: string;
	readonly file: string;
	/** Where the file may stand in the npm package, newest layout first. */
	readonly paths: readonly string[];
	/** One character that the pack is there for. No other is taken from it: a record depends on a pack only where its text needs it. */
	readonly only: RegExp;
}

function pack(script: string, family: string, only: RegExp): FontPack {
	const file = `${family.replaceAll(" ", "")}_400Regular.ttf`;
	const npm = `@expo-google-fonts/${family.toLowerCase().replaceAll(" ", "-")}`;
	return { script, npm, file, paths: [`400Regular/${file}`, file], only };
}

/** Scripts of Vietnam and its neighbours. Han stands last: Japanese and Korean forms come where their own letters are set in them. */
export const fontPacks: readonly FontPack[] = [
	pack("Thai", "Noto Sans Thai", /^[\u0E00-\u0E7F]$/u),
	pack("Lao", "Noto Sans Lao", /^[\u0E80-\u0EFF]$/u),
	pack("Khmer", "Noto Sans Khmer", /^[\u1780-\u17FF\u19E0-\u19FF]$/u),
	pack("Cham", "Noto Sans Cham", /^[\uAA00-\uAA5F]$/u),
	pack("Tai Viet", "Noto Sans Tai Viet", /^[\uAA80-\uAADF]$/u),
	pack("Hangul", "Noto Sans KR", /^[\u1100-\u11FF\u3130-\u318F\uAC00-\uD7AF]$/u),
	pack("Kana", "Noto Sans JP", /^[\u3040-\u30FF\u31F0-\u31FF\uFF66-\uFF9F]$/u),
	pack(
		"Han",
		"Noto Sans SC",
		/^[\u2E80-\u2FDF\u3000-\u303F\u3100-\u312F\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF\uFF00-\uFF65\uFFE0-\uFFEE]$/u,
	),
	pack("Han", "Noto Sans TC", /^[\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF]$/u),
];

/** The first pack that is there for a character. */
export function packFor(character: string): FontPack | undefined {
	return fontPacks.find((each) => each.only.test(character));
}
