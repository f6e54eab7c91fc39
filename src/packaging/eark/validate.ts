import { canDigest } from "../../fixity/digest.ts";
import { readPremis } from "../../metadata/premis-read.ts";
import { type ReadElement, readForeignXml } from "../../metadata/read-xml.ts";
import type { DigestAlgorithm } from "../../model/artifact.ts";
import {
	type Clause,
	type Diagnostic,
	diagnostic,
	failure,
	hasErrors,
	type Outcome,
	success,
} from "../../model/diagnostic.ts";
import type { Tree, TreeEntry } from "../../model/store.ts";
import { checkFixity, type Expectation } from "../fixity.ts";
import type { CheckProgress, PackageReport } from "../format.ts";
import { listFiles } from "../listing.ts";
import { checkMets } from "../mets/check.ts";
import { metsNamespaces } from "../mets/model.ts";
import { elementsOf, type MetsDocument, metsName, readMets } from "../mets/read.ts";
import { portabilityFindings } from "../paths.ts";
import { type EarkKind, readProfile } from "./profile.ts";
import { checkRequirements } from "./requirements.ts";

const rootFile = "METS.xml";
const sipSchema = "schemas/DILCISExtensionSIPMETS.xsd";
const csip = (clause: string): Clause => ({ standard: "E-ARK CSIP", clause });

/** METS's names of algorithms, by ours; the others cannot be computed. */
const algorithms: Readonly<Record<string, DigestAlgorithm>> = {
	MD5: "md5",
	"SHA-1": "sha1",
	"SHA-256": "sha256",
	"SHA-512": "sha512",
};

/**
 * Whether a tree looks like an E-ARK package of a kind. Paths do not tell for sure: only a SIP carries the schema of the SIP extension. Its
 * METS file decides when it is checked.
 */
export function claimsKind(entries: readonly TreeEntry[], kind: EarkKind): boolean {
	const has = (start: string) => entries.some(({ path }) => path.startsWith(start));
	if (!has(rootFile) && !(has("metadata/") && has("representations/"))) return false;
	return kind === "AIP" || has(sipSchema);
}

/**
 * Checks an E-ARK package, of whatever tool: the METS documents by the schema and by CSIP's requirements, what they point at, and that they
 * leave out nothing. Its own METS file says which kind it is.
 */
export async function validateEark(
	tree: Tree,
	kind: EarkKind,
	options: { readonly onProgress?: (progress: CheckProgress) => void } = {},
): Promise<Outcome<PackageReport>> {
	const listed = await listFiles(tree, csip("CSIPSTR1"));
	if (listed.value === undefined) return failure(...listed.diagnostics);
	const files = listed.value;
	const found: Diagnostic[] = [...listed.diagnostics];
	found.push(...portabilityFindings([...files.keys()]));
	if (!files.has(rootFile)) {
		const about = { params: { path: rootFile }, place: { file: rootFile }, clause: csip("CSIPSTR4") };
		return failure(...found, diagnostic("mets/missing", about));
	}
	const root = await documentAt(tree, rootFile);
	found.push(...root.diagnostics);
	if (root.value === undefined) return failure(...found);
	const documents = [root.value, ...(await representationsOf(tree, root.value, files, found))];
	for (const document of documents) {
		found.push(...checkMets(document));
		found.push(...checkRequirements(document, document === root.value ? "root" : "representation"));
	}
	const declared = headerOf(root.value)?.attributes[`{${metsNamespaces.csip}}OAISPACKAGETYPE`];
	const actual = declared === "SIP" || declared === "AIP" ? declared : kind;
	found.push(...profileFindings(root.value, actual), ...folderFindings(root.value, tree, [...files.keys()]));
	const expected = targetFindings(documents, files, found);
	found.push(...unlistedFindings(documents, files, expected));
	found.push(...(await preservationFindings(tree, documents, expected, files, actual)));
	found.push(...(await checkFixity(tree, files, expected, { onProgress: options.onProgress, clause: csip("CSIP71") })));
	const { OBJID: identifier, PROFILE: profile = "" } = root.value.root.attributes;
	const version = readProfile(profile)?.version;
	const bytes = [...files.values()].reduce((sum, { size }) => sum + size, 0);
	return success(
		{
			format: actual === "SIP" ? "eark-sip" : "eark-aip",
			...(version !== undefined && { version }),
			...(identifier !== undefined && { identifier }),
			valid: !hasErrors(found),
			files: files.size,
			bytes,
		},
		found,
	);
}

