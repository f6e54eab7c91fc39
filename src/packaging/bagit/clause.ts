import type { Clause } from "../../model/diagnostic.ts";

/** A clause of RFC 8493, The BagIt File Packaging Format (V1.0). Earlier versions are judged by what it says of them. */
export function rfc8493(clause: string): Clause {
	return { standard: "RFC 8493", clause };
}
