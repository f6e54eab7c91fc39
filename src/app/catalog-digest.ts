import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";

/** SHA-256 (hex) of a file; undefined where it cannot be read. */
export async function sha256File(path: string): Promise<string | undefined> {
	const hash = createHash("sha256");
	try {
		for await (const piece of createReadStream(path)) hash.update(piece as Uint8Array);
	} catch {
		return undefined;
	}
	return hash.digest("hex");
}
