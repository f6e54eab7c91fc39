/** Numbers that grow to any count at eight bytes each: what a long document keeps of each of its parts. */
export interface Numbers {
	push(value: number): void;
	at(index: number): number;
	readonly length: number;
}

export function numbers(): Numbers {
	let values = new Float64Array(256);
	let length = 0;
	return {
		push: (value) => {
			if (length === values.length) {
				const wider = new Float64Array(length * 2);
				wider.set(values);
				values = wider;
			}
			values[length++] = value;
		},
		at: (index) => {
			if (index < 0 || index >= length) throw new RangeError(`no number ${index} of ${length}`);
			return values[index] as number;
		},
		get length() {
			return length;
		},
	};
}
