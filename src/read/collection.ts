import type { Outcome } from "../model/diagnostic.ts";
import type { Source } from "../model/source.ts";

/**
 * A format that holds many articles. It is only taken apart here: each member is a source of its own, with bytes of its own that are
 * kept as the record's source, and with a media type that a reader of `registry.ts` takes.
 */
export interface Collection {
	readonly format: string;
	/** IANA media types, lower case. */
	readonly mediaTypes: readonly string[];
	/** Lower case, without the dot. */
	readonly extensions: readonly string[];
	/**
	 * The members, one by one, in memory that does not grow with the collection. A member that cannot be taken out is an outcome
	 * without a value, and the rest goes on.
	 */
	split(source: Source, options: SplitOptions): AsyncIterable<Outcome<Source>>;
}

export interface SplitOptions {
	/** Which key of a member holds what: element or `body` to a path such as `publish.$date`. */
	readonly map?: ReadonlyMap<string, string>;
	/** Kinds and states of members beyond what was published as an article: `page`, `draft`, `private`. */
	readonly include?: ReadonlySet<string>;
}
