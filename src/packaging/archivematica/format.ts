import { type Diagnostic, failure, success } from "../../model/diagnostic.ts";
import type { Tree } from "../../model/store.ts";
import { planBag } from "../bagit/plan.ts";
import { validateBag } from "../bagit/validate.ts";
import type { FormatOption, PackageFormat } from "../format.ts";
import { planTransfer } from "./plan.ts";
import { looksLikeTransfer } from "./recognise.ts";
import { validateTransfer } from "./validate.ts";

const options: readonly FormatOption[] = [
	{ name: "algorithms", default: "sha256" },
	{ name: "describe", values: ["folder", "document"], default: "folder" },
];

/** A standard transfer of Archivematica, of any number of records. */
export const archivematicaFormat: PackageFormat = {
	key: "archivematica",
	standard: "Archivematica transfer",
	kind: "SIP",
	takes: "many",
	options,
	plan: planTransfer,
	recognises: (entries) => !entries.some(({ path }) => path === "bagit.txt") && looksLikeTransfer(entries),
	validate: validateTransfer,
};

/** The same as a bag, for transfers of the type "unzipped bag" and "zipped bag". */
export const archivematicaBagFormat: PackageFormat = {
	key: "archivematica-bag",
	standard: "Archivematica transfer, RFC 8493",
	kind: "SIP",
	takes: "many",
	options,
	plan: (records, settings) => {
		const transfer = planTransfer(records, settings);
		if (transfer.value === undefined) return failure(...transfer.diagnostics);
		const { label, identifier, entries } = transfer.value;
		const pack = {
			...transfer.value,
			format: "archivematica-bag",
			entries: entries.map((entry) => ({ ...entry, path: `data/${entry.path}` })),
		};
		const { agent, time } = settings;
		const planned = planBag(pack, {
			algorithms: ["sha256", "sha512"],
			bagInfo: [
				["Bag-Software-Agent", `${agent.name} ${agent.version ?? ""}`.trim()],
				["Bagging-Date", time.slice(0, 10)],
				["External-Identifier", identifier],
				["Internal-Sender-Identifier", label],
			],
		});
		const found = [...transfer.diagnostics, ...planned.diagnostics];
		if (planned.value === undefined) return failure(...found);
		return success({ ...pack, entries: planned.value }, found);
	},
	recognises: (entries) => entries.some(({ path }) => path === "bagit.txt") && looksLikeTransfer(entries, "data/"),
	validate: async (tree, settings) => {
		const bag = await validateBag(tree, settings);
		const transfer = await validateTransfer(payloadOf(tree));
		const said = new Set(bag.diagnostics.map(sameFile));
		const found = [
			...bag.diagnostics,
			...transfer.diagnostics.map(inPayload).filter((finding) => !said.has(sameFile(finding))),
		];
		if (bag.value === undefined) return failure(...found);
		const { version, identifier, payload, tagFiles } = bag.value;
		return success(
			{
				format: "archivematica-bag",
				version,
				...(identifier !== undefined && { identifier }),
				valid: bag.value.valid && transfer.value?.valid === true,
				files: payload.files + tagFiles,
				bytes: payload.bytes,
			},
			found,
		);
	},
};

/** One finding of a file is enough where both checks have the same. */
function sameFile({ code, place }: Diagnostic): string {
	return `${code} ${place?.file} ${place?.line ?? ""}`;
}

function inPayload(finding: Diagnostic): Diagnostic {
	return finding.place ? { ...finding, place: { ...finding.place, file: `data/${finding.place.file}` } } : finding;
}

function payloadOf(tree: Tree): Tree {
	return {
		name: tree.name,
		list: async () => {
			const { value, diagnostics } = await tree.list();
			const entries = value?.filter(({ path }) => path.startsWith("data/"));
			return {
				...(entries && { value: entries.map((entry) => ({ ...entry, path: entry.path.slice("data/".length) })) }),
				diagnostics,
			};
		},
		read: (path) => tree.read(`data/${path}`),
		open: (path) => tree.open(`data/${path}`),
	};
}
