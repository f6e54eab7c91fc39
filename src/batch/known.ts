import { compactRows, grown, rowIndex } from "./compact.ts";

/** An article that came before. */
export interface Earlier {
	readonly sequence: number;
	/** The name by which the user knows it. */
	readonly source: string;
}

/** Sources that a run has read, by their bytes. */
export interface SeenSources {
	/** The first that had these bytes; undefined, and kept as the first, where none had. */
	first(sha256: string, sequence: number, source: string): Earlier | undefined;
}

/** Digests are kept whole: one that is taken for another would cost an article. */
export function seenSources(): SeenSources {
	const rows = compactRows(2);
	const byDigest = rowIndex(rows, 0);
	let sequences = new Float64Array(64);
	return {
		first: (sha256, sequence, source) => {
			const key = Buffer.from(sha256, "hex");
			const row = byDigest.find(key);
			if (row !== undefined) return { sequence: sequences[row] as number, source: textOf(rows.part(row, 1)) };
			const own = rows.add(key, Buffer.from(source));
			byDigest.add(own);
			if (own >= sequences.length) sequences = grown(sequences);
			sequences[own] = sequence;
			return undefined;
		},
	};
}

/** A record that came before. */
export interface KnownRecord {
	readonly source: string;
	/** SHA-256 (hex) of the source. */
	readonly sha256: string;
	readonly identifier: string;
}

/** Records of a run by identifier and by text, of each the first. */
export interface KnownRecords {
	byIdentifier(identifier: string): KnownRecord | undefined;
	/** @param textDigest SHA-256 (hex) */
	byText(textDigest: string): KnownRecord | undefined;
	add(record: KnownRecord, textDigest: string | undefined): void;
}

export function knownRecords(): KnownRecords {
	const rows = compactRows(4);
	const [identifiers, texts] = [rowIndex(rows, 0), rowIndex(rows, 1)];
	const at = (row: number | undefined): KnownRecord | undefined =>
		row === undefined
			? undefined
			: {
					identifier: textOf(rows.part(row, 0)),
					sha256: Buffer.from(rows.part(row, 2)).toString("hex"),
					source: textOf(rows.part(row, 3)),
				};
	return {
		byIdentifier: (identifier) => at(identifiers.find(Buffer.from(identifier))),
		byText: (textDigest) => at(texts.find(Buffer.from(textDigest, "hex"))),
		add: ({ identifier, sha256, source }, textDigest = "") => {
			const [key, text] = [Buffer.from(identifier), Buffer.from(textDigest, "hex")];
			const row = rows.add(key, text, Buffer.from(sha256, "hex"), Buffer.from(source));
			if (identifiers.find(key) === undefined) identifiers.add(row);
			if (text.byteLength > 0 && texts.find(text) === undefined) texts.add(row);
		},
	};
}

function textOf(bytes: Uint8Array): string {
	return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
}
