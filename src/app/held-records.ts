import { missingFiles } from "../build/complete.ts";
import { type Diagnostic, hasErrors, success, type Tree, type TreeEntry } from "../model/index.ts";

/** What formats put beside the files of a record, in its folder. */
const beside =
	/^(?:SHA256SUMS|SHA512SUMS|contents|dublin_core\.xml|metadata_[^/]*\.xml|handle|collections|relationships|license\.txt)$/;

/** Where records stand in packages that keep the layout of their payload. */
const layouts: Readonly<Record<string, RegExp>> = {
	folder: /^()metadata\/record\.json$/,
	saf: /^((?:[^/]+\/)?)metadata\/record\.json$/,
};

/** Proves the records that a package of a format holds; undefined where it holds none that can be proven as it stands. */
export async function proveHeld(tree: Tree, format: string): Promise<readonly Diagnostic[] | undefined> {
	const layout = layouts[format];
	const { value = [] } = await tree.list();
	const roots = layout ? value.flatMap(({ path }) => layout.exec(path)?.[1] ?? []) : [];
	if (roots.length === 0) return undefined;
	const entries = new Map(roots.map((root) => [root, [] as TreeEntry[]]));
	for (const entry of value) {
		const root = entries.has("") ? "" : entry.path.slice(0, entry.path.indexOf("/") + 1);
		const name = entry.path.slice(root.length);
		if (!beside.test(name)) entries.get(root)?.push({ ...entry, path: `data/${name}` });
	}
	// Readers, fonts and the PDF's reader come with it: only records of ours need them.
	const { proveRecord } = await import("../build/prove.ts");
	const found: Diagnostic[] = [];
	for (const [root, own] of entries) {
		const record = payloadAt(tree, root, own);
		const absent = missingFiles(
			own.map(({ path }) => path),
			{ built: false },
		);
		const said = new Set(absent.map(({ params }) => params?.path));
		const { diagnostics } = await proveRecord(record, { twice: true });
		const findings = [
			...absent,
			...diagnostics.filter((d) => !(d.code === "build/record-file-missing" && said.has(d.params?.path))),
		];
		found.push(...findings.map((finding) => placed(finding, root)));
	}
	return found;
}

/** Whether the proof found nothing wrong. */
export function isProven(proof: readonly Diagnostic[] | undefined): boolean {
	return proof !== undefined && !hasErrors(proof);
}

function placed(finding: Diagnostic, root: string): Diagnostic {
	const { place } = finding;
	return place?.file.startsWith("data/")
		? { ...finding, place: { ...place, file: root + place.file.slice(5) } }
		: finding;
}

/** The files below a folder as the payload of a bag. */
function payloadAt(tree: Tree, root: string, entries: readonly TreeEntry[]): Tree {
	const inside = (path: string) => root + path.slice("data/".length);
	return {
		name: tree.name,
		list: async () => success(entries),
		read: (path) => tree.read(inside(path)),
		open: (path) => tree.open(inside(path)),
	};
}
