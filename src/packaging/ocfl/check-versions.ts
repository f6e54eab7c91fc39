import { isTextList, type Json, objectOf } from "./check-blocks.ts";
import type { Say } from "./check-inventory.ts";
import { isDigest } from "./digests.ts";
import { pathConflicts, pathFault } from "./paths.ts";

/** The versions of an inventory by number; none where they are no sequence (OCFL 1.1, 3.3). */
export function versionNames(versions: unknown, say: Say): readonly string[] {
	if (versions === undefined) say("E041", "ocfl/key-missing", { key: "versions" });
	const block = objectOf(versions);
	if (block === undefined) {
		if (versions !== undefined) say("E044", "ocfl/not-an-object", { key: "versions" });
		return [];
	}
	const names = Object.keys(block);
	if (names.length === 0) {
		say("E008", "ocfl/no-versions");
		return [];
	}
	const odd = names.filter((name) => !/^v\d+$/.test(name) || Number(name.slice(1)) === 0);
	for (const name of odd) say("E046", "ocfl/version-name", { name });
	if (odd.length > 0) return [];
	const padded = names.some((name) => name.startsWith("v0"));
	if (padded && !names.every((name) => name.startsWith("v0") && name.length === names[0]?.length)) {
		// The first number that needs another digit is where the pattern may break, and must not (3.3).
		const one = names.find((name) => !name.startsWith("v0") || name.length !== names[0]?.length) ?? "";
		say(one.startsWith("v0") ? "E012" : "E011", "ocfl/version-padding", { name: one });
		return [];
	}
	names.sort((a, b) => Number(a.slice(1)) - Number(b.slice(1)));
	for (const [at, name] of names.entries()) {
		if (Number(name.slice(1)) === at + 1) continue;
		say(at === 0 ? "E009" : "E010", "ocfl/version-sequence", { name, expected: `v${at + 1}` });
		return [];
	}
	if (padded) say("W001", "ocfl/version-padded", { name: names[0] as string });
	return names;
}

/** The version blocks (OCFL 1.1, 3.5.3.1): by version, digest in lower case by logical path. */
export function checkVersions(
	{ versions }: Json,
	names: readonly string[],
	algorithm: string,
	manifest: ReadonlySet<string>,
	say: Say,
): ReadonlyMap<string, ReadonlyMap<string, string>> {
	const states = new Map<string, ReadonlyMap<string, string>>();
	for (const name of names) {
		const version = objectOf(objectOf(versions)?.[name]);
		if (version === undefined) {
			say("E047", "ocfl/not-an-object", { key: `versions.${name}` });
			continue;
		}
		checkCreated(version.created, name, say);
		checkAbout(version, name, say);
		const state = checkState(version.state, name, algorithm, manifest, say);
		if (state) states.set(name, state);
	}
	return states;
}

/** RFC 3339 5.6, with the numbers in their ranges. */
const time = /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:[Zz]|[+-](\d\d):(\d\d))$/;

export function isTime(text: string): boolean {
	const match = time.exec(text);
	if (!match) return false;
	const [year, month, day, hour, minute, second, zoneHour, zoneMinute] = match
		.slice(1)
		.map((each) => Number(each ?? 0)) as [number, number, number, number, number, number, number, number];
	const days = new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
	const date = month >= 1 && month <= 12 && day >= 1 && day <= days;
	return date && hour < 24 && minute < 60 && second <= 60 && zoneHour < 24 && zoneMinute < 60;
}

function checkCreated(created: unknown, name: string, say: Say): void {
	if (created === undefined) say("E048", "ocfl/key-missing", { key: `versions.${name}.created` });
	else if (typeof created !== "string" || !isTime(created)) {
		const value = typeof created === "string" ? created : JSON.stringify(created);
		say("E049", "ocfl/created", { version: name, value });
	}
}

function checkAbout({ message, user }: Json, name: string, say: Say): void {
	if (message === undefined) say("W007", "ocfl/version-lacks", { version: name, key: "message" });
	else if (typeof message !== "string") say("E094", "ocfl/message-not-text", { version: name });
	if (user === undefined) {
		say("W007", "ocfl/version-lacks", { version: name, key: "user" });
		return;
	}
	const about = objectOf(user);
	if (about === undefined || typeof about.name !== "string" || about.name === "") {
		say("E054", "ocfl/user", { version: name });
	} else if (about.address === undefined) say("W008", "ocfl/version-lacks", { version: name, key: "user.address" });
	else if (typeof about.address !== "string") say("E054", "ocfl/user", { version: name });
	else if (!/^[a-z][a-z\d+.-]*:./i.test(about.address)) {
		say("W009", "ocfl/address-not-uri", { version: name, value: about.address });
	}
}

function checkState(
	state: unknown,
	name: string,
	algorithm: string,
	manifest: ReadonlySet<string>,
	say: Say,
): ReadonlyMap<string, string> | undefined {
	const block = objectOf(state);
	if (block === undefined) {
		const key = `versions.${name}.state`;
		if (state === undefined) say("E048", "ocfl/key-missing", { key });
		else say("E050", "ocfl/not-an-object", { key });
		return undefined;
	}
	const paths = new Map<string, string>();
	const all: string[] = [];
	for (const [digest, listed] of Object.entries(block)) {
		if (!isDigest(digest, algorithm) || !manifest.has(digest)) {
			say("E050", "ocfl/state-digest", { version: name, digest });
		}
		if (!isTextList(listed)) {
			say(Array.isArray(listed) ? "E051" : "E050", "ocfl/not-a-list-of-paths", {
				key: `versions.${name}.state.${digest}`,
			});
			continue;
		}
		for (const path of listed) {
			const fault = pathFault(path);
			if (fault) say(fault === "bad-step" ? "E052" : "E053", "ocfl/logical-path", { version: name, path });
			all.push(path);
			paths.set(path, digest.toLowerCase());
		}
	}
	for (const path of pathConflicts(all)) say("E095", "ocfl/logical-path-conflict", { version: name, path });
	return paths;
}
