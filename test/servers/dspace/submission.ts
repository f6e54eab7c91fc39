import { type Answer, fault, hal, nothing, parseJson, problem, type Request, text } from "./answer.ts";
import { sectionHas } from "./forms.ts";
import { parts } from "./multipart.ts";
import { patchDraft } from "./patch.ts";
import { errorsOf, page, showDraft, showItem } from "./shapes.ts";
import type { Collection, Draft, DspaceState, Person } from "./state.ts";

export interface House {
	readonly state: DspaceState;
	/** `http://127.0.0.1:8080/server`. */
	readonly base: string;
}

const uuidShape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
export const isUuid = (text: string) => uuidShape.test(text);

export function maySubmit(collection: Collection, person: Person): boolean {
	return person.admin || (collection.submitters?.has(person.uuid) ?? false);
}

const show = ({ base }: House, draft: Draft) => showDraft(base, draft, "workspaceitem", sectionHas);

/** Drafts, and their way into the archive or to a reviewer. */
export function submission(house: House, request: Request, who: Person | undefined): Answer | undefined {
	const { state, base } = house;
	const { method, path } = request;
	if (path === "/api/submission/workspaceitems") return method === "POST" ? create(house, request, who) : undefined;
	if (path === "/api/submission/workspaceitems/search/findBySubmitter") {
		if (!who) return fault(401, path);
		const uuid = request.query.get("uuid");
		if (!who.admin && who.uuid !== uuid) return fault(403, path);
		const own = [...state.drafts.values()].filter(({ item }) => item.submitter === uuid);
		return hal(
			page(
				`${base}${path}?${request.query}`,
				"workspaceitems",
				own.map((draft) => show(house, draft)),
				request.query,
			),
		);
	}
	const one = /^\/api\/submission\/workspaceitems\/(\d+)(\/item)?$/.exec(path);
	if (one) {
		if (!who) return fault(401, path);
		const draft = state.drafts.get(Number(one[1]));
		if (!draft) return fault(404, path);
		if (!who.admin && draft.item.submitter !== who.uuid) return fault(403, path);
		if (one[2]) return hal(showItem(base, draft.item, who.admin));
		return change(house, request, draft);
	}
	if (path === "/api/workflow/workflowitems" && method === "POST") return submit(house, request, who);
	const review = /^\/api\/workflow\/workflowitems\/(\d+)$/.exec(path);
	if (review && method === "GET") {
		if (!who) return fault(401, path);
		const found = state.reviews.get(Number(review[1]));
		return found ? hal(showDraft(base, found, "workflowitem", sectionHas)) : fault(404, path);
	}
	return;
}

function create(house: House, request: Request, who: Person | undefined): Answer {
	const { state } = house;
	const { path, query } = request;
	if (!who) return fault(401, path);
	const wanted = query.get("owningCollection");
	if (wanted !== null && !isUuid(wanted)) return fault(400, path);
	// Without a collection some collection is picked.
	const collection =
		wanted === null
			? [...state.collections.values()].find((one) => maySubmit(one, who))
			: state.collections.get(wanted);
	if (!collection || !maySubmit(collection, who)) return fault(403, path);
	const type = request.headers["content-type"] ?? "";
	if (!type.startsWith("multipart/form-data")) return hal(show(house, state.draft(collection.uuid, who.uuid)), 201);
	const file = parts(type, request.body).find(({ name }) => name === "file");
	if (!file) return problem(400, path, "Required part 'file' is not present.");
	const draft = state.draft(collection.uuid, who.uuid);
	state.bitstream(draft.item, "ORIGINAL", file.filename ?? "", file.content);
	return hal({ _embedded: { workspaceitems: [show(house, draft)] } });
}

function change(house: House, request: Request, draft: Draft): Answer | undefined {
	const { state } = house;
	const { method, path } = request;
	const type = request.headers["content-type"] ?? "";
	if (method === "GET") return hal(show(house, draft));
	if (method === "DELETE") {
		state.drafts.delete(draft.id);
		state.drop(draft.item);
		return nothing(204);
	}
	if (method === "PATCH") {
		if (!/^application\/json-patch\+json\b/.test(type))
			return problem(415, path, `Content-Type '${type};charset=UTF-8' is not supported.`);
		const operations = parseJson(request.body);
		if (operations === undefined) return problem(400, path, "Failed to read request");
		const refused = patchDraft(state, draft, operations);
		return refused === undefined ? hal(show(house, draft)) : fault(refused, path);
	}
	if (method === "POST") {
		if (!type.startsWith("multipart/form-data")) return problem(415, path, `Content-Type '${type}' is not supported.`);
		const file = parts(type, request.body).find(({ name }) => name === "file");
		if (!file) return problem(400, path, "Required part 'file' is not present.");
		state.bitstream(draft.item, "ORIGINAL", file.filename ?? "", file.content);
		return hal(show(house, draft), 201);
	}
	return;
}

/** No review step: 201 without a body, and nothing that names the item. */
function submit({ state, base }: House, request: Request, who: Person | undefined): Answer {
	const { path } = request;
	if (!who) return fault(401, path);
	if (!/^text\/uri-list\b/.test(request.headers["content-type"] ?? ""))
		return fault(405, path, "An exception has occurred");
	const id = /\/api\/submission\/workspaceitems\/(\d+)\s*$/.exec(text(request.body))?.[1];
	const draft = state.drafts.get(Number(id));
	if (!draft || errorsOf(draft).length > 0) return fault(422, path);
	if (!who.admin && draft.item.submitter !== who.uuid) return fault(403, path);
	const review = state.submit(draft);
	return review ? hal(showDraft(base, review, "workflowitem", sectionHas), 201) : nothing(201);
}
