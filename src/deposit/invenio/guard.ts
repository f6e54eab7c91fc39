import type { RemoteNames } from "../../model/index.ts";
import type { Answer } from "./wire.ts";

/** Name that stays in the journal. */
export const stranded = "stranded";

/**
 * Keeps a draft from being made twice. The search of these servers lags behind their database, for which the driver looks several times; but where the search
 * is down, a draft is stored and the answer is 500, and no search finds it until somebody rebuilds the index. After a create that the server itself failed
 * in, or while its search does not answer, the deposit is stranded: only a draft that is found goes on.
 */
export interface Guard {
	isStranded(key: string, known: RemoteNames): boolean;
	strand(key: string): RemoteNames;
}

export function createGuard(): Guard {
	const keys = new Set<string>();
	return {
		isStranded: (key, known) => keys.has(key) || known[stranded] !== undefined,
		strand(key) {
			keys.add(key);
			return { [stranded]: "1" };
		},
	};
}

/** The server's own word for a failure of its own: by then it may have stored what was sent. A proxy before it says so in another form. */
export function failedInside(answer: Answer | undefined): boolean {
	return (
		answer !== undefined && answer.status >= 500 && (answer.json as { status?: unknown })?.status === answer.status
	);
}
