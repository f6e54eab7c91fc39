import type { z } from "zod";
import type { HttpRequest, Repository, Transport } from "../model/index.ts";
import type { ScriptedAnswer } from "./http/dry-run.ts";

/** Time and chance, given from outside so that a test has both in hand. */
export interface Surroundings {
	/** Milliseconds since 1970. */
	now(): number;
	/** Ends early, with an error, when the run is stopped. */
	sleep(milliseconds: number): Promise<void>;
	/** From 0 to below 1. */
	random(): number;
}

/** What an adapter is made of. */
export interface OpenOptions<Settings> {
	/** The target's name in the project file. */
	readonly name: string;
	/** The target's own keys, as the schema of the kind gives them back. */
	readonly settings: Settings;
	/** By the names that the factory declares; those that are required are there. */
	readonly secrets: Readonly<Record<string, string>>;
	/** Retried, limited, recorded: everything over HTTP goes through it. */
	readonly transport: Transport;
	/** PEM of authorities that are trusted beside the usual ones, for libraries that bring sockets of their own. */
	readonly ca?: string;
	/** A dry run: an adapter that does not use `transport` must change nothing, and tell `note` what it would have done. */
	readonly dryRun?: { note(line: string): void };
	/** Stops what is under way; `transport` knows of it. */
	readonly signal?: AbortSignal;
	readonly surroundings: Surroundings;
	/** Tells of a secret that was learnt on the way (a session, a CSRF token), so that it is blackened wherever text is kept. */
	hide(value: string): void;
}

/** A kind of repository: one folder below `deposit/`, one line in the registry. */
export interface RepositoryFactory<Settings = unknown> {
	/** The `kind` of targets. */
	readonly kind: string;
	/**
	 * The target's own keys (`url`, `collection`, `user` …), strict. Left out of it, because they are read before: `kind`, `ca`, `rate`,
	 * `concurrency`, and the names of `secrets`.
	 */
	readonly settings: z.ZodType<Settings>;
	/** Keys of the target that name a secret: its value is `{env: NAME}`, `{file: PATH}` or `{stdin: true}`, never the secret itself. */
	readonly secrets: Readonly<Record<string, "required" | "optional">>;
	/** The collection (or bucket, or folder) of the settings: a part of the deposit's key. */
	collection(settings: Settings): string;
	/** For dry runs: what a server would answer, so that all requests of a deposit are shown; undefined for a request that may go to the server. */
	rehearse?(settings: Settings): (request: HttpRequest) => ScriptedAnswer | undefined;
	/** Does no input or output of itself, but may load libraries. */
	open(options: OpenOptions<Settings>): Repository | Promise<Repository>;
}
