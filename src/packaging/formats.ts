import { archivematicaBagFormat, archivematicaFormat } from "./archivematica/format.ts";
import { bagitFormat } from "./bagit/format.ts";
import { earkAipFormat, earkSipFormat } from "./eark/format.ts";
import { folderFormat } from "./folder/format.ts";
import type { PackageFormat } from "./format.ts";
import { ocflFormat } from "./ocfl/format.ts";
import { safFormat } from "./saf/format.ts";
import { swordBagitFormat } from "./sword/bagit.ts";
import { swordSimpleFormat } from "./sword/simple.ts";
import { tt05Formats } from "./tt05/format.ts";

/** The one list of package formats, the more exacting ones first: a tree is of the first that recognises it. */
export const formats: readonly PackageFormat[] = [
	archivematicaBagFormat,
	bagitFormat,
	ocflFormat,
	...tt05Formats,
	earkSipFormat,
	earkAipFormat,
	archivematicaFormat,
	swordSimpleFormat,
	safFormat,
	folderFormat,
];

/** Formats of the list under another name, for one way of travelling; what they make is recognised as what it is. */
export const variants: readonly PackageFormat[] = [
	{ ...folderFormat, key: "zip", transport: { only: "zip", folder: true } },
	swordBagitFormat,
];

export function packageFormat(key: string): PackageFormat | undefined {
	return [...formats, ...variants].find((format) => format.key === key);
}
