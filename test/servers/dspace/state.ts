import { createHash, randomUUID } from "node:crypto";

/** A value of a field. Places are given when it is shown. */
export interface Value {
	readonly value: string;
	readonly language: string | null;
}

export type Fields = Map<string, Value[]>;

export interface Bitstream {
	readonly uuid: string;
	readonly metadata: Fields;
	readonly content: Uint8Array;
	readonly md5: string;
	readonly sequence: number;
	readonly storedAt: Date;
}

export interface Bundle {
	readonly uuid: string;
	readonly name: string;
	readonly bitstreams: Bitstream[];
	primary?: string;
}

export interface Item {
	readonly uuid: string;
	handle: string | null;
	metadata: Fields;
	inArchive: boolean;
	withdrawn: boolean;
	readonly collection: string;
	readonly submitter: string;
	readonly bundles: Bundle[];
	modified: Date;
}

export interface Draft {
	readonly id: number;
	readonly item: Item;
	licence?: { readonly bitstream: string; readonly at: Date };
}

export interface Review extends Draft {
	claimed: boolean;
}

export interface Collection {
	readonly uuid: string;
	readonly handle: string;
	readonly metadata: Fields;
	/** Who may submit; administrators always may. */
	submitters?: Set<string>;
	/** Group whose members have to approve. */
	reviewers?: string;
}

export interface Person {
	readonly uuid: string;
	readonly email: string;
	readonly password: string;
	readonly first: string;
	readonly last: string;
	readonly admin: boolean;
	/** Changes at logout: tokens of before are refused. */
	session: number;
}

export interface Group {
	readonly uuid: string;
	readonly name: string;
	readonly members: Set<string>;
}

/** All that the repository keeps; it outlives a restart of the server. */
export class DspaceState {
	readonly name = "Thu Ban Luu";
	/** What is kept is not what came, and nobody says so. */
	corrupt = false;
	readonly people: Person[] = [];
	readonly groups = new Map<string, Group>();
	readonly communities = new Map<string, { uuid: string; handle: string; metadata: Fields }>();
	readonly collections = new Map<string, Collection>();
	readonly items = new Map<string, Item>();
	readonly drafts = new Map<number, Draft>();
	readonly reviews = new Map<number, Review>();
	#handles = 0;
	#drafts = 0;
	#reviews = 0;

	nextHandle(): string {
		this.#handles++;
		return `123456789/${this.#handles}`;
	}

	person(email: string, password: string, names: readonly [string, string], admin = false): Person {
		const [first, last] = names;
		const made: Person = { uuid: randomUUID(), email, password, first, last, admin, session: 0 };
		this.people.push(made);
		return made;
	}

	collection(title: string, submitters: readonly Person[] = []): Collection {
		const made: Collection = {
			uuid: randomUUID(),
			handle: this.nextHandle(),
			metadata: new Map([["dc.title", [{ value: title, language: "vi" }]]]),
			...(submitters.length > 0 && { submitters: new Set(submitters.map(({ uuid }) => uuid)) }),
		};
		this.collections.set(made.uuid, made);
		return made;
	}

	group(name: string): Group {
		const made: Group = { uuid: randomUUID(), name, members: new Set() };
		this.groups.set(made.uuid, made);
		return made;
	}

	item(collection: string, submitter: string): Item {
		const made: Item = {
			uuid: randomUUID(),
			handle: null,
			metadata: new Map(),
			inArchive: false,
			withdrawn: false,
			collection,
			submitter,
			bundles: [],
			modified: new Date(),
		};
		this.items.set(made.uuid, made);
		return made;
	}

