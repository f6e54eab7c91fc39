import { type Outcome, success } from "../../model/index.ts";
import type { FileOperations } from "../../store/operations.ts";
import type { RecordSink } from "../sink.ts";
import { archiveSink } from "./archives.ts";
import { locked } from "./locked.ts";
import type { SinkOptions } from "./options.ts";

/** Archives of up to a thousand records, each a bag in a folder of its own. */
export function zipSink(
	request: SinkOptions & { readonly most?: number; readonly io?: FileOperations },
): Promise<Outcome<RecordSink>> {
	const { most = 1000 } = request;
	return locked(request, () =>
		archiveSink({
			...request,
			kind: "zip-per-1000",
			format: "bagit",
			stem: "batch",
			most,
			members: async ({ built }) => success({ folder: built.package.label, files: built.package.entries }),
		}),
	);
}
