import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type OpenWriter, openCatalogue } from "../../src/catalog/open.ts";

/** An empty catalogue, open for writing, in a folder that goes with it. */
export async function temporaryCatalogue(): Promise<{ readonly catalogue: OpenWriter; readonly remove: () => void }> {
	const folder = mkdtempSync(join(tmpdir(), "banluu-catalog-"));
	const opened = await openCatalogue(join(folder, "banluu.db"), { write: true });
	if (!opened.value) throw new Error(JSON.stringify(opened.diagnostics));
	const catalogue = opened.value;
	const remove = () => {
		catalogue.close();
		rmSync(folder, { recursive: true });
	};
	return { catalogue, remove };
}
