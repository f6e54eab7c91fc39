import { failure, hasErrors, type Outcome, success } from "../../model/index.ts";
import { writeFinding } from "../../store/failure.ts";
import { acquireLock } from "../../store/lock.ts";
import { makeFolder } from "../../store/make-folder.ts";
import { fileOperations } from "../../store/operations.ts";
import { staging } from "../../store/staged.ts";
import type { RecordSink } from "../sink.ts";
import type { SinkOptions } from "./options.ts";

/** Opens a store under the lock of its folder, which is held until the store is finished or closed. */
export async function locked(
	{ output, staging: parts }: SinkOptions,
	open: () => Promise<Outcome<RecordSink>>,
): Promise<Outcome<RecordSink>> {
	try {
		await makeFolder(output, fileOperations);
	} catch (error) {
		return failure(writeFinding(error, output));
	}
	const lock = await acquireLock(output, { machine: staging(parts).machine });
	if (lock.value === undefined) return failure(...lock.diagnostics);
	const { release } = lock.value;
	const opened = await open().catch(async (error: unknown) => {
		await release();
		throw error;
	});
	const diagnostics = [...lock.diagnostics, ...opened.diagnostics];
	if (opened.value === undefined) {
		await release();
		return failure(...diagnostics);
	}
	const sink = opened.value;
	return success(
		{
			...sink,
			finish: async () => {
				const done = await sink.finish();
				if (!hasErrors(done.diagnostics)) await release();
				return done;
			},
			close: async () => {
				await sink.close?.();
				await release();
			},
		},
		diagnostics,
	);
}
