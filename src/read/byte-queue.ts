/** Bytes that come in pieces, taken in other pieces. */
export interface ByteQueue {
	/** At least this many bytes where there are as many, without taking them. */
	peek(count: number): Promise<Uint8Array>;
	/** Up to this many bytes; none at the end. */
	take(most: number): Promise<Uint8Array>;
	/** Gives back the last bytes of what was taken last. */
	giveBack(count: number): void;
	/** Bytes taken so far. */
	readonly taken: number;
}

export function byteQueue(pieces: AsyncIterator<Uint8Array>, first: Uint8Array): ByteQueue {
	let [piece, at, taken] = [first, 0, 0];
	async function more(): Promise<boolean> {
		const next = await pieces.next();
		if (next.done) return false;
		if (at === piece.length) {
			[piece, at] = [next.value, 0];
			return true;
		}
		const rest = piece.subarray(at);
		const all = new Uint8Array(rest.length + next.value.length);
		all.set(rest);
		all.set(next.value, rest.length);
		[piece, at] = [all, 0];
		return true;
	}
	return {
		async peek(count) {
			while (piece.length - at < count && (await more()));
			return piece.subarray(at);
		},
		async take(most) {
			while (piece.length === at && (await more()));
			const some = piece.subarray(at, at + most);
			at += some.length;
			taken += some.length;
			return some;
		},
		giveBack(count) {
			at -= count;
			taken -= count;
		},
		get taken() {
			return taken;
		},
	};
}
