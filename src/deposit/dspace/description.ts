import { dspaceValues } from "../../metadata/crosswalk/dspace.ts";
import type { Deposit, DepositLoss } from "../../model/index.ts";
import type { Form, FormField } from "./form.ts";

/** The field that the deposit's own key is written to, so that a later run finds it. */
export const keyField = "dc.identifier.other";

/** A value as DSpace takes it. */
export interface Value {
	readonly value: string;
	readonly language?: string;
}

/** What goes into the form, and what finds no place. */
export interface Description {
	/** Values by section and field, in the order of the form. */
	readonly fields: readonly { readonly section: string; readonly field: string; readonly values: readonly Value[] }[];
	readonly losses: readonly DepositLoss[];
	/** Mandatory fields without a value. */
	readonly missing: readonly string[];
}

export interface DescriptionSettings {
	/** For `dc.type`, where the form has a closed list that does not know ours. */
	readonly type: string;
	/** Fields whose values are sent although the form's list does not have them: DSpace keeps them. */
	readonly unlisted: readonly string[];
	/** Whether a date of no stated kind may stand for the date of issue, where that is demanded and not there. */
	readonly "issued-from-date": boolean;
}

const issued = "dc.date.issued";

/** `banluu:sha256:…`: what stands in `dc.identifier.other`. */
export function keyOf(deposit: Pick<Deposit, "key">): string {
	return `banluu:sha256:${deposit.key}`;
}

/**
 * Routes each value to the section that has its field. The server checks neither how often a field may stand, nor its dates, nor its lists: it is
 * done here, because what is wrong there stays there.
 */
export function describeFor(
	deposit: Pick<Deposit, "key" | "metadata">,
	form: Form,
	settings: DescriptionSettings,
): Description {
	const losses: DepositLoss[] = [];
	const kept = new Map<string, Value[]>();
	const all = dspaceValues(deposit.metadata);
	const dated =
		settings["issued-from-date"] && form.get(issued)?.mandatory && !all.some(({ field }) => field === issued);
	for (const { element, field: own, value, language } of all) {
		const field = dated && own === "dc.date" ? issued : own;
		const row = field === undefined ? undefined : form.get(field);
		const lost = (reason: DepositLoss["reason"]) =>
			losses.push({ element, value, ...(field !== undefined && { field }), reason });
		if (!row) {
			lost("no-field");
			continue;
		}
		const values = kept.get(row.field) ?? [];
		const carried = carry(row, value, settings.unlisted);
		if (carried.value === undefined) lost(carried.reason);
		else if (!row.repeatable && values.length > 0) lost("not-repeatable");
		else if (!values.some((one) => one.value === carried.value)) {
			kept.set(row.field, [...values, { value: carried.value, ...(language !== undefined && { language }) }]);
		}
	}
	if (form.get("dc.type")?.values?.includes(settings.type) && !kept.has("dc.type"))
		kept.set("dc.type", [{ value: settings.type }]);
	const others = kept.get(keyField) ?? [];
	kept.set(keyField, [...others, { value: keyOf(deposit) }]);
	const rows = [...form.values()];
	return {
		fields: rows.flatMap(({ section, field }) => {
			const values = kept.get(field);
			return values ? [{ section, field, values }] : [];
		}),
		losses,
		missing: rows.filter(({ mandatory, field }) => mandatory && !kept.has(field)).map(({ field }) => field),
	};
}

type Carried = { readonly value: string } | { readonly value?: undefined; readonly reason: DepositLoss["reason"] };

function carry({ input, values, field }: FormField, value: string, unlisted: readonly string[]): Carried {
	if (input === "date" && !isDate(value)) return { reason: "form" };
	if (input === "series") return { reason: "form" };
	if (!values || values.includes(value)) return { value };
	const same = values.find((one) => one.toLowerCase() === value.toLowerCase());
	if (same !== undefined) return { value: same };
	return unlisted.includes(field) ? { value } : { reason: "not-in-vocabulary" };
}

/** A year, a month or a day that exists. */
function isDate(value: string): boolean {
	if (/^\d{4}$/.test(value)) return true;
	const [, year, month, day = "01"] = /^(\d{4})-(\d\d)(?:-(\d\d))?$/.exec(value) ?? [];
	if (year === undefined || month === undefined) return false;
	const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
	return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
}

export type PatchOperation = { readonly op: "add" | "remove"; readonly path: string; readonly value?: unknown };

/** One JSON Patch for all: it is done whole or not at all. `add` with a list replaces what stands there. */
export function patchOf(
	{ fields }: Description,
	more: { readonly primary?: string; readonly grant: boolean },
): readonly PatchOperation[] {
	return [
		...fields.map(({ section, field, values }) => ({
			op: "add" as const,
			path: `/sections/${section}/${field}`,
			value: values,
		})),
		...(more.primary === undefined
			? []
			: [{ op: "add" as const, path: "/sections/upload/primary", value: more.primary }]),
		...(more.grant ? [{ op: "add" as const, path: "/sections/license/granted", value: true }] : []),
	];
}
