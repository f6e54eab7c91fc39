import { type ReadElement, readForeignXml } from "../../metadata/read-xml.ts";
import type { DigestAlgorithm } from "../../model/artifact.ts";
import { type Diagnostic, diagnostic, failure, hasErrors, type Outcome, success } from "../../model/diagnostic.ts";
import type { Tree, TreeEntry } from "../../model/store.ts";
import { checkFixity, type Expectation } from "../fixity.ts";
import type { CheckProgress, PackageReport } from "../format.ts";
import { listFiles } from "../listing.ts";
import { portabilityFindings } from "../paths.ts";
import { codesAndCounts, eadFindings, type ReadEad, readEad } from "./check-ead.ts";
import { linkFindings, metsFindings } from "./check-mets.ts";
import { premisFindings } from "./check-premis.ts";
import type { FileKind, Shape } from "./fields.ts";
import { repFolder } from "./mets.ts";
import { type ReadMets, type Reference, readMets } from "./mets-read.ts";
import { metsFaults } from "./mets-schema.ts";
import { observedSwitches, readingName } from "./reading-of.ts";
import type { PackageKind } from "./readings.ts";
import { eadDocument, eadPath, kindByNames, premisPath, shapeOf } from "./shape.ts";

const repPath = `${repFolder}METS.xml`;
const repPremisPath = `${repFolder}metadata/preservation/PREMIS_rep1.xml`;
/** Names of checksums in METS that we compute. */
const algorithms: Readonly<Record<string, DigestAlgorithm>> = {
	"SHA-256": "sha256",
	"SHA-512": "sha512",
	"SHA-1": "sha1",
	MD5: "md5",
};

/**
 * Judges a package of the circular from anyone, in either reading. Errors are what is certain: files that are missing or changed, XML that is
 * ill-formed or that METS does not allow. What we know of the circular itself is second-hand and gives warnings.
 */
export async function validatePackage(
	tree: Tree,
	options: { readonly onProgress?: (progress: CheckProgress) => void } = {},
): Promise<Outcome<PackageReport>> {
	const listed = await listFiles(tree);
	if (listed.value === undefined) return failure(...listed.diagnostics);
	const files = listed.value;
	const found: Diagnostic[] = [...listed.diagnostics];
	const texts = new Map<string, string>();
	const xml = async (path: string): Promise<ReadElement | undefined> => {
		if (!files.has(path)) return undefined;
		const { value, diagnostics } = await tree.read(path);
		found.push(...diagnostics);
		if (value === undefined) return undefined;
		const text = new TextDecoder().decode(value);
		texts.set(path, text);
		const read = readForeignXml(text, path);
		found.push(...read.diagnostics);
		return read.value;
	};
	const mets = async (path: string, folder: string): Promise<ReadMets | undefined> => {
		if (!files.has(path)) found.push(diagnostic("tt05/part-missing", { params: { path } }));
		const root = await xml(path);
		if (!root) return undefined;
		const expected = "{http://www.loc.gov/METS/}mets";
		if (root.name !== expected) {
			found.push(diagnostic("tt05/root-element", { params: { found: root.name, expected }, place: { file: path } }));
			return undefined;
		}
		found.push(...metsFaults(root, path));
		return readMets(root, folder);
	};

	const root = await mets("METS.xml", "");
	const rep = await mets(repPath, repFolder);
	const wholeRoot = await xml(eadPath);
	const whole = wholeRoot && readEad("package", eadPath, wholeRoot);
	const byNames = kindByNames([...files.values()]);
	const said = root?.packageType;
	const kind = (["SIP", "AIP", "DIP"].includes(said ?? "") ? said : (byNames ?? "SIP")) as PackageKind;
	const { shape, sure } = shapeOf(kind, root?.type, new Set(whole?.values.keys()));
	if (!sure) found.push(diagnostic("tt05/shape-unclear", { params: { shape } }));
	if (wholeRoot && whole) found.push(...eadFindings(wholeRoot, whole, shape));

	const documents: ReadEad[] = [];
	for (const path of [...files.keys()].sort()) {
		const named = eadDocument.exec(path)?.[1]?.toLowerCase() as FileKind | undefined;
		if (named === undefined) continue;
		const element = await xml(path);
		if (!element) continue;
		const read = readEad(named, path, element);
		documents.push(read);
		found.push(...eadFindings(element, read, shape));
	}
	found.push(...codesAndCounts(whole, documents, shape), ...partFindings(files, kind, shape));
	if (root) found.push(...metsFindings(root, "root", shape, "METS.xml"), ...folderFindings(tree, root));
	if (rep) found.push(...metsFindings(rep, "rep", shape, repPath), ...linkFindings(rep, repPath));
	const stated = rep?.files ?? [];
	for (const path of [premisPath, repPremisPath]) {
		const element = await xml(path);
		if (element) found.push(...premisFindings(element, path, stated));
	}

	const references = [root, rep].flatMap((each, i) =>
		each ? referencesOf(each).map((reference) => ({ reference, by: i === 0 ? "METS.xml" : repPath })) : [],
	);
	const expected = expectations(references, files, found);
	for (const path of files.keys()) {
		if (path === "METS.xml" || references.some(({ reference }) => reference.path === path)) continue;
		found.push(diagnostic("tt05/unreferenced", { params: { path }, place: { file: path } }));
	}
	found.push(...portabilityFindings([...files.keys()]));
	found.push(...(await checkFixity(tree, files, expected, { onProgress: options.onProgress })));
	if (root) {
		const schemaPath = [...files.keys()].find((path) => /^schemas\/ead_doc\.xsd$/i.test(path));
		const schema = schemaPath === undefined ? undefined : (await tree.read(schemaPath)).value;
		const seen = observedSwitches({
			shape,
			root,
			rep,
			paths: [...files.keys()],
			whole,
			documents,
			schema: schema && new TextDecoder().decode(schema),
		});
		const switches = [...seen].map(([name, value]) => `${name}=${value}`).join(", ");
		found.push(diagnostic("tt05/reading-found", { params: { shape, reading: readingName(seen), switches } }));
	}
	const bytes = [...files.values()].reduce((sum, { size }) => sum + size, 0);
	return success(
		{
			format: `tt05-${kind.toLowerCase()}`,
			...(root?.objId && { identifier: root.objId }),
			valid: !hasErrors(found),
			files: files.size,
			bytes,
		},
		found,
	);
}

