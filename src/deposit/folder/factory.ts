import { z } from "zod";
import type { RepositoryFactory } from "../factory.ts";
import { type FolderSettings, folderRepository } from "./adapter.ts";

/** `kind: folder`. */
export const folder: RepositoryFactory<FolderSettings> = {
	kind: "folder",
	settings: z.strictObject({ path: z.string().trim().min(1), sentinel: z.string().trim().min(1).optional() }),
	secrets: {},
	collection: ({ path }) => path,
	open: (options) => folderRepository(options),
};
