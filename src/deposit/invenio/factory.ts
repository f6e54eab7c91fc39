import type { RepositoryFactory } from "../factory.ts";
import { rehearseInvenio } from "./rehearse.ts";
import { invenioRepository } from "./repository.ts";
import { type InvenioSettings, invenioSettings } from "./settings.ts";

export const invenio: RepositoryFactory<InvenioSettings> = {
	kind: "invenio",
	settings: invenioSettings,
	secrets: { token: "required" },
	collection: () => "",
	rehearse: rehearseInvenio,
	open: invenioRepository,
};
