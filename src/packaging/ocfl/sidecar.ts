import { digestBytes } from "../../fixity/digest.ts";
import type { Diagnostic } from "../../model/diagnostic.ts";
import { below, type Child, type Directory } from "./directory.ts";
import { breach } from "./rules.ts";

/** `DIGEST inventory.json`, with any white space between (OCFL 1.1, 3.6). */
export const sidecarForm = /^([0-9a-fA-F]+)[ \t]+inventory\.json[ \t]*(?:\r?\n)?$/;

/** Judges the sidecar beside an inventory: it is there, has the form, and states the digest of these bytes. */
export async function checkSidecar(
	directory: Directory,
	folder: string,
	inventory: Uint8Array,
	algorithm: "sha512" | "sha256",
	children: readonly Child[],
	found: Diagnostic[],
): Promise<void> {
	const name = `inventory.json.${algorithm}`;
	const file = below(folder, name);
	if (!children.some((child) => child.name === name && child.kind === "file")) {
		const other = children.find((child) => child.name.startsWith("inventory.json."))?.name;
		found.push(
			other === undefined
				? breach("E058", "ocfl/no-sidecar", file, { name })
				: breach("E059", "ocfl/sidecar-algorithm", below(folder, other), { name: other, algorithm }),
		);
		return;
	}
	const bytes = await directory.read(file);
	found.push(...bytes.diagnostics);
	if (bytes.value === undefined) return;
	const stated = sidecarForm.exec(Buffer.from(bytes.value).toString("latin1"))?.[1];
	if (stated === undefined) {
		found.push(breach("E061", "ocfl/sidecar-form", file, { name }));
		return;
	}
	const digest = digestBytes(inventory, [algorithm])[algorithm] as string;
	if (stated.toLowerCase() !== digest) {
		found.push(breach("E060", "ocfl/inventory-digest", file, { expected: stated, found: digest }));
	}
}
