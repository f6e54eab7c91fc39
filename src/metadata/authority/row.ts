import type { Place } from "../../model/index.ts";

/** A name that archivists have settled, and when it holds. */
export interface AuthorityRow {
	readonly kind: "agency" | "place" | "person";
	/** As it is to be cited. */
	readonly name: string;
	/** Of a place: `tỉnh`, `thành phố`. */
	readonly type?: string;
	/** Tags of datelines, pen names, other spellings. */
	readonly tags?: readonly string[];
	/** First and last day, W3CDTF; absent: not known, or it still holds. */
	readonly from?: string;
	readonly to?: string;
	/** What took its place when it ended. */
	readonly successor?: string;
	readonly uri?: string;
	/** In a file of the user's. */
	readonly place?: Place;
}
