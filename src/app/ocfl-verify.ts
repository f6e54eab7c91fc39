import { readdirSync } from "node:fs";
import { isOcflDeclaration, validateOcfl } from "../packaging/ocfl/format.ts";
import { folderDirectory } from "../store/ocfl/directory.ts";
import type { VerifyResult } from "./verify.ts";

/** Whether a folder declares itself an OCFL storage root or object; nothing below it is looked at. */
export function isOcflFolder(path: string): boolean {
	try {
		return readdirSync(path).some(isOcflDeclaration);
	} catch {
		return false;
	}
}

export interface OcflProgress {
	/** Objects, files of content and their bytes that have been checked. Nobody knows how many are to come. */
	readonly objects: number;
	readonly files: number;
	readonly bytes: number;
}

/** Checks a storage root object by object, or one object. */
export async function verifyOcfl(
	path: string,
	options: { readonly onProgress?: (progress: OcflProgress) => void; readonly signal?: AbortSignal } = {},
): Promise<Omit<VerifyResult, "path">> {
	const { onProgress, signal } = options;
	const progress = { objects: 0, files: 0, bytes: 0 };
	const { value, diagnostics } = await validateOcfl(folderDirectory(path), {
		...(signal && { signal }),
		...(onProgress && {
			onObject: (object) => {
				progress.objects++;
				progress.files += object?.files ?? 0;
				progress.bytes += object?.bytes ?? 0;
				onProgress(progress);
			},
		}),
	});
	return {
		format: "ocfl",
		...(value?.version !== undefined && { version: value.version }),
		...(value?.identifier !== undefined && { identifier: value.identifier }),
		...(value && { files: value.files, objects: value.objects }),
		record: false,
		diagnostics,
	};
}
