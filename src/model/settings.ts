import { defaultLevel } from "./level.ts";

/** What can be settled once for many runs. Each has an option, an environment variable and a key in settings files. */
export interface SettingRow {
	/** As in settings files; a point leads into a mapping. */
	readonly key:
		| "output"
		| "template"
		| "namespace"
		| "pdfa"
		| "ua"
		| "language"
		| "strict"
		| "encoding"
		| "packages"
		| "to"
		| "jobs"
		| "database"
		| "map"
		| "preset"
		| "fonts"
		| "bodyFonts"
		| "headingFont"
		| "oai.adminEmail"
		| "oai.repositoryName"
		| "oai.baseUrl"
		| "oai.domain";
	readonly option: string;
	readonly variable: string;
	/** Commands whose option of that name it is; all that have one where it is not given. */
	readonly commands?: readonly string[];
	/** Absent: there is none, or it is found out from the machine. */
	readonly fallback?: string;
}

export type SettingKey = SettingRow["key"];

/** The one table of settings; a flag outranks the variable, the variable the project file, that one the user file, that one the fallback. */
export const settingRows: readonly SettingRow[] = [
	{ key: "output", option: "--output", variable: "BANLUU_OUTPUT", fallback: "output" },
	{ key: "template", option: "--template", variable: "BANLUU_TEMPLATE", fallback: "newspaper" },
	{ key: "namespace", option: "--namespace", variable: "BANLUU_NAMESPACE" },
	{ key: "pdfa", option: "--pdfa", variable: "BANLUU_PDFA", fallback: defaultLevel },
	{ key: "ua", option: "--ua", variable: "BANLUU_UA" },
	{ key: "language", option: "--lang", variable: "BANLUU_LANG" },
	{ key: "strict", option: "--strict", variable: "BANLUU_STRICT", fallback: "false" },
	{ key: "encoding", option: "--encoding", variable: "BANLUU_ENCODING", fallback: "auto" },
	{ key: "packages", option: "--format", variable: "BANLUU_PACKAGES", commands: ["package"], fallback: "bagit" },
	{ key: "to", option: "--to", variable: "BANLUU_TO", commands: ["batch", "config"], fallback: "bags" },
	{ key: "jobs", option: "--jobs", variable: "BANLUU_JOBS", commands: ["batch", "config"] },
	{ key: "database", option: "--database", variable: "BANLUU_DATABASE" },
	{ key: "map", option: "--map", variable: "BANLUU_MAP" },
	{ key: "preset", option: "--preset", variable: "BANLUU_PRESET" },
	{ key: "fonts", option: "--font", variable: "BANLUU_FONTS" },
	{ key: "bodyFonts", option: "--body-font", variable: "BANLUU_BODY_FONTS" },
	{ key: "headingFont", option: "--heading-font", variable: "BANLUU_HEADING_FONT" },
	{ key: "oai.adminEmail", option: "--admin-email", variable: "BANLUU_OAI_ADMIN_EMAIL" },
	{
		key: "oai.repositoryName",
		option: "--repository-name",
		variable: "BANLUU_OAI_REPOSITORY_NAME",
		fallback: "Bản Lưu",
	},
	{ key: "oai.baseUrl", option: "--base-url", variable: "BANLUU_OAI_BASE_URL" },
	{ key: "oai.domain", option: "--domain", variable: "BANLUU_OAI_DOMAIN" },
];

/** Kinds of stores that a batch can write to, in the order in which help shows them. */
export const storeKinds = ["bags", "ocfl", "saf", "zip-per-1000", "volume-per-month"] as const;

/** Settings of several values: one string, the values on a line each; a variable has them apart as `PATH` has its folders. */
export const listSettings: ReadonlySet<SettingKey> = new Set(["fonts", "bodyFonts"]);

/** The values of such a setting. */
export function settingList(value: string | undefined): readonly string[] {
	return value === undefined ? [] : value.split("\n").filter((each) => each !== "");
}

/** Name of the settings file of a project. */
export const projectFileName = "banluu.yml";
