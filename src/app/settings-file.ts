import * as z from "zod";
import { nearest } from "../metadata/nearest.ts";
import { toClaims } from "../metadata/sidecar.ts";
import { parseYaml, type YamlMapping } from "../metadata/yaml.ts";
import {
	askedEncodings,
	type Claim,
	type Diagnostic,
	diagnostic,
	failure,
	hasErrors,
	type Outcome,
	type Place,
	success,
} from "../model/index.ts";
import { pdfaLevels } from "../model/level.ts";
import { listSettings, type SettingKey, settingRows, storeKinds } from "../model/settings.ts";
import { readTextFile } from "../store/text-file.ts";

/** What a settings file says. */
export interface SettingsFile {
	readonly values: Readonly<Partial<Record<SettingKey, { readonly value: string; readonly place: Place }>>>;
	readonly defaults: readonly Claim[];
	/** Paths of authority files, counted from the folder of the settings file. */
	readonly authorities: readonly string[];
	/** Repositories by name, as they are written; what they say is checked when one is asked for. */
	readonly targets: Readonly<Record<string, WrittenTarget>>;
}

/** A target of deposits as a settings file has it: values are text, or lists and mappings of text. */
export interface WrittenTarget {
	readonly values: Readonly<Record<string, unknown>>;
	placeOf(path: readonly PropertyKey[], of: "key" | "value"): Place;
}

const text = z.string().trim().min(1);

/** What `banluu.yml` and the user's `config.yml` may hold. Values come as text, so that YAML's own types play no part. */
export const settingsSchema = z.strictObject({
	output: text.optional(),
	template: text.optional(),
	namespace: z.guid().optional(),
	pdfa: z.enum(pdfaLevels).optional(),
	ua: z.enum(["true", "false"]).optional(),
	language: z.enum(["vi", "en"]).optional(),
	strict: z.enum(["true", "false"]).optional(),
	encoding: z.enum(askedEncodings).optional(),
	/** Formats that `package` makes, apart by commas. */
	packages: z.union([text, z.array(text).min(1)]).optional(),
	to: z.enum(storeKinds).optional(),
	jobs: z
		.string()
		.regex(/^[1-9]\d{0,2}$/)
		.optional(),
	database: text.optional(),
	map: z.union([text, z.array(text).min(1)]).optional(),
	preset: text.optional(),
	fonts: z.union([text, z.array(text).min(1)]).optional(),
	bodyFonts: z.union([text, z.array(text).min(1)]).optional(),
	headingFont: text.optional(),
	/** Paths of authority files. */
	authorities: z.union([text, z.array(text)]).optional(),
	/** Repositories that packages are deposited into, by name. */
	targets: z.record(z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u), z.record(z.string(), z.unknown())).optional(),
	/** What harvesters are told (OAI-PMH). */
	oai: z
		.strictObject({
			adminEmail: text.optional(),
			repositoryName: text.optional(),
			baseUrl: text.optional(),
			domain: text.optional(),
		})
		.optional(),
	/** A description as in a sidecar, for all articles. */
	metadata: z.record(z.string(), z.unknown()).optional(),
});

/** What a value should have been, for a finding. */
const expected: Readonly<Record<keyof z.infer<typeof settingsSchema>, string>> = {
	output: "output: output",
	template: "template: newspaper",
	namespace: "namespace: c83e39f7-8246-47fe-8daf-a4f4e9adeeb9",
	pdfa: "pdfa: 2a",
	ua: "ua: true",
	language: "language: vi",
	strict: "strict: true",
	encoding: "encoding: tcvn3",
	packages: "packages: [bagit, saf]",
	to: "to: ocfl",
	jobs: "jobs: 2",
	database: "database: banluu.db",
	map: "map: title=tieu_de,creator=tac_gia",
	preset: "preset: laodong",
	fonts: "fonts: [phong/NotoSerif-Regular.ttf]",
	bodyFonts: "bodyFonts: [phong/Chinh-Regular.ttf, phong/Chinh-Bold.ttf]",
	headingFont: "headingFont: phong/TieuDe-Bold.otf",
	authorities: "authorities: ten-chuan.yml",
	targets: "targets: { hop: { kind: folder, path: nop-luu } }",
	oai: "oai: { adminEmail: luutru@example.vn }",
	metadata: "metadata: { publisher: Báo Bắc Kạn }",
};

