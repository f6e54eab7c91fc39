import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { z } from "zod";
import type { RepositoryFactory } from "../deposit/factory.ts";
import { repositoryKinds } from "../deposit/registry.ts";
import { type Diagnostic, diagnostic, failure, hasErrors, type Outcome, success } from "../model/index.ts";
import { errorCode } from "../store/failure.ts";
import type { Settings } from "./settings.ts";

/** A target whose settings are in order, with its secrets. */
export interface DepositTarget {
	readonly name: string;
	readonly factory: RepositoryFactory;
	readonly settings: unknown;
	readonly collection: string;
	readonly secrets: Readonly<Record<string, string>>;
	readonly ca?: string;
	readonly rate?: number;
	readonly concurrency?: number;
}

export interface TargetSources {
	readonly env: Readonly<Record<string, string | undefined>>;
	/** One line of standard input, without its end; read once and only where a secret comes from there. */
	stdin(): Promise<string>;
}

type Written = Settings["targets"][string];

/** Keys of every kind. */
const commonSchema = z.object({
	kind: z.string(),
	ca: z.string().trim().min(1).optional(),
	rate: z.coerce.number().positive().max(1000).optional(),
	concurrency: z.coerce.number().int().min(1).max(64).optional(),
});
const secretSchema = z.union([
	z.strictObject({ env: z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/) }),
	z.strictObject({ file: z.string().min(1) }),
	z.strictObject({ stdin: z.enum(["true"]) }),
]);
const secretForm = "{env: NAME}, {file: PATH}, {stdin: true}";
const secretName = /passw|secret|token|api[_-]?key/i;

/** Reads what the settings files say of a target; each thing wrong is a finding at its place, and no value of a secret is in one. */
export async function readTarget(
	name: string,
	targets: Settings["targets"],
	sources: TargetSources,
): Promise<Outcome<DepositTarget>> {
	const written = Object.hasOwn(targets, name) ? targets[name] : undefined;
	if (!written) {
		const known = Object.keys(targets).sort().join(", ") || "-";
		return failure(diagnostic("deposit/no-such-target", { params: { target: name, known } }));
	}
	const { values, placeOf, folder } = written;
	const { kind } = values;
	if (kind === undefined) {
		return failure(
			diagnostic("deposit/setting-missing", { params: { target: name, key: "kind" }, place: placeOf([], "key") }),
		);
	}
	const load = typeof kind === "string" && Object.hasOwn(repositoryKinds, kind) ? repositoryKinds[kind] : undefined;
	if (!load) {
		const params = { target: name, kind: String(kind), known: Object.keys(repositoryKinds).join(", ") };
		return failure(diagnostic("deposit/kind-unknown", { params, place: placeOf(["kind"], "value") }));
	}
	const factory = await load();
	const found: Diagnostic[] = [...plainSecrets(name, written, factory)];
	const common = commonSchema.safeParse(values);
	if (!common.success) found.push(...faults(common.error.issues, name, written));
	const own = Object.fromEntries(
		Object.entries(values).filter(([key]) => !(key in commonSchema.shape) && !Object.hasOwn(factory.secrets, key)),
	);
	const settings = parsed(factory.settings, own);
	if (!settings.success && !hasErrors(found)) found.push(...faults(settings.error.issues, name, written));
	const secrets: Record<string, string> = {};
	for (const [key, need] of Object.entries(factory.secrets)) {
		if (hasErrors(found)) break;
		const secret = await secretOf(key, need, name, written, sources);
		found.push(...secret.diagnostics);
		if (secret.value !== undefined) secrets[key] = secret.value;
	}
	if (hasErrors(found) || !settings.success || !common.success) return failure(...found);
	const { ca: caFile, rate, concurrency } = common.data;
	let ca: string | undefined;
	if (caFile !== undefined) {
		try {
			ca = readFileSync(resolve(folder, caFile), "utf8");
		} catch {
			ca = "";
		}
		if (!ca.includes("-----BEGIN CERTIFICATE-----")) {
			const params = { target: name, key: "ca", expected: "PEM" };
			return failure(diagnostic("deposit/setting-value", { params, place: placeOf(["ca"], "value") }));
		}
	}
	return success({
		name,
		factory,
		settings: placed(settings.data, folder),
		collection: factory.collection(placed(settings.data, folder)),
		secrets,
		...(ca !== undefined && { ca }),
		...(rate !== undefined && { rate }),
		...(concurrency !== undefined && { concurrency }),
	});
}

