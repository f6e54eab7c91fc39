import { type Diagnostic, diagnostic } from "../model/index.ts";
import { paths } from "./layout.ts";

/** The element of `bag-info.txt` by which a bag says that it is a record of ours, so that one with files taken out still counts as one. */
export const recordMark = ["Internal-Sender-Description", "Bản Lưu record"] as const;

/** Whether these are the files of a record of ours. */
export function isRecord(files: readonly string[]): boolean {
	return files.includes(paths.recordJson);
}

export function isRecordMark(label: string, value: string): boolean {
	return label.toLowerCase() === recordMark[0].toLowerCase() && value === recordMark[1];
}

/** What every record has. */
const payload = [paths.recordJson, paths.dublinCore, paths.dcterms, paths.premis];

/** RFC 8493 leaves most of the tag files to the maker's choice; for a built record we have made it. */
const tagFiles = [
	"bag-info.txt",
	"manifest-sha256.txt",
	"manifest-sha512.txt",
	"tagmanifest-sha256.txt",
	"tagmanifest-sha512.txt",
];

/** Files that a record of ours lacks. A package of another making that holds one has tag files of its own choice. */
export function missingFiles(files: readonly string[], { built = true } = {}): readonly Diagnostic[] {
	const there = new Set(files);
	return [...(built ? tagFiles : []), ...payload]
		.filter((path) => !there.has(path))
		.map((path) => diagnostic("build/record-file-missing", { params: { path }, place: { file: path } }));
}
