/** What is read from a deposit receipt (SWORD 2.0 Profile 10). Namespaces' prefixes are the server's own business. */
export interface DepositReceipt {
	/** Where the description is changed, and the deposit completed. */
	readonly edit?: string;
	/** Where files go. */
	readonly media?: string;
	/** The statement as RDF; that of Atom is not well-formed in DSpace once it names original deposits. */
	readonly statement?: string;
	/** Page for people. */
	readonly page?: string;
	/** Digests (MD5) of files that the repository computed, by their names: it writes them into the provenance, at the end of a submission. */
	readonly digests: ReadonlyMap<string, { readonly size: number; readonly md5: string }>;
	readonly identifiers: readonly string[];
	/** Whether addresses were doubled. */
	readonly doubled: boolean;
}

const terms = "http://purl.org/net/sword/terms/";

/** Servers as shipped say `/swordv2/swordv2/`, where nothing answers. Right addresses stay as they are. */
export function mended(iri: string): string {
	return iri.replace("/swordv2/swordv2/", "/swordv2/");
}

/** Links by `rel` and `type`: there are several of a relation, in any order. Undefined where it is no Atom entry. */
export function readReceipt(xml: string): DepositReceipt | undefined {
	if (!/<(?:\w+:)?entry[\s>]/.test(xml)) return;
	const links = [...xml.matchAll(/<(?:\w+:)?link\b([^>]*?)\/?>/g)].map(([, attributes = ""]) =>
		attributesOf(attributes),
	);
	const linked = (rel: string, type?: RegExp) =>
		links.find((link) => link.rel === rel && (type === undefined || type.test(link.type ?? "")))?.href;
	const edit = linked("edit");
	const media = linked("edit-media", /^(?!application\/atom\+xml)/);
	const statement = linked(`${terms}statement`, /^application\/rdf\+xml/);
	const page = linked("alternate");
	return {
		...(edit !== undefined && { edit: mended(edit) }),
		...(media !== undefined && { media: mended(media) }),
		...(statement !== undefined && { statement: mended(statement) }),
		...(page !== undefined && { page }),
		digests: digestsIn(xml),
		identifiers: [...xml.matchAll(/<(?:\w+:)?identifier\b[^>]*>([^<]*)</g)].map(([, value = ""]) => decoded(value)),
		doubled: [edit, media, statement].some((iri) => iri?.includes("/swordv2/swordv2/")),
	};
}

/** What the collection lists: edit addresses with titles. */
export function readListing(xml: string): readonly { readonly edit: string; readonly title: string }[] {
	return [...xml.matchAll(/<(?:\w+:)?entry\b[^>]*>([\s\S]*?)<\/(?:\w+:)?entry>/g)].flatMap(([, entry = ""]) => {
		const edit = /<(?:\w+:)?id\b[^>]*>([^<]*)</.exec(entry)?.[1];
		const title = /<(?:\w+:)?title\b[^>]*>([^<]*)</.exec(entry)?.[1] ?? "";
		return edit === undefined ? [] : [{ edit: mended(decoded(edit.trim())), title: decoded(title) }];
	});
}

/** Collections of a service document, with the packagings that they take. */
export function readService(
	xml: string,
): ReadonlyMap<string, { readonly title: string; readonly packagings: readonly string[] }> {
	const found = [...xml.matchAll(/<(?:\w+:)?collection\b([^>]*)>([\s\S]*?)<\/(?:\w+:)?collection>/g)];
	return new Map(
		found.flatMap(([, attributes = "", content = ""]) => {
			const { href } = attributesOf(attributes);
			const title = decoded(/<(?:\w+:)?title\b[^>]*>([^<]*)</.exec(content)?.[1] ?? "");
			const packagings = [...content.matchAll(/<(?:\w+:)?acceptPackaging\b[^>]*>([^<]*)</g)].map(([, value = ""]) =>
				value.trim(),
			);
			return href === undefined ? [] : [[href, { title, packagings }] as const];
		}),
	);
}

/** `archived`, `inreview`, `inprogress` of DSpace's statements. */
export function readState(rdf: string): string | undefined {
	return /http:\/\/dspace\.org\/state\/(\w+)/.exec(rdf)?.[1];
}

/**
 * Files as they were sent, by their names. Receipts name them only when a package has just come in; the statement does always: by an identifier in
 * the workspace, by the handle in the archive. Entries that came in are files as well; they are left out.
 */
export function readOriginals(rdf: string): readonly { readonly name: string; readonly uuid?: string }[] {
	const found = new Map<string, string | undefined>();
	for (const [, whole = ""] of rdf.matchAll(/rdf:(?:about|resource)="([^"]*)"/g)) {
		const iri = decoded(whole);
		const uuid = /\/retrieve\/([0-9a-f-]{36})\/[^/]+$/.exec(iri)?.[1];
		if (uuid === undefined && !/\/bitstream\/[^/]+\/[^/]+\/\d+\/[^/]+$/.test(iri)) continue;
		const name = lastStep(iri);
		if (!/^sword-.*original\.xml$/.test(name)) found.set(name, uuid);
	}
	return [...found].map(([name, uuid]) => ({ name, ...(uuid !== undefined && { uuid }) }));
}

function digestsIn(xml: string): DepositReceipt["digests"] {
	const said = [...xml.matchAll(/<(?:\w+:)?provenance\b[^>]*>([^<]*)</g)]
		.map(([, text = ""]) => decoded(text))
		.join("\n");
	const lines = [...said.matchAll(/^(.+): (\d+) bytes, checksum: ([0-9a-f]{32}) \(MD5\)/gm)];
	return new Map(lines.map(([, name = "", size, md5 = ""]) => [name, { size: Number(size), md5 }]));
}

function attributesOf(text: string): Readonly<Record<string, string>> {
	return Object.fromEntries(
		[...text.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(([, name = "", one, other]) => [
			name,
			decoded(one ?? other ?? ""),
		]),
	);
}

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function decoded(text: string): string {
	return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
		if (name !== undefined) return entities[name] ?? whole;
		return String.fromCodePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16));
	});
}

function lastStep(iri: string): string {
	const step = iri.slice(iri.lastIndexOf("/") + 1);
	try {
		return decodeURIComponent(step);
	} catch {
		return step;
	}
}
