import { loadDecoders } from "../image/rendition.ts";
import { type Block, type Diagnostic, diagnostic, type Figure, figuresOf, type Source } from "../model/index.ts";

/** What was found at the references of figures, and findings about those that lead to nothing. */
export interface FoundPictures {
	readonly bytes: ReadonlyMap<string, Uint8Array>;
	readonly findings: readonly Diagnostic[];
}

/** Characters of a reference that a finding quotes: a picture inside one (`data:`) may be megabytes. */
const quoted = 80;

/**
 * Brings the pictures of an article, those of `inside` or from beside its source; never from the network, never from outside its folder. A picture that is not there is
 * a warning: the record is made without it and says so.
 */
export async function findPictures(
	source: Source,
	blocks: readonly Block[],
	inside: ReadonlyMap<string, Uint8Array> = new Map(),
): Promise<FoundPictures> {
	const bytes = new Map<string, Uint8Array>();
	const findings: Diagnostic[] = [];
	const asked = new Set<string>();
	for (const figure of figuresOf(blocks)) {
		const { href } = figure;
		if (asked.has(href)) continue;
		asked.add(href);
		const own = inside.get(href);
		if (own !== undefined) {
			bytes.set(href, own);
			continue;
		}
		const outcome = await source.resolve(href);
		if (outcome.value === undefined) findings.push(...missing(figure, outcome.diagnostics));
		else bytes.set(href, outcome.value);
	}
	await loadDecoders(bytes.values());
	return { bytes, findings };
}

function missing({ href, place }: Figure, reasons: readonly Diagnostic[]): readonly Diagnostic[] {
	const at = place && { place };
	const params = { href: href.length > quoted ? `${href.slice(0, quoted)}…` : href };
	if (reasons.some((reason) => reason.code === "store/not-a-neighbour"))
		return [diagnostic("build/picture-outside", { params, ...at })];
	const others = reasons.filter((reason) => reason.code !== "store/not-found");
	return [
		diagnostic("build/picture-missing", { params, ...at }),
		...others.map((reason): Diagnostic => ({ ...reason, severity: "warning", ...at })),
	];
}
