import { z } from "zod";

/** A target of the kind `dspace` in the project file. */
export const dspaceSettings = z.strictObject({
	/** Of the server, for example `https://kho.example/server`. */
	url: z.url({ protocol: /^https?$/ }),
	/** UUID of the collection. */
	collection: z.uuid(),
	/** E-mail address of the person who submits. */
	user: z.string().min(1),
	/** The depositor has read the collection's licence and grants it, in each deposit. */
	"grant-licence": z.boolean().default(false),
	/** For `dc.type`, where the form's list does not have the record's own. */
	type: z.string().min(1).default("Article"),
	/** Where a record has no date of issue and the form demands one, its date goes there. */
	"issued-from-date": z.boolean().default(false),
	/** Sections of the submission with a form. */
	forms: z
		.array(z.string().regex(/^[\w-]+$/))
		.min(1)
		.default(["traditionalpageone", "traditionalpagetwo"]),
	/** Fields whose values go out although the form's list does not have them. */
	unlisted: z.array(z.string()).default(["dc.language.iso"]),
});

export type DspaceSettings = z.infer<typeof dspaceSettings>;
