/** Fields whose values count; of all others the form does. */
const exact = new Set([
	"status",
	"message",
	"state",
	"key",
	"filename",
	"enabled",
	"is_published",
	"is_draft",
	"submitted",
	"type",
	"field",
	"messages",
	"errors",
	"identifier",
	"scheme",
	"publication_date",
]);
/** What is a matter of vocabularies, addresses and clocks. */
const passed = new Set(["links", "title", "props", "tags", "icon", "description", "identifier", "location", "…"]);

/** Differences between an answer that was recorded and ours: what it has, ours must have, in the same form. What was abridged there may be more here. */
export function differences(recorded: unknown, ours: unknown, at = ""): readonly string[] {
	const name = at.split(".").at(-1) ?? "";
	if (recorded === "<absent>") return ours === undefined ? [] : [`${at}: should be absent`];
	if (Array.isArray(recorded)) {
		if (!Array.isArray(ours)) return [`${at}: no list`];
		// The order of files is the database's.
		if (name === "entries") return differences({ list: sorted(recorded) }, { list: sorted(ours) }, at);
		if (name === "errors") {
			const texts = ours.map((one) => JSON.stringify(one));
			return recorded
				.filter((one) => !texts.includes(JSON.stringify(one)))
				.map((one) => `${at}: lacks ${JSON.stringify(one)}`);
		}
		if (name === "hits" || name === "")
			return recorded.length > 0 && ours.length > 0 ? differences(recorded[0], ours[0], `${at}.0`) : [];
		if (recorded.length !== ours.length) return [`${at}: ${ours.length} instead of ${recorded.length}`];
		return recorded.flatMap((one, n) => differences(one, ours[n], `${at}.${n}`));
	}
	if (typeof recorded === "object" && recorded !== null) {
		if (typeof ours !== "object" || ours === null) return [`${at}: no object`];
		const held = ours as Record<string, unknown>;
		return Object.entries(recorded).flatMap(([key, value]) => {
			if (key === "…") return [];
			if (held[key] === undefined && value !== "<absent>") return [`${at}.${key}: missing`];
			return passed.has(key) && typeof value !== "string" ? [] : differences(value, held[key], `${at}.${key}`);
		});
	}
	if (recorded === null || ours === null) return recorded === ours ? [] : [`${at}: ${JSON.stringify(ours)}`];
	if (typeof recorded !== typeof ours) return [`${at}: ${typeof ours} instead of ${typeof recorded}`];
	// What a search found depends on what else was there; when a draft counts as open, on the moment of the question.
	if (!exact.has(name) || passed.has(name) || at.includes(".hits.") || at.endsWith(".access.status")) return [];
	return recorded === ours ? [] : [`${at}: ${JSON.stringify(ours)} instead of ${JSON.stringify(recorded)}`];
}

function sorted(entries: readonly unknown[]): readonly unknown[] {
	const key = (one: unknown) => String((one as { key?: unknown } | null)?.key);
	return [...entries].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
