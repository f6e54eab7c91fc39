import type { RepositoryFactory } from "../factory.ts";
import { openDspace } from "./repository.ts";
import { type DspaceSettings, dspaceSettings } from "./settings.ts";

export const dspaceFactory: RepositoryFactory<DspaceSettings> = {
	kind: "dspace",
	settings: dspaceSettings,
	secrets: { password: "required" },
	collection: ({ collection }) => collection,
	open: openDspace,
};
