import { type Diagnostic, failure, type Outcome, success } from "../model/index.ts";
import type { KeptCatalogue, StoredRecord } from "./catalogue.ts";
import { storedRecord } from "./deliver.ts";
import type { JournalHistory } from "./journal.ts";

/** Rows of a journal at a time. */
const rowsAtOnce = 1000;

/**
 * Enters what the journal has and the catalogue lacks: a run died between the two, or the catalogue is new. After a run that came to its end the numbers are
 * enough. The value: records whose packages are not there yet.
 */
export async function catchUp(
	catalogue: KeptCatalogue | undefined,
	past: JournalHistory | undefined,
): Promise<Outcome<readonly StoredRecord[]>> {
	if (catalogue === undefined || past === undefined || past.records === 0) return success([]);
	const count = catalogue.count();
	if (count.value === undefined) return failure(...count.diagnostics);
	if (past.finished && count.value >= past.records) return success([]);
	const [waiting, found]: [StoredRecord[], Diagnostic[]] = [[], []];
	let some: StoredRecord[] = [];
	const enter = async (): Promise<Outcome<true>> => {
		const lacking = catalogue.lacking(some);
		some = [];
		if (lacking.value === undefined) return failure(...lacking.diagnostics);
		if (lacking.value.length === 0) return success(true);
		const entered = await catalogue.enter(lacking.value);
		if (entered.value === undefined) return failure(...entered.diagnostics);
		waiting.push(...entered.value);
		found.push(...entered.diagnostics);
		return success(true);
	};
	for await (const row of past.rows()) {
		some.push(...storedRecord(row));
		if (some.length < rowsAtOnce) continue;
		const done = await enter();
		if (done.value === undefined) return failure(...done.diagnostics);
	}
	const done = await enter();
	return done.value === undefined ? failure(...done.diagnostics) : success(waiting, found);
}
