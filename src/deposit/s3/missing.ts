import { diagnostic, failure, type Repository } from "../../model/index.ts";

/** Stands in where the SDK is not installed: every question is answered by how to get it. */
export function missingLibrary(name: string): Repository {
	const missing = async () =>
		failure(diagnostic("deposit/library-missing", { params: { target: name, library: "@aws-sdk/client-s3" } }));
	return {
		name,
		kind: "s3",
		test: missing,
		losses: missing,
		observe: missing,
		next: () => undefined,
		act: missing,
		fetch: missing,
		close: async () => undefined,
	};
}
