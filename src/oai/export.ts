import { basename, dirname, join, resolve } from "node:path";
import {
	type CatalogueReader,
	type Diagnostic,
	diagnostic,
	failure,
	hasErrors,
	type Outcome,
	success,
} from "../model/index.ts";
import { errorCode, FindingError, renameFinding, writeFinding } from "../store/failure.ts";
import { partName, removeLeftovers } from "../store/leftover.ts";
import { type Machine, thisMachine } from "../store/machine.ts";
import { makeFolder } from "../store/make-folder.ts";
import { type FileOperations, fileOperations } from "../store/operations.ts";
import { answer } from "./answer.ts";
import { metadataFormats } from "./formats.ts";
import type { Provider } from "./provider.ts";
import type { ListPosition, Position, Tokens } from "./token.ts";

export interface ExportOptions {
	readonly reader: CatalogueReader;
	/** Its tokens and sets are not used. */
	readonly provider: Omit<Provider, "tokens" | "setNames">;
	/** The new folder. */
	readonly folder: string;
	/** ISO 8601 in UTC with seconds: the time of all answers. */
	readonly at: string;
	readonly signal?: AbortSignal;
	readonly machine?: Machine;
	readonly io?: FileOperations;
}

export interface Exported {
	readonly path: string;
	readonly files: number;
	/** Records that are in `oai_dc`, the withdrawn ones among them. */
	readonly records: number;
}

/**
 * Writes every answer of a whole harvest as a file, so that a web server without a program can give them: `Identify.xml`,
 * `ListRecords.oai_dc.xml`, `ListRecords.oai_dc.2.xml`, where `oai_dc.2` is the resumption token. There are no sets. The folder appears whole or
 * not at all.
 */
export async function exportPages(options: ExportOptions): Promise<Outcome<Exported>> {
	const { folder, signal, machine = thisMachine(), io = fileOperations } = options;
	const path = resolve(folder);
	const part = join(dirname(path), partName(basename(path), machine));
	const diagnostics: Diagnostic[] = [];
	try {
		await makeFolder(dirname(path), io);
		diagnostics.push(...(await removeLeftovers(dirname(path), machine, io)));
		await refuseExisting(path, folder, io);
		await io.mkdir(part);
		let files = 0;
		let records = 0;
		for (const { name, pieces, count, findings } of pages(options)) {
			if (signal?.aborted) throw new FindingError(diagnostic("store/interrupted", { params: { path: folder } }));
			const handle = await io.open(join(part, name), "wx");
			try {
				await handle.writeFile(pieces);
				await handle.sync();
			} finally {
				await handle.close();
			}
			files++;
			if (/^ListRecords\.oai_dc\./.test(name)) {
				records += count;
				diagnostics.push(...findings);
			}
		}
		await refuseExisting(path, folder, io);
		await io.rename(part, path).catch((error: unknown) => {
			throw new FindingError(renameFinding(error, folder));
		});
		if (records === 0) diagnostics.push(diagnostic("oai/no-records"));
		return success({ path: folder, files, records }, diagnostics);
	} catch (error) {
		await io.rm(part, { recursive: true, force: true }).catch(() => undefined);
		const finding = error instanceof FindingError ? error.finding : systemFinding(error, folder);
		return failure(...diagnostics.filter((each) => !hasErrors([each])), finding);
	}
}

/** A fault of the catalogue is not one of the disk that is written to. */
function systemFinding(error: unknown, folder: string): Diagnostic {
	if (errorCode(error) !== undefined) return writeFinding(error, folder);
	throw error;
}

async function refuseExisting(path: string, folder: string, io: FileOperations): Promise<void> {
	const there = await io.lstat(path).then(
		() => true,
		(error: unknown) => errorCode(error) !== "ENOENT",
	);
	if (there) throw new FindingError(diagnostic("store/exists", { params: { path: folder } }));
}

/** A time of the answers that is settled for the sake of equal files must not leave out what was changed later. */
const endOfTime = "9999-12-31T23:59:59Z";

interface Page {
	readonly name: string;
	readonly pieces: string;
	readonly count: number;
	readonly findings: readonly Diagnostic[];
}

function* pages({ reader, provider: given, at }: ExportOptions): Generator<Page> {
	const tokens = numberedTokens(given.pageSize);
	const { baseUrl, repositoryName, adminEmails, domain, pageSize, icon } = given;
	// Files cannot select, so that there are no sets.
	const provider: Provider = { baseUrl, repositoryName, adminEmails, domain, pageSize, tokens, ...(icon && { icon }) };
	const page = (name: string, pairs: readonly (readonly [string, string])[]): Page => {
		const made = answer({ pairs, at, upTo: endOfTime }, reader, provider);
		let pieces = "";
		for (let next = made.next(); ; next = made.next()) {
			if (next.done) return { name: `${name}.xml`, pieces, count: next.value.count, findings: next.value.findings };
			pieces += next.value;
		}
	};
	for (const verb of ["Identify", "ListMetadataFormats", "ListSets"]) yield page(verb, [["verb", verb]]);
	// What is asked wrongly, or cannot be asked of files.
	yield page("badVerb", []);
	for (const verb of ["ListRecords", "ListIdentifiers"]) yield page(verb, [["verb", verb]]);
	yield { name: "nginx.conf", pieces: nginx(baseUrl), count: 0, findings: [] };
	for (const verb of ["ListRecords", "ListIdentifiers"]) {
		for (const { prefix } of metadataFormats) {
			tokens.last = undefined;
			yield page(`${verb}.${prefix}`, [
				["verb", verb],
				["metadataPrefix", prefix],
			]);
			for (let token = nextToken(tokens); token !== undefined; token = nextToken(tokens))
				yield page(`${verb}.${token}`, [
					["verb", verb],
					["resumptionToken", token],
				]);
		}
	}
}

interface NumberedTokens extends Tokens {
	/** The position that was written last and not read yet. */
	last: { readonly token: string; readonly position: Position } | undefined;
}

/** Tokens that are names of files: format and number of the answer. Files are written in order, so that one position is all there is to know. */
function numberedTokens(pageSize: number): NumberedTokens {
	const tokens: NumberedTokens = {
		last: undefined,
		write: (position) => {
			const token = `${(position as ListPosition).prefix}.${Math.floor(position.cursor / pageSize) + 1}`;
			tokens.last = { token, position };
			return token;
		},
		read: (token) => {
			const { last } = tokens;
			tokens.last = undefined;
			return last?.token === token ? last.position : undefined;
		},
	};
	return tokens;
}

function nextToken({ last }: NumberedTokens): string | undefined {
	return last?.token;
}

/** How nginx finds the file of a request. A slash in an argument could lead out of the folder. */
function nginx(baseUrl: string): string {
	return `location = ${new URL(baseUrl).pathname} {
	root /srv/oai; # this folder
	types { }
	default_type "text/xml; charset=utf-8";
	if ($args ~ "/") { return 404; }
	try_files /$arg_verb.$arg_metadataPrefix$arg_resumptionToken.xml /$arg_verb.xml /badVerb.xml =404;
}
`;
}
