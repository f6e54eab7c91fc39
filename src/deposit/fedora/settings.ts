import { z } from "zod";

/** A path below the base address: ASCII, so that an address is written in one way only. */
const path = /^(?:[A-Za-z0-9._-]+(?:\/[A-Za-z0-9._-]+)*)?$/;

export const fedoraSettings = z.strictObject({
	/** Of the repository root, for example `https://host/fcrepo/rest`. */
	url: z.url({ protocol: /^https?$/ }),
	collection: z.string().regex(path).default(""),
	user: z.string().min(1).optional(),
	/** Whether a record is kept as one archival group, which is one OCFL object on disk. */
	archivalGroup: z.boolean().default(true),
});

export type FedoraSettings = z.infer<typeof fedoraSettings>;
