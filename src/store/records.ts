import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Diagnostic, diagnostic, failure, type Outcome, success } from "../model/diagnostic.ts";
import { errorCode, readFinding } from "./failure.ts";

/** A record of an identifier in an output folder. */
export interface FoundRecord {
	readonly path: string;
	readonly label: string;
	/** From 1; the folder's `-v<N>`. */
	readonly version: number;
	/** As its `record.json` states it. */
	readonly recipeDigest?: string;
	/** SHA-256 of the source, likewise. */
	readonly sourceDigest?: string;
}

const labelPattern = /-([0-9a-f]{8})(?:-v([1-9]\d*))?$/;

/**
 * The records of an identifier in an output folder, by version: folders named `…-<8 hex>` or `…-<8 hex>-v<N>` whose
 * `data/metadata/record.json` has the identifier. A folder that is not there holds none.
 * @param shortId the eight digits of its labels, where they are known: then no other record is opened
 */
export async function findRecords(
	folder: string,
	identifier: string,
	shortId?: string,
): Promise<Outcome<readonly FoundRecord[]>> {
	let names: readonly string[];
	try {
		names = (await readdir(folder)).sort();
	} catch (error) {
		if (errorCode(error) === "ENOENT") return success([]);
		if (errorCode(error) === "ENOTDIR") return failure(diagnostic("store/not-a-folder", { params: { path: folder } }));
		return failure(readFinding(error, folder));
	}
	return readRecords(
		folder,
		names.filter((label) => shortId === undefined || shortIdOf(label) === shortId),
		identifier,
	);
}

/** The eight digits of a record's label; undefined where a name is none. */
export function shortIdOf(label: string): string | undefined {
	return label.startsWith(".") ? undefined : labelPattern.exec(label)?.[1];
}

/** Those of these folders that are records of the identifier, by version. */
export async function readRecords(
	folder: string,
	labels: readonly string[],
	identifier: string,
): Promise<Outcome<readonly FoundRecord[]>> {
	const diagnostics: Diagnostic[] = [];
	const records: FoundRecord[] = [];
	for (const label of labels) {
		const match = labelPattern.exec(label);
		if (!match || label.startsWith(".")) continue;
		const path = join(folder, label);
		const description = await readDescription(join(path, "data", "metadata", "record.json"));
		if (typeof description?.identifier !== "string") {
			diagnostics.push(diagnostic("store/record-unreadable", { params: { path } }));
			continue;
		}
		if (description.identifier !== identifier) continue;
		const recipeDigest = recipeDigestOf(description);
		const sourceDigest = sourceDigestOf(description);
		records.push({
			path,
			label,
			version: Number(match[2] ?? 1),
			...(recipeDigest && { recipeDigest }),
			...(sourceDigest && { sourceDigest }),
		});
	}
	records.sort((a, b) => a.version - b.version);
	return success(records, diagnostics);
}

type Json = Readonly<Record<string, unknown>>;

async function readDescription(path: string): Promise<Json | undefined> {
	try {
		const value: unknown = JSON.parse(await readFile(path, "utf8"));
		return typeof value === "object" && value !== null ? (value as Json) : undefined;
	} catch {
		return undefined;
	}
}

/** `recipe.digest`. */
function recipeDigestOf({ recipe }: Json): string | undefined {
	const digest = typeof recipe === "object" && recipe !== null ? (recipe as Json).digest : undefined;
	return typeof digest === "string" ? digest : undefined;
}

function sourceDigestOf({ source }: Json): string | undefined {
	const digest = typeof source === "object" && source !== null ? (source as Json).sha256 : undefined;
	return typeof digest === "string" ? digest : undefined;
}
