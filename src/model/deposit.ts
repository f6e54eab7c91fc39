import type { ArtifactRole, DigestAlgorithm, Digests } from "./artifact.ts";
import type { Outcome } from "./diagnostic.ts";
import type { Metadata } from "./metadata.ts";
import type { DepositState } from "./receipt.ts";

/** A file that goes to a repository. */
export interface DepositFile {
	/** In the package, `/`-separated; the one file of a serialised package has its name. */
	readonly path: string;
	readonly role: ArtifactRole;
	/** IANA media type. */
	readonly mediaType: string;
	/** Bytes. */
	readonly size: number;
	/** SHA-256 always; others where the package states them. */
	readonly digests: Digests;
	/** May be called again: an upload that failed starts over. */
	open(): AsyncIterable<Uint8Array>;
}

/** A package on its way to one repository. */
export interface Deposit {
	/** SHA-256 (hex) over package digest, target and collection: written where the repository can find it again, the same in every run. */
	readonly key: string;
	/** Of the record. */
	readonly identifier: string;
	/** Name of the package's folder or file; ASCII, without white space. */
	readonly label: string;
	readonly language: string;
	readonly title: { readonly text: string; readonly supplied: boolean };
	readonly metadata: Metadata;
	/** SHA-256 (hex) over the lines of the package's digests, by path. */
	readonly digest: string;
	/** What is sent, sorted by path: the files of the package, or the one file that it is. */
	readonly files: readonly DepositFile[];
	/** The IRI by which SWORD knows the packaging, where the package is one file. */
	readonly packaging?: string;
	/** ISO 8601 in UTC with seconds: of the record, never of the clock. */
	readonly madeAt: string;
}

/** Names and addresses that a repository gave, by what they are (`draft`, `item`, `handle`, `doi`, `upload:<path>`): what a later run has to know. */
export type RemoteNames = Readonly<Record<string, string>>;

/** A file as the repository holds it. */
export interface RemoteFile {
	/** The path in the package. */
	readonly path: string;
	readonly size?: number;
	/** What the repository computed, or what was computed of the bytes that it gave back; never what we declared. */
	readonly digests: Digests;
	/** `part`: begun, and not whole. */
	readonly state: "part" | "whole";
}

/** What a repository holds of a deposit at one moment. */
export interface Observation {
	/** `absent`: nothing is there. `part`: begun. Then as in a receipt, save `verified`, which only a comparison of digests gives. */
	readonly state: "absent" | "part" | Exclude<DepositState, "verified">;
	readonly names: RemoteNames;
	readonly files: readonly RemoteFile[];
	/** Of the description that is there already, by a digest of the adapter's own; it tells whether it is the one that was to be sent. */
	readonly description?: string;
	/** Addresses for people. */
	readonly links: Readonly<Record<string, string>>;
	/** What the repository's own people or machines have still to do, for example `review`; absent where nothing is waited for. */
	readonly waiting?: string;
}

/** One change of a repository. It is named in the journal before it is made. */
export interface DepositStep {
	/** Of the adapter, for example `create-draft`, `upload`, `commit-file`, `publish`. */
	readonly name: string;
	/** The file of the package that it is about. */
	readonly path?: string;
	/** It opens the deposit to readers, or cannot be taken back: the driver compares all digests before it. */
	readonly publishes?: boolean;
}

/** Something of a description that a repository has no place for. */
export interface DepositLoss {
	readonly element: string;
	readonly value: string;
	/** Where it would have gone, for example `dc.rights`. */
	readonly field?: string;
	readonly reason: "no-field" | "not-in-vocabulary" | "not-repeatable" | "form" | "length";
}

/** What a look at a target found, without changing anything. */
export interface TargetReport {
	readonly reachable: boolean;
	/** Undefined: it could not be told. */
	readonly authenticated?: boolean;
	readonly mayDeposit?: boolean;
	/** What the server says of itself: product, version, limits. */
	readonly facts: Readonly<Record<string, string>>;
}

/**
 * A repository that takes packages. An adapter keeps nothing in mind between calls but sessions: what is done next follows from what
 * `observe` sees, so that a run that died goes on by looking. `act` is never repeated blindly: after each call the driver observes again.
 */
export interface Repository {
	/** The target's name in the settings. */
	readonly name: string;
	/** Key of the registry. */
	readonly kind: string;
	/** An algorithm of digests that the repository computes itself; undefined: files have to be fetched back to be verified. */
	readonly digest?: DigestAlgorithm;
	/** Reachability, credentials and rights. */
	test(): Promise<Outcome<TargetReport>>;
	/** What the repository cannot carry of a description, before anything is sent. */
	losses(deposit: Deposit): Promise<Outcome<readonly DepositLoss[]>>;
	/** Reads what is there under the deposit's key or the names that are known; may be called at will. */
	observe(deposit: Deposit, known: RemoteNames): Promise<Outcome<Observation>>;
	/** The change that brings it nearer to the deposit; undefined when there is nothing left to do. Pure. */
	next(deposit: Deposit, seen: Observation): DepositStep | undefined;
	/** Makes one change. The value is what the answer told; a failure may have happened all the same. */
	act(deposit: Deposit, seen: Observation, step: DepositStep): Promise<Outcome<RemoteNames>>;
	/** The bytes of a file as the repository gives them back. */
	fetch(deposit: Deposit, seen: Observation, path: string): Promise<Outcome<AsyncIterable<Uint8Array>>>;
	/** Takes the deposit out of view and leaves a tombstone, where the protocol can; absent where it cannot. */
	withdraw?(deposit: Pick<Deposit, "key" | "identifier">, known: RemoteNames, reason: string): Promise<Outcome<void>>;
	/** Ends sessions. */
	close(): Promise<void>;
}
