import type { BuiltRecord } from "../build/build.ts";
import type { CataloguePackage, Outcome } from "../model/index.ts";
import type { StagedRecord } from "./task.ts";

/** A finished record on its way into a store. */
export interface FinishedRecord {
	/** Counts from 0 in the order of the collection; the same in every run over the same input. */
	readonly sequence: number;
	readonly identifier: string;
	/** From 1. */
	readonly version: number;
	/** EDTF; decides in what volume or folder it stands, where a store goes by time. */
	readonly issued?: string;
	readonly built: BuiltRecord;
}

/**
 * Where a batch puts its records: loose bags, an OCFL root, SAF, archives of a thousand, volumes of a month. A record that was put is neither seen
 * nor promised before `commit`: then all that was put is durable and in place, by one barrier for all. A run that dies between two commits leaves
 * nothing that the next run does not clear away. Records come in the order of `sequence`, so that archives hold the same with any number of threads.
 */
export interface RecordSink {
	/** Name in `--to`. */
	readonly kind: string;
	/** What is there of a record, so that it is not made again. */
	holds(
		identifier: string,
	): Promise<
		{ readonly version: number; readonly recipeDigest: string; readonly package: CataloguePackage } | undefined
	>;
	put(record: FinishedRecord): Promise<Outcome<void>>;
	/** Whether there was nothing at all when it was opened: then nobody needs to ask. */
	readonly wasEmpty?: boolean;
	/** Whether a package stands there; answered without looking into it. Where this is missing the journal is believed. */
	has?(pack: CataloguePackage): boolean | Promise<boolean>;
	/** Where threads may write the files of records themselves, each into a folder of its own and unflushed; `putStaged` then takes the folder. */
	readonly stage?: string;
	putStaged?(record: Omit<FinishedRecord, "built">, staged: StagedRecord): Promise<Outcome<void>>;
	/** The packages of what was put since the last commit, by sequence; those that still wait for company (an archive that is not full) come later. */
	commit(): Promise<Outcome<ReadonlyMap<number, CataloguePackage>>>;
	/** Closes what waits for company, and commits. */
	finish(): Promise<Outcome<ReadonlyMap<number, CataloguePackage>>>;
	/** Drops what was put and not committed, and gives the lock of the output back. After an error, or `finish`, nothing else is called. */
	close?(): Promise<void>;
}
