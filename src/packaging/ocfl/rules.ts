import { type Diagnostic, type DiagnosticCode, diagnostic, type Params } from "../../model/index.ts";

/** Versions of OCFL that are read and written. */
export type Spec = "1.0" | "1.1";
export const specs: readonly Spec[] = ["1.0", "1.1"];

/** Which section of OCFL 1.1 a validation code stands in, by the first code of each run of codes. */
const sections: readonly (readonly [section: string, codes: string])[] = [
	["3.1", "E001"],
	["3.2", "E002 E003 E004 E005 E006 E007"],
	["3.3", "E008 E009 E010 E011 E012 E013 E014 E015 E022 E046 E104 E105 W001 W002"],
	["3.3.1", "E016 E017 E018 E019 E020 E021 E023 E024 E108 W003"],
	["3.4", "E025 E026 E027 E028 E029 E030 E031 E032 W004"],
	["3.5", "E033 E034 E035 E102"],
	["3.5.1", "E036 E037 E038 E039 E040 E041 E110 W005"],
	["3.5.2", "E042 E092 E096 E098 E099 E100 E101 E106 E107"],
	["3.5.3", "E043 E044 E045 E047"],
	["3.5.3.1", "E048 E049 E050 E051 E052 E053 E054 E094 E095 W007 W008 W009"],
	["3.5.4", "E055 E056 E057 E093 E097 E111"],
	["3.6", "E058 E059 E060 E061 E062"],
	["3.7", "E063 E064 E066 W010 W011"],
	["3.7.1", "E103"],
	["3.8", "W012"],
	["3.9", "E067 W013"],
	["4.1", "E069 E070 E071 E088"],
	["4.2", "E075 E076 E077 E078 E079 E080 E081"],
	["4.3", "E072 E073 E082 E083 E084 E085 W014 W015"],
	["4.4", "E112 W016"],
	["4.6", "E089 E090"],
];

const sectionOf = new Map(sections.flatMap(([section, rules]) => rules.split(" ").map((rule) => [rule, section])));

/** The section of OCFL 1.1 that a validation code (`E001` to `E112`, `W001` to `W016`) is from. */
export function ruleSection(rule: string): string {
	const section = sectionOf.get(rule);
	if (section === undefined) throw new Error(`no such rule of OCFL: ${rule}`);
	return section;
}

/** Every validation code, in order. */
export const rules: readonly string[] = [...sectionOf.keys()].sort();

/**
 * A finding about an object or a root: `params.rule` is the validation code of OCFL, the clause its section and the code, and the severity
 * follows the code, `E` an error and `W` a warning.
 */
export function breach(rule: string, code: DiagnosticCode, file: string, params: Params = {}): Diagnostic {
	return diagnostic(code, {
		severity: rule.startsWith("W") ? "warning" : "error",
		params: { rule, ...params },
		place: { file },
		clause: { standard: "OCFL 1.1", clause: `${ruleSection(rule)} ${rule}` },
	});
}
