/** What a repository has confirmed of a deposit. */
export interface Receipt {
	readonly target: string;
	readonly identifier: string;
	readonly state: "sent" | "accepted" | "verified" | "published";
	readonly links: Readonly<Record<string, string>>;
	/** ISO 8601 with zone. */
	readonly at: string;
}
