import { type Diagnostic, diagnostic, failure, hasErrors, type Outcome, success } from "../../model/diagnostic.ts";
import type { FormatOption, PackageSettings } from "../format.ts";
import { isHandle } from "./handle.ts";

export interface SafSettings {
	/** Handles of collections, the owning one first. */
	readonly collections: readonly string[];
	readonly sourceBundle: string;
	readonly metadataBundle: string;
	readonly handle: boolean;
	/** The group that alone may read the files. */
	readonly readers?: string;
	/** Bytes of `license.txt`. */
	readonly license?: Uint8Array;
	/** Bytes of a package in a ZIP file, at most. */
	readonly maxBytes?: number;
	/** Items of a package, at most. */
	readonly maxItems?: number;
}

export const safOptions: readonly FormatOption[] = [
	{ name: "collection" },
	{ name: "source-bundle", default: "SOURCE" },
	{ name: "metadata-bundle", default: "METADATA" },
	{ name: "handle", values: ["yes", "no"], default: "yes" },
	{ name: "permissions" },
	{ name: "license", file: true },
	{ name: "max-bytes" },
	{ name: "max-items" },
];

/** Bundles that DSpace fills itself, or gives a meaning of their own. */
const taken = new Set(["TEXT", "THUMBNAIL", "LICENSE", "CC-LICENSE", "BRANDED_PREVIEW", "SWORD"]);

/** What was asked of a batch. */
export function safSettings({ options, resource }: PackageSettings): Outcome<SafSettings> {
	const found: Diagnostic[] = [];
	const wrong = (option: string, value: string, form: string) => {
		found.push(diagnostic("package/option-form", { params: { option, value, form } }));
	};
	const collections = list(options.get("collection"));
	for (const value of collections) if (!isHandle(value)) wrong("collection", value, "123456789/2");
	const bundle = (option: string, otherwise: string) => {
		const value = options.get(option) ?? otherwise;
		if (!/^[A-Z][A-Z0-9_]*$/.test(value) || taken.has(value))
			wrong(option, value, `ORIGINAL, ${otherwise}, [A-Z0-9_]+`);
		return value;
	};
	const count = (option: string) => {
		const value = options.get(option);
		if (value === undefined) return undefined;
		const [, digits, unit = ""] = /^([1-9]\d{0,14})([kmg]?)$/i.exec(value) ?? [];
		if (digits === undefined) wrong(option, value, option === "max-bytes" ? "1000000, 500k, 200M, 2G" : "100");
		return Number(digits) * 1024 ** ["", "k", "m", "g"].indexOf(unit.toLowerCase());
	};
	const readers = options.get("permissions");
	if (readers !== undefined) {
		if (/['\t\r\n]/.test(readers) || readers.trim() === "") wrong("permissions", readers, "Administrator");
		else found.push(diagnostic("saf/permissions", { params: { group: readers } }));
	}
	const licence = options.get("license");
	const bytes = licence === undefined ? undefined : resource(licence);
	if (bytes) found.push(...bytes.diagnostics);
	const maxBytes = count("max-bytes");
	const maxItems = count("max-items");
	const settings: SafSettings = {
		collections,
		sourceBundle: bundle("source-bundle", "SOURCE"),
		metadataBundle: bundle("metadata-bundle", "METADATA"),
		handle: options.get("handle") !== "no",
		...(readers !== undefined && { readers: readers.normalize("NFC") }),
		...(bytes?.value && { license: bytes.value }),
		...(maxBytes !== undefined && { maxBytes }),
		...(maxItems !== undefined && { maxItems }),
	};
	return hasErrors(found) ? failure(...found) : success(settings, found);
}

function list(value: string | undefined): readonly string[] {
	return (value ?? "")
		.split(",")
		.map((each) => each.trim())
		.filter((each) => each !== "");
}
