import { failure, type Outcome, success } from "../../model/index.ts";
import type { Session } from "./session.ts";

/** A field of a submission form. */
export interface FormField {
	/** Where it stands: a section of the submission. */
	readonly section: string;
	readonly field: string;
	readonly mandatory: boolean;
	readonly repeatable: boolean;
	/** `onebox`, `textarea`, `date`, `dropdown`, `tag`, `series` … */
	readonly input: string;
	/** Values that may be chosen, of a closed list; undefined where it is open or could not be read. */
	readonly values?: readonly string[];
}

/** Fields by their names. A field that stands in two sections is that of the first. */
export type Form = ReadonlyMap<string, FormField>;

interface Row {
	readonly fields?: readonly {
		readonly input?: { readonly type?: string };
		readonly mandatory?: boolean;
		readonly repeatable?: boolean;
		readonly selectableMetadata?: readonly {
			readonly metadata?: string;
			readonly controlledVocabulary?: string;
			readonly closed?: boolean;
		}[];
	}[];
}

/** Reads the forms of the sections that have one; names without a form are passed over, so that any section may be asked for. */
export async function readForm(session: Session, sections: readonly string[]): Promise<Outcome<Form>> {
	const form = new Map<string, FormField>();
	const lists = new Map<string, readonly string[] | undefined>();
	for (const section of sections) {
		const path = `/api/config/submissionforms/${encodeURIComponent(section)}`;
		const answer = await session.call({ method: "GET", path, step: "form" });
		if (answer.value === undefined) return failure(...answer.diagnostics);
		if (answer.value.status !== 200) continue;
		for (const row of (answer.value.json?.rows ?? []) as readonly Row[]) {
			for (const { input, mandatory, repeatable, selectableMetadata } of row.fields ?? []) {
				for (const { metadata: field, controlledVocabulary: list, closed } of selectableMetadata ?? []) {
					if (field === undefined || form.has(field)) continue;
					if (list !== undefined && closed === true && !lists.has(list)) lists.set(list, await readList(session, list));
					const values = list === undefined ? undefined : lists.get(list);
					form.set(field, {
						section,
						field,
						mandatory: mandatory === true,
						repeatable: repeatable === true,
						input: input?.type ?? "onebox",
						...(values && { values }),
					});
				}
			}
		}
	}
	return success(form);
}

async function readList(session: Session, name: string): Promise<readonly string[] | undefined> {
	const path = `/api/submission/vocabularies/${encodeURIComponent(name)}/entries?size=1000`;
	const answer = await session.call({ method: "GET", path, step: "form" });
	if (answer.value?.status !== 200) return;
	const embedded = answer.value.json?._embedded as { entries?: readonly { value?: string }[] } | undefined;
	const values = embedded?.entries?.flatMap(({ value }) => (value === undefined ? [] : [value]));
	return values !== undefined && values.length > 0 ? values : undefined;
}
