import { randomUUID } from "node:crypto";
import { type Answer, fault, hal, nothing, parseJson, problem, type Request, text } from "./answer.ts";
import { isRegistered, sectionHas } from "./forms.ts";
import { parts } from "./multipart.ts";
import { patchField } from "./patch.ts";
import {
	page,
	showBitstream,
	showBundle,
	showCollection,
	showCommunity,
	showDraft,
	showGroup,
	showItem,
	showPerson,
} from "./shapes.ts";
import type { Fields, Item, Person, Review, Value } from "./state.ts";
import { uiAddress } from "./state.ts";
import { type House, isUuid } from "./submission.ts";

/** What is for administrators, and for reviewers. */
export function administration(house: House, request: Request, who: Person | undefined): Answer | undefined {
	const { method, path } = request;
	if (path === "/api/submission/workspaceitems" && method === "PUT") {
		return problem(405, path, "Method 'PUT' is not supported.", [["Allow", "GET, POST"]]);
	}
	if (/^\/api\/core\/items\/[^/]+\/metadata$/.test(path)) {
		return problem(405, path, `Method '${method}' is not supported.`, [["Allow", "GET"]]);
	}
	const answer =
		structure(house, request) ?? people(house, request) ?? items(house, request) ?? reviewing(house, request, who);
	if (answer === undefined) return;
	if (!who) return fault(401, path);
	if (!who.admin) return fault(403, path);
	return answer();
}

type Later = () => Answer;

/** Fields of a body; what the registries do not have, or is no value, is told apart. */
function fieldsOf(body: unknown): Fields | "unknown" | "shape" {
	const given = (body as { metadata?: unknown } | undefined)?.metadata ?? {};
	const fields: Fields = new Map();
	for (const [name, values] of Object.entries(given as object)) {
		if (!Array.isArray(values)) return "shape";
		if (!isRegistered(name) && !/^dc\.(title|rights\.license)$/.test(name)) return "unknown";
		const all = (values as { value: string; language?: string }[]).map(
			({ value, language }): Value => ({ value: value.replaceAll("\u0000", " "), language: language ?? null }),
		);
		if (all.length > 0) fields.set(name, all);
	}
	return fields;
}

function structure({ state, base }: House, request: Request): Later | undefined {
	const { method, path, query } = request;
	const ofCollection = /^\/api\/core\/collections\/([^/]+)\/(submittersGroup|workflowGroups\/reviewer)$/.exec(path);
	if (method !== "POST") return;
	if (path === "/api/core/communities" || path === "/api/core/collections") {
		return () => {
			const parent = query.get("parent");
			const community = path.endsWith("communities");
			if (!community && parent === null) return fault(400, path, "An exception has occurred");
			if (!community && !state.communities.has(parent ?? "")) return fault(422, path);
			const fields = fieldsOf(parseJson(request.body));
			if (typeof fields === "string") return fault(422, path);
			const handle = state.nextHandle();
			fields.set("dc.identifier.uri", [{ value: `${uiAddress}/handle/${handle}`, language: null }]);
			const made = { uuid: randomUUID(), handle, metadata: fields };
			if (community) {
				state.communities.set(made.uuid, made);
				return hal(showCommunity(base, made), 201);
			}
			state.collections.set(made.uuid, made);
			return hal(showCollection(base, made), 201);
		};
	}
	if (!ofCollection) return;
	return () => {
		const collection = state.collections.get(ofCollection[1] as string);
		if (!collection) return fault(404, path);
		const review = ofCollection[2] !== "submittersGroup";
		const group = state.group(`COLLECTION_${collection.uuid}_${review ? "WORKFLOW_ROLE_reviewer" : "SUBMIT"}`);
		if (review) collection.reviewers = group.uuid;
		else collection.submitters = group.members;
		return hal(showGroup(base, group), 201);
	};
}

