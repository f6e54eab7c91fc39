import { writeFileSync } from "node:fs";
import { premis } from "../metadata/premis.ts";
import { type Diagnostic, type Event, type Receipt, version } from "../model/index.ts";
import { openAppendFile, readIfThere } from "../store/append-file.ts";
import { writeFinding } from "../store/failure.ts";

/** Whether a file is one of those that stand beside packages and are none: receipts, tombstones, the catalogue. A shell's `output/*` names them too. */
export function standsBeside(path: string): boolean {
	return /(?:\.receipts\.(?:jsonl|premis\.xml)|\.tombstone\.json|\.db(?:-wal|-shm|-writer)?)$/.test(path);
}

/** Where the receipts of a package are: beside it, since it is sealed. */
export function receiptsPath(pack: string): string {
	return `${pack.replace(/[/\\]+$/, "")}.receipts.jsonl`;
}

/** Keeps a receipt beside its package, as a line of JSON and as an event in a PREMIS document of all of them. */
export function keepReceipt(pack: string, receipt: Receipt): readonly Diagnostic[] {
	const path = receiptsPath(pack);
	const file = openAppendFile(path);
	if (file.value === undefined) return file.diagnostics;
	const written = file.value.append(`${JSON.stringify(receipt)}\n`);
	file.value.close();
	if (written.value === undefined) return written.diagnostics;
	const all = parseReceipts(readIfThere(path).value ?? "");
	const document = premis({ identifier: receipt.identifier, artifacts: [], events: all.map(eventOf) });
	if (document.value === undefined) return document.diagnostics;
	const beside = path.replace(/\.jsonl$/, ".premis.xml");
	try {
		// The record's own events count from 1 as well; these are told apart.
		writeFileSync(beside, document.value.replaceAll(/#event-(\d+)</g, "#deposit-$1<"));
		return [];
	} catch (error) {
		return [writeFinding(error, beside)];
	}
}

/** The receipts of such a file; a line that cannot be read is none. */
export function parseReceipts(text: string): readonly Receipt[] {
	return text.split("\n").flatMap((line) => {
		try {
			const value: unknown = JSON.parse(line);
			const isReceipt = typeof value === "object" && value !== null && "target" in value && "state" in value;
			return isReceipt ? [value as Receipt] : [];
		} catch {
			return [];
		}
	});
}

function eventOf(receipt: Receipt): Event {
	const { target, state, at, links, names = {}, files = [], withdrawn } = receipt;
	const agent = { name: "banluu", type: "software", version } as const;
	if (withdrawn) {
		const detail = `taken out of view by ${target}: ${withdrawn.reason}`;
		return { type: "deaccession", at, agent, outcome: "success", detail, artifacts: [] };
	}
	const agreed = files.filter(({ expected, observed }) => expected === observed).length;
	const lines = [
		`deposited into ${target}: ${state}; ${agreed} of ${files.length} digests agree`,
		...Object.entries({ ...names, ...links }).map(([name, value]) => `${name} ${value}`),
		...files.map(({ path, algorithm, observed, by }) => `${path} ${algorithm} ${observed} (${by})`),
	];
	return {
		type: "replication",
		at,
		agent,
		outcome: state === "verified" || state === "published" ? "success" : "warning",
		detail: lines.join("\n"),
		artifacts: [],
	};
}