	draft(collection: string, submitter: string): Draft {
		this.#drafts++;
		const made: Draft = { id: this.#drafts, item: this.item(collection, submitter) };
		this.drafts.set(made.id, made);
		return made;
	}

	bundle(item: Item, name: string): Bundle {
		const there = item.bundles.find((bundle) => bundle.name === name);
		if (there) return there;
		const made: Bundle = { uuid: randomUUID(), name, bitstreams: [] };
		item.bundles.push(made);
		return made;
	}

	/** Directories are cut from the title, not from the source. */
	bitstream(item: Item, bundleName: string, name: string, given: Uint8Array, source: string | null = name): Bitstream {
		const content = this.corrupt ? given.map((byte, at) => (at === 0 ? byte ^ 1 : byte)) : given;
		const made: Bitstream = {
			uuid: randomUUID(),
			metadata: new Map<string, Value[]>([
				...(source === null ? [] : [["dc.source", [{ value: source, language: null }]] as [string, Value[]]]),
				["dc.title", [{ value: name.slice(name.lastIndexOf("/") + 1), language: null }]],
			]),
			content,
			md5: createHash("md5").update(content).digest("hex"),
			sequence: item.bundles.reduce((sum, { bitstreams }) => sum + bitstreams.length, 0) + 1,
			storedAt: new Date(),
		};
		this.bundle(item, bundleName).bitstreams.push(made);
		return made;
	}

	findBitstream(uuid: string): { bitstream: Bitstream; bundle: Bundle; item: Item } | undefined {
		for (const item of this.items.values())
			for (const bundle of item.bundles)
				for (const bitstream of bundle.bitstreams) if (bitstream.uuid === uuid) return { bitstream, bundle, item };
		return;
	}

	findBundle(uuid: string): { bundle: Bundle; item: Item } | undefined {
		for (const item of this.items.values())
			for (const bundle of item.bundles) if (bundle.uuid === uuid) return { bundle, item };
		return;
	}

	/** No review step: into the archive. Otherwise a reviewer has to approve. */
	submit(draft: Draft): Review | undefined {
		this.drafts.delete(draft.id);
		const { reviewers } = this.collections.get(draft.item.collection) ?? {};
		if (reviewers === undefined) {
			this.archive(draft.item);
			return;
		}
		this.#reviews++;
		const original = listed(draft.item);
		const said = [
			`Submitted by a submitter on ${seconds(new Date())} workflow start=Step: reviewstep`,
			`No. of bitstreams: ${original.length}`,
		];
		append(draft.item.metadata, "dc.description.provenance", {
			value: [...said, ...original].join("\n"),
			language: "en",
		});
		const review: Review = { ...draft, id: this.#reviews, claimed: false };
		this.reviews.set(review.id, review);
		return review;
	}

	archive(item: Item): void {
		const at = seconds(new Date());
		item.handle = this.nextHandle();
		item.inArchive = true;
		item.modified = new Date();
		const original = listed(item);
		const issued = item.metadata.get("dc.date.issued")?.[0]?.value;
		const said = [
			`Made available in DSpace on ${at} (GMT). No. of bitstreams: ${original.length}`,
			...original,
			...(issued === undefined ? [] : [`  Previous issue date: ${issued}`]),
		].join("\n");
		append(item.metadata, "dc.date.accessioned", { value: at, language: null });
		append(item.metadata, "dc.description.provenance", { value: said, language: "en" });
		append(item.metadata, "dc.identifier.uri", { value: `${uiAddress}/handle/${item.handle}`, language: null });
	}

	drop(item: Item): void {
		this.items.delete(item.uuid);
	}

	/** A curator sends it back: a new draft of the same item. */
	sendBack(review: Review): Draft {
		this.reviews.delete(review.id);
		this.#drafts++;
		const draft: Draft = { id: this.#drafts, item: review.item, ...(review.licence && { licence: review.licence }) };
		this.drafts.set(draft.id, draft);
		return draft;
	}
}

export const uiAddress = "https://ui.dspace.example";

export function append(fields: Fields, name: string, value: Value): void {
	fields.set(name, [...(fields.get(name) ?? []), value]);
}

export function titleOf(fields: Fields): string | null {
	return fields.get("dc.title")?.[0]?.value ?? null;
}

/** Each file with its digest, as the provenance has it. */
function listed(item: Item): readonly string[] {
	const files = item.bundles.filter(({ name }) => name !== "LICENSE").flatMap(({ bitstreams }) => bitstreams);
	return files.map(
		({ metadata, content, md5 }) => `${titleOf(metadata)}: ${content.byteLength} bytes, checksum: ${md5} (MD5)`,
	);
}

/** `2026-11-23T03:02:18Z`. */
export function seconds(date: Date): string {
	return `${date.toISOString().slice(0, 19)}Z`;
}
