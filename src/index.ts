export {
	type BuildOptions,
	build,
	type DescribeOptions,
	describe,
	type MembersOptions,
	members,
	type SourceBytes,
	type Verification,
	verify,
} from "./app/library.ts";
export { buildMany, type ManyOptions, type ManySource } from "./app/many.ts";
export type { BuiltRecord } from "./build/build.ts";
export { explain, type Language } from "./locale/index.ts";
export * from "./model/index.ts";
export type { PdfaLevel } from "./model/level.ts";
export { fileSource } from "./store/file-source.ts";
export { folderTree } from "./store/folder-tree.ts";
export { folderStore } from "./store/folder-writer.ts";
export { memoryStore, memoryTree } from "./store/memory.ts";
export { fontFile, installedPacks } from "./store/more-fonts.ts";
export { packageResources } from "./store/resources.ts";
