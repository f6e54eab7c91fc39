// A thread that makes no records and behaves as the articles tell it: `{"id": "a", "text": "…", "act": "hang" | "exit" | "memory" | "throw" | "exit-once"}`.
import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parentPort, workerData } from "node:worker_threads";

const digest = (text) => createHash("sha256").update(text).digest("hex");
const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

function misbehave(act, attempt) {
	if (act === "hang") while (true);
	if (act === "exit" || (act === "exit-once" && attempt === 1)) process.exit(3);
	if (act === "throw") throw new Error("planted");
	if (act === "memory") {
		const all = [];
		while (true) all.push(new Array(100_000).fill(Math.random()));
	}
}

let answer;
const ask = (identifier) =>
	new Promise((resolve) => {
		answer = resolve;
		parentPort.postMessage({ type: "holds", identifier });
	});

parentPort.on("message", async ({ type, tasks, attempt, held }) => {
	if (type === "held") answer(held);
	if (type !== "chunk") return;
	for (const task of tasks) {
		const { id, text, act, delay = 0 } = JSON.parse(new TextDecoder().decode(task.source.bytes));
		misbehave(act, attempt);
		await wait(delay);
		const files = [
			["data/text.txt", text],
			["manifest.txt", digest(text)],
			["data/metadata/record.json", JSON.stringify({ identifier: id, recipe: { digest: digest(`recipe ${id}`) } })],
		];
		const isHeld = workerData.asks && (await ask(id)) !== undefined;
		const label = `bai-${digest(id).slice(0, 8)}`;
		const entries = files.map(([path, content]) => ({
			path,
			role: "tag",
			mediaType: "text/plain",
			content: new TextEncoder().encode(content),
			digests: {},
		}));
		const made = {
			sequence: task.sequence,
			result: {
				sequence: task.sequence,
				source: task.name,
				state: act === "fail" ? "failed" : isHeld ? "identical" : "built",
				sha256: task.sha256,
				identifier: id,
				textDigest: digest(text),
				version: 1,
				codes: {},
				findings: [],
				milliseconds: 1,
				sourceBytes: task.source.bytes.byteLength,
				recordBytes: 100,
			},
		};
		if (isHeld) made.recipeDigest = "";
		else if (workerData.stage) {
			const folder = join(workerData.stage, `${task.sequence}-${attempt}`);
			mkdirSync(join(folder, "data", "metadata"), { recursive: true });
			for (const [path, content] of files) writeFileSync(join(folder, path), content);
			made.staged = { folder, label, files: files.map(([path]) => path) };
		} else
			made.built = { pages: 1, package: { identifier: id, format: "bagit", kind: "AIP", label, entries, events: [] } };
		parentPort.postMessage({ type: "made", made });
	}
});
parentPort.postMessage({ type: "open", opened: true, diagnostics: [] });
