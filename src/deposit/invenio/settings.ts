import { z } from "zod";

/** The root of a server, with or without `/api`. */
export const address = z
	.string()
	.refine((value) => /^https?:\/\/[^\s?#]+$/.test(value) && URL.canParse(value))
	.transform((value) => value.replace(/\/+$/, "").replace(/\/api$/, ""));

/** Settings files give words. */
const flag = z.union([z.boolean(), z.enum(["true", "false"]).transform((word) => word === "true")]);

export const common = {
	url: address,
	/** Opens the record to readers and registers its DOI, which cannot be taken back; else it stays a draft for somebody to look at. */
	publish: flag.default(false),
	/** How slashes of paths are written in file names. */
	paths: z.enum(["keep", "flat"]).default("keep"),
	/** What is done where a draft may be there that cannot be found: wait for it, or make another. */
	lostDrafts: z.enum(["wait", "again"]).default("wait"),
};

export const invenioSettings = z.strictObject({
	...common,
	/** Id of the server's vocabulary of resource types. */
	type: z.string().min(1).default("publication-article"),
	access: z.enum(["public", "restricted"]).default("public"),
	/** A new version of the record where an older version of the same identifier is published; else a record of its own. */
	versions: z.enum(["link", "separate"]).default("link"),
	/** Reserves a DOI in the draft, so that it is known before the record is published. */
	reserveDoi: flag.default(false),
});

export type InvenioSettings = z.infer<typeof invenioSettings>;
