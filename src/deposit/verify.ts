import { digestStream } from "../fixity/digest.ts";
import {
	type Deposit,
	type DepositFile,
	type Diagnostic,
	type DigestAlgorithm,
	diagnostic,
	hasErrors,
	type Observation,
	type ReceiptFile,
	type Repository,
	TransportError,
} from "../model/index.ts";
import { transportFinding } from "./findings.ts";

export interface Verification {
	/** All files are there, and each digest agrees. */
	readonly verified: boolean;
	readonly files: readonly ReceiptFile[];
	readonly diagnostics: readonly Diagnostic[];
}

/** Compares each file of a deposit with what the repository computed of it, or with what it gives back. */
export async function verifyDeposit(
	repository: Repository,
	deposit: Deposit,
	seen: Observation,
): Promise<Verification> {
	const files: ReceiptFile[] = [];
	const diagnostics: Diagnostic[] = [];
	const held = new Map(seen.files.map((file) => [file.path, file]));
	for (const file of deposit.files) {
		const remote = held.get(file.path);
		if (!remote || remote.state === "part") {
			diagnostics.push(differs(repository.name, file.path, "whole", remote ? "part" : "absent"));
			continue;
		}
		const { digest: algorithm } = repository;
		const told = algorithm === undefined ? undefined : remote.digests[algorithm];
		if (algorithm !== undefined && told !== undefined) {
			const expected = await digestOf(file, algorithm);
			const observed = told.toLowerCase();
			files.push({ path: file.path, algorithm, expected, observed, by: "server" });
			if (observed !== expected) diagnostics.push(differs(repository.name, file.path, expected, observed));
			continue;
		}
		const back = await fetchedDigest(repository, deposit, seen, file.path);
		diagnostics.push(...back.diagnostics);
		if (back.digest === undefined) continue;
		const expected = await digestOf(file, "sha256");
		files.push({ path: file.path, algorithm: "sha256", expected, observed: back.digest, by: "fetched" });
		if (back.digest !== expected) diagnostics.push(differs(repository.name, file.path, expected, back.digest));
	}
	return { verified: !hasErrors(diagnostics), files, diagnostics };
}

function differs(target: string, path: string, expected: string, observed: string): Diagnostic {
	return diagnostic("deposit/digest-differs", { params: { target, path, expected, observed } });
}

/** Of the package, or computed now: a package states SHA-256, and some repositories know MD5 only. */
export async function digestOf(file: DepositFile, algorithm: DigestAlgorithm): Promise<string> {
	const stated = file.digests[algorithm];
	if (stated !== undefined) return stated;
	const { digests } = await digestStream(file.open(), [algorithm]);
	return digests[algorithm] ?? "";
}

async function fetchedDigest(
	repository: Repository,
	deposit: Deposit,
	seen: Observation,
	path: string,
): Promise<{ readonly digest?: string; readonly diagnostics: readonly Diagnostic[] }> {
	const got = await repository.fetch(deposit, seen, path);
	if (got.value === undefined) return { diagnostics: got.diagnostics };
	try {
		const { digests } = await digestStream(got.value, ["sha256"]);
		const { sha256 } = digests;
		return { ...(sha256 !== undefined && { digest: sha256 }), diagnostics: got.diagnostics };
	} catch (error) {
		if (!(error instanceof TransportError)) throw error;
		return { diagnostics: [...got.diagnostics, transportFinding(error, repository.name, "fetch")] };
	}
}
