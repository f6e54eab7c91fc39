import type { ArchivalRecord, Claim, Diagnostic, Place } from "../model/index.ts";

/**
 * Records name files by their own names: the folders of the machine that built them are nobody's business, and would make the same
 * article another record when the build runs elsewhere.
 */
export function fileName(path: string): string {
	return path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
}

function portablePlace(place: Place): Place {
	return { ...place, file: fileName(place.file) };
}

export function portableClaim(claim: Claim): Claim {
	return claim.place ? { ...claim, place: portablePlace(claim.place) } : claim;
}

export function portableFinding(finding: Diagnostic): Diagnostic {
	return finding.place ? { ...finding, place: portablePlace(finding.place) } : finding;
}

export function portableRecord(record: ArchivalRecord): ArchivalRecord {
	const { claims, superseded } = record.metadata;
	return { ...record, metadata: { claims: claims.map(portableClaim), superseded: superseded.map(portableClaim) } };
}
