import type { HttpRequest } from "../../model/index.ts";
import type { ScriptedAnswer } from "../http/dry-run.ts";
import type { InvenioSettings } from "./settings.ts";

/** What a server would answer to a deposit that nobody has sent: the whole way from the create to the publication, with an id that stands for its own. */
export function rehearseInvenio(settings: InvenioSettings): (request: HttpRequest) => ScriptedAnswer | undefined {
	const id = "DRAFT-ID";
	const files = new Map<string, "pending" | "completed">();
	let metadata: unknown;
	let made = false;
	let doi: string | undefined;
	let published = false;
	const json = (status: number, body: unknown): ScriptedAnswer => ({
		status,
		headers: { "content-type": "application/json" },
		body: JSON.stringify(body),
	});
	const item = () => ({
		id,
		is_published: published,
		status: published ? "published" : "draft",
		metadata,
		pids: doi === undefined ? {} : { doi: { identifier: doi } },
	});
	const entry = (key: string) => ({ key, status: files.get(key) });
	return ({ method, url, body }) => {
		const path = new URL(url).pathname.slice(new URL(`${settings.url}/api`).pathname.length);
		const sent = () => JSON.parse(new TextDecoder().decode(body as Uint8Array)) as never;
		if (method === "POST" && /^\/records(?:\/[^/]+\/versions)?$/.test(path)) {
			made = true;
			metadata = body === undefined ? {} : (sent() as { metadata: unknown }).metadata;
			return json(201, item());
		}
		const own = `/records/${id}`;
		if (!path.startsWith(own)) return undefined;
		const rest = path.slice(own.length);
		if (!made) return json(404, {});
		if (rest === "") return published ? json(200, item()) : json(404, {});
		if (rest === "/draft") {
			if (published) return json(404, {});
			if (method === "PUT") metadata = (sent() as { metadata: unknown }).metadata;
			return json(200, item());
		}
		if (rest === "/draft/pids/doi") {
			doi = "DOI";
			return json(201, item());
		}
		if (rest === "/draft/actions/publish") {
			published = true;
			return json(202, item());
		}
		const [, key, verb] = /^(?:\/draft)?\/files(?:\/([^/]+)(?:\/(content|commit))?)?$/.exec(rest) ?? [];
		if (key === undefined) {
			if (method === "POST") for (const one of sent() as { key: string }[]) files.set(one.key, "pending");
			return json(method === "POST" ? 201 : 200, { entries: [...files.keys()].map(entry) });
		}
		const name = decodeURIComponent(key);
		if (verb === "commit") files.set(name, "completed");
		return json(200, entry(name));
	};
}
