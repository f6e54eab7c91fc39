import { z } from "zod";

/** A target of the kind `sword` in the project file. */
export const swordSettings = z.strictObject({
	/** Of the service, for example `https://kho.example/server/swordv2`. */
	url: z.url({ protocol: /^https?$/ }),
	/** Handle of the collection, or its whole address as the service document has it. */
	collection: z.string().min(1),
	user: z.string().min(1),
});

export type SwordSettings = z.infer<typeof swordSettings>;
