import type { RepositoryFactory } from "../factory.ts";
import { openSword } from "./repository.ts";
import { type SwordSettings, swordSettings } from "./settings.ts";

export const swordFactory: RepositoryFactory<SwordSettings> = {
	kind: "sword",
	settings: swordSettings,
	secrets: { password: "required" },
	collection: ({ collection }) => collection,
	open: openSword,
};
