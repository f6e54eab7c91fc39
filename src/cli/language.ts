import type { Language } from "../locale/index.ts";

/** The language of messages: `--lang`, else BANLUU_LANG, else the locale (LC_ALL, LC_MESSAGES, LANG; on Windows the system's). */
export function languageOf(argv: readonly string[], env: Readonly<Record<string, string | undefined>>): Language {
	const asked = option(argv) ?? env.BANLUU_LANG;
	if (asked === "vi" || asked === "en") return asked;
	const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || Intl.DateTimeFormat().resolvedOptions().locale;
	return /^vi\b/i.test(locale.replace("_", "-")) ? "vi" : "en";
}

/** Read before the options are parsed, because their errors need a language too. */
function option(argv: readonly string[]): string | undefined {
	const end = argv.indexOf("--");
	const options = end < 0 ? argv : argv.slice(0, end);
	const at = options.findLastIndex((word) => word === "--lang" || word.startsWith("--lang="));
	if (at < 0) return undefined;
	const word = options[at] as string;
	return word === "--lang" ? options[at + 1] : word.slice("--lang=".length);
}
