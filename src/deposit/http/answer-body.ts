import { joinBytes, TransportError } from "../../model/index.ts";

/** Holds the sender back; bytes wait in the socket meanwhile. */
export interface Flow {
	pause(): void;
	resume(): void;
	abort(reason: Error): void;
}

/** Bytes that may wait here before the sender is held back. */
const waterline = 1 << 20;
/** What `bytes` reads where no limit is given: answers that are read whole are short. */
const defaultLimit = 64 << 20;

/** The body of an answer, between the wire that pushes and the caller that pulls. */
export class AnswerBody {
	readonly #flow: Flow;
	#waiting: Uint8Array[] = [];
	#size = 0;
	#ended = false;
	#error: TransportError | undefined;
	#wake: (() => void) | undefined;
	#taken = false;
	#dropped = false;

	constructor(flow: Flow) {
		this.#flow = flow;
	}

	push(chunk: Uint8Array): void {
		if (this.#dropped) return;
		this.#waiting.push(chunk);
		this.#size += chunk.byteLength;
		if (this.#size > waterline) this.#flow.pause();
		this.#wake?.();
	}

	end(): void {
		this.#ended = true;
		this.#wake?.();
	}

	fail(error: TransportError): void {
		this.#error ??= error;
		this.#wake?.();
	}

	/** All of it; an answer beyond the limit ends as one that is cut, save with the limit 0, which throws the body away. */
	async bytes(limit = defaultLimit): Promise<Uint8Array> {
		const chunks: Uint8Array[] = [];
		let size = 0;
		for await (const chunk of this.stream()) {
			size += chunk.byteLength;
			if (limit === 0) continue;
			if (size > limit) throw new TransportError("cut", "unknown", `the answer is longer than ${limit} bytes`);
			chunks.push(chunk);
		}
		return joinBytes(chunks);
	}

	async *stream(): AsyncGenerator<Uint8Array> {
		if (this.#taken) throw new Error("the body of an answer is read once");
		this.#taken = true;
		let whole = false;
		try {
			for (;;) {
				const chunk = this.#waiting.shift();
				if (chunk) {
					this.#size -= chunk.byteLength;
					if (this.#size <= waterline) this.#flow.resume();
					yield chunk;
				} else if (this.#error) throw this.#error;
				else if (this.#ended) {
					whole = true;
					return;
				} else await new Promise<void>((wake) => (this.#wake = wake));
			}
		} finally {
			if (!whole && !this.#ended) {
				this.#dropped = true;
				this.#flow.abort(new Error("the rest was not wanted"));
			}
		}
	}
}
