import { sha256 } from "../fixity/digest.ts";
import { type ReadElement, readXml } from "../metadata/read-xml.ts";
import { type Diagnostic, diagnostic, type Outcome } from "../model/index.ts";
import { paths } from "./layout.ts";

/**
 * PREMIS read back: it describes every payload file but itself, with the digest that the file has, and under the record's identifier.
 */
export async function provePremis(
	identifier: string,
	files: readonly string[],
	read: (path: string) => Promise<Outcome<Uint8Array>>,
): Promise<readonly Diagnostic[]> {
	const bytes = await read(paths.premis);
	if (bytes.value === undefined) return bytes.diagnostics;
	const root = readXml(new TextDecoder().decode(bytes.value), paths.premis);
	if (root.value === undefined) return root.diagnostics;
	const place = { file: paths.premis };
	const found: Diagnostic[] = [];
	const described = new Map(
		root.value.children.filter((e) => local(e) === "object").map((e) => [idOf(e), sha256Of(e)]),
	);
	if (!described.has(identifier)) {
		const first = [...described.keys()][0] ?? "";
		found.push(
			diagnostic("build/identifier-differs", {
				params: { where: "PREMIS", expected: identifier, found: first },
				place,
			}),
		);
	}
	for (const path of files.filter((file) => file.startsWith("data/") && file !== paths.premis)) {
		const expected = described.get(`${identifier}#${path.slice("data/".length)}`);
		if (expected === undefined) {
			found.push(diagnostic("build/object-missing", { params: { path }, place }));
			continue;
		}
		const content = await read(path);
		const actual = content.value ? sha256(content.value) : "";
		if (actual !== expected) {
			found.push(diagnostic("build/object-digest-differs", { params: { path, recorded: expected, actual }, place }));
		}
	}
	return found;
}

function local(element: ReadElement): string {
	return element.name.slice(element.name.indexOf("}") + 1);
}

function descend(element: ReadElement | undefined, ...names: readonly string[]): ReadElement | undefined {
	let at = element;
	for (const name of names) at = at?.children.find((child) => local(child) === name);
	return at;
}

function idOf(object: ReadElement): string {
	return descend(object, "objectIdentifier", "objectIdentifierValue")?.text ?? "";
}

function sha256Of(object: ReadElement): string | undefined {
	const fixities =
		descend(object, "objectCharacteristics")?.children.filter((child) => local(child) === "fixity") ?? [];
	const entry = fixities.find((fixity) => descend(fixity, "messageDigestAlgorithm")?.text === "SHA-256");
	return descend(entry, "messageDigest")?.text;
}
