/** One row of a code table. `exit` is the process exit code when a finding of this code is an error; 1 where it is not given. */
export interface CodeRow {
	readonly severity: "error" | "warning" | "notice";
	readonly exit?: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 70;
	/** Names of the params that the messages may use. */
	readonly params?: readonly string[];
}
