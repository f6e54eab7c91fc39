/** Puts items behind those of a list; however many: arguments stand on the stack, which is small. */
export function append<Item>(list: Item[], items: readonly Item[]): void {
	for (const item of items) list.push(item);
}
