import { unopenableStep } from "../packaging/paths.ts";
import { slug } from "../text/slug.ts";
import { fileName } from "./portable.ts";

/** Where things stand in a built record; paths from the bag's root. */
export const paths = {
	dublinCore: "data/metadata/dublin-core.xml",
	dcterms: "data/metadata/dcterms.xml",
	recordJson: "data/metadata/record.json",
	premis: "data/metadata/premis.xml",
	metadataFolder: "data/metadata/",
	sourceFolder: "data/source/",
	imageFolder: "data/images/",
} as const;

/** The PDF carries the record's label, so that it keeps its meaning when it travels alone. */
export function pdfPath(label: string): string {
	return `data/${label}.pdf`;
}

/** The source under an ASCII name with its own ending; the name it came with stands in `record.json` and PREMIS originalName. */
export function sourcePath(name: string): string {
	const base = fileName(name);
	const dot = base.lastIndexOf(".");
	const ending = dot > 0 ? base.slice(dot + 1).toLowerCase() : "";
	const stem = dot > 0 ? base.slice(0, dot) : base;
	const ascii = /^[a-z0-9]{1,8}$/.test(ending) ? `.${ending}` : "";
	const own = `${slug(stem, 60, "source")}${ascii}`;
	return `${paths.sourceFolder}${unopenableStep(own) ? `source-${own}` : own}`;
}
