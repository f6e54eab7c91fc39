import { CatalogueError } from "../catalog/failure.ts";
import { type OpenWriter, openCatalogue } from "../catalog/open.ts";
import { type Diagnostic, diagnostic, type Receipt } from "../model/index.ts";

/** Puts receipts into a catalogue while packages are deposited. */
export interface ReceiptCatalogue {
	keep(receipt: Receipt): Promise<void>;
	/** Puts what waits; what could not be put stands beside the packages, and a warning says so. */
	close(): Promise<readonly Diagnostic[]>;
}

/** Receipts that are put together, and those that wait at most for a catalogue that another run is writing. */
const group = 64;
const most = 1024;
/** Milliseconds after which receipts are put though they are few, and between tries at the end. */
const interval = 5000;
const tries = 5;
const pause = 200;

/**
 * A deposit takes hours, a catalogue has one writer: its lock is taken for each group of receipts and given back. A catalogue that cannot be written
 * fails no deposit.
 */
export function receiptCatalogue(
	path: string,
	{ now, sleep }: { now(): number; sleep(milliseconds: number): Promise<void> },
): ReceiptCatalogue {
	let waiting: Receipt[] = [];
	let missed = 0;
	let last = now();
	let reason: readonly Diagnostic[] = [];
	let turn: Promise<void> = Promise.resolve();
	async function put(): Promise<void> {
		const some = waiting;
		if (some.length === 0) return;
		waiting = [];
		last = now();
		reason = await withCatalogue(path, (catalogue) => {
			for (const receipt of some) catalogue.putDeposit(receipt);
			return [];
		});
		if (reason.length === 0) return;
		waiting = [...some, ...waiting];
		if (waiting.length <= most) return;
		missed += waiting.length;
		waiting = [];
	}
	const queued = (): Promise<void> => {
		turn = turn.then(put);
		return turn;
	};
	return {
		keep: async (receipt) => {
			waiting.push(receipt);
			if (waiting.length % group === 0 || now() - last > interval) await queued();
		},
		close: async () => {
			await queued();
			for (let n = 1; n < tries && waiting.length > 0; n++) {
				await sleep(pause);
				await queued();
			}
			const receipts = waiting.length + missed;
			if (receipts === 0) return [];
			return [
				...reason.map((finding): Diagnostic => ({ ...finding, severity: "warning" })),
				diagnostic("deposit/not-in-catalogue", { params: { path, receipts } }),
			];
		},
	};
}

/** Writes into a catalogue that is there, and gives it free; what goes wrong is a finding. */
export async function withCatalogue(
	path: string,
	action: (catalogue: OpenWriter) => readonly Diagnostic[],
): Promise<readonly Diagnostic[]> {
	const opened = await openCatalogue(path, { write: true, make: false });
	const catalogue = opened.value;
	if (catalogue === undefined) return opened.diagnostics;
	try {
		return action(catalogue);
	} catch (error) {
		if (!(error instanceof CatalogueError)) throw error;
		return [error.finding];
	} finally {
		catalogue.close();
	}
}
