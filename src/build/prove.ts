import { sha256 } from "../fixity/digest.ts";
import { parseRecordJson, type RecordFile } from "../metadata/record-json.ts";
import {
	type Article,
	type Diagnostic,
	diagnostic,
	failure,
	hasErrors,
	type Outcome,
	success,
	type Tree,
} from "../model/index.ts";
import { extractPdf } from "../pdf/extract.ts";
import { flavourNamed } from "../pdf/flavour.ts";
import { secondReading } from "../pdf/second-reading.ts";
import { parseKeyMap } from "../read/keys/map.ts";
import { read } from "../read/registry.ts";
import { attachedFiles } from "./attachments.ts";
import { paths } from "./layout.ts";
import type { ExpectedAttachment } from "./prove-attachments.ts";
import { proveDescription } from "./prove-description.ts";
import { proveDocument } from "./prove-document.ts";
import { type ExpectedFigure, provePictures } from "./prove-pictures.ts";
import { provePremis } from "./prove-premis.ts";

/** What the proof of a record has established. */
export interface Proof {
	readonly identifier: string;
	/** Paragraphs, headings and other units of text that were compared. */
	readonly units: number;
}

export interface ProofOptions {
	/** Whether the document is read by a second reader as well, as years later nobody is in a hurry. */
	readonly twice?: boolean;
}

/**
 * Proves a record from its files alone: the source is the one that was described; it is read again, and the PDF's text in tag order equals it
 * paragraph by paragraph, and its figures show the pictures of the record; both Dublin Core files are well-formed and carry the description; PREMIS has the right digests.
 */
export async function proveRecord(tree: Tree, { twice = false }: ProofOptions = {}): Promise<Outcome<Proof>> {
	const list = await tree.list();
	if (list.value === undefined) return failure(...list.diagnostics);
	const files = list.value.filter((entry) => entry.kind === "file").map((entry) => entry.path);
	const readFile = fileReader(tree);
	const json = await readFile(paths.recordJson);
	if (json.value === undefined) return failure(...json.diagnostics);
	const described = parseRecordJson(new TextDecoder().decode(json.value), paths.recordJson);
	if (described.value === undefined || hasErrors(described.diagnostics)) return failure(...described.diagnostics);
	const record = described.value;

	const article = await rereadSource(record, readFile);
	const pictures = article.value ? await provePictures(record, article.value, readFile) : { figures: [], findings: [] };
	const document: Outcome<number> = article.value
		? await rereadDocument(record, article.value, pictures.figures, files, readFile, twice)
		: { diagnostics: [] };
	const found = [
		...article.diagnostics,
		...pictures.findings,
		...document.diagnostics,
		...(await proveDescription(record.metadata, readFile)),
		...(await provePremis(record.identifier, files, readFile)),
	];
	return hasErrors(found)
		? failure(...found)
		: success({ identifier: record.identifier, units: document.value ?? 0 }, found);
}

type ReadFile = (path: string) => Promise<Outcome<Uint8Array>>;

/** Reads a file of the record; a missing one is a finding with its path. */
function fileReader(tree: Tree): ReadFile {
	return async (path) => {
		const outcome = await tree.read(path);
		return outcome.value === undefined ? missing(path) : outcome;
	};
}

function missing(path: string): Outcome<never> {
	return failure(diagnostic("build/record-file-missing", { params: { path }, place: { file: path } }));
}

/** The article, read anew from the source that the record holds; findings about its text stand in the record already. */
export async function rereadSource(
	record: Pick<RecordFile, "source" | "recipe">,
	readFile: ReadFile,
): Promise<Outcome<Article>> {
	const path = `data/${record.source.path}`;
	const bytes = await readFile(path);
	if (bytes.value === undefined) return failure(...bytes.diagnostics);
	const content = bytes.value;
	const digest = sha256(content);
	if (digest !== record.source.sha256) {
		const params = { expected: record.source.sha256, found: digest };
		return failure(diagnostic("build/source-differs", { params, place: { file: path } }));
	}
	const named = (record.recipe as Readonly<Record<string, unknown>>).keys;
	const keys = typeof named === "string" ? parseKeyMap(named) : undefined;
	const source = {
		name: path,
		mediaType: record.source.mediaType,
		// Never found out anew: another version of this program might judge the same bytes otherwise.
		encoding: record.source.encoding ?? "utf-8",
		// Nor which key holds the text.
		...(keys && { keys }),
		async *open() {
			yield content;
		},
		resolve: async (href: string) => missing(href),
	};
	for await (const outcome of read(source)) {
		if (outcome.value !== undefined) return success(outcome.value);
	}
	return failure(diagnostic("build/source-unreadable", { place: { file: path } }));
}

async function rereadDocument(
	record: RecordFile,
	article: Article,
	figures: readonly ExpectedFigure[],
	files: readonly string[],
	readFile: ReadFile,
	twice: boolean,
): Promise<Outcome<number>> {
	const path = files.find((file) => /^data\/[^/]+\.pdf$/.test(file));
	if (path === undefined) return missing("data/*.pdf");
	const bytes = await readFile(path);
	if (bytes.value === undefined) return failure(...bytes.diagnostics);
	const named = String((record.recipe as Readonly<Record<string, unknown>>).flavour ?? "");
	const flavour = flavourNamed(named);
	if (flavour === undefined) {
		const place = { file: paths.recordJson };
		return failure(diagnostic("build/flavour-unknown", { params: { flavour: named }, place }));
	}
	const attachments: ExpectedAttachment[] = [];
	const found: Diagnostic[] = [];
	for (const file of flavour.attaches ? attachedFiles(`data/${record.source.path}`, record.source.mediaType) : []) {
		const content = await readFile(file.path);
		found.push(...content.diagnostics);
		if (content.value) attachments.push({ ...file, bytes: content.value });
	}
	const extracted = extractPdf(bytes.value);
	const proof = proveDocument({ extracted, path, article, figures, record, flavour, attachments });
	if (twice && extracted.value) {
		const disagreements = await secondReading(bytes.value, extracted.value);
		found.push(...disagreements.map((each) => ({ ...each, place: { file: path } })));
	}
	return { ...proof, diagnostics: [...found, ...proof.diagnostics] };
}
