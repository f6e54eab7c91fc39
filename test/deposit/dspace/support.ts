import { createHash } from "node:crypto";
import type { OpenOptions } from "../../../src/deposit/factory.ts";
import { undiciTransport } from "../../../src/deposit/http/undici.ts";
import type {
	Claim,
	Deposit,
	DepositFile,
	DepositStep,
	Observation,
	Outcome,
	RemoteNames,
	Repository,
	Transport,
} from "../../../src/model/index.ts";

const digest = (name: string, bytes: Uint8Array) => createHash(name).update(bytes).digest("hex");

export function fileOf(path: string, text: string, role: DepositFile["role"], mediaType: string): DepositFile {
	const bytes = new TextEncoder().encode(text);
	return {
		path,
		role,
		mediaType,
		size: bytes.byteLength,
		digests: { sha256: digest("sha256", bytes), md5: digest("md5", bytes) },
		async *open() {
			yield bytes;
		},
	};
}

export const claim = (element: string, value: string, language?: string): Claim => ({
	element,
	value,
	origin: "given",
	...(language !== undefined && { language }),
});

export const claims: readonly Claim[] = [
	claim("title", "Công an quán triệt Quyết định số 90-QĐ/TW", "vi"),
	claim("creator", "Nguyễn Đăng Bình"),
	claim("creator", "Hà Trọng Trung"),
	claim("publisher", "Báo Bắc Kạn"),
	claim("subject", "Công an"),
	claim("issued", "2023-03-20"),
	claim("language", "vi"),
	claim("rights", "© Báo Bắc Kạn", "vi"),
];

export function depositOf(name: string, more: Partial<Deposit> = {}): Deposit {
	const files = [
		fileOf(`data/${name}.pdf`, `%PDF-1.4 ${name}`, "document", "application/pdf"),
		fileOf("data/metadata/record.json", `{"identifier":"${name}"}`, "description", "application/json"),
		fileOf("data/source/bài viết.txt", "BBK - Bắc Kạn\n", "source", "text/plain"),
	];
	return {
		key: digest("sha256", new TextEncoder().encode(name)),
		identifier: `urn:uuid:${name}`,
		label: name,
		language: "vi",
		title: { text: "Công an quán triệt", supplied: false },
		metadata: { claims, superseded: [] },
		digest: digest("sha256", new TextEncoder().encode(`d${name}`)),
		files,
		madeAt: "2026-01-02T03:04:05Z",
		...more,
	};
}

export interface Opened {
	readonly hidden: Set<string>;
	readonly options: <S>(settings: S, password: string, wrap?: (inner: Transport) => Transport) => OpenOptions<S>;
	close(): Promise<void>;
}

export function wire(now: () => number = () => Date.now()): Opened {
	const open = undiciTransport();
	const hidden = new Set<string>();
	return {
		hidden,
		options: (settings, password, wrap = (inner) => inner) => ({
			name: "kho",
			settings,
			secrets: { password },
			transport: wrap(open.send),
			surroundings: { now, sleep: async () => undefined, random: () => 0 },
			hide: (value) => {
				hidden.add(value);
			},
		}),
		close: () => open.close(),
	};
}

export function must<T>(outcome: Outcome<T>): T {
	if (outcome.value === undefined) throw new Error(JSON.stringify(outcome.diagnostics));
	return outcome.value;
}

/** Goes on until there is nothing left to do: what a driver does. Failures of a step are looked behind, three times at most. */
export async function drive(
	repository: Repository,
	deposit: Deposit,
	known: RemoteNames = {},
	watch: (step: DepositStep) => void = () => undefined,
): Promise<{ seen: Observation; names: RemoteNames; steps: readonly string[] }> {
	let names = known;
	const steps: string[] = [];
	for (let failures = 0; failures < 4; ) {
		const seen = await repository.observe(deposit, names);
		if (seen.value === undefined) throw new Error(JSON.stringify(seen.diagnostics));
		names = { ...names, ...seen.value.names };
		const step = repository.next(deposit, seen.value);
		if (!step) return { seen: seen.value, names, steps };
		watch(step);
		steps.push(step.name);
		const done = await repository.act(deposit, seen.value, step);
		if (done.value) names = { ...names, ...done.value };
		else if (++failures === 4) throw new Error(JSON.stringify(done.diagnostics));
	}
	throw new Error("no end");
}
