import { createHash } from "node:crypto";
import type { HttpBody } from "../../model/index.ts";

/** A body whose MD5 is known when it was read to its end: of the bytes that really went out. */
export interface WatchedBody {
	readonly body: HttpBody;
	/** Lower-case hexadecimal, of the last whole reading. */
	md5(): string | undefined;
}

export function watched(file: HttpBody): WatchedBody {
	let digest: string | undefined;
	return {
		md5: () => digest,
		body: {
			size: file.size,
			async *open() {
				const hash = createHash("md5");
				for await (const chunk of file.open()) {
					hash.update(chunk);
					yield chunk;
				}
				digest = hash.digest("hex");
			},
		},
	};
}

/** `md5:…`, or the bare digest of the older list of files. */
export function md5Of(checksum: string | undefined): string | undefined {
	return /^(?:md5:)?([0-9a-f]{32})$/i.exec(checksum ?? "")?.[1]?.toLowerCase();
}
