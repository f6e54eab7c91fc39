import type { SetKind } from "./set-spec.ts";
import type { Tokens } from "./token.ts";

/** What a repository says of itself, and how it answers. */
export interface Provider {
	/** Address by which harvesters know it, without a query. */
	readonly baseUrl: string;
	readonly repositoryName: string;
	/** At least one. */
	readonly adminEmails: readonly string[];
	/** Of the identifiers `oai:<domain>:…`; it must not change when the address does. */
	readonly domain: string;
	/** Records in an answer to a list request. */
	readonly pageSize: number;
	readonly tokens: Tokens;
	/** Names of the sets above those of each kind; absent where the repository has no sets. */
	readonly setNames?: Readonly<Record<SetKind, string>>;
	/** A picture that stands for the collection (Identify, branding). */
	readonly icon?: { readonly url: string; readonly link?: string; readonly title?: string };
}

/** Lists of sets are light: one answer holds this many times as many as records. */
export const setsPerRecord = 10;
