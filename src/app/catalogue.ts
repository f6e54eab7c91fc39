import { crosswalks } from "../metadata/crosswalk/registry.ts";
import { failure, type Outcome, type Resources, success } from "../model/index.ts";
import { formats, variants } from "../packaging/formats.ts";
import { collections } from "../read/collections.ts";
import { readers } from "../read/registry.ts";
import { packageResources, templateNames } from "../store/resources.ts";
import { parseTemplate } from "../typeset/template.ts";

/** A page template that comes with the program. Lengths in millimetres. */
export interface TemplateRow {
	readonly name: string;
	readonly width: number;
	readonly height: number;
	readonly margin: { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number };
	/** Of running text, in points. */
	readonly size: number;
	readonly leading: number;
}

const millimetres = (points: number) => Math.round(((points * 25.4) / 72) * 10) / 10;

/** The templates of the package, by name. */
export function listTemplates(resources: Resources = packageResources()): Outcome<readonly TemplateRow[]> {
	const rows: TemplateRow[] = [];
	for (const name of templateNames()) {
		const text = resources.template(name);
		if (text.value === undefined) return failure(...text.diagnostics);
		const template = parseTemplate(text.value, name);
		if (template.value === undefined) return failure(...template.diagnostics);
		const { width, height, margin } = template.value.page;
		const { top, right, bottom, left } = margin;
		const { size, leading } = template.value.styles.body;
		rows.push({
			name,
			width: millimetres(width),
			height: millimetres(height),
			margin: {
				top: millimetres(top),
				right: millimetres(right),
				bottom: millimetres(bottom),
				left: millimetres(left),
			},
			size,
			leading,
		});
	}
	return success(rows);
}

/** The text of a template, checked. */
export function templateText(name: string, resources: Resources = packageResources()): Outcome<string> {
	const text = resources.template(name);
	if (text.value === undefined) return text;
	const template = parseTemplate(text.value, name);
	return template.value === undefined ? failure(...template.diagnostics) : success(text.value, template.diagnostics);
}

/** What can be read and written. */
export interface FormatRow {
	readonly kind: "reader" | "collection" | "package" | "crosswalk";
	readonly key: string;
	/** Media types of a reader or a collection, the standard of a package format, the namespace of a crosswalk. */
	readonly standard: string;
	/** Ends of file names of a reader or a collection, the file of a crosswalk in a record. */
	readonly files: readonly string[];
}

/** Every format, from the registries. */
export function listFormats(): readonly FormatRow[] {
	return [
		// Readers without endings take the members of collections.
		...readers
			.filter((reader) => reader.extensions.length > 0)
			.map(
				(reader): FormatRow => ({
					kind: "reader",
					key: reader.format,
					standard: reader.mediaTypes.join(", "),
					files: reader.extensions.filter((ending) => ending !== "").map((ending) => `.${ending}`),
				}),
			),
		...collections.map(
			(collection): FormatRow => ({
				kind: "collection",
				key: collection.format,
				standard: collection.mediaTypes.join(", "),
				files: collection.extensions.map((ending) => `.${ending}`),
			}),
		),
		...[...formats, ...variants].map(
			(format): FormatRow => ({ kind: "package", key: format.key, standard: format.standard, files: [] }),
		),
		...crosswalks.map(
			(row): FormatRow => ({
				kind: "crosswalk",
				key: row.key,
				standard: row.namespace,
				files: [`metadata/${row.fileName}`],
			}),
		),
	];
}
