import { type CheckedLine, checkMapfile, parseMapfile, serverAddress } from "../deposit/dspace/mapfile.ts";
import type { Surroundings } from "../deposit/factory.ts";
import { withRate } from "../deposit/http/rate.ts";
import { withRetry } from "../deposit/http/retry.ts";
import { diagnostic, failure, type Outcome, success } from "../model/index.ts";
import { readTextFile } from "../store/text-file.ts";
import type { DepositTarget } from "./deposit-targets.ts";

export interface MapfileJob {
	readonly path: string;
	readonly target: DepositTarget;
	readonly surroundings: Surroundings;
	readonly signal?: AbortSignal;
	told(line: CheckedLine): void;
}

/** Compares a mapfile of `dspace import` with the repository; nothing is logged into, and nothing changed. */
export async function checkMapfileOf(job: MapfileJob): Promise<Outcome<{ found: number; missing: number }>> {
	const { path, target, surroundings, signal, told } = job;
	const base = serverAddress(target.factory.kind, target.settings);
	if (base === undefined) {
		const params = { target: target.name, kind: target.factory.kind, known: "dspace, sword" };
		return failure(diagnostic("deposit/kind-unknown", { params }));
	}
	const text = await readTextFile(path);
	if (text.value === undefined) return failure(...text.diagnostics);
	const lines = parseMapfile(text.value, path);
	if (lines.value === undefined) return failure(...lines.diagnostics);
	const { undiciTransport } = await import("../deposit/http/undici.ts");
	const { ca } = target;
	const wire = undiciTransport({ ...(ca !== undefined && { ca }), ...(signal && { signal }) });
	const limited = withRate(wire.send, { surroundings, ...(target.rate !== undefined && { perSecond: target.rate }) });
	try {
		const transport = withRetry(limited, { surroundings });
		const checked = await checkMapfile(lines.value, path, { target: target.name, base, transport, told });
		const found = [...lines.diagnostics, ...checked.diagnostics];
		return checked.value ? success(checked.value, found) : failure(...found);
	} finally {
		await wire.close();
	}
}
