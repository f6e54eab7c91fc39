import type { Surroundings } from "../deposit/factory.ts";
import { dryRun } from "../deposit/http/dry-run.ts";
import { withRate } from "../deposit/http/rate.ts";
import { withRecord } from "../deposit/http/record.ts";
import { type Redactor, redactor } from "../deposit/http/redact.ts";
import { withRetry } from "../deposit/http/retry.ts";
import type { Repository } from "../model/index.ts";
import type { DepositTarget } from "./deposit-targets.ts";

export interface OpenTargetOptions {
	readonly surroundings: Surroundings;
	readonly signal?: AbortSignal;
	/** Requests in a second. */
	readonly rate?: number | undefined;
	/** Deposits at a time. */
	readonly concurrency?: number | undefined;
	/** Changes are told here instead of made. */
	readonly note?: ((text: string) => void) | undefined;
}

/** A repository that can be spoken to, and what blackens its secrets. */
export interface OpenRepository {
	readonly repository: Repository;
	readonly redact: Redactor;
	close(): Promise<void>;
}

/** Opens a target with all that goes around its requests. */
export async function openTarget(target: DepositTarget, options: OpenTargetOptions): Promise<OpenRepository> {
	const { surroundings, signal, rate = target.rate, concurrency = target.concurrency, note } = options;
	const { name, settings, secrets, ca, factory } = target;
	const { undiciTransport } = await import("../deposit/http/undici.ts");
	const redact = redactor(Object.values(secrets));
	const wire = undiciTransport({
		...(ca !== undefined && { ca }),
		...(signal && { signal }),
		...(concurrency !== undefined && { connections: Math.max(2, concurrency) }),
	});
	const limited = withRate(wire.send, {
		surroundings,
		...(rate !== undefined && { perSecond: rate }),
		...(concurrency !== undefined && { concurrency: Math.max(2, concurrency) }),
	});
	const retried = withRecord(withRetry(limited, { surroundings }), redact);
	const script = note && factory.rehearse?.(settings);
	const tell = note && ((text: string) => note(redact.text(text)));
	const transport = tell ? dryRun(retried, { note: tell, redact, ...(script && { script }) }) : retried;
	const repository = await factory.open({
		name,
		settings,
		secrets,
		transport,
		surroundings,
		...(ca !== undefined && { ca }),
		...(signal && { signal }),
		...(tell && { dryRun: { note: tell } }),
		hide: redact.hide,
	});
	return {
		repository,
		redact,
		close: async () => {
			await repository.close().catch(() => undefined);
			await wire.close();
		},
	};
}

/** The machine's own clock and chance; a sleep ends with the signal. */
export function realSurroundings(now: () => number, signal?: AbortSignal): Surroundings {
	return {
		now,
		random: Math.random,
		sleep: (milliseconds) =>
			new Promise((wake) => {
				const done = (): void => {
					clearTimeout(timer);
					signal?.removeEventListener("abort", done);
					wake();
				};
				const timer = setTimeout(done, milliseconds);
				if (signal?.aborted) done();
				else signal?.addEventListener("abort", done, { once: true });
			}),
	};
}
