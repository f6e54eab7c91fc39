/** Rows of byte strings that only grow. */
export interface CompactRows {
	readonly count: number;
	/** The number of the new row. */
	add(...parts: readonly Uint8Array[]): number;
	/** A view into the store. */
	part(row: number, part: number): Uint8Array;
}

const blockBytes = 1 << 18;

/**
 * Keeps rows of so many parts each, one after the other in large blocks: as strings in objects of a map the same takes ten times the memory, and the
 * garbage collector goes through each of them again and again.
 */
export function compactRows(parts: number): CompactRows {
	const blocks: Uint8Array[] = [];
	/** Block, beginning and length of each part. */
	let places = new Uint32Array(parts * 3 * 64);
	let [used, count] = [blockBytes, 0];
	return {
		get count() {
			return count;
		},
		add: (...values) => {
			if (values.length !== parts) throw new Error(`${values.length} parts instead of ${parts}`);
			if ((count + 1) * parts * 3 > places.length) places = grown(places);
			for (const [n, bytes] of values.entries()) {
				if (blocks.length === 0 || used + bytes.byteLength > (blocks.at(-1) as Uint8Array).byteLength) {
					blocks.push(new Uint8Array(Math.max(blockBytes, bytes.byteLength)));
					used = 0;
				}
				blocks.at(-1)?.set(bytes, used);
				places.set([blocks.length - 1, used, bytes.byteLength], (count * parts + n) * 3);
				used += bytes.byteLength;
			}
			return count++;
		},
		part: (row, part) => {
			const at = (row * parts + part) * 3;
			const begin = places[at + 1] as number;
			const block = blocks[places[at] as number];
			if (block === undefined || row >= count || part >= parts) throw new Error(`no part ${part} of a row ${row}`);
			return block.subarray(begin, begin + (places[at + 2] as number));
		},
	};
}

/** Finds rows by one of their parts. */
export interface RowIndex {
	/** The row that was added with a key; keys are compared whole. */
	find(key: Uint8Array): number | undefined;
	/** Its key has not been added before. */
	add(row: number): void;
}

/** A hash table with open addressing: four bytes a slot, at most two thirds of them taken. */
export function rowIndex(rows: CompactRows, part: number): RowIndex {
	let slots = new Uint32Array(128);
	let count = 0;
	const place = (row: number) => {
		let at = hashOf(rows.part(row, part)) & (slots.length - 1);
		while (slots[at] !== 0) at = (at + 1) & (slots.length - 1);
		slots[at] = row + 1;
	};
	return {
		find: (key) => {
			for (let at = hashOf(key) & (slots.length - 1); slots[at] !== 0; at = (at + 1) & (slots.length - 1)) {
				const row = (slots[at] as number) - 1;
				if (Buffer.compare(rows.part(row, part), key) === 0) return row;
			}
			return undefined;
		},
		add: (row) => {
			if (++count * 3 > slots.length * 2) {
				const old = slots;
				slots = new Uint32Array(old.length * 2);
				for (const slot of old) if (slot !== 0) place(slot - 1);
			}
			place(row);
		},
	};
}

/** FNV-1a, 32 bits. */
function hashOf(bytes: Uint8Array): number {
	let hash = 0x811c9dc5;
	for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
	return (hash ^ (hash >>> 15)) >>> 0;
}

/** The same numbers in twice the room. */
export function grown<T extends Uint32Array | Float64Array | Uint8Array>(numbers: T): T {
	const more = new (numbers.constructor as new (length: number) => T)(numbers.length * 2);
	more.set(numbers);
	return more;
}