function people({ state, base }: House, request: Request): Later | undefined {
	const { method, path, query } = request;
	if (path === "/api/eperson/epersons/search/byEmail" && method === "GET") {
		return () => {
			const person = state.people.find(({ email }) => email === query.get("email"));
			return person ? hal(showPerson(base, person)) : nothing(204);
		};
	}
	const group = /^\/api\/eperson\/groups\/([^/]+)\/epersons$/.exec(path);
	if (!group || method !== "POST") return;
	return () => {
		const uuid = text(request.body).trim().split("/").at(-1) ?? "";
		state.groups.get(group[1] as string)?.members.add(uuid);
		return nothing(204);
	};
}

function items({ state, base }: House, request: Request): Later | undefined {
	const { method, path, query } = request;
	if (path === "/api/core/items") {
		if (method === "GET")
			return () =>
				hal(
					page(
						`${base}${path}`,
						"items",
						[...state.items.values()].filter((one) => one.inArchive).map((one) => showItem(base, one, true)),
						query,
					),
				);
		if (method !== "POST") return;
		return () => createItem({ state, base }, request);
	}
	const one = /^\/api\/core\/items\/([^/]+)(\/bundles)?$/.exec(path);
	if (one && method !== "GET" && method !== "HEAD") {
		return () => {
			const item = state.items.get(one[1] as string);
			if (!item) return fault(404, path);
			if (one[2]) return makeBundle({ state, base }, request, item);
			if (method === "DELETE") {
				state.drop(item);
				return nothing(204);
			}
			return method === "PATCH"
				? patchItem({ state, base }, request, item)
				: problem(405, path, `Method '${method}' is not supported.`);
		};
	}
	const bundle = /^\/api\/core\/bundles\/([^/]+)\/(bitstreams|primaryBitstream)$/.exec(path);
	if (bundle && method === "POST") {
		return () => {
			const found = state.findBundle(bundle[1] as string);
			if (!found) return fault(404, path);
			if (bundle[2] === "primaryBitstream") {
				found.bundle.primary = text(request.body).trim().split("/").at(-1) ?? "";
				return hal(showBundle(base, found.bundle), 201);
			}
			const all = parts(request.headers["content-type"] ?? "", request.body);
			const file = all.find(({ name }) => name === "file");
			if (!file) return problem(400, path, "Required part 'file' is not present.");
			const properties = parseJson(all.find(({ name }) => name === "properties")?.content ?? new Uint8Array());
			const { name = file.filename ?? "", metadata } = (properties ?? {}) as { name?: string; metadata?: object };
			const made = state.bitstream(found.item, found.bundle.name, name, file.content, null);
			const more = fieldsOf({ metadata });
			if (typeof more !== "string") for (const [field, values] of more) made.metadata.set(field, values);
			return hal(showBitstream(base, made, found.bundle), 201);
		};
	}
	const bitstream = /^\/api\/core\/bitstreams\/([^/]+)$/.exec(path);
	if (!bitstream || method !== "DELETE") return;
	return () => {
		const found = state.findBitstream(bitstream[1] as string);
		if (!found) return fault(404, path);
		found.bundle.bitstreams.splice(found.bundle.bitstreams.indexOf(found.bitstream), 1);
		return nothing(204);
	};
}

/** An administrator's item is in the archive at once: no form, no licence, no mandatory field. */
function createItem({ state, base }: House, request: Request): Answer {
	const { path, query } = request;
	const type = request.headers["content-type"] ?? "";
	if (!type.startsWith("application/json")) return problem(415, path, `Content-Type '${type}' is not supported.`);
	const collection = query.get("owningCollection");
	if (collection === null || !isUuid(collection) || !state.collections.has(collection))
		return fault(400, path, "An exception has occurred");
	const body = parseJson(request.body) as { inArchive?: boolean } | undefined;
	if (body === undefined) return fault(422, path);
	if (body.inArchive !== true) return fault(400, path, "An exception has occurred");
	const fields = fieldsOf(body);
	if (fields === "shape") return fault(422, path);
	if (fields === "unknown") return fault(500, path);
	const item = state.item(collection, "");
	item.metadata = fields;
	state.archive(item);
	return hal(showItem(base, item, true), 201);
}

