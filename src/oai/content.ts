import { type Diagnostic, diagnostic, type HarvestRow } from "../model/index.ts";
import type { ErrorCode, ProtocolError } from "./errors.ts";

/** The inside of the element of a verb, or why there is none. */
export type Content =
	| { readonly pieces: readonly string[]; readonly count: number; readonly findings?: readonly Diagnostic[] }
	| { readonly errors: readonly ProtocolError[]; readonly findings?: readonly Diagnostic[] };

export function failed(code: ErrorCode, text: string, findings: readonly Diagnostic[] = []): Content {
	return { errors: [{ code, text }], findings };
}

/** The catalogue's own copy is damaged: the record is left out, and harvesters keep what they have. */
export function unreadable({ identifier }: Pick<HarvestRow, "identifier">): Diagnostic {
	return diagnostic("oai/description-unreadable", { params: { identifier } });
}
