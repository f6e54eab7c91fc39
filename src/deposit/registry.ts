import type { RepositoryFactory } from "./factory.ts";

/** All kinds of repositories, loaded when a target asks for one. A new kind is one folder and one line here. */
export const repositoryKinds: Readonly<Record<string, () => Promise<RepositoryFactory>>> = {
	fedora: async () => (await import("./fedora/factory.ts")).fedora,
	sword: async () => (await import("./sword/factory.ts")).swordFactory as RepositoryFactory,
	folder: async () => (await import("./folder/factory.ts")).folder,
	s3: async () => (await import("./s3/factory.ts")).s3,
	dspace: async () => (await import("./dspace/factory.ts")).dspaceFactory as RepositoryFactory,
	invenio: async () => (await import("./invenio/factory.ts")).invenio,
	zenodo: async () => (await import("./zenodo/factory.ts")).zenodo,
};
