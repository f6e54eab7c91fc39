import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkMapfile, parseMapfile } from "../../../src/deposit/dspace/mapfile.ts";
import { undiciTransport } from "../../../src/deposit/http/undici.ts";
import { safFormat } from "../../../src/packaging/saf/format.ts";
import { recordOf, settingsWith } from "../../packaging/contents.ts";
import { importSaf } from "../../servers/dspace/import.ts";
import { type DspaceServer, startDspace } from "../../servers/dspace/server.ts";
import { DspaceState } from "../../servers/dspace/state.ts";
import { bytesOf, seedName, seedText } from "../../support/records.ts";

let folder: string;
let server: DspaceServer;
let batch: readonly (readonly [string, Uint8Array])[];

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), "banluu-saf-"));
	server = await startDspace();
	const first = await recordOf(seedName, seedText);
	const second = await recordOf("hai.txt", "Chiều 21/3, tại Bắc Kạn, hội nghị đã bế mạc.\n", { title: "Bài hai" });
	const planned = safFormat.plan([first, second], settingsWith());
	batch = (planned.value?.entries ?? []).map((entry) => [entry.path, bytesOf(entry)]);
});
afterAll(async () => {
	await server.close();
	rmSync(folder, { recursive: true });
});

let runs = 0;
/** Writes the batch, changed, and imports it into an empty repository. */
function run(change: (path: string, text: string) => string | undefined = () => undefined) {
	const root = join(folder, String(runs++));
	for (const [path, bytes] of batch) {
		mkdirSync(dirname(join(root, path)), { recursive: true });
		const text = path.endsWith(".pdf")
			? undefined
			: change(path, new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes));
		writeFileSync(join(root, path), text ?? bytes);
	}
	const [top = ""] = readdirSync(root);
	const source = readdirSync(join(root, top)).includes("contents") ? root : join(root, top);
	const state = new DspaceState();
	const collection = state.collection("Nhập SAF");
	return { state, source, ...importSaf(state, source, { collection: collection.handle }) };
}

describe("batches by the rules of dspace import", () => {
	it("takes what we write: both items, with fields, files in their bundles and the primary file", () => {
		const { status, printed, mapfile, state, source } = run();
		expect([status, printed]).toEqual([0, []]);
		expect(mapfile).toHaveLength(2);
		const [item] = state.items.values();
		expect(item?.metadata.get("dc.title")?.[0]?.value).toBeTruthy();
		const original = item?.bundles.find(({ name }) => name === "ORIGINAL");
		expect(original?.primary).toBe(original?.bitstreams[0]?.uuid);
		expect(item?.bundles.map(({ name }) => name).sort()).toEqual(["METADATA", "ORIGINAL", "SOURCE"]);
		// What the import would pass over in silence, or resolve, is not in it.
		for (const name of readdirSync(source, { recursive: true }) as string[]) {
			if (!/\.xml$|contents$/.test(name)) continue;
			const bytes = readFileSync(join(source, name));
			const text = bytes.toString("utf8");
			expect([
				bytes[0] === 0xef,
				text.includes("<!DOCTYPE"),
				text.includes("\r"),
				text === text.normalize("NFC"),
			]).toEqual([false, false, false, true]);
		}
	});

	const second = (path: string, name: string) => path.includes("item_0002/") && path.endsWith(name);
	it.each<[string, (path: string, text: string) => string | undefined]>([
		["a space instead of the TAB", (path, text) => (second(path, "contents") ? text.replace("\t", " ") : undefined)],
		["a byte order mark before contents", (path, text) => (second(path, "contents") ? `\uFEFF${text}` : undefined)],
		[
			"a byte order mark before the description",
			(path, text) => (second(path, "dublin_core.xml") ? `\uFEFF${text}` : undefined),
		],
		[
			"an unknown field",
			(path, text) =>
				second(path, "dublin_core.xml") ? text.replace('element="title"', 'element="khongco"') : undefined,
		],
		["a file that is not there", (path, text) => (second(path, "contents") ? `${text}thiếu.pdf\n` : undefined)],
		["a description that is no XML", (path) => (second(path, "dublin_core.xml") ? "<dublin_core>" : undefined)],
	])("takes the whole run back for %s, and leaves a handle that leads nowhere", async (_, change) => {
		const { status, state, mapfile } = run(change);
		expect(status).toBe(1);
		expect(state.items.size).toBe(0);
		expect(mapfile).toHaveLength(1);
		const network = undiciTransport();
		const lines = parseMapfile(mapfile.join("\n"), "m").value ?? [];
		const checked = await checkMapfile(lines, "m", {
			target: "kho",
			base: server.base,
			transport: network.send,
			told: () => undefined,
		});
		await network.close();
		expect(checked.value).toEqual({ found: 0, missing: 1 });
	});

	it("opens files to everybody where the group of the permissions is unknown", () => {
		const { status, printed } = run((path, text) =>
			second(path, "contents") ? text.replace("\n", "\tpermissions:-r 'Nội bộ'\n") : undefined,
		);
		expect([status, printed.length]).toEqual([0, 1]);
		expect(printed[0]).toContain("Nội bộ");
	});
});
