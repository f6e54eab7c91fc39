/** Content codings that answers may have, the better first. */
const codings = ["gzip", "deflate", "identity"] as const;

export type Coding = (typeof codings)[number];

/** The coding that a client likes best (RFC 9110 12.5.3); undefined where it takes none that there is. */
export function acceptedCoding(header: string | undefined): Coding | undefined {
	if (header === undefined || header.trim() === "") return "identity";
	const weights = new Map<string, number>();
	for (const part of header.toLowerCase().split(",")) {
		const [name = "", ...parameters] = part.split(";").map((each) => each.trim());
		const quality = parameters.find((each) => each.startsWith("q="))?.slice(2) ?? "1";
		if (name !== "") weights.set(name === "x-gzip" ? "gzip" : name, Number(quality) || 0);
	}
	// What is not named is as the star says; no coding is always acceptable unless it was refused.
	const weightOf = (coding: Coding) => weights.get(coding) ?? weights.get("*") ?? (coding === "identity" ? 0.0001 : 0);
	const best = codings.reduce((found, coding) => (weightOf(coding) > weightOf(found) ? coding : found));
	return weightOf(best) > 0 ? best : undefined;
}
