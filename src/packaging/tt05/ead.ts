import { element, toXml } from "../../metadata/xml.ts";
import { type Diagnostic, diagnostic, type Outcome, type Severity } from "../../model/diagnostic.ts";
import { type Fault, faultOf } from "./faults.ts";
import type { Field } from "./fields.ts";
import type { Values } from "./values.ts";

/** A descriptive file: root `simpledc` in no namespace, every field in the circular's order, an empty one as empty. */
export function eadXml(fields: readonly Field[], values: Values): Outcome<string> {
	return toXml(
		element(
			"simpledc",
			{},
			fields.map(({ name }) => element(name, {}, values.get(name) ?? "")),
		),
	);
}

/** What is wrong with the fields of a file, each finding with the field's Vietnamese name. */
export function fieldFindings(
	fields: readonly Field[],
	values: Values,
	file: string,
	severity?: Severity,
): readonly Diagnostic[] {
	return fields.flatMap((field) => {
		const fault = faultOf(field, values.get(field.name) ?? "", values);
		return fault ? [findingOf(fault, field, values.get(field.name) ?? "", file, severity)] : [];
	});
}

function findingOf(
	fault: Fault,
	{ name, label }: Field,
	value: string,
	file: string,
	severity: Severity | undefined,
): Diagnostic {
	const about = { place: { file, path: name }, ...(severity && { severity }) };
	const params = { label, field: name };
	switch (fault.kind) {
		case "missing":
			return diagnostic("tt05/field-missing", { params, ...about });
		case "too-long": {
			const { length, limit } = fault;
			return diagnostic("tt05/field-too-long", { params: { ...params, length, limit }, ...about });
		}
		case "code":
			return diagnostic("tt05/field-code", { params: { ...params, value, known: fault.known }, ...about });
		case "form":
			return diagnostic("tt05/field-form", { params: { ...params, value, form: fault.form }, ...about });
	}
}
