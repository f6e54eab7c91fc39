import { diagnostic, failure, type Outcome, success } from "../model/index.ts";

const iso = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/;

/** ISO 8601 in UTC with seconds: the one form in which times stand in records, so that the zone of the machine leaves no trace. */
function utc(milliseconds: number): string {
	return new Date(milliseconds).toISOString().replace(/\.\d{3}Z$/, "Z");
}

/** The time that a build writes: `--build-time`, else SOURCE_DATE_EPOCH (reproducible-builds.org), else the clock. */
export function parseBuildTime(
	option: string | undefined,
	env: Readonly<Record<string, string | undefined>>,
	now: () => number,
): Outcome<string> {
	if (option !== undefined) {
		const time = Date.parse(option);
		if (!iso.test(option) || Number.isNaN(time))
			return failure(diagnostic("cli/build-time", { params: { value: option } }));
		return success(utc(time));
	}
	const epoch = env.SOURCE_DATE_EPOCH;
	if (epoch) {
		const time = Number(epoch) * 1000;
		if (!/^\d{1,11}$/.test(epoch)) return failure(diagnostic("cli/source-date-epoch", { params: { value: epoch } }));
		return success(utc(time));
	}
	return success(utc(now()));
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The collection's namespace; no value where none was given. */
export function parseNamespace(option: string | undefined): Outcome<string> {
	if (option === undefined) return { diagnostics: [] };
	if (!uuid.test(option)) return failure(diagnostic("cli/namespace", { params: { value: option } }));
	return success(option.toLowerCase());
}
