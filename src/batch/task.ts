import type { AskedFonts } from "../app/resources.ts";
import type { BuiltRecord } from "../build/build.ts";
import type { CatalogueEntry } from "../catalog/entry.ts";
import type { AuthorityRow } from "../metadata/authority/row.ts";
import type { TargetKey } from "../metadata/targets/row.ts";
import type { AskedEncoding, Claim, Diagnostic, Print, Within, WrittenFormat } from "../model/index.ts";
import type { Flavour } from "../pdf/flavour.ts";
import type { ArticleResult } from "./events.ts";

/** An article on its way to a thread: data only. */
export interface ArticleTask {
	readonly sequence: number;
	/** The name by which the user knows it. */
	readonly name: string;
	readonly source: {
		readonly name: string;
		readonly bytes: Uint8Array;
		readonly mediaType?: string;
		readonly encoding?: AskedEncoding;
		readonly keys?: ReadonlyMap<string, string>;
		readonly within?: Within;
	};
	/** SHA-256 (hex) of the bytes. */
	readonly sha256: string;
	/** The file beside which its pictures stand; absent for standard input. */
	readonly base?: string;
	/** What is stated about it, in rising order. */
	readonly stated: readonly (readonly Claim[])[];
	readonly authorities: readonly AuthorityRow[];
	readonly findings: readonly Diagnostic[];
}

/** What all articles of a run share: data only, so that a thread can be given it. */
export interface MakerSettings {
	readonly template: string;
	readonly fonts: AskedFonts;
	/** Where installed font packs are looked for, upwards. */
	readonly folder: string;
	/** ISO 8601 in UTC with seconds. */
	readonly buildTime: string;
	readonly namespace?: string | undefined;
	readonly flavour?: Flavour | undefined;
	readonly crosswalks?: readonly WrittenFormat[] | undefined;
	readonly print?: Print | undefined;
	readonly strict: boolean;
	readonly defaults: readonly Claim[];
	readonly update: boolean;
	/** Describes only. */
	readonly dryRun: boolean;
	/** In a dry run: the templates whose demands are checked. */
	readonly targets: readonly TargetKey[];
	/** EDTF: articles whose dates are all older are left out. */
	readonly since?: string | undefined;
	/** Where the files of records are written by the thread itself, unflushed; absent where the sink takes them as bytes. */
	readonly stage?: string | undefined;
	/** Whether the sink has to be asked what is there; not where it was empty at the start. */
	readonly asks: boolean;
	/** Whether records are described for a catalogue. */
	readonly catalogues: boolean;
}

/** What is there of a record. */
export interface Held {
	readonly version: number;
	readonly recipeDigest: string;
}

/** A record whose files a thread has written, unflushed. */
export interface StagedRecord {
	/** The folder that has them. */
	readonly folder: string;
	readonly label: string;
	/** Relative, `/`-separated. */
	readonly files: readonly string[];
}

/** What a thread made of an article. */
export interface Made {
	readonly sequence: number;
	readonly result: Omit<ArticleResult, "first" | "package">;
	/** Of a record that was made: its bytes, or where they were written. */
	readonly built?: BuiltRecord;
	readonly staged?: StagedRecord;
	readonly recipeDigest?: string;
	readonly catalogue?: CatalogueEntry;
	/** A fault of the disk, which stops the whole run. */
	readonly fault?: Diagnostic;
}
