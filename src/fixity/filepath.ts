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
	const [first, second] = [path.charCodeAt(0), path.charCodeAt(1)];
	return (
		path === "" ||
		path.includes("\0") ||
		// `/`, `\`, `~`; a letter and a colon. Every path of a package comes here several times, and patterns cost three times as much.
		first === 0x2f ||
		first === 0x5c ||
		first === 0x7e ||
		(second === 0x3a && (first | 0x20) >= 0x61 && (first | 0x20) <= 0x7a) ||
		(path.includes("..") && path.split(/[/\\]/).includes(".."))
	);
}
