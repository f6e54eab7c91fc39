import type { Staging } from "../../store/staged.ts";
import type { SinkContext } from "../sinks.ts";

/** What the stores of a batch are opened with. */
export interface SinkOptions extends Omit<SinkContext, "update" | "signal"> {
	readonly signal?: AbortSignal | undefined;
	/** The parts that tests replace. */
	readonly staging?: Partial<Staging>;
}