/** Values of a settings file are text: a switch or a number is made of one where the schema asks for it. */
function parsed(schema: z.ZodType, values: Record<string, unknown>): z.ZodSafeParseResult<unknown> {
	const first = schema.safeParse(values);
	if (first.success) return first;
	const typed = structuredClone(values);
	for (const issue of first.error.issues) {
		if (issue.code !== "invalid_type") continue;
		let holder: unknown = typed;
		for (const step of issue.path.slice(0, -1)) holder = (holder as Record<PropertyKey, unknown>)?.[step];
		const last = issue.path.at(-1);
		if (last === undefined || typeof holder !== "object" || holder === null) continue;
		const value = (holder as Record<PropertyKey, unknown>)[last];
		if (typeof value !== "string") continue;
		if (issue.expected === "boolean" && /^(?:true|false)$/.test(value)) setAt(holder, last, value === "true");
		if (issue.expected === "number" && /^-?\d+(?:\.\d+)?$/.test(value)) setAt(holder, last, Number(value));
		if (issue.expected === "array") setAt(holder, last, [value]);
	}
	return schema.safeParse(typed);
}

function setAt(holder: object, key: PropertyKey, value: unknown): void {
	(holder as Record<PropertyKey, unknown>)[key] = value;
}

/** A folder counts from the settings file, as every path there does. */
function placed(settings: unknown, folder: string): unknown {
	if (typeof settings !== "object" || settings === null || !("path" in settings)) return settings;
	return { ...settings, path: resolve(folder, String(settings.path)) };
}

/** Secrets that stand in the file itself, under their own key or any that sounds like one, or in an address. */
function plainSecrets(target: string, { values, placeOf }: Written, factory: RepositoryFactory): readonly Diagnostic[] {
	return Object.entries(values).flatMap(([key, value]): readonly Diagnostic[] => {
		if (typeof value !== "string") return [];
		const isSecret = Object.hasOwn(factory.secrets, key) || secretName.test(key);
		const isCarrier = /^[a-z][a-z0-9+.-]*:\/\/[^/?#@\s]*:[^/?#@\s]*@/i.test(value) || /[?&][\w-]*token=/i.test(value);
		if (!isSecret && !isCarrier) return [];
		const place = placeOf([key], "value");
		return [diagnostic("deposit/secret-in-settings", { params: { target, key }, place })];
	});
}

function faults(
	issues: readonly z.core.$ZodIssue[],
	target: string,
	{ placeOf, values }: Written,
): readonly Diagnostic[] {
	return issues.flatMap((issue): readonly Diagnostic[] => {
		if (issue.code === "unrecognized_keys") {
			return issue.keys.map((key) => {
				const path = [...issue.path, key];
				const params = { target, key: path.join("."), expected: "-" };
				return diagnostic("deposit/setting-value", { params, place: placeOf(path, "key") });
			});
		}
		const key = issue.path.join(".");
		const [first] = issue.path;
		if (first !== undefined && !(String(first) in values)) {
			return [diagnostic("deposit/setting-missing", { params: { target, key }, place: placeOf([], "key") })];
		}
		const params = { target, key, expected: expectation(issue) };
		return [diagnostic("deposit/setting-value", { params, place: placeOf(issue.path, "value") })];
	});
}

/** In words of the schema, without the value. */
function expectation(issue: z.core.$ZodIssue): string {
	if (issue.code === "invalid_value") return issue.values.map(String).join(", ");
	if (issue.code === "invalid_format") return issue.format;
	if (issue.code === "invalid_type") return issue.expected;
	if (issue.code === "too_small") return `≥ ${issue.minimum}`;
	if (issue.code === "too_big") return `≤ ${issue.maximum}`;
	return issue.code;
}

async function secretOf(
	key: string,
	need: "required" | "optional",
	target: string,
	{ values, placeOf, folder }: Written,
	{ env, stdin }: TargetSources,
): Promise<Outcome<string | undefined>> {
	const value = values[key];
	if (value === undefined) {
		if (need === "optional") return { diagnostics: [] };
		const params = { target, key };
		return failure(diagnostic("deposit/setting-missing", { params, place: placeOf([], "key") }));
	}
	const from = secretSchema.safeParse(value);
	const place = placeOf([key], "value");
	if (!from.success) {
		return failure(diagnostic("deposit/setting-value", { params: { target, key, expected: secretForm }, place }));
	}
	const missing = (told: string) =>
		failure(diagnostic("deposit/secret-missing", { params: { target, from: told }, place }));
	if ("env" in from.data) {
		const secret = env[from.data.env];
		return secret ? success(secret) : missing(`$${from.data.env}`);
	}
	if ("stdin" in from.data) {
		const secret = await stdin();
		return secret === "" ? missing("stdin") : success(secret);
	}
	const file = resolve(folder, from.data.file);
	try {
		const secret = readFileSync(file, "utf8").replace(/\r?\n$/, "");
		return secret === "" ? missing(file) : success(secret);
	} catch (error) {
		return missing(`${file} (${errorCode(error) ?? "?"})`);
	}
}
