import { z } from "zod";

const mebibyte = 2 ** 20;

/** A folder in the bucket: ASCII, so that it is the same object by whatever way its name is written. */
const prefix = /^(?:[A-Za-z0-9._-]+(?:\/[A-Za-z0-9._-]+)*)?$/;

export const s3Settings = z.strictObject({
	/** Undefined: Amazon's own. */
	endpoint: z.url({ protocol: /^https?$/ }).optional(),
	region: z.string().min(1).default("us-east-1"),
	bucket: z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/),
	prefix: z.string().regex(prefix).default(""),
	/** Servers at an address of their own mostly want it. */
	pathStyle: z.boolean().optional(),
	storageClass: z.string().min(1).optional(),
	/** MiB: larger files go in parts of this size. */
	partSize: z.int().min(5).max(1024).default(16),
});

export type S3Settings = z.infer<typeof s3Settings>;

/** Bytes. */
export function partBytes(settings: S3Settings): number {
	return settings.partSize * mebibyte;
}
