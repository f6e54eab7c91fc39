/** CPU of this process since a mark, user and system, of all its threads, in milliseconds. */
export function milliseconds(since: NodeJS.CpuUsage): number {
	const { user, system } = process.cpuUsage(since);
	return (user + system) / 1000;
}

export function median(values: readonly number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Number of an option `--name=7`. */
export function numberOption(name: string): number | undefined {
	const word = process.argv.find((each) => each.startsWith(`--${name}=`));
	return word === undefined ? undefined : Number(word.slice(name.length + 3));
}

/** A result that a benchmark cannot do without. */
export function must<T>(outcome: { readonly value?: T; readonly diagnostics: readonly unknown[] }): T {
	if (outcome.value === undefined) throw new Error(JSON.stringify(outcome.diagnostics));
	return outcome.value;
}
