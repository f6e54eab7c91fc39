import { bagitFormat } from "./bagit/format.ts";
import { earkAipFormat, earkSipFormat } from "./eark/format.ts";
import { folderFormat } from "./folder/format.ts";
import type { PackageFormat } from "./format.ts";
import { tt05Formats } from "./tt05/format.ts";

/** The one list of package formats, the more exacting ones first: a tree is of the first that recognises it. */
export const formats: readonly PackageFormat[] = [bagitFormat, earkSipFormat, earkAipFormat, folderFormat];
export const formats: readonly PackageFormat[] = [bagitFormat, ...tt05Formats, folderFormat];

import { ocflFormat } from "./ocfl/format.ts";

/** The one list of package formats, the more exacting ones first: a tree is of the first that recognises it. */
export const formats: readonly PackageFormat[] = [bagitFormat, ocflFormat, folderFormat];

export function packageFormat(key: string): PackageFormat | undefined {
	return formats.find((format) => format.key === key);
}
