import type { Collection } from "./collection.ts";

/** The one list of formats that hold many articles. */
export const collections: readonly Collection[] = [];
