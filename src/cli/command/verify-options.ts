import type { ContentOptions } from "../../app/contents.ts";
import type { SampleSize } from "../../fixity/sample.ts";
import { type Diagnostic, diagnostic, failure, hasErrors, type Outcome, success } from "../../model/index.ts";
import type { Io } from "../io.ts";

/** The options of `verify` as they are given. */
export interface VerifyFlags {
	readonly format?: string;
	readonly depth?: string;
	readonly jobs?: string;
	readonly log?: string;
	readonly since?: string;
	readonly sample?: string;
	readonly seed?: string;
	readonly resume?: boolean;
	readonly summary?: string;
	readonly events?: string;
	readonly contents?: boolean;
	readonly schemas?: string;
	readonly with?: "verapdf";
}

/** The same, checked. */
export interface VerifyAsked {
	readonly depth: number;
	readonly jobs: number;
	/** Milliseconds since 1970. */
	readonly since?: number;
	readonly sample?: { readonly size: SampleSize; readonly seed: string; readonly written: string };
	readonly contents?: ContentOptions;
}

/** Deep enough for stores in years, months and collections, and not for a whole disk. */
export const usualDepth = 5;

const day = 24 * 60 * 60 * 1000;
const spans: Readonly<Record<string, number>> = { d: day, w: 7 * day, m: 30.4375 * day, y: 365.25 * day };

/** The time before which a check is too old: `90d`, `12w`, `6m`, `1y`, or a date; undefined where it is neither. */
export function parseSince(text: string, now: number): number | undefined {
	const [, count, unit] = /^(\d+)([dwmy])$/.exec(text.trim()) ?? [];
	if (count !== undefined && unit !== undefined) return now - Number(count) * (spans[unit] as number);
	if (!/^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})?)?$/.test(text.trim())) return undefined;
	const time = Date.parse(text.trim());
	return Number.isNaN(time) ? undefined : time;
}

/** Brings the options into their form; what is wrong with them are findings. */
export async function readVerifyOptions(flags: VerifyFlags, io: Io): Promise<Outcome<VerifyAsked>> {
	const { parseSample } = await import("../../fixity/sample.ts");
	const { availableParallelism } = await import("node:os");
	const found: Diagnostic[] = [];
	const whole = (option: string, value: string | undefined, least: number, fallback: number) => {
		if (value === undefined) return fallback;
		if (/^\d{1,6}$/.test(value) && Number(value) >= least) return Number(value);
		found.push(diagnostic("verify/number", { params: { option, value } }));
		return fallback;
	};
	const depth = whole("--depth", flags.depth, 0, usualDepth);
	const jobs = whole("--jobs", flags.jobs, 1, availableParallelism());
	if (flags.format !== undefined) {
		const { packageFormat } = await import("../../packaging/formats.ts");
		const { knownFormats } = await import("../../app/recognise.ts");
		const params = { format: flags.format, known: await knownFormats() };
		if (packageFormat(flags.format) === undefined) found.push(diagnostic("package/format-unknown", { params }));
	}
	const since = flags.since === undefined ? undefined : parseSince(flags.since, io.now());
	if (flags.since !== undefined && since === undefined) {
		found.push(diagnostic("verify/since", { params: { value: flags.since } }));
	}
	const size = flags.sample === undefined ? undefined : parseSample(flags.sample);
	if (flags.sample !== undefined && size === undefined) {
		found.push(diagnostic("verify/sample", { params: { value: flags.sample } }));
	}
	for (const [option, given] of [
		["--since", flags.since !== undefined],
		["--resume", flags.resume === true],
	] as const) {
		if (given && flags.log === undefined) found.push(diagnostic("verify/needs-log", { params: { option } }));
	}
	if (flags.schemas !== undefined) {
		const { schemasUsable } = await import("../../app/xml-schemas.ts");
		found.push(...(await schemasUsable(flags.schemas)));
	}
	if (hasErrors(found)) return failure(...found);
	const seed = flags.seed ?? String(new Date(io.now()).getUTCFullYear());
	return success(
		{
			depth,
			jobs,
			...(since !== undefined && { since }),
			...(size && { sample: { size, seed, written: flags.sample as string } }),
			...((flags.contents || flags.schemas !== undefined) && { contents: { schemas: flags.schemas } }),
		},
		found,
	);
}
