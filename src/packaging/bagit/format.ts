import { canDigest, digestAlgorithms } from "../../fixity/digest.ts";
import type { DigestAlgorithm } from "../../model/artifact.ts";
import { diagnostic, failure, success } from "../../model/diagnostic.ts";
import type { PackageFormat } from "../format.ts";
import { planBag } from "./plan.ts";
import { validateBag } from "./validate.ts";

/** A record as a BagIt 1.0 bag, with manifests of the algorithms that are asked for. */
export const bagitFormat: PackageFormat = {
	key: "bagit",
	standard: "RFC 8493",
	kind: "AIP",
	takes: "one",
	options: [{ name: "algorithms", default: "sha256,sha512" }],
	plan: ([record], { time, agent, options }) => {
		if (!record) throw new Error("a package of no record");
		const names = (options.get("algorithms") ?? "sha256,sha512").split(",").map((name) => name.trim().toLowerCase());
		const unknown = names.filter((name) => !canDigest(name));
		if (unknown.length > 0) {
			const params = { value: unknown.join(", "), known: digestAlgorithms.filter(canDigest).join(", ") };
			return failure(diagnostic("package/option-value", { params: { option: "algorithms", ...params } }));
		}
		const { identifier, label, events } = record;
		const entries = record.files.map((file) => ({ ...file, path: `data/${file.path}` }));
		const pack = { identifier, format: "bagit", kind: "AIP", label, entries, events } as const;
		const planned = planBag(pack, {
			algorithms: names as readonly DigestAlgorithm[],
			bagInfo: [
				["Bag-Software-Agent", `${agent.name} ${agent.version ?? ""}`.trim()],
				["Bagging-Date", time.slice(0, 10)],
				["External-Identifier", identifier],
				["Internal-Sender-Identifier", label],
			],
		});
		if (planned.value === undefined) return failure(...planned.diagnostics);
		return success({ ...pack, entries: planned.value }, planned.diagnostics);
	},
	recognises: (entries) => entries.some((entry) => entry.path === "bagit.txt"),
	validate: async (tree, options) => {
		const report = await validateBag(tree, options);
		if (report.value === undefined) return failure(...report.diagnostics);
		const { version, identifier, valid, payload, tagFiles } = report.value;
		const files = payload.files + tagFiles;
		const about = identifier === undefined ? {} : { identifier };
		return success({ format: "bagit", version, ...about, valid, files, bytes: payload.bytes }, report.diagnostics);
	},
};
