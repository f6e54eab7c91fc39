export { type AnswerSummary, answer, type ProviderRequest } from "./answer.ts";
export { configure, type MakeProvider, type ProviderSettings } from "./configure.ts";
export { type Exported, type ExportOptions, exportPages } from "./export.ts";
export { type MetadataFormat, metadataFormats } from "./formats.ts";
export type { Provider } from "./provider.ts";
export { type RequestEntry, type RunningServer, type ServeOptions, serve } from "./server.ts";
export { signedTokens, type Tokens } from "./token.ts";
