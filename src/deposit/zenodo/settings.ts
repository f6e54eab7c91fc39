import { z } from "zod";
import { common } from "../invenio/settings.ts";

export const zenodoSettings = z.strictObject({
	...common,
	/** `upload_type`, or `upload_type/publication_type`, as Zenodo has them. */
	type: z
		.string()
		.regex(/^[a-z]+(?:\/[a-z]+)?$/)
		.default("publication/article"),
	/** Who may read the files; a restricted or closed one has no licence. */
	access: z.enum(["open", "restricted", "closed"]).default("open"),
});

export type ZenodoSettings = z.infer<typeof zenodoSettings>;
