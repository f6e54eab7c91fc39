import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { settler } from "../../src/app/settle.ts";
import { type Waker, watchInput } from "../../src/app/watch.ts";
import { defaultFlavour } from "../../src/pdf/flavour.ts";
import { folderWith } from "./folder.ts";

describe("waiting for files to come to rest", () => {
	const file = (path: string, state: string) => ({ path, state });

	it("tells a file once it was the same twice, and again when it has changed", () => {
		const { look } = settler();
		expect(look([file("a", "1")])).toEqual({ ready: [], waiting: true });
		expect(look([file("a", "2")])).toEqual({ ready: [], waiting: true });
		expect(look([file("a", "2")])).toEqual({ ready: ["a"], waiting: false });
		expect(look([file("a", "2")])).toEqual({ ready: [], waiting: false });
		expect(look([file("a", "3")])).toEqual({ ready: [], waiting: true });
		expect(look([file("a", "3")])).toEqual({ ready: ["a"], waiting: false });
	});

	it("forgets a file that has gone, and tells it when it comes again", () => {
		const { look } = settler();
		look([file("a", "1")]);
		look([file("a", "1")]);
		expect(look([])).toEqual({ ready: [], waiting: false });
		look([file("a", "1")]);
		expect(look([file("a", "1")]).ready).toEqual(["a"]);
	});
});

describe("watch", () => {
	it("builds what is there, what comes and what changes; goes on after a bad file; deletes no record", async () => {
		const folder = folderWith({ "bai-1.txt": "Bài một.\n\nBà con góp 10 ha đất.\n" });
		const output = join(folder, "ra");
		const stop = new AbortController();
		// Each step happens once everything before it is built: no time is involved.
		const steps: (() => void)[] = [
			() => writeFileSync(join(folder, "bai-2.txt"), "Bài hai.\n\nXã đã cứng hoá 3 km.\n"),
			() => writeFileSync(join(folder, "hong.txt"), Uint8Array.of(0xff, 0xfe, 0xff, 0xd8, 0x00)),
			() => writeFileSync(join(folder, "bai-1.yml"), "title: Tên mới của bài\n"),
			() => rmSync(join(folder, "bai-2.txt")),
			() => stop.abort(),
		];
		let idle = false;
		const waker: Waker = {
			wait: async () => {
				if (idle) steps.shift()?.();
				idle = false;
			},
			close: () => {},
		};
		const states: string[] = [];
		for await (const { source, state } of watchInput({
			input: folder,
			output,
			set: [],
			template: "newspaper",
			flavour: defaultFlavour,
			time: () => "2026-01-02T03:04:05Z",
			namespace: "c83e39f7-8246-47fe-8daf-a4f4e9adeeb9",
			strict: false,
			signal: stop.signal,
			waker,
			onIdle: () => {
				idle = true;
			},
		})) {
			states.push(`${source.slice(folder.length + 1)} ${state}`);
		}
		expect(states).toEqual(["bai-1.txt built", "bai-2.txt built", "hong.txt failed", "bai-1.txt updated"]);
		expect(readdirSync(output).filter((name) => !name.startsWith("."))).toHaveLength(3);
	});
});
