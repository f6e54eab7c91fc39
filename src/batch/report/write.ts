import { join } from "node:path";
import type { Language } from "../../locale/index.ts";
import { type Diagnostic, hasErrors, type Outcome, success } from "../../model/index.ts";
import { writeFinding } from "../../store/failure.ts";
import { type FileOperations, fileOperations } from "../../store/operations.ts";
import { reportHtml } from "./html.ts";
import type { BatchSummary } from "./summary.ts";

/** Writes `report.json` and `report.html` into a folder, each in one step in the place of an earlier one; the value: their paths. */
export async function writeReport(
	folder: string,
	summary: BatchSummary,
	language: Language,
	io: FileOperations = fileOperations,
): Promise<Outcome<readonly string[]>> {
	const found: Diagnostic[] = [];
	const written: string[] = [];
	const contents = {
		"report.json": `${JSON.stringify(summary, null, 2)}\n`,
		"report.html": reportHtml(summary, language),
	};
	for (const [name, content] of Object.entries(contents)) {
		const path = join(folder, name);
		const part = join(folder, `.${name}.part`);
		try {
			const handle = await io.open(part, "w");
			try {
				await handle.writeFile(content);
				await handle.sync();
			} finally {
				await handle.close();
			}
			await io.rename(part, path);
			written.push(path);
		} catch (error) {
			await io.rm(part, { force: true }).catch(() => {});
			found.push(writeFinding(error, path));
		}
	}
	return hasErrors(found) ? { diagnostics: found } : success(written);
}