async function documentAt(tree: Tree, path: string): Promise<Outcome<MetsDocument>> {
	const bytes = await tree.read(path);
	if (bytes.value === undefined) return failure(...bytes.diagnostics);
	return readMets(bytes.value, path);
}

/** METS documents that the root's pointers lead to, and those in the folders of representations that none leads to. */
async function representationsOf(
	tree: Tree,
	root: MetsDocument,
	files: ReadonlyMap<string, TreeEntry>,
	found: Diagnostic[],
): Promise<readonly MetsDocument[]> {
	const pointed = root.targets.flatMap(({ element, path }) => (element === "mptr" && path ? [path] : []));
	const standing = [...files.keys()].filter((path) => /^representations\/[^/]+\/METS\.xml$/.test(path));
	const documents: MetsDocument[] = [];
	for (const path of new Set([...pointed, ...standing])) {
		if (!files.has(path) || path === rootFile) continue;
		const { value, diagnostics } = await documentAt(tree, path);
		found.push(...diagnostics);
		if (value) documents.push(value);
	}
	return documents;
}

function headerOf({ root }: MetsDocument): ReadElement | undefined {
	return root.children.find((child) => metsName(child) === "metsHdr");
}

function profileFindings({ root, file }: MetsDocument, kind: EarkKind): readonly Diagnostic[] {
	const profile = root.attributes.PROFILE;
	if (!profile) return [];
	const place = { file, line: root.line };
	const clause: Clause = kind === "SIP" ? { standard: "E-ARK SIP", clause: "SIP2" } : csip("CSIP6");
	const { specification } = readProfile(profile) ?? {};
	if (!specification) return [diagnostic("mets/profile-unknown", { params: { profile }, place, clause })];
	if (specification === kind || specification === "CSIP") return [];
	return [diagnostic("mets/profile-differs", { params: { profile, kind }, place, clause })];
}

