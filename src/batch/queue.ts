/**
 * A piece of work: a range of articles. Its name is made of what the work is, so that the same work has the same name wherever and however often it is
 * asked for; doing it twice leaves what doing it once leaves.
 */
export interface Job<Payload> {
	readonly id: string;
	readonly payload: Payload;
}

/** A job that somebody works on. */
export interface Lease<Payload> extends Job<Payload> {
	/** From 1; more where somebody before did not come to an end with it. */
	readonly attempt: number;
	/** Proves to the queue that it is still ours. */
	readonly token: string;
}

/**
 * Where jobs wait for whoever does them. The local one is an array; one on a database or an object store leases rows, and takes back what was not done in
 * time. Those who do jobs know nothing else of it.
 */
export interface Queue<Payload> {
	/** False where a job of this name is there or was done: nothing is queued twice. */
	add(job: Job<Payload>): Promise<boolean>;
	/** The oldest job that nobody has; waits for one. Undefined when there is none left and none will come. */
	take(): Promise<Lease<Payload> | undefined>;
	/** False where the lease had ended and somebody else has it: then what was made of it is not to be used. */
	done(lease: Lease<Payload>): Promise<boolean>;
	/** Gives a job back, for whoever comes next. */
	release(lease: Lease<Payload>): Promise<void>;
	/** No more are added; `take` ends when all are done. */
	close(): Promise<void>;
	/** Ends at once: whoever waits gets nothing. */
	stop(): Promise<void>;
}

interface LocalOptions {
	/** Milliseconds for which a job stays with whoever took it; without end where it is not given, as threads of one process have their own watchdog. */
	readonly lease?: number;
	readonly now?: () => number;
}

/** A queue in this process. */
export function localQueue<Payload>({
	lease = Number.POSITIVE_INFINITY,
	now = () => performance.now(),
}: LocalOptions = {}): Queue<Payload> {
	const waiting: { readonly job: Job<Payload>; readonly attempt: number }[] = [];
	const taken = new Map<string, { readonly lease: Lease<Payload>; readonly until: number }>();
	const known = new Set<string>();
	const sleepers = new Set<() => void>();
	let [closed, stopped, tokens] = [false, false, 0];

	const wake = () => {
		for (const sleeper of sleepers) sleeper();
		sleepers.clear();
	};

	function takeBack(): void {
		for (const [id, { lease: held, until }] of taken) {
			if (until > now()) continue;
			taken.delete(id);
			waiting.unshift({ job: held, attempt: held.attempt });
		}
	}

	function isOurs({ id, token }: Lease<Payload>): boolean {
		return taken.get(id)?.lease.token === token;
	}

	return {
		add: async (job) => {
			if (closed) throw new Error("the queue is closed");
			if (known.has(job.id)) return false;
			known.add(job.id);
			waiting.push({ job, attempt: 0 });
			wake();
			return true;
		},
		take: async () => {
			while (!stopped) {
				takeBack();
				const first = waiting.shift();
				if (first) {
					const { id, payload } = first.job;
					const own: Lease<Payload> = { id, payload, attempt: first.attempt + 1, token: String(tokens++) };
					taken.set(id, { lease: own, until: now() + lease });
					return own;
				}
				if (closed && taken.size === 0) return undefined;
				await new Promise<void>((resolve) => {
					const timer = Number.isFinite(lease) && taken.size > 0 ? setTimeout(resolve, lease) : undefined;
					sleepers.add(() => {
						clearTimeout(timer);
						resolve();
					});
				});
			}
			return undefined;
		},
		done: async (own) => {
			if (!isOurs(own)) return false;
			taken.delete(own.id);
			wake();
			return true;
		},
		release: async (own) => {
			if (!isOurs(own)) return;
			taken.delete(own.id);
			waiting.unshift({ job: own, attempt: own.attempt });
			wake();
		},
		close: async () => {
			closed = true;
			wake();
		},
		stop: async () => {
			stopped = true;
			wake();
		},
	};
}