function makeBundle({ state, base }: House, request: Request, item: Item): Answer {
	const { name } = (parseJson(request.body) ?? {}) as { name?: string };
	if (name === undefined || item.bundles.some((bundle) => bundle.name === name)) {
		return fault(400, request.path, "An exception has occurred");
	}
	return hal(showBundle(base, state.bundle(item, name)), 201);
}

function patchItem({ base }: House, request: Request, item: Item): Answer {
	const operations = (parseJson(request.body) ?? []) as { op: string; path: string; value?: unknown }[];
	const copy: Fields = new Map(item.metadata);
	for (const operation of operations) {
		const [, root, field = "", ...rest] = operation.path.split("/");
		if (root !== "metadata" || !isRegistered(field)) return fault(400, request.path, "An exception has occurred");
		if (patchField(copy, field, rest, operation) !== undefined)
			return fault(400, request.path, "An exception has occurred");
	}
	item.metadata = copy;
	item.modified = new Date();
	return hal(showItem(base, item, true));
}

function reviewing({ state, base }: House, request: Request, who: Person | undefined): Later | undefined {
	const { method, path, query } = request;
	const isMine = (review: Review) => {
		const group = state.collections.get(review.item.collection)?.reviewers;
		return group !== undefined && (state.groups.get(group)?.members.has(who?.uuid ?? "") ?? false);
	};
	if (path === "/api/workflow/pooltasks/search/findByUser" && method === "GET") {
		return () => {
			const tasks = [...state.reviews.values()].filter((review) => !review.claimed && isMine(review));
			const shown = tasks.map((review) => {
				const group = state.groups.get(state.collections.get(review.item.collection)?.reviewers ?? "");
				const self = `${base}/api/workflow/pooltasks/${review.id}`;
				return {
					id: review.id,
					action: "claimaction",
					type: "pooltask",
					_links: {
						step: `${self}/step`,
						eperson: `${self}/eperson`,
						group: `${self}/group`,
						workflowitem: `${self}/workflowitem`,
						self,
					},
					_embedded: {
						eperson: null,
						group: group ? showGroup(base, group) : null,
						workflowitem: showDraft(base, review, "workflowitem", sectionHas),
					},
				};
			});
			return hal(page(`${base}${path}?${query}`, "pooltasks", shown, query));
		};
	}
	if (path === "/api/workflow/claimedtasks" && method === "POST") {
		return () => {
			const review = state.reviews.get(Number(/pooltasks\/(\d+)\s*$/.exec(text(request.body))?.[1]));
			if (!review || !isMine(review) || !who) return fault(422, path);
			review.claimed = true;
			const self = `${base}/api/workflow/claimedtasks/${review.id}`;
			const body = {
				id: review.id,
				type: "claimedtask",
				_links: {
					step: `${self}/step`,
					action: `${self}/action`,
					owner: `${self}/owner`,
					workflowitem: `${self}/workflowitem`,
					self,
				},
				_embedded: { owner: showPerson(base, who), workflowitem: showDraft(base, review, "workflowitem", sectionHas) },
			};
			return hal(body, 201);
		};
	}
	const task = /^\/api\/workflow\/claimedtasks\/(\d+)$/.exec(path);
	if (!task || method !== "POST") return;
	return () => {
		const review = state.reviews.get(Number(task[1]));
		if (!review?.claimed) return fault(404, path);
		const form = new URLSearchParams(text(request.body));
		if (form.get("submit_reject") === "true") state.sendBack(review);
		else if (form.get("submit_approve") === "true") {
			state.reviews.delete(review.id);
			state.archive(review.item);
		} else return fault(422, path);
		return nothing(204);
	};
}
