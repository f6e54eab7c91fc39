import { expect, describe as group, it } from "vitest";
import { build, describe, members, memoryTree, verify } from "../../src/index.ts";
import { sourceOf } from "../read/members.ts";

const rows = '{"a": "Văn bản a ở Bắc Kạn.", "b": "Văn bản b."}\nhỏng\n{"a": "Văn bản khác."}\n';

group("members of a collection, for programs", () => {
	it("are sources that can be described and built; a bad one is an outcome of its own", async () => {
		const source = sourceOf("kho.data", rows, 5);
		const states: unknown[] = [];
		for await (const member of members(source, { format: "jsonl", keys: new Map([["body", "a"]]) })) {
			if (!member.value) throw new Error("the lines are there");
			const described = await describe(member.value);
			states.push(described.value ? member.value.within?.line : described.diagnostics[0]?.code);
		}
		expect(states).toEqual([1, "read/json-invalid", 3]);
	});

	it("make records whose proof reads them by the same keys, and notices other ones", async () => {
		for await (const member of members(sourceOf("kho.jsonl", rows), { keys: new Map([["body", "a"]]) })) {
			if (!member.value) throw new Error("the lines are there");
			const built = await build(member.value, { buildTime: "2026-01-02T03:04:05Z" });
			if (!built.value) throw new Error(JSON.stringify(built.diagnostics));
			expect((await verify(built.value.package)).valid).toBe(true);
			const files = new Map(
				built.value.package.entries.map(({ path, content }) => [path, content as Uint8Array] as const),
			);
			const path = "data/metadata/record.json";
			const text = new TextDecoder().decode(files.get(path));
			expect(text).toContain('"body=a"');
			files.set(path, new TextEncoder().encode(text.replace('"body=a"', '"body=b"')));
			const changed = await verify(memoryTree(files));
			expect(changed.diagnostics.map(({ code }) => code)).toContain("build/text-differs");
			break;
		}
	});

	it("of an unknown format are a mistake of the program", () => {
		expect(() => members(sourceOf("kho.data", rows))).toThrow(RangeError);
	});
});
