/** Runs an action on every item, at most `limit` at once; the results stand in the order of the items. */
export async function mapConcurrent<Item, Result>(
	items: readonly Item[],
	limit: number,
	action: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
	const results = new Array<Result>(items.length);
	let next = 0;
	async function lane(): Promise<void> {
		while (next < items.length) {
			const at = next++;
			results[at] = await action(items[at] as Item);
		}
	}
	await Promise.all(Array.from({ length: Math.min(limit, items.length) }, lane));
	return results;
}
