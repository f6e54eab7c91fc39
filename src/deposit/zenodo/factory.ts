import type { RepositoryFactory } from "../factory.ts";
import { rehearseZenodo } from "./rehearse.ts";
import { zenodoRepository } from "./repository.ts";
import { type ZenodoSettings, zenodoSettings } from "./settings.ts";

export const zenodo: RepositoryFactory<ZenodoSettings> = {
	kind: "zenodo",
	settings: zenodoSettings,
	secrets: { token: "required" },
	collection: () => "",
	rehearse: rehearseZenodo,
	open: zenodoRepository,
};
