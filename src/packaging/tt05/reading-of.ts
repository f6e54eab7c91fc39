import type { ReadEad } from "./check-ead.ts";
import type { Shape } from "./fields.ts";
import type { ReadMets } from "./mets-read.ts";
import { applies, type SwitchName, switches } from "./readings.ts";

export interface Evidence {
	readonly shape: Shape;
	readonly root: ReadMets;
	readonly rep: ReadMets | undefined;
	readonly paths: readonly string[];
	readonly whole: ReadEad | undefined;
	readonly documents: readonly ReadEad[];
	/** Text of the schema of the documents, where the package has one. */
	readonly schema: string | undefined;
}

/** How a package reads the circular: the value of each switch that can be told from it. */
export function observedSwitches(evidence: Evidence): ReadonlyMap<SwitchName, string> {
	const { shape, root, rep, paths, whole, documents, schema } = evidence;
	const notes = root.agents.flatMap(({ noteTypes }) => noteTypes);
	const types = rep?.agents.map(({ type }) => type) ?? [];
	const names = paths.map((path) => path.slice(path.lastIndexOf("/") + 1));
	const doc = documents.find(({ kind }) => kind === "doc");
	const md = root.descriptive[0];
	const pick = (...cases: readonly (readonly [boolean, string])[]): string | undefined =>
		cases.find(([holds]) => holds)?.[1];
	const seen: Readonly<Partial<Record<SwitchName, string | undefined>>> = {
		amdSec: root.hasAmdSec ? "empty" : "none",
		agentNote: pick([notes.includes("SOFTWARE VERSION"), "version"], [notes.includes("IDENTIFICATIONCODE"), "fonds"]),
		repAgent: pick([types.includes("INDIVIDUAL"), "account"], [types.includes("ORGANIZATION"), "organization"]),
		altRecordID:
			root.alternatives.length === 0
				? undefined
				: root.alternatives.includes(whole?.values.get("fileCode") ?? "")
					? "fileCode"
					: "registration",
		repId: rep && (rep.objId === "rep1" ? "rep1" : "uuid"),
		mdType: pick([md?.type === "DC", "DC"], [md?.type === "OTHER" || md?.type === "EAD", "OTHER"]),
		xsdNames: pick([names.includes("ead.xsd"), "lower"], [names.includes("EAD.xsd"), "upper"]),
		documentNames: pick(
			[names.some((name) => /^EAD_(?:DOC|PIC|MEDIA)_/.test(name)), "DOC"],
			[names.some((name) => /^EAD_(?:doc|pic|media)_/.test(name)), "doc"],
		),
		fileFields: whole && (whole.values.has("numberOfPaper") ? "18" : "17"),
		docFields: doc && (doc.values.has("riskRecovery") ? "21" : "19"),
		xsdModel:
			schema === undefined
				? undefined
				: pick([/<\w+:all\b/.test(schema), "all"], [/<\w+:sequence\b/.test(schema), "sequence"]),
		objid: pick(
			[/^urn:uuid[:-]/i.test(root.objId ?? ""), "urn"],
			[/^urn:[^:]+:uuid:/i.test(root.objId ?? ""), "urn-fonds:"],
			[/^urn:[^:]+:uuid-/i.test(root.objId ?? ""), "urn-fonds-"],
		),
	};
	return new Map(
		(Object.entries(seen) as [SwitchName, string | undefined][]).filter(
			(entry): entry is [SwitchName, string] => entry[1] !== undefined && applies(entry[0], shape),
		),
	);
}

/** The reading that all switches follow which tell readings apart; `mixed` where they follow both. */
export function readingName(seen: ReadonlyMap<SwitchName, string>): "circular" | "sample" | "mixed" {
	const telling = [...seen].filter(([name]) => switches[name].circular !== switches[name].sample);
	for (const reading of ["circular", "sample"] as const) {
		if (telling.every(([name, value]) => switches[name][reading] === value)) return reading;
	}
	return "mixed";
}
