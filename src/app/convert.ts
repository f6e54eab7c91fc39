import { statSync } from "node:fs";
import { basename, join } from "node:path";
import type { Loss } from "../metadata/crosswalk/loss.ts";
import { readDescriptions } from "../metadata/crosswalk/read.ts";
import { type Crosswalk, crosswalk, crosswalks } from "../metadata/crosswalk/registry.ts";
import { parseRecordJson } from "../metadata/record-json.ts";
import { recordSchemaId } from "../metadata/record-schema.ts";
import { elements } from "../metadata/schema.ts";
import { parseDescription } from "../metadata/sidecar.ts";
import { isWithdrawal } from "../metadata/values.ts";
import {
	bytesOf,
	type Diagnostic,
	diagnostic,
	failure,
	hasErrors,
	type Metadata,
	type Outcome,
	readFormats,
	success,
} from "../model/index.ts";
import { FindingError, readFinding } from "../store/failure.ts";
import { stdinSource } from "../store/file-source.ts";
import { existing, readTextFile, writeNewFile } from "../store/text-file.ts";
import { decodeUtf8 } from "../text/decode.ts";

export interface ConvertRequest {
	/** Files, record folders, or `-`. */
	readonly inputs: readonly string[];
	/** Key of a crosswalk. */
	readonly to: string;
	/** Key of a format, where the document does not tell its own. */
	readonly from?: string | undefined;
	/** A new file, or a folder that is there. */
	readonly output?: string | undefined;
	/** Only what would be lost is wanted: nothing has to be written. */
	readonly lossOnly?: boolean | undefined;
	readonly signal?: AbortSignal;
}

/** What became of one input, or of one description in it. */
export interface ConvertResult {
	readonly source: string;
	readonly from?: string;
	readonly text?: string;
	/** Where it was written. */
	readonly path?: string;
	readonly losses?: readonly Loss[];
	readonly diagnostics: readonly Diagnostic[];
	/** Texts that the findings point into. */
	readonly texts: ReadonlyMap<string, string>;
}

interface Description {
	readonly source: string;
	readonly from: string;
	readonly metadata: Metadata;
	readonly diagnostics: readonly Diagnostic[];
}

interface Loaded {
	readonly source: string;
	readonly descriptions: Outcome<readonly Description[]>;
	readonly texts: ReadonlyMap<string, string>;
}

/** Bytes of a description file; a larger one is not opened. */
const largest = 1 << 26;

/** What `convert` can do. */
export interface ConversionRow {
	readonly key: string;
	readonly name: string;
	readonly file: string;
	readonly namespace: string;
	/** Whether it can be read, too. */
	readonly reads: boolean;
}

export function listConversions(): readonly ConversionRow[] {
	return crosswalks.map(({ key, name, fileName, namespace }) => ({
		key,
		name,
		file: basename(fileName),
		namespace,
		reads: (readFormats as readonly string[]).includes(key),
	}));
}

/** Converts descriptions. Nothing is written where two of them would have one name. */
export async function convert(request: ConvertRequest): Promise<readonly ConvertResult[]> {
	const target = crosswalk(request.to);
	if (target === undefined) throw new TypeError(`no crosswalk ${request.to}`);
	const loaded: Loaded[] = [];
	for (const input of request.inputs) {
		if (request.signal?.aborted) break;
		loaded.push(await load(input, request.from));
	}
	const all = loaded.flatMap(({ descriptions }) => descriptions.value ?? []);
	const places = request.lossOnly && request.output === undefined ? undefined : outputs(all, target, request.output);
	if (places && places.value === undefined) {
		return [{ source: request.inputs[0] as string, diagnostics: places.diagnostics, texts: new Map() }];
	}
	const results: ConvertResult[] = [];
	for (const { source, descriptions, texts } of loaded) {
		if (descriptions.value === undefined || descriptions.diagnostics.length > 0) {
			results.push({ source, diagnostics: descriptions.diagnostics, texts });
		}
		for (const each of descriptions.value ?? []) {
			results.push({ ...(await write(each, target, places?.value?.get(each), request.lossOnly === true)), texts });
		}
	}
	return results;
}

async function write(
	{ source, from, metadata, diagnostics }: Description,
	target: Crosswalk,
	path: string | undefined,
	lossOnly: boolean,
): Promise<Omit<ConvertResult, "texts">> {
	const losses = target.loss(metadata);
	if (lossOnly && path === undefined) return { source, from, losses, diagnostics };
	const written = target.write(metadata);
	const found = [...diagnostics, ...written.diagnostics];
	if (written.value === undefined || hasErrors(found)) return { source, from, diagnostics: found };
	if (path === undefined) return { source, from, text: written.value, losses, diagnostics: found };
	const saved = await writeNewFile(path, written.value);
	const all = [...found, ...saved.diagnostics];
	if (saved.value === undefined) return { source, from, diagnostics: all };
	return { source, from, text: written.value, path, losses, diagnostics: all };
}