function folderFindings({ root }: MetsDocument, tree: Tree, paths: readonly string[]): readonly Diagnostic[] {
	const found: Diagnostic[] = [];
	const id = root.attributes.OBJID ?? "";
	const own = "root" in tree && typeof tree.root === "string" ? tree.root : tree.name;
	const folder =
		own
			.replace(/[/\\]+$/, "")
			.split(/[/\\]/)
			.at(-1) ?? "";
	const named = [id, id.replaceAll(":", "_"), id.replace(/^urn:uuid:/, "")];
	if (id !== "" && folder !== "" && folder !== "." && !named.includes(folder)) {
		const place = { file: rootFile, line: root.line };
		const about = { params: { id, folder }, place, clause: csip("CSIPSTR2"), severity: "notice" } as const;
		found.push(diagnostic("mets/object-id-differs", about));
	}
	const wanted: [path: string, requirement: string][] = [
		["metadata/", "CSIPSTR5"],
		["representations/", "CSIPSTR9"],
	];
	const names = new Set(paths.flatMap((path) => /^representations\/([^/]+)\//.exec(path)?.[1] ?? []));
	for (const name of names) {
		wanted.push([`representations/${name}/data/`, "CSIPSTR11"], [`representations/${name}/METS.xml`, "CSIPSTR12"]);
	}
	for (const [path, requirement] of wanted) {
		if (paths.some((each) => each.startsWith(path))) continue;
		found.push(
			diagnostic("mets/folder-missing", { params: { path }, place: { file: path }, clause: csip(requirement) }),
		);
	}
	return found;
}

/** What cannot be followed or is not there; the value is what remains to be compared with the bytes. */
function targetFindings(
	documents: readonly MetsDocument[],
	files: ReadonlyMap<string, TreeEntry>,
	found: Diagnostic[],
): ReadonlyMap<string, readonly Expectation[]> {
	const expected = new Map<string, Expectation[]>();
	for (const { file, targets } of documents) {
		for (const { href, path, outside, size, checksum, checksumType, line } of targets) {
			const place = { file, line };
			const clause = csip("CSIP79");
			if (path === undefined) {
				if (href === "") continue;
				const code = outside === "remote" ? "mets/target-remote" : "mets/target-outside";
				found.push(diagnostic(code, { params: { href }, place, clause }));
				continue;
			}
			const entry = files.get(path);
			if (!entry) {
				found.push(diagnostic("mets/target-missing", { params: { path }, place, clause }));
				continue;
			}
			const own = expected.get(path) ?? [];
			expected.set(path, own);
			if (size !== undefined && Number(size) !== entry.size) {
				const params = { path, expected: size, found: entry.size };
				found.push(diagnostic("mets/size-differs", { params, place, clause: csip("CSIP69") }));
			}
			if (checksum === undefined || checksumType === undefined) continue;
			const algorithm = algorithms[checksumType];
			if (algorithm && canDigest(algorithm)) {
				own.push({ algorithm, digest: checksum.toLowerCase(), manifest: file, line });
			} else {
				const params = { path, algorithm: checksumType };
				found.push(diagnostic("mets/checksum-unknown", { params, place, clause: csip("CSIP72") }));
			}
		}
	}
	return expected;
}

/** Files that no METS document lists: in packages of ours something was added, in others the standard only advises against it (CSIP58). */
function unlistedFindings(
	documents: readonly MetsDocument[],
	files: ReadonlyMap<string, TreeEntry>,
	expected: ReadonlyMap<string, readonly Expectation[]>,
): readonly Diagnostic[] {
	const [root] = documents;
	const agents = root && headerOf(root)?.children.filter((child) => metsName(child) === "agent");
	const ours = agents?.some((agent) => agent.children.some((child) => child.text === "banluu"));
	return [...files.keys()].flatMap((path) =>
		path === rootFile || expected.has(path)
			? []
			: [
					diagnostic("mets/unlisted", {
						params: { path },
						place: { file: path },
						clause: csip("CSIP58"),
						...(ours && { severity: "error" }),
					}),
				],
	);
}

/** PREMIS files are PREMIS 3, and say of each file of ours what METS says of it. */
async function preservationFindings(
	tree: Tree,
	documents: readonly MetsDocument[],
	expected: ReadonlyMap<string, readonly Expectation[]>,
	files: ReadonlyMap<string, TreeEntry>,
	kind: EarkKind,
): Promise<readonly Diagnostic[]> {
	const found: Diagnostic[] = [];
	const paths = new Set(
		documents.flatMap(({ targets }) =>
			targets.flatMap(({ type, path }) => (type?.startsWith("PREMIS") && path && files.has(path) ? [path] : [])),
		),
	);
	if (paths.size === 0 && kind === "AIP") {
		found.push(diagnostic("mets/premis-missing", { place: { file: rootFile }, clause: csip("CSIP32") }));
	}
	for (const path of paths) {
		const bytes = await tree.read(path);
		found.push(...bytes.diagnostics);
		if (bytes.value === undefined) continue;
		const text = new TextDecoder().decode(bytes.value);
		const { value: root, diagnostics } = readForeignXml(text, path);
		found.push(...diagnostics);
		if (root === undefined) continue;
		const name = root.name;
		if (!name.startsWith("{http://www.loc.gov/premis/v3}")) {
			const place = { file: path, line: root.line };
			found.push(diagnostic("mets/premis-root", { params: { path, name }, place, clause: csip("CSIP32") }));
			continue;
		}
		found.push(...digestFindings(root, text, path, expected));
	}
	return found;
}

function digestFindings(
	root: ReadElement,
	text: string,
	premis: string,
	expected: ReadonlyMap<string, readonly Expectation[]>,
): readonly Diagnostic[] {
	const values = [...elementsOf(root)].filter(({ name }) => name.endsWith("}objectIdentifierValue"));
	const identifier = values.map(({ text: value }) => value.split("#")[0] as string)[0];
	if (identifier === undefined) return [];
	const described = readPremis(text, identifier, premis).value?.files ?? new Map();
	return [...described].flatMap(([path, { digests }]) => {
		const stated = expected.get(path)?.filter(({ algorithm }) => digests[algorithm] !== undefined) ?? [];
		if (stated.every(({ algorithm, digest }) => digests[algorithm]?.toLowerCase() === digest)) return [];
		const about = { params: { path, premis }, place: { file: premis }, clause: csip("CSIP32") };
		return [diagnostic("mets/premis-digest", about)];
	});
}
