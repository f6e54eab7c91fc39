import type { ReadElement } from "../../metadata/read-xml.ts";
import { type Diagnostic, diagnostic } from "../../model/diagnostic.ts";
import type { Reference } from "./mets-read.ts";

const premis = "http://www.loc.gov/premis/v3";
const xsi = "http://www.w3.org/2001/XMLSchema-instance";

/** Judges a PREMIS file: its form, and whether its digests are those that METS states of the same files. */
export function premisFindings(root: ReadElement, path: string, files: readonly Reference[]): readonly Diagnostic[] {
	const place = (at: ReadElement) => ({ file: path, line: at.line, column: at.column });
	const form = (at: ReadElement, detail: string) =>
		diagnostic("tt05/premis-form", { params: { detail }, place: place(at) });
	if (root.name !== `{${premis}}premis`) return [form(root, root.name)];
	const found: Diagnostic[] = root.attributes.version === "3.0" ? [] : [form(root, "@version")];
	const byId = new Map(files.flatMap((file) => (file.id === undefined ? [] : [[file.id, file] as const])));
	const child = (at: ReadElement | undefined, name: string) =>
		at?.children.find((each) => each.name === `{${premis}}${name}`);
	const objects = root.children.filter(({ name }) => name === `{${premis}}object`);
	if (objects.length === 0) found.push(form(root, "object"));
	for (const object of objects) {
		if (object.attributes[`{${xsi}}type`] === undefined) found.push(form(object, "object/@xsi:type"));
		const category = child(object, "objectCategory");
		if (category) found.push(form(category, "objectCategory"));
		const id = child(child(object, "objectIdentifier"), "objectIdentifierValue")?.text.trim();
		const file = id === undefined ? undefined : byId.get(id);
		const about = child(object, "objectCharacteristics");
		if (!file || !about) continue;
		const digest = child(child(about, "fixity"), "messageDigest")?.text.trim().toLowerCase();
		const size = child(about, "size")?.text.trim();
		const differs =
			(digest !== undefined && file.checksum !== undefined && digest !== file.checksum.toLowerCase()) ||
			(size !== undefined && file.size !== undefined && size !== file.size);
		if (differs)
			found.push(diagnostic("tt05/premis-fixity", { params: { path: file.path ?? file.href }, place: place(object) }));
	}
	return found;
}
