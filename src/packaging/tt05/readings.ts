import type { FormatOption } from "../format.ts";
import type { Shape } from "./fields.ts";

/** `circular`: the annexes' text and tables as reported. `sample`: a real SIP. `default`: what is the safest of both, switch by switch. */
export type Reading = "circular" | "sample" | "default";
export type PackageKind = "SIP" | "AIP" | "DIP";

interface Switch {
	/** Its number in the reports. */
	readonly number: number;
	readonly values: readonly string[];
	/** Packages where it means something. */
	readonly kinds: readonly PackageKind[];
	readonly circular: string;
	readonly sample: string;
	/** SIP, then AIP and DIP. */
	readonly default: readonly [sip: string, others: string];
}

const all = ["SIP", "AIP", "DIP"] as const;

/** Points where the circular contradicts itself, or where a real package departs from it; each is an option of its own. */
export const switches = {
	amdSec: {
		number: 1,
		values: ["none", "empty"],
		kinds: ["SIP"],
		circular: "none",
		sample: "empty",
		default: ["empty", "none"],
	},
	agentNote: {
		number: 2,
		values: ["version", "fonds"],
		kinds: all,
		circular: "version",
		sample: "fonds",
		default: ["fonds", "version"],
	},
	repAgent: {
		number: 3,
		values: ["organization", "account"],
		kinds: all,
		circular: "organization",
		sample: "account",
		default: ["account", "organization"],
	},
	altRecordID: {
		number: 4,
		values: ["registration", "fileCode"],
		kinds: ["SIP"],
		circular: "registration",
		sample: "fileCode",
		default: ["registration", "registration"],
	},
	repId: {
		number: 5,
		values: ["uuid", "rep1"],
		kinds: all,
		circular: "uuid",
		sample: "rep1",
		default: ["rep1", "uuid"],
	},
	mdType: { number: 6, values: ["OTHER", "DC"], kinds: all, circular: "OTHER", sample: "DC", default: ["DC", "OTHER"] },
	xsdNames: {
		number: 7,
		values: ["upper", "lower"],
		kinds: all,
		circular: "upper",
		sample: "lower",
		default: ["lower", "upper"],
	},
	documentNames: {
		number: 8,
		values: ["doc", "DOC"],
		kinds: all,
		circular: "doc",
		sample: "DOC",
		default: ["DOC", "doc"],
	},
	zipName: {
		number: 9,
		values: ["ordinal", "guid", "folder"],
		kinds: all,
		circular: "ordinal",
		sample: "guid",
		default: ["ordinal", "folder"],
	},
	fileFields: { number: 10, values: ["17", "18"], kinds: ["SIP"], circular: "18", sample: "18", default: ["18", "18"] },
	docFields: { number: 11, values: ["19", "21"], kinds: ["SIP"], circular: "19", sample: "21", default: ["21", "21"] },
	xsdModel: {
		number: 12,
		values: ["sequence", "all"],
		kinds: all,
		circular: "sequence",
		sample: "all",
		default: ["all", "sequence"],
	},
	objid: {
		number: 13,
		values: ["urn-fonds:", "urn-fonds-", "urn"],
		kinds: ["AIP"],
		circular: "urn-fonds:",
		sample: "urn-fonds:",
		default: ["urn-fonds:", "urn-fonds:"],
	},
	// The form that the circular prints is no PREMIS 3, so it is never written; the row is there for the report.
	premis: { number: 14, values: ["v3"], kinds: ["AIP"], circular: "v3", sample: "v3", default: ["v3", "v3"] },
} as const satisfies Readonly<Record<string, Switch>>;

export type SwitchName = keyof typeof switches;
export type Switches = Readonly<Record<SwitchName, string>>;

export const switchNames = Object.keys(switches) as readonly SwitchName[];

export function kindOf(shape: Shape): PackageKind {
	return shape.slice(0, 3) as PackageKind;
}

/** Whether a switch says anything of a package; `fileFields` counts the fields of dossiers. */
export function applies(name: SwitchName, shape: Shape): boolean {
	if (name === "fileFields" && shape !== "SIP_hoso") return false;
	return (switches[name].kinds as readonly PackageKind[]).includes(kindOf(shape));
}

export interface ChosenReading {
	readonly reading: Reading;
	readonly switches: Switches;
	/** Switches that were set by an option of their own. */
	readonly set: ReadonlySet<SwitchName>;
}

/**
 * What `reading` and the switches' own options ask for. Values are those of the options' lists. The default takes the registration's code and
 * the packer's account where they are given, and does without where they are not.
 */
export function readingOf(options: ReadonlyMap<string, string>, kind: PackageKind): ChosenReading {
	const reading = (options.get("reading") ?? "default") as Reading;
	const set = new Set(switchNames.filter((name) => options.has(name)));
	const entries = switchNames.map((name) => {
		const row: Switch = switches[name];
		const byReading = reading === "default" ? row.default[kind === "SIP" ? 0 : 1] : row[reading];
		// There is no ordinal of packages but in transfers.
		const plain = name === "zipName" && byReading === "ordinal" && kind !== "SIP" ? "folder" : byReading;
		return [name, options.get(name) ?? (reading === "default" ? possible(name, plain, options) : plain)];
	});
	return { reading, switches: Object.fromEntries(entries) as Record<SwitchName, string>, set };
}

function possible(name: SwitchName, value: string, options: ReadonlyMap<string, string>): string {
	if (name === "altRecordID" && !options.has("registration")) return "fileCode";
	return name === "repAgent" && value === "account" && !options.has("account") ? "organization" : value;
}

export function readingOptions(kind: PackageKind): readonly FormatOption[] {
	const own = switchNames.filter((name) => (switches[name].kinds as readonly PackageKind[]).includes(kind));
	return [
		{ name: "reading", values: ["default", "circular", "sample"], default: "default" },
		...own.map((name) => ({ name, values: switches[name].values })),
	];
}