/** Elements that tell one article from another; as a default they would say the same of all. */
export const single: ReadonlySet<string> = new Set(["identifier", "title", "bibliographicCitation"]);

/** Reads a settings file; `name` is what findings call it. */
export async function readSettingsFile(
	path: string,
	name: string,
): Promise<{ readonly outcome: Outcome<SettingsFile>; readonly text?: string }> {
	const content = await readTextFile(path);
	if (content.value === undefined) return { outcome: failure(...content.diagnostics) };
	return { outcome: parseSettingsFile(content.value, name), text: content.value };
}

/** Each thing wrong is a finding with line and column; then there is no value. */
export function parseSettingsFile(content: string, name: string): Outcome<SettingsFile> {
	const yaml = parseYaml(content, name);
	if (yaml.value === undefined) return failure(...yaml.diagnostics);
	const { locate } = yaml.value;
	const plain = Object.fromEntries(Object.entries(yaml.value.plain).filter(([, value]) => value !== ""));
	const parsed = settingsSchema.safeParse(plain);
	const found: Diagnostic[] = [...yaml.diagnostics];
	if (!parsed.success) found.push(...parsed.error.issues.flatMap((issue) => faults(issue, locate)));
	const description = plain.metadata;
	const claims = isMapping(description)
		? toClaims(description, (at, of) => locate(["metadata", ...at], of))
		: success<readonly Claim[]>([]);
	found.push(...claims.diagnostics);
	for (const key of isMapping(description) ? Object.keys(description) : []) {
		const place = locate(["metadata", key], "key");
		if (single.has(key)) found.push(diagnostic("cli/settings-not-shared", { params: { key }, place }));
	}
	found.sort((x, y) => (x.place?.line ?? 0) - (y.place?.line ?? 0));
	if (hasErrors(found) || !parsed.success) return failure(...found);
	const values: Partial<Record<SettingKey, { value: string; place: Place }>> = {};
	for (const { key } of settingRows) {
		const path = key.split(".");
		const value = valueAt(parsed.data, path);
		if (value === undefined) continue;
		values[key] = {
			value: Array.isArray(value) ? value.join(listSettings.has(key) ? "\n" : ",") : String(value),
			place: locate(path, "value"),
		};
	}
	const authorities = [parsed.data.authorities ?? []].flat();
	const targets = Object.entries(parsed.data.targets ?? {}).map(
		([target, own]) =>
			[target, { values: own, placeOf: (path, of) => locate(["targets", target, ...path], of) }] as const satisfies [
				string,
				WrittenTarget,
			],
	);
	return success({ values, defaults: claims.value ?? [], authorities, targets: Object.fromEntries(targets) }, found);
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

function valueAt(data: unknown, path: readonly string[]): unknown {
	return path.reduce((inner, key) => (isMapping(inner) ? inner[key] : undefined), data);
}

function faults(issue: z.core.$ZodIssue, locate: YamlMapping["locate"]): readonly Diagnostic[] {
	if (issue.code === "unrecognized_keys") {
		const names =
			issue.path[0] === "oai" ? Object.keys(settingsSchema.shape.oai.unwrap().shape) : Object.keys(expected);
		return issue.keys.map((key) => {
			const close = nearest(key, names);
			const place = locate([...issue.path, key], "key");
			return close
				? diagnostic("cli/settings-misspelt-key", { params: { key, nearest: close }, place })
				: diagnostic("cli/settings-unknown-key", { params: { key, known: names.join(", ") }, place });
		});
	}
	const key = String(issue.path[0]);
	const example = expected[key as keyof typeof expected] ?? "";
	return [diagnostic("cli/settings-value", { params: { key, example }, place: locate(issue.path, "value") })];
}
