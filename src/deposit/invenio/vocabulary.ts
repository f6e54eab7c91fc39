import { diagnostic, failure, type Metadata, type Outcome, success } from "../../model/index.ts";
import { languageCode, languagesIn, licencesIn, type Terms } from "./terms.ts";
import { call, listAt, statusFault, textAt, type Wire } from "./wire.ts";

/** Reads the server's vocabularies, each term once in a session: an unknown term is a hard 400 that does not say where it stood. */
export interface Vocabularies {
	termsOf(metadata: Metadata): Promise<Outcome<Terms>>;
	/** Undefined: the server has the resource type. */
	typeFault(type: string): Promise<Outcome<void>>;
}

export function createVocabularies(wire: Wire): Vocabularies {
	const answers = new Map<string, Promise<Outcome<string | undefined>>>();
	const once = (path: string, read: (json: unknown) => string | undefined) => {
		const kept = answers.get(path);
		if (kept) return kept;
		const asked = lookUp(wire, path, read);
		answers.set(path, asked);
		// What could not be read is asked for again.
		void asked.then(({ diagnostics }) => diagnostics.length > 0 && answers.delete(path));
		return asked;
	};
	const own = (vocabulary: string, id: string) =>
		once(`/vocabularies/${vocabulary}/${encodeURIComponent(id)}`, (json) => textAt(json, "id"));
	const language = (value: string) => {
		const found = languageCode(value);
		if (!found) return Promise.resolve(success(undefined));
		if (found.letters === 3) return own("languages", found.code);
		return once(`/vocabularies/languages?q=props.alpha_2:${found.code}&size=2`, (json) => {
			const hits = listAt(json, "hits", "hits").filter((hit) => textAt(hit, "props", "alpha_2") === found.code);
			return textAt(hits[0], "id");
		});
	};
	return {
		async termsOf(metadata) {
			const languages = new Map<string, string>();
			for (const value of languagesIn(metadata)) {
				const id = await language(value);
				if (id.diagnostics.length > 0) return failure(...id.diagnostics);
				if (id.value !== undefined) languages.set(value, id.value);
			}
			const licences = new Map<string, string>();
			for (const [value, wanted] of licencesIn(metadata)) {
				const id = await own("licenses", wanted);
				if (id.diagnostics.length > 0) return failure(...id.diagnostics);
				if (id.value !== undefined) licences.set(value, id.value);
			}
			return success({ languages, licences });
		},
		async typeFault(type) {
			const id = await own("resourcetypes", type);
			if (id.diagnostics.length > 0) return failure(...id.diagnostics);
			if (id.value !== undefined) return { diagnostics: [] };
			return failure(diagnostic("invenio/type-unknown", { params: { target: wire.target, type } }));
		},
	};
}

async function lookUp(
	wire: Wire,
	path: string,
	read: (json: unknown) => string | undefined,
): Promise<Outcome<string | undefined>> {
	const told = await call(wire, { step: "vocabulary", method: "GET", path });
	if (!told.value) return failure(...told.diagnostics);
	if (told.value.status === 404) return success(undefined);
	if (told.value.status !== 200) return failure(statusFault(wire.target, "vocabulary", told.value));
	return success(read(told.value.json));
}
