import type { Transport } from "../../model/index.ts";
import type { Surroundings } from "../factory.ts";

export interface RateOptions {
	readonly surroundings: Surroundings;
	/** Requests in a second. */
	readonly perSecond?: number;
	/** Requests that wait for the head of their answer at the same time. */
	readonly concurrency?: number;
}

/** Sends no more at a time, and no faster; requests keep their order. */
export function withRate(inner: Transport, { surroundings, perSecond, concurrency }: RateOptions): Transport {
	const gap = perSecond === undefined ? 0 : 1000 / perSecond;
	const queue: (() => void)[] = [];
	let running = 0;
	let next = 0;
	const enter = async (): Promise<void> => {
		if (concurrency !== undefined && running >= concurrency) await new Promise<void>((go) => queue.push(go));
		else running++;
		if (gap === 0) return;
		const now = surroundings.now();
		const at = Math.max(now, next);
		next = at + gap;
		if (at > now) await surroundings.sleep(at - now);
	};
	// The place of who leaves goes to the next in the queue, so that nobody slips in between.
	const leave = (): void => {
		const following = queue.shift();
		if (following) following();
		else running--;
	};
	return async (request) => {
		try {
			await enter();
			return await inner(request);
		} finally {
			leave();
		}
	};
}