/** Where each description goes: into the named file, or into the folder under the format's own name, behind its own where there are several. */
function outputs(
	all: readonly Description[],
	target: Crosswalk,
	output: string | undefined,
): Outcome<ReadonlyMap<Description, string>> {
	const folder = output !== undefined && isFolder(output);
	if (all.length > 1 && !folder) {
		return failure(diagnostic("metadata/several-descriptions", { params: { count: all.length } }));
	}
	if (output === undefined) return success(new Map());
	const name = basename(target.fileName);
	const paths = new Map<Description, string>();
	for (const each of all) {
		const path = !folder ? output : join(output, all.length > 1 ? `${stemOf(each, all)}.${name}` : name);
		if ([...paths.values()].includes(path)) {
			return failure(diagnostic("metadata/output-same", { params: { path } }));
		}
		paths.set(each, path);
	}
	return success(paths);
}

/** The input's name without its ending; a number where one input holds several. */
function stemOf(description: Description, all: readonly Description[]): string {
	const base = basename(description.source);
	const own = base === "-" ? "stdin" : isFolder(description.source) ? base : base.replace(/\.[^.]*$/, "");
	const siblings = all.filter(({ source }) => source === description.source);
	return siblings.length > 1 ? `${own}-${siblings.indexOf(description) + 1}` : own;
}

function isFolder(path: string): boolean {
	try {
		return statSync(path).isDirectory();
	} catch {
		return false;
	}
}

async function load(source: string, from: string | undefined): Promise<Loaded> {
	const opened = await open(source);
	const { file } = opened;
	if (opened.text.value === undefined) {
		return { source, descriptions: failure(...opened.text.diagnostics), texts: new Map() };
	}
	const text = opened.text.value;
	const format = from ?? formatOf(text, file);
	if (format === undefined) {
		const finding = diagnostic("metadata/no-description", { params: { path: file } });
		return { source, descriptions: failure(finding), texts: new Map() };
	}
	const read = descriptionsIn(text, file, format);
	const descriptions = read.value?.map((each) => ({ ...each, source }));
	return {
		source,
		descriptions: descriptions === undefined ? failure(...read.diagnostics) : success(descriptions, read.diagnostics),
		texts: new Map([[file, text]]),
	};
}

/** The text of an input, and the name of the file it stands in. */
async function open(input: string): Promise<{ readonly file: string; readonly text: Outcome<string> }> {
	if (input === "-") return { file: input, text: await stdinText() };
	if (isFolder(input)) {
		const [file] = existing(
			["data/metadata/record.json", "metadata/record.json", "record.json"].map((p) => join(input, p)),
		);
		if (file !== undefined) return { file, text: await readTextFile(file) };
		return { file: input, text: failure(diagnostic("metadata/no-description", { params: { path: input } })) };
	}
	if (sizeOf(input) > largest) {
		const finding = diagnostic("metadata/xml-too-large", { params: { limit: largest }, place: { file: input } });
		return { file: input, text: failure(finding) };
	}
	const text = await readTextFile(input);
	if (text.value === undefined || text.value.trim() !== "") return { file: input, text };
	return { file: input, text: failure(diagnostic("metadata/no-description", { params: { path: input } })) };
}

async function stdinText(): Promise<Outcome<string>> {
	try {
		const decoded = decodeUtf8(await bytesOf(stdinSource()), "-");
		return decoded.value === undefined ? failure(...decoded.diagnostics) : success(decoded.value.text);
	} catch (error) {
		return failure(error instanceof FindingError ? error.finding : readFinding(error, "-"));
	}
}

function sizeOf(path: string): number {
	try {
		return statSync(path).size;
	} catch {
		return 0;
	}
}

/** `xml` where the root element has to say more; undefined for a file that is called as an article is, not as a description. */
function formatOf(text: string, file: string): "xml" | "record" | "yaml" | undefined {
	if (/^\s*</.test(text)) return "xml";
	if (/^\s*\{/.test(text) && text.includes(`"${recordSchemaId}"`)) return "record";
	return file === "-" || /\.(?:ya?ml|json)$/i.test(file) ? "yaml" : undefined;
}

type Read = Omit<Description, "source">;

function descriptionsIn(text: string, file: string, format: string): Outcome<readonly Read[]> {
	if (format === "record") {
		const { value, diagnostics } = parseRecordJson(text, file);
		return value ? success([{ from: format, metadata: value.metadata, diagnostics }]) : failure(...diagnostics);
	}
	if (format === "yaml") {
		const { value, diagnostics } = parseDescription(text, file);
		if (value === undefined) return failure(...diagnostics);
		const claims = elements.flatMap(({ key }) => value.filter((c) => c.element === key && !isWithdrawal(c)));
		return success([{ from: format, metadata: { claims, superseded: value.filter(isWithdrawal) }, diagnostics }]);
	}
	const { value, diagnostics } = readDescriptions(text, file, format === "xml" ? undefined : format);
	if (value === undefined) return failure(...diagnostics);
	return success(value.descriptions.map((each) => ({ from: value.format, ...each })));
}
