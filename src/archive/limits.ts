/** How far an archive may swell: what is beyond is an attack or an accident, and is not unpacked. */
export interface Limits {
	/** Members at most. */
	readonly members: number;
	/** Bytes of all members together, uncompressed. */
	readonly bytes: number;
	/** Uncompressed bytes for one compressed, for members above `harmless`. */
	readonly ratio: number;
	/** Bytes up to which the ratio does not matter: a table of zeros may be small. */
	readonly harmless: number;
}

export const defaultLimits: Limits = { members: 2_000_000, bytes: 2 ** 44, ratio: 200, harmless: 16 * 2 ** 20 };
