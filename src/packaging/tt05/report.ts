import { tt05ReportTexts as say, tt05SwitchTexts } from "../../locale/tt05-report.ts";
import type { Agent } from "../../model/event.ts";
import { applies, type SwitchName, switches, switchNames } from "./readings.ts";
import type { Settings } from "./settings.ts";

export interface ReportInput {
	readonly settings: Settings;
	readonly agent: Agent;
	readonly objId: string;
	readonly folder: string;
	readonly zip: string;
	readonly documents: number;
	/** Values that the package has because nobody gave others, by field. */
	readonly assumed: ReadonlyMap<string, string>;
	readonly hasExtras: boolean;
	/** Numbers of the documents that are only linked. */
	readonly linked: readonly number[];
}

/** The report beside a package, in Markdown: which reading was used where, what was filled in, what the archive should know. */
export function reportMarkdown(input: ReportInput): string {
	const { settings, agent, assumed } = input;
	const { shape, reading, archive, given } = settings;
	const cell = (text: string): string => text.replaceAll("|", "\\|").replace(/\s+/gu, " ");
	const row = (...cells: readonly string[]): string => `| ${cells.map(cell).join(" | ")} |`;
	const table = (head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] => [
		row(...head),
		row(...head.map(() => "---")),
		...rows.map((cells) => row(...cells)),
	];
	const facts: readonly (readonly [string, string])[] = [
		[say.shape, shape],
		[say.objId, input.objId],
		[say.folder, input.folder],
		[say.zip, `${input.zip}.zip`],
		[say.fileCode, settings.fileCode],
		[say.agency, settings.agency],
		[say.fonds, settings.fonds],
		...(archive === "" ? [] : [[say.archive, archive] as const]),
		[say.documents, String(input.documents)],
		[say.time, settings.time],
		[say.tool, `${agent.name} ${agent.version ?? ""}`.trim()],
	];
	const points = switchNames.filter((name) => applies(name, shape));
	const notes: readonly string[] = [
		say.noteXsd,
		say.noteMets,
		say.noteOrder,
		...(settings.kind === "AIP" ? [say.notePremis] : []),
		input.hasExtras ? say.noteExtras : say.noteNoExtras,
		...(input.linked.length > 0 ? [say.noteLinked.replace("{ordinals}", input.linked.join(", "))] : []),
		...(reading.reading === "default" && settings.kind === "SIP" && !given.has("account") ? [say.noteAccount] : []),
		...(settings.kind === "DIP" ? [say.noteDip] : []),
	];
	const chosen = (name: SwitchName): string =>
		reading.set.has(name) ? say.byOption : say.byReading.replace("{reading}", reading.reading);
	return [
		`# ${say.heading.replace("{shape}", shape)}`,
		"",
		say.secondHand,
		"",
		`## ${say.package}`,
		"",
		...table([say.field, say.value], facts),
		"",
		`## ${say.readings}`,
		"",
		say.readingsHelp,
		"",
		...table(
			[say.number, say.point, say.option, say.used, say.circular, say.sample, say.chosenBy],
			points.map((name) => [
				String(switches[name].number),
				tt05SwitchTexts[name],
				`\`${name}\``,
				`\`${reading.switches[name]}\``,
				`\`${switches[name].circular}\``,
				`\`${switches[name].sample}\``,
				chosen(name),
			]),
		),
		"",
		`## ${say.assumed}`,
		"",
		...(assumed.size === 0
			? [say.assumedNone]
			: table(
					[say.field, say.value],
					[...assumed].map(([name, value]) => [`\`${name}\``, `\`${value}\``]),
				)),
		"",
		`## ${say.notes}`,
		"",
		...notes.map((note) => `- ${note}`),
		"",
	].join("\n");
}
