import { type Diagnostic, diagnostic, failure, type Outcome } from "../../model/index.ts";
import { statusFinding } from "../findings.ts";
import type { Answer, ObjectClient } from "./client.ts";
import { partBytes, type S3Settings } from "./settings.ts";

/** A bucket of one target, and what its answers mean. */
export interface Bucket {
	readonly name: string;
	readonly settings: S3Settings;
	readonly objects: ObjectClient;
	/** Larger files go in parts of this many bytes. */
	readonly partBytes: number;
	/** For people: `s3://bucket/key`. */
	addressOf(key: string): string;
	refused(answer: Answer<unknown>, step: string): Outcome<never>;
}

/** Seconds after which Amazon S3 refuses a signature; servers refuse from there on. */
const mostSkew = 300;

export function openBucket(name: string, settings: S3Settings, objects: ObjectClient): Bucket {
	return {
		name,
		settings,
		objects,
		partBytes: partBytes(settings),
		addressOf: (key) => `s3://${settings.bucket}/${key}`,
		refused: (answer, step) => failure(...findings(name, settings.bucket, answer, step)),
	};
}

function findings(target: string, bucket: string, answer: Answer<unknown>, step: string): readonly Diagnostic[] {
	const { status, message = "", skew = 0 } = answer;
	const late = Math.abs(skew) > mostSkew && status >= 400;
	const clock = late ? [diagnostic("deposit/clock", { params: { target, seconds: -skew } })] : [];
	// What is read with a status of success and cannot be read was garbled on the way.
	if (status < 300) return [...clock, diagnostic("deposit/answer-unreadable", { params: { target, step, status } })];
	if (status === 404 && /bucket/i.test(message))
		return [diagnostic("objects/no-bucket", { params: { target, bucket } })];
	// The key is not known: 403 at Amazon, 404 at others.
	if (/AccessKey|AdminUser|SignatureDoesNotMatch/i.test(message)) {
		return [...clock, diagnostic("deposit/not-authenticated", { params: { target } })];
	}
	return [...clock, statusFinding({ status, headers: [] }, target, step, message)];
}
