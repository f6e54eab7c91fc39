import {
	type AskedEncoding,
	askedEncodings,
	type Diagnostic,
	diagnostic,
	failure,
	hasErrors,
	type Outcome,
	success,
} from "../model/index.ts";
import { pdfaLevels } from "../model/level.ts";
import { settingList, storeKinds } from "../model/settings.ts";
import type { Flavour } from "../pdf/flavour.ts";
import { exits } from "./exit.ts";
import type { Io } from "./io.ts";
import type { Reporter } from "./report.ts";

const iso = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/;

/** ISO 8601 in UTC with seconds: the one form in which times stand in records, so that the zone of the machine leaves no trace. */
function utc(milliseconds: number): string {
	return new Date(milliseconds).toISOString().replace(/\.\d{3}Z$/, "Z");
}

/** The time that a build writes: `--build-time`, else SOURCE_DATE_EPOCH (reproducible-builds.org), else the clock. */
export function parseBuildTime(
	option: string | undefined,
	env: Readonly<Record<string, string | undefined>>,
	now: () => number,
): Outcome<string> {
	if (option !== undefined) {
		const time = Date.parse(option);
		if (!iso.test(option) || Number.isNaN(time))
			return failure(diagnostic("cli/build-time", { params: { value: option } }));
		return success(utc(time));
	}
	const epoch = env.SOURCE_DATE_EPOCH;
	if (epoch) {
		const time = Number(epoch) * 1000;
		if (!/^\d{1,11}$/.test(epoch)) return failure(diagnostic("cli/source-date-epoch", { params: { value: epoch } }));
		return success(utc(time));
	}
	return success(utc(now()));
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The collection's namespace; no value where none was given. `name` is the option or variable that gave it. */
export function parseNamespace(value: string | undefined, name = "--namespace"): Outcome<string> {
	if (value === undefined) return { diagnostics: [] };
	if (!uuid.test(value)) return failure(diagnostic("cli/namespace", { params: { name, value } }));
	return success(value.toLowerCase());
}

/** Words that a variable may switch on and off with. */
const switches: Readonly<Record<string, boolean>> = { "1": true, true: true, "0": false, false: false };

type AskedFonts = import("../app/resources.ts").AskedFonts;
type Resolved = import("../app/settings.ts").Settings;

/** The settings of a run, checked. */
export interface RunSettings extends Pick<Resolved, "values" | "defaults" | "authorities" | "targets" | "files"> {
	readonly output: string;
	readonly template: string;
	readonly namespace: string | undefined;
	readonly flavour: Flavour;
	readonly strict: boolean;
	readonly encoding: AskedEncoding;
	readonly fonts: AskedFonts;
}

/** The options of a command that are settings. */
export interface SettingOptions {
	readonly output?: string;
	readonly template?: string;
	readonly namespace?: string;
	readonly pdfa?: string;
	readonly ua?: boolean;
	readonly lang?: string;
	readonly strict?: boolean;
	readonly encoding?: string;
	readonly font?: readonly string[];
	readonly bodyFont?: readonly string[];
	readonly headingFont?: string;
	readonly adminEmail?: string;
	readonly repositoryName?: string;
	readonly baseUrl?: string;
	readonly domain?: string;
	readonly to?: string;
	readonly jobs?: string;
	readonly database?: string;
	readonly format?: string;
	readonly preset?: string;
	readonly map?: readonly string[];
}

/** Brings options, environment and settings files together; what is wrong with them goes to the report, and then there is no value. */
export async function readSettings(
	options: SettingOptions,
	io: Io,
	report: Pick<Reporter, "findings">,
): Promise<RunSettings | undefined> {
	// With it come the file system and, where there are settings files, YAML.
	const { resolveSettings } = await import("../app/settings.ts");
	const { output, template, namespace, pdfa, ua, lang, strict, encoding, font, bodyFont, headingFont } = options;
	const { adminEmail, repositoryName, baseUrl, domain } = options;
	const { to, jobs, database, format: packages, preset, map } = options;
	const flags = {
		output,
		template,
		namespace,
		pdfa,
		ua: ua?.toString(),
		language: lang,
		strict: strict?.toString(),
		encoding,
		fonts: font?.join("\n"),
		bodyFonts: bodyFont?.join("\n"),
		headingFont,
		"oai.adminEmail": adminEmail,
		"oai.repositoryName": repositoryName,
		"oai.baseUrl": baseUrl,
		"oai.domain": domain,
		to,
		jobs,
		database,
		packages,
		preset,
		map: map?.join(","),
	};
	const resolved = await resolveSettings({ flags, env: io.env, cwd: io.cwd, platform: io.platform });
	const { values, defaults, authorities, targets, files, texts } = resolved.value as Resolved;
	const checkedNamespace = parseNamespace(values.namespace.value, values.namespace.name);
	const checkedFlavour = await parseFlavour(values.pdfa, values.ua);
	const checked = [
		...resolved.diagnostics,
		...checkedNamespace.diagnostics,
		...checkedFlavour.diagnostics,
		...variableFault(values.strict, Object.keys(switches)),
		...variableFault(values.language, ["vi", "en"]),
		...variableFault(values.encoding, askedEncodings),
		...variableFault(values.to, storeKinds),
	];
	// A faulty settings file is a matter of configuration, whatever its fault would mean in an article's metadata.
	report.findings(
		checked,
		(file) => texts.get(file),
		(list) => (hasErrors(list) ? exits.usage : exits.done),
	);
	if (hasErrors(checked) || checkedFlavour.value === undefined) return undefined;
	return {
		values,
		defaults,
		authorities,
		targets,
		files,
		output: values.output.value as string,
		template: values.template.value as string,
		namespace: checkedNamespace.value,
		flavour: checkedFlavour.value,
		strict: switches[values.strict.value ?? "false"] === true,
		encoding: values.encoding.value as AskedEncoding,
		fonts: {
			fonts: settingList(values.fonts.value),
			bodyFonts: settingList(values.bodyFonts.value),
			headingFont: values.headingFont.value,
		},
	};
}

async function parseFlavour(pdfa: Resolved["values"]["pdfa"], ua: Resolved["values"]["ua"]): Promise<Outcome<Flavour>> {
	const { accessibleLevels, flavour } = await import("../pdf/flavour.ts");
	const faults = [...variableFault(pdfa, pdfaLevels), ...variableFault(ua, Object.keys(switches))];
	if (faults.length > 0) return failure(...faults);
	const asked = flavour(pdfa.value, ua.value === undefined ? undefined : switches[ua.value]);
	if (asked) return success(asked);
	const params = { level: pdfa.value ?? "", levels: accessibleLevels.join(", ") };
	return failure(diagnostic("cli/pdfa-without-ua", { params, ...(ua.place && { place: ua.place }) }));
}

function variableFault(setting: Resolved["values"]["strict"], choices: readonly string[]): readonly Diagnostic[] {
	const { origin, name = "", value } = setting;
	if (origin !== "environment" || value === undefined || choices.includes(value)) return [];
	return [diagnostic("cli/variable-value", { params: { name, value, choices: choices.join(", ") } })];
}
