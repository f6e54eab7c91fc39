import { type ReadElement, readForeignXml } from "../../metadata/read-xml.ts";
import { diagnostic, failure, type Outcome, success } from "../../model/diagnostic.ts";
import { metsNamespaces } from "./model.ts";

/** Something that a METS document points at: `mdRef`, `FLocat` or `mptr`, with what is stated of its content. */
export interface Target {
	readonly element: "mdRef" | "FLocat" | "mptr";
	/** As it is written. */
	readonly href: string;
	/** From the root of the package; undefined where the reference leaves the package or is no reference to a file. */
	readonly path?: string;
	/** Why there is no path. */
	readonly outside?: "remote" | "outside";
	readonly size?: string;
	readonly checksum?: string;
	readonly checksumType?: string;
	/** MDTYPE of a metadata file. */
	readonly type?: string;
	readonly line: number;
}

export interface MetsDocument {
	/** Path in the package. */
	readonly file: string;
	readonly root: ReadElement;
	readonly targets: readonly Target[];
}

const href = `{${metsNamespaces.xlink}}href`;

/** Reads a METS document that stands at a path of a package. What is wrong with its content is for `checkMets` to say. */
export function readMets(bytes: Uint8Array, file: string): Outcome<MetsDocument> {
	const { value: root, diagnostics } = readForeignXml(new TextDecoder().decode(bytes), file);
	if (root === undefined) return failure(...diagnostics);
	if (root.name !== `{${metsNamespaces.mets}}mets`) {
		const place = { file, line: root.line, column: root.column };
		return failure(...diagnostics, diagnostic("mets/root-unknown", { params: { name: root.name }, place }));
	}
	return success({ file, root, targets: targetsOf(root, file) }, diagnostics);
}

/** The name of an element without METS's namespace; with it, where it is of another. */
export function metsName({ name }: Pick<ReadElement, "name">): string {
	const own = `{${metsNamespaces.mets}}`;
	return name.startsWith(own) ? name.slice(own.length) : name;
}

/** All elements of a document, those before their content. */
export function* elementsOf(root: ReadElement): Iterable<ReadElement> {
	yield root;
	for (const child of root.children) yield* elementsOf(child);
}

function targetsOf(root: ReadElement, file: string): readonly Target[] {
	const found: Target[] = [];
	const folder = file.slice(0, file.lastIndexOf("/") + 1);
	const walk = (element: ReadElement, parent: ReadElement | undefined) => {
		const name = metsName(element);
		if (name === "mdRef" || name === "FLocat" || name === "mptr") {
			const stated = name === "FLocat" ? parent?.attributes : element.attributes;
			const written = element.attributes[href] ?? "";
			const { SIZE: size, CHECKSUM: checksum, CHECKSUMTYPE: checksumType } = stated ?? {};
			const type = element.attributes.MDTYPE;
			found.push({
				element: name,
				href: written,
				...resolve(written, folder),
				...(size !== undefined && { size }),
				...(checksum !== undefined && { checksum }),
				...(checksumType !== undefined && { checksumType }),
				...(type !== undefined && { type }),
				line: element.line,
			});
		}
		for (const child of element.children) walk(child, element);
	};
	walk(root, undefined);
	return found;
}

/** The path that a reference means (RFC 3986 5.2), `file://./` and `file:` of older tools included. */
export function resolve(written: string, folder: string): Pick<Target, "path" | "outside"> {
	const local = written.replace(/^file:(?:\/\/(?=\.\/))?/i, "");
	if (/^[a-z][a-z0-9+.-]*:/i.test(local)) return { outside: "remote" };
	if (local === "" || local.startsWith("/") || local.includes("\0") || local.includes("\\"))
		return { outside: "outside" };
	let steps: readonly string[];
	try {
		steps = local.split("/").map(decodeURIComponent);
	} catch {
		steps = local.split("/");
	}
	const path = folder.split("/").slice(0, -1);
	for (const step of steps) {
		if (step === "..") {
			if (path.pop() === undefined) return { outside: "outside" };
		} else if (step !== "." && step !== "") path.push(step);
	}
	return path.some((step) => step.includes("/") || step.includes("\0") || step === "..") || path.length === 0
		? { outside: "outside" }
		: { path: path.join("/") };
}
