import type { HttpRequest } from "../../model/index.ts";
import type { ScriptedAnswer } from "../http/dry-run.ts";
import type { ZenodoSettings } from "./settings.ts";

/** What Zenodo would answer to a deposit that nobody has sent. */
export function rehearseZenodo(settings: ZenodoSettings): (request: HttpRequest) => ScriptedAnswer | undefined {
	const id = 0;
	const bucket = `${settings.url}/api/files/BUCKET`;
	const files: string[] = [];
	let metadata: unknown;
	let published = false;
	const json = (status: number, body: unknown): ScriptedAnswer => ({
		status,
		headers: { "content-type": "application/json" },
		body: JSON.stringify(body),
	});
	const entries = () => files.map((filename) => ({ filename }));
	const item = () => ({ id, metadata, links: { bucket }, files: entries(), submitted: published });
	const depositions = `${settings.url}/api/deposit/depositions`;
	return ({ method, url, body }) => {
		if (method === "POST" && url === depositions) {
			metadata = (JSON.parse(new TextDecoder().decode(body as Uint8Array)) as { metadata: unknown }).metadata;
			return json(201, item());
		}
		if (url.startsWith(`${bucket}/`)) {
			files.push(decodeURIComponent(url.slice(bucket.length + 1)));
			return json(201, {});
		}
		if (url === `${depositions}/${id}/files`) return json(200, entries());
		if (url === `${depositions}/${id}/actions/publish`) {
			published = true;
			return json(202, item());
		}
		return url === `${depositions}/${id}` ? json(200, item()) : undefined;
	};
}
