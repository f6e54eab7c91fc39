import { openFedora } from "../../src/deposit/fedora/factory.ts";
import { type FedoraSettings, fedoraSettings } from "../../src/deposit/fedora/settings.ts";
import { withRetry } from "../../src/deposit/http/retry.ts";
import { undiciTransport } from "../../src/deposit/http/undici.ts";
import type { Deposit, Repository, Transport } from "../../src/model/index.ts";
import { quickSurroundings, type RepositoryWorld } from "../contract/repositories.ts";
import { garbling } from "./wire.ts";

export interface FedoraPlace {
	readonly url: string;
	readonly user: string;
	readonly password: string;
}

/** An adapter over sockets of its own. */
export function fedoraAdapter(
	{ url, user, password }: FedoraPlace,
	more: Partial<FedoraSettings> = {},
	wrap: (inner: Transport) => Transport = (inner) => inner,
	surroundings = quickSurroundings(),
): Repository {
	const wire = undiciTransport();
	const settings = { ...fedoraSettings.parse({ url, user }), ...more };
	const transport = withRetry(wrap(wire.send), { surroundings });
	const options = { name: "kho", settings, secrets: { password }, transport, surroundings, hide: () => undefined };
	return { ...openFedora(options), close: () => wire.close() };
}

/** A Fedora for the contract; it gets changed bytes by the wire. */
export function fedoraWorld(server: string, place: FedoraPlace, more: Partial<RepositoryWorld> = {}): RepositoryWorld {
	let corrupt = false;
	const reader = new FedoraReader(place);
	return {
		server,
		transport: true,
		open: (wrap) => fedoraAdapter(place, {}, (inner) => wrap(garbling(inner, () => corrupt))),
		held: (deposit) => reader.held(deposit),
		corrupt: (on) => {
			corrupt = on;
		},
		...more,
	};
}

/** Reads what a Fedora shows to others, by fetch alone. */
export class FedoraReader {
	readonly #place: FedoraPlace;
	readonly #authorization: string;
	/** Descriptions of containers by address: they are read once. */
	readonly #known = new Map<string, string>();

	constructor(place: FedoraPlace) {
		this.#place = place;
		this.#authorization = `Basic ${Buffer.from(`${place.user}:${place.password}`).toString("base64")}`;
	}

	/** The files of every container that names the deposit's key. */
	async held(deposit: Pick<Deposit, "key">): Promise<readonly ReadonlyMap<string, Uint8Array>[]> {
		const found: ReadonlyMap<string, Uint8Array>[] = [];
		for (const address of contained(await this.#text(`${this.#place.url}/`))) {
			const description = this.#known.get(address) ?? (await this.#text(address));
			this.#known.set(address, description);
			if (!description.includes(deposit.key)) continue;
			const files = new Map<string, Uint8Array>();
			for (const file of contained(description)) {
				files.set(decodeURIComponent(file.slice(address.length + 1)), await this.bytes(file));
			}
			found.push(files);
		}
		return found;
	}

	async bytes(address: string): Promise<Uint8Array> {
		const response = await fetch(address, { headers: { authorization: this.#authorization } });
		return new Uint8Array(await response.arrayBuffer());
	}

	async #text(address: string): Promise<string> {
		const headers = { authorization: this.#authorization, accept: "application/n-triples" };
		return (await fetch(address, { headers })).text();
	}
}

function contained(triples: string): readonly string[] {
	return [...triples.matchAll(/<http:\/\/www\.w3\.org\/ns\/ldp#contains> <([^>]+)>/g)].map(
		([, address]) => address ?? "",
	);
}
