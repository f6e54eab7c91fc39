/**
 * How far a deposit has come. `sent`: bytes have gone out; `accepted`: the repository says that it has them; `verified`: its own digests, or
 * the bytes that it gave back, agree with ours; `published`: verified, and open to its readers.
 */
export const depositStates = ["sent", "accepted", "verified", "published"] as const;

export type DepositState = (typeof depositStates)[number];

/** What a repository has confirmed of a deposit. */
export interface Receipt {
	readonly target: string;
	readonly identifier: string;
	readonly state: DepositState;
	readonly links: Readonly<Record<string, string>>;
	/** ISO 8601 with zone. */
	readonly at: string;
	/** `Deposit.key`. */
	readonly key?: string;
	/** Names that the repository gave. */
	readonly names?: Readonly<Record<string, string>>;
	/** Each file: what was sent, and what was seen there. */
	readonly files?: readonly ReceiptFile[];
	/** Answers that say so, secrets blackened: status, chosen headers, the body where it is text. */
	readonly answers?: readonly ReceiptAnswer[];
	/** The repository was asked to take it out of view, and did; `state` says how far it had come. */
	readonly withdrawn?: { readonly reason: string };
}

export interface ReceiptFile {
	readonly path: string;
	readonly algorithm: string;
	readonly expected: string;
	readonly observed: string;
	/** `server`: the repository computed it; `fetched`: of the bytes that it gave back. */
	readonly by: "server" | "fetched";
}

export interface ReceiptAnswer {
	/** Name of the step. */
	readonly step: string;
	readonly status: number;
	readonly headers: Readonly<Record<string, string>>;
	readonly body?: string;
}
