import type { Language } from "../locale/index.ts";
import type { Io } from "./io.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** The language that the call asks for: `--lang`, else BANLUU_LANG. */
export function askedLanguage(argv: readonly string[], env: Environment): Language | undefined {
	const asked = option(argv) ?? env.BANLUU_LANG;
	return asked === "vi" || asked === "en" ? asked : undefined;
}

/** The language of the machine: LC_ALL, LC_MESSAGES, LANG; on Windows the system's. */
export function localeLanguage(env: Environment): Language {
	const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || Intl.DateTimeFormat().resolvedOptions().locale;
	return /^vi\b/i.test(locale.replace("_", "-")) ? "vi" : "en";
}

/** The language of messages: asked for, else in the project's or the user's settings, else the machine's. */
export async function languageOf(argv: readonly string[], io: Pick<Io, "env" | "cwd" | "platform">): Promise<Language> {
	const asked = askedLanguage(argv, io.env);
	if (asked) return asked;
	const { resolveSettings } = await import("../app/settings.ts");
	const settings = await resolveSettings({ flags: {}, env: io.env, cwd: io.cwd, platform: io.platform });
	const stated = settings.value?.values.language.value;
	return stated === "vi" || stated === "en" ? stated : localeLanguage(io.env);
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
