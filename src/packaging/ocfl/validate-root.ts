import { type Diagnostic, failure, hasErrors, type Outcome, success } from "../../model/diagnostic.ts";
import { below, type Child, type Directory } from "./directory.ts";
import { type Layout, layoutOf } from "./layout.ts";
import { breach, type Spec, specs } from "./rules.ts";
import { type ObjectReport, registeredExtensions, validateObject } from "./validate-object.ts";

/** What the check of a storage root found. */
export interface RootReport {
	/** Version of OCFL that the root declares. */
	readonly spec?: Spec;
	readonly valid: boolean;
	readonly objects: number;
	/** Files of content in all objects that were read, and their bytes. */
	readonly files: number;
	readonly bytes: number;
}

export interface RootOptions {
	/** Told of each object when it has been checked; undefined for one that cannot be read. */
	readonly onObject?: (report: ObjectReport | undefined) => void;
	readonly signal?: AbortSignal | undefined;
}

export interface RootDescription {
	readonly spec?: Spec;
	/** The layout that the root declares, where it is one that is known here with its settings. */
	readonly layout?: Layout;
	/** Name of the layout that it declares, known or not. */
	readonly extension?: string;
}

/** Judges a storage root object by object: nothing is kept of one when the next is checked but its identifier (OCFL 1.1, 4). */
export async function validateRoot(directory: Directory, options: RootOptions = {}): Promise<Outcome<RootReport>> {
	const listed = await directory.children("");
	if (listed.value === undefined) return failure(...listed.diagnostics);
	const found: Diagnostic[] = [...listed.diagnostics];
	const described = await describeRoot(directory, listed.value);
	found.push(...described.diagnostics);
	const { spec, layout } = described.value ?? {};
	await checkRootExtensions(directory, listed.value, found);
	const identifiers = new Map<string, string>();
	const total = { objects: 0, files: 0, bytes: 0 };
	for await (const { path, findings } of objectPaths(directory)) {
		if (options.signal?.aborted) break;
		found.push(...findings);
		if (path === undefined) continue;
		const checked = await validateObject(directory, path);
		const more: Diagnostic[] = [];
		const report = checked.value;
		if (report) {
			total.objects++;
			total.files += report.files;
			total.bytes += report.bytes;
			if (spec === "1.0" && report.spec === "1.1") {
				more.push(breach("E081", "ocfl/object-newer", path, { object: report.spec, root: spec }));
			}
			if (report.identifier !== undefined) {
				const other = identifiers.get(report.identifier);
				if (other !== undefined) {
					more.push(breach("E037", "ocfl/id-repeated", path, { id: report.identifier, other }));
				} else identifiers.set(report.identifier, path);
				const expected = layout?.path(report.identifier);
				if (expected !== undefined && expected !== path) {
					more.push(breach("W014", "ocfl/path-not-by-layout", path, { id: report.identifier, expected }));
				}
			}
		}
		found.push(...checked.diagnostics, ...more);
		options.onObject?.(report);
	}
	return success({ ...(spec && { spec }), valid: !hasErrors(found), ...total }, found);
}

/** The declaration and the layout of a root (OCFL 1.1, 4.1 and 4.2). */
export async function describeRoot(
	directory: Directory,
	children: readonly Child[],
): Promise<Outcome<RootDescription>> {
	const found: Diagnostic[] = [];
	const names = children.filter(({ name, kind }) => kind === "file" && name.startsWith("0=")).map(({ name }) => name);
	if (names.length === 0)
		found.push(breach("E069", "ocfl/no-root-declaration", directory.name, { path: directory.name }));
	if (names.length > 1) {
		found.push(
			breach("E076", "ocfl/declarations", names[0] as string, { path: directory.name, names: names.join(", ") }),
		);
	}
	let spec: Spec | undefined;
	for (const name of names) {
		const declared = specs.find((each) => name === `0=ocfl_${each}`);
		if (declared === undefined) found.push(breach("E079", "ocfl/declaration-name", name, { name }));
		else {
			spec = declared;
			const content = await directory.read(name);
			if (content.value && Buffer.from(content.value).toString("latin1") !== `ocfl_${declared}\n`) {
				found.push(breach("E080", "ocfl/declaration-content", name, { expected: `ocfl_${declared}` }));
			}
		}
	}
	const about = spec ? { spec } : {};
	if (!children.some(({ name, kind }) => name === "ocfl_layout.json" && kind === "file")) return success(about, found);
	const file = "ocfl_layout.json";
	const stated = await json(directory, file);
	if (stated === undefined || stated.extension === undefined || stated.description === undefined) {
		found.push(breach("E070", "ocfl/layout-keys", file));
		return success(about, found);
	}
	const { extension } = stated;
	if (typeof extension !== "string" || extension === "") {
		found.push(breach("E071", "ocfl/layout-extension", file));
		return success(about, found);
	}
	const config = await json(directory, `extensions/${extension}/config.json`, children);
	const layout = layoutOf(extension, config ?? {});
	return success({ ...about, extension, ...(layout && { layout }) }, found);
}

async function json(
	directory: Directory,
	path: string,
	children?: readonly Child[],
): Promise<Readonly<Record<string, unknown>> | undefined> {
	if (children && !children.some(({ name, kind }) => name === "extensions" && kind === "folder")) return undefined;
	const bytes = await directory.read(path);
	try {
		const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes.value));
		return typeof value === "object" && value !== null && !Array.isArray(value)
			? (value as Readonly<Record<string, unknown>>)
			: undefined;
	} catch {
		return undefined;
	}
}

async function checkRootExtensions(
	directory: Directory,
	children: readonly Child[],
	found: Diagnostic[],
): Promise<void> {
	if (!children.some(({ name, kind }) => name === "extensions" && kind === "folder")) return;
	const listed = await directory.children("extensions");
	found.push(...listed.diagnostics);
	for (const { name, kind } of listed.value ?? []) {
		const file = `extensions/${name}`;
		if (kind !== "folder") found.push(breach("E112", "ocfl/extensions-file", file, { path: file }));
		else if (!registeredExtensions.has(name)) found.push(breach("W016", "ocfl/extension-unknown", file, { name }));
	}
}

/** A place in the hierarchy: an object's path, or what is wrong with a folder on the way (OCFL 1.1, 4.3). */
export interface HierarchyPlace {
	readonly path?: string;
	readonly findings: readonly Diagnostic[];
}

/** Every object of a root, by walking down until a folder holds a declaration. Links are never followed. */
export async function* objectPaths(directory: Directory): AsyncIterable<HierarchyPlace> {
	const waiting = [""];
	for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
		const listed = await directory.children(folder);
		const children = listed.value ?? [];
		if (folder !== "" && children.some(({ name, kind }) => kind === "file" && name.startsWith("0=ocfl_object"))) {
			yield { path: folder, findings: listed.diagnostics };
			continue;
		}
		const findings: Diagnostic[] = [...listed.diagnostics];
		if (folder !== "" && listed.value?.length === 0) {
			findings.push(breach("E073", "ocfl/folder-empty", folder, { path: folder }));
		}
		const folders: string[] = [];
		for (const { name, kind } of children) {
			const path = below(folder, name);
			if (kind === "folder") {
				if (folder !== "" || name !== "extensions") folders.push(path);
			} else if (kind !== "file") findings.push(breach("E090", "ocfl/link", path, { path }));
			else if (folder !== "") findings.push(breach("E072", "ocfl/file-in-hierarchy", path, { path }));
		}
		waiting.push(...folders.reverse());
		if (findings.length > 0) yield { findings };
	}
}
