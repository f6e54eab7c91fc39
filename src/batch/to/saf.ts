import { failure, hasErrors, type Outcome, success, version } from "../../model/index.ts";
import type { PackageSettings } from "../../packaging/format.ts";
import { planItem } from "../../packaging/saf/item.ts";
import { itemFolder } from "../../packaging/saf/plan.ts";
import { safSettings } from "../../packaging/saf/settings.ts";
import type { FileOperations } from "../../store/operations.ts";
import { packageResource } from "../../store/resources.ts";
import type { RecordSink } from "../sink.ts";
import { archiveSink } from "./archives.ts";
import { locked } from "./locked.ts";
import type { SinkOptions } from "./options.ts";
import { contentOf } from "./record.ts";

/** Items of a batch where `max-items` says nothing: as many as DSpace's own tools take in one go without growing slow. */
const items = 1000;

/** Batches for `dspace import`: ZIP files with the items at their root, closed at `max-items` or `max-bytes`. */
export async function safSink(request: SinkOptions & { readonly io?: FileOperations }): Promise<Outcome<RecordSink>> {
	const settings: PackageSettings = {
		time: request.time,
		agent: { name: "banluu", type: "software", version },
		options: request.options ?? new Map(),
		resource: (name) => packageResource(name),
	};
	const asked = safSettings(settings);
	if (asked.value === undefined) return failure(...asked.diagnostics);
	const { maxItems: most = items, maxBytes } = asked.value;
	const saf = asked.value;
	const sink = await locked(request, () =>
		archiveSink({
			...request,
			kind: "saf",
			format: "saf",
			stem: "saf",
			most,
			...(maxBytes !== undefined && { mostBytes: maxBytes }),
			members: async (record, place) => {
				const content = await contentOf(record);
				if (content.value === undefined) return failure(...content.diagnostics);
				const folder = itemFolder(place, most);
				const item = planItem(content.value, folder, saf);
				if (item.value === undefined || hasErrors(item.diagnostics)) return failure(...item.diagnostics);
				const files = item.value.map((file) => ({ ...file, path: file.path.slice(folder.length + 1) }));
				return success({ folder, files }, item.diagnostics);
			},
		}),
	);
	return { ...sink, diagnostics: [...asked.diagnostics, ...sink.diagnostics] };
}
