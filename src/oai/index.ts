export { type AnswerSummary, answer } from "./answer.ts";
export { configure, type ProviderSettings } from "./configure.ts";
export { exportPages } from "./export.ts";
export { metadataFormats } from "./formats.ts";
export type { Provider } from "./provider.ts";
export { type RequestEntry, type RunningServer, type ServeOptions, serve } from "./server.ts";
export { signedTokens } from "./token.ts";
