import {
	type Diagnostic,
	diagnostic,
	failure,
	type Outcome,
	success,
	type Transport,
	TransportError,
} from "../../model/index.ts";
import { statusFinding, transportFinding } from "../findings.ts";

/** A line of the file that `dspace import` writes: what became of a folder of the batch. */
export interface MapLine {
	/** Name of the item's folder; it may have spaces. */
	readonly item: string;
	/** A handle; of an import into a review workflow a UUID. */
	readonly handle: string;
	/** From 1. */
	readonly line: number;
}

export interface CheckedLine extends MapLine {
	readonly found: boolean;
}

/** The handle stands behind the last space: `bài 004 có dấu 123456789/59`. */
export function parseMapfile(text: string, path: string): Outcome<readonly MapLine[]> {
	const lines: MapLine[] = [];
	const found: Diagnostic[] = [];
	const first = new Map<string, number>();
	for (const [at, content] of text
		.replace(/^\uFEFF/, "")
		.split(/\r?\n/)
		.entries()) {
		if (content.trim() === "") continue;
		const line = at + 1;
		const place = { file: path, line };
		const space = content.trimEnd().lastIndexOf(" ");
		const item = content.slice(0, Math.max(0, space));
		const handle = content.slice(space + 1).trim();
		const isUuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(handle);
		if (item.trim() === "" || !(isUuid || /^[\w.-]+\/\S+$/.test(handle))) {
			found.push(diagnostic("dspace/mapfile-line", { params: { text: content.trim().slice(0, 200) }, place }));
			continue;
		}
		if (isUuid) {
			found.push(diagnostic("dspace/not-a-handle", { params: { value: handle, item }, place }));
			continue;
		}
		const before = first.get(handle);
		if (before !== undefined)
			found.push(diagnostic("dspace/mapfile-twice", { params: { handle, line: before }, place }));
		else first.set(handle, line);
		lines.push({ item, handle, line });
	}
	if (lines.length === 0 && found.length === 0) found.push(diagnostic("dspace/mapfile-empty", { params: { path } }));
	return success(lines, found);
}

export interface MapfileOptions {
	readonly target: string;
	/** Of the server, without `/api`. */
	readonly base: string;
	readonly transport: Transport;
	/** Hears of each line. */
	told(line: CheckedLine): void;
}

/**
 * Asks the repository for every handle. One bad item takes a whole import back, while the mapfile keeps the items before it: their handles lead
 * nowhere, and `--resume` would pass over them.
 */
export async function checkMapfile(
	lines: readonly MapLine[],
	path: string,
	{ target, base, transport, told }: MapfileOptions,
): Promise<Outcome<{ readonly found: number; readonly missing: number }>> {
	const findings: Diagnostic[] = [];
	let missing = 0;
	for (const each of lines) {
		const { item, handle, line } = each;
		const answer = await exists(handle, target, base, transport);
		if (answer.value === undefined) return failure(...findings, ...answer.diagnostics);
		told({ ...each, found: answer.value });
		if (answer.value) continue;
		missing++;
		findings.push(diagnostic("dspace/handle-missing", { params: { handle, item }, place: { file: path, line } }));
	}
	if (missing > 0) {
		findings.push(diagnostic("dspace/import-again", { params: { path, missing, total: lines.length } }));
	}
	return success({ found: lines.length - missing, missing }, findings);
}

/** A handle that is known is answered by a redirection; its item may be closed to us. */
async function exists(handle: string, target: string, base: string, transport: Transport): Promise<Outcome<boolean>> {
	const url = `${base}/api/pid/find?id=${encodeURIComponent(handle)}`;
	try {
		const response = await transport({ method: "GET", url, headers: {}, note: "find-handle" });
		await response.bytes(0).catch(() => undefined);
		const { status } = response;
		if (status === 404) return success(false);
		// Followed, or not: to an item that is open, or to one that is not.
		if ([200, 301, 302, 303, 307, 308, 401, 403].includes(status)) return success(true);
		return failure(statusFinding(response, target, "find-handle"));
	} catch (error) {
		if (!(error instanceof TransportError)) throw error;
		return error.reason === "redirect" ? success(true) : failure(transportFinding(error, target, "find-handle"));
	}
}

/** The server's address in the settings of a target that has one. */
export function serverAddress(kind: string, settings: unknown): string | undefined {
	const { url } = settings as { url?: unknown };
	if (typeof url !== "string") return;
	const plain = url.replace(/\/+$/, "");
	if (kind === "dspace") return plain.replace(/\/api$/, "");
	if (kind === "sword") return plain.replace(/\/servicedocument$/, "").replace(/\/swordv2$/, "");
	return;
}
