import { CatalogueError } from "../catalog/failure.ts";
import { openCatalogue } from "../catalog/open.ts";
import { type CatalogueRecord, failure, type Outcome, success } from "../model/index.ts";

/** A catalogue that a batch fills: groups of records, each put whole or not at all. */
export interface FilledCatalogue {
	put(records: readonly CatalogueRecord[]): Promise<Outcome<true>>;
	close(): void;
}

/** Opens the catalogue of an output, and makes it where there is none. `at`: ISO 8601 in UTC with seconds. */
export async function fillCatalogue(path: string, at: string): Promise<Outcome<FilledCatalogue>> {
	const opened = await openCatalogue(path, { write: true });
	if (opened.value === undefined) return failure(...opened.diagnostics);
	const catalogue = opened.value;
	return success(
		{
			put: async (records) => {
				try {
					catalogue.put(records, at);
					return success(true);
				} catch (error) {
					if (error instanceof CatalogueError) return failure(error.finding);
					throw error;
				}
			},
			close: () => catalogue.close(),
		},
		opened.diagnostics,
	);
}
