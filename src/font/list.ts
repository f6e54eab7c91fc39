import { diagnostic, type FaceStyle, failure, type Outcome, type Resources, success } from "../model/index.ts";

/** Path of the list of fonts below `fonts/`. */
export const listFile = "fonts.json";

/** `fonts/fonts.json`: which file serves which style, what is tried where a file lacks a character, and the files' identity. */
export interface FontList {
	readonly styles: Readonly<Record<FaceStyle, string>>;
	readonly fallback: readonly string[];
	readonly files: Readonly<Record<string, { readonly bytes: number; readonly sha256: string }>>;
}

export const faceStyles: readonly FaceStyle[] = ["regular", "italic", "bold", "bold-italic", "heading", "mono"];

/** Reads the list; every file that it names must have its size and digest. */
export function readFontList(resources: Resources): Outcome<FontList> {
	const bytes = resources.font(listFile);
	if (!bytes.value) return failure(...bytes.diagnostics);
	const list = parse(new TextDecoder().decode(bytes.value));
	return list ? success(list, bytes.diagnostics) : failure(diagnostic("font/list", { params: { file: listFile } }));
}

function parse(text: string): FontList | undefined {
	let data: unknown;
	try {
		data = JSON.parse(text);
	} catch {
		return undefined;
	}
	if (!isObject(data) || !isObject(data.styles) || !isObject(data.files) || !Array.isArray(data.fallback))
		return undefined;
	const { styles, files, fallback } = data;
	const known = (path: unknown): path is string => {
		const file = typeof path === "string" ? files[path] : undefined;
		return isObject(file) && typeof file.bytes === "number" && /^[0-9a-f]{64}$/.test(String(file.sha256));
	};
	if (!faceStyles.every((style) => known(styles[style])) || !fallback.every(known)) return undefined;
	return data as unknown as FontList;
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
