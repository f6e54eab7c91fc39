import type { CatalogueReader, Diagnostic, HarvestQuery, HarvestRow } from "../model/index.ts";
import { type Content, failed, unreadable } from "./content.ts";
import { header, record, tokenElement } from "./document.ts";
import type { ProtocolError } from "./errors.ts";
import { disseminate, type MetadataFormat, metadataFormat, metadataOf } from "./formats.ts";
import type { Provider } from "./provider.ts";
import type { CheckedRequest } from "./request.ts";
import { type HarvestSet, parseSetSpec, setValuesOf } from "./set-spec.ts";
import type { ListPosition } from "./token.ts";

type ListRequest = CheckedRequest & { readonly verb: ListPosition["verb"] };

/** A list that is asked for, from its beginning or from where a token says. */
interface Selection {
	readonly verb: ListPosition["verb"];
	readonly format: MetadataFormat;
	/** setSpec. */
	readonly spec?: string;
	readonly set?: HarvestSet;
	readonly from?: string;
	readonly until: string;
	/** Whether `until` is the time of the first request only. */
	readonly open: boolean;
	readonly position?: ListPosition;
}

type Bounds = Omit<HarvestQuery, "limit" | "after"> & { readonly until: string };

/** One answer's share of a list of records or headers. */
export function* listRecords(
	request: ListRequest,
	at: string,
	reader: CatalogueReader,
	provider: Provider,
): Generator<string, Content> {
	const selected = select(request, at, provider);
	if ("code" in selected) return { errors: [selected] };
	const { verb, format, spec, set, from, until, open, position } = selected;
	let bounds: Bounds = {
		...(from !== undefined && { from }),
		until,
		...(set?.value !== undefined && { set: { by: set.by, value: set.value } }),
	};
	const findings: Diagnostic[] = [];
	const give = (row: HarvestRow): string | undefined => {
		if (set && set.value === undefined && setValuesOf(row, set.by).length === 0) return undefined;
		return verb === "ListRecords"
			? recordIn(row, format, provider, findings)
			: headerIn(row, format, provider, findings);
	};
	const none = () => failed("noRecordsMatch", "no record was changed then, or is in the set", findings);
	if (from !== undefined && from > until) return none();
	let { given, more } = yield* gather(reader, bounds, position?.after, provider.pageSize, give);
	if (given.length === 0 && position && open) {
		// All that was left has changed since the first request. A list must not end in an empty answer, so it ends in what they are now.
		bounds = { ...bounds, until: at };
		({ given, more } = yield* gather(reader, bounds, position.after, provider.pageSize, give));
	}
	const last = given.at(-1)?.row;
	if (last === undefined) {
		return position ? failed("badResumptionToken", "the rest of the list has changed; begin anew", findings) : none();
	}
	const pieces = given.map(({ piece }) => piece);
	const cursor = position?.cursor ?? 0;
	const end = cursor + pieces.length;
	if (!more) {
		if (position) pieces.push(tokenElement("", cursor, end));
		return { pieces, count: end - cursor, findings };
	}
	// Lists that leave records out cannot be counted without being made: the size is optional (3.5).
	const counted = format.every && (set === undefined || set.value !== undefined);
	const first = position ? position.size : counted ? reader.harvestCount(bounds) : undefined;
	const size = first === undefined ? undefined : Math.max(first, end + 1);
	const next: ListPosition = {
		verb,
		prefix: format.prefix,
		...(spec !== undefined && { set: spec }),
		...(from !== undefined && { from }),
		until: bounds.until,
		open,
		after: { changedAt: last.changedAt, identifier: last.identifier },
		cursor: end,
		...(size !== undefined && { size }),
	};
	pieces.push(tokenElement(provider.tokens.write(next), cursor, size));
	return { pieces, count: end - cursor, findings };
}

function select({ verb, given, from, until }: ListRequest, at: string, provider: Provider): Selection | ProtocolError {
	const { resumptionToken } = given;
	const position = resumptionToken === undefined ? undefined : provider.tokens.read(resumptionToken);
	if (resumptionToken !== undefined && position?.verb !== verb)
		return { code: "badResumptionToken", text: `no token of ${verb} of this repository` };
	const list = position?.verb === verb ? (position as ListPosition) : undefined;
	const prefix = list?.prefix ?? (given.metadataPrefix as string);
	const format = metadataFormat(prefix);
	if (!format) return { code: "cannotDisseminateFormat", text: `there is no format ${prefix}` };
	const spec = list ? list.set : given.set;
	if (spec !== undefined && !provider.setNames) return { code: "noSetHierarchy", text: "this repository has no sets" };
	const set = spec === undefined ? undefined : parseSetSpec(spec);
	if (spec !== undefined && set === undefined) return { code: "noRecordsMatch", text: `there is no set ${spec}` };
	const first = list ? list.from : from;
	return {
		verb,
		format,
		...(spec !== undefined && { spec }),
		...(set && { set }),
		...(first !== undefined && { from: first }),
		// What changes while the list is being given belongs to the next one.
		until: list?.until ?? (until !== undefined && until < at ? until : at),
		open: list?.open ?? until === undefined,
		...(list && { position: list }),
	};
}

/**
 * Takes records from the catalogue until `size` of them could be given; `more` says whether at least one more can be. Those that cannot are
 * passed over, so that no answer is empty before the list is.
 */
function* gather(
	reader: CatalogueReader,
	bounds: Bounds,
	start: HarvestQuery["after"],
	size: number,
	give: (row: HarvestRow) => string | undefined,
): Generator<string, { readonly given: readonly { row: HarvestRow; piece: string }[]; readonly more: boolean }> {
	const given: { row: HarvestRow; piece: string }[] = [];
	for (let after = start; ; ) {
		const rows = reader.harvest({ ...bounds, ...(after && { after }), limit: size + 1 });
		for (const row of rows) {
			const piece = give(row);
			yield "";
			if (piece === undefined) continue;
			if (given.length === size) return { given, more: true };
			given.push({ row, piece });
		}
		const last = rows.at(-1);
		if (rows.length <= size || last === undefined) return { given, more: false };
		after = { changedAt: last.changedAt, identifier: last.identifier };
	}
}

function recordIn(
	row: HarvestRow,
	format: MetadataFormat,
	provider: Provider,
	found: Diagnostic[],
): string | undefined {
	if (row.withdrawn) return record(row, provider);
	const metadata = metadataOf(row);
	if (metadata === undefined) found.push(unreadable(row));
	const document = metadata && disseminate(metadata, format);
	return document === undefined ? undefined : record(row, provider, document);
}

/** Only a format that not every record can be given in makes it necessary to try. */
function headerIn(
	row: HarvestRow,
	format: MetadataFormat,
	provider: Provider,
	found: Diagnostic[],
): string | undefined {
	if (!format.every && recordIn(row, format, provider, found) === undefined) return undefined;
	return header(row, provider);
}
