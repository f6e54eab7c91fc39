import type { Outcome } from "../model/index.ts";
import type { RecordSink } from "./sink.ts";

/** What every sink is opened with. */
export interface SinkContext {
	/** The folder that receives the records. */
	readonly output: string;
	/** ISO 8601 in UTC with seconds: the time that the records state. */
	readonly time: string;
	/** Puts another version beside a record that is there and differs. */
	readonly update: boolean;
	readonly signal?: AbortSignal;
	/** `name=value`, for the stores whose format knows the name. */
	readonly options?: ReadonlyMap<string, string>;
}

/** Opens a sink: looks at what is there, takes the lock of the output, and clears away what a killed run has left. */
export type OpenSink = (context: SinkContext) => Promise<Outcome<RecordSink>>;

/** The kinds of `--to`, in the order in which help shows them; loaded when one is asked for. */
export const sinkKinds: Readonly<Record<string, () => Promise<OpenSink>>> = {
	ocfl: async () => (await import("./to/ocfl.ts")).ocflSink,
	saf: async () => (await import("./to/saf.ts")).safSink,
	"zip-per-1000": async () => (await import("./to/zip-per-1000.ts")).zipSink,
	"volume-per-month": async () => (await import("./to/volume-per-month.ts")).monthSink,
	bags: async () => (await import("./bags.ts")).openBags,
};
