/** The `filepath` of a manifest or fetch file: how it is written, and what it must not be. */

const encodings: Readonly<Record<string, string>> = { "\n": "%0A", "\r": "%0D", "%": "%25" };
const decodings: Readonly<Record<string, string>> = { "%0A": "\n", "%0D": "\r", "%25": "%" };

/** LF, CR and `%`, and only those, are percent-encoded (RFC 8493 2.1.3). */
export function encodeFilepath(path: string): string {
	return path.replace(/[\n\r%]/g, (character) => encodings[character] as string);
}

/** Inverse of `encodeFilepath`. Any other `%` stays as it is: the file may well be called so. */
export function decodeFilepath(written: string): string {
	return written.replace(/%(?:0A|0D|25)/gi, (sequence) => decodings[sequence.toUpperCase()] as string);
}

/** Whether a `%` stands in it that is none of the three encodings. */
export function hasStrayPercent(written: string): boolean {
	return /%(?!0A|0D|25)/i.test(written);
}

/**
 * Whether a path could name something outside its root on any platform (RFC 8493 5.1): absolute, a drive letter or a
 * namespace of Windows, a home folder, a `..` step between either kind of slash, a NUL.
 */
export function isUnsafePath(path: string): boolean {
	return (
		path === "" ||
		path.includes("\0") ||
		/^[/\\~]/.test(path) ||
		/^[a-z]:/i.test(path) ||
		(path.includes("..") && path.split(/[/\\]/).includes(".."))
	);
}