function referencesOf({ descriptive, preservation, files, pointers }: ReadMets): readonly Reference[] {
	return [...descriptive, ...preservation, ...files, ...pointers];
}

/** What METS states of files, compared with the names and sizes that are there; digests are compared later, in either letter case. */
function expectations(
	references: readonly { readonly reference: Reference; readonly by: string }[],
	files: ReadonlyMap<string, TreeEntry>,
	found: Diagnostic[],
): Map<string, Expectation[]> {
	const expected = new Map<string, Expectation[]>();
	for (const { reference, by } of references) {
		const { href, path, line, size, checksum, checksumType } = reference;
		const place = { file: by, line };
		if (path === undefined) {
			found.push(diagnostic("tt05/target-outside", { params: { path: href }, place }));
			continue;
		}
		const file = files.get(path);
		if (!file) {
			found.push(diagnostic("tt05/target-missing", { params: { path }, place }));
			continue;
		}
		if (size !== undefined && Number(size) !== file.size) {
			found.push(diagnostic("tt05/size-differs", { params: { path, expected: size, found: file.size }, place }));
		}
		if (checksum === undefined) continue;
		const algorithm = algorithms[checksumType ?? ""];
		if (checksumType !== "SHA-256") {
			const params = { path, value: checksumType ?? "" };
			found.push(diagnostic("tt05/checksum-kind", { params, place }));
		}
		if (!algorithm) continue;
		const digest = checksum.trim().toLowerCase();
		expected.set(path, [...(expected.get(path) ?? []), { algorithm, digest, manifest: by, line }]);
	}
	return expected;
}

/** The parts that the annexes ask for and forbid. */
function partFindings(files: ReadonlyMap<string, TreeEntry>, kind: PackageKind, shape: Shape): readonly Diagnostic[] {
	const paths = [...files.keys()];
	const some = (pattern: RegExp): boolean => paths.some((path) => pattern.test(path));
	const needs: readonly (readonly [string, boolean])[] = [
		[eadPath, files.has(eadPath)],
		[`${repFolder}metadata/descriptive/EAD_….xml`, some(eadDocument)],
		[`${repFolder}data/`, some(/^representations\/rep1\/data\/./)],
		["schemas/METS.xsd", some(/^schemas\/mets[^/]*\.xsd$/i)],
		["schemas/EAD.xsd", some(/^schemas\/ead[^/]*\.xsd$/i)],
		...(kind === "AIP" ? [premisPath, repPremisPath].map((path) => [path, files.has(path)] as const) : []),
	];
	const missing = needs
		.filter(([, there]) => !there)
		.map(([path]) => diagnostic("tt05/part-missing", { params: { path }, severity: "warning" }));
	const forbidden = paths.filter(
		(path) =>
			(kind === "SIP" && /PREMIS[^/]*\.xml$/i.test(path) && !path.startsWith("documentation/")) ||
			(path.startsWith("representations/") && !path.startsWith(repFolder)) ||
			(path.endsWith(".fetch.txt") && !shape.endsWith("_hoso")),
	);
	return [
		...missing,
		...forbidden.map((path) => diagnostic("tt05/part-forbidden", { params: { path, shape }, place: { file: path } })),
	];
}

/** The folder is named after the OBJID, colons as underscores; a tree that is no folder of its own has no name to judge. */
function folderFindings(tree: Tree & { readonly root?: string }, { objId }: ReadMets): readonly Diagnostic[] {
	const name = tree.root ?? tree.name.replace(/\/+$/, "").split("/").at(-1) ?? "";
	if (objId === undefined || name === "" || name === "." || name === "..") return [];
	const expected = objId.replaceAll(":", "_");
	const plain = (text: string): string => text.toUpperCase().replaceAll("UUID_", "UUID-");
	if (plain(name) === plain(expected)) return [];
	return [diagnostic("tt05/folder-name", { params: { name, expected } })];
}
