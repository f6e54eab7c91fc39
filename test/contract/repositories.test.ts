import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { folderRepository } from "../../src/deposit/folder/adapter.ts";
import { type FolderFiles, folderFiles } from "../../src/deposit/folder/files.ts";
import { repositoryContract } from "./repositories.ts";

repositoryContract("folder", async () => {
	const root = await mkdtemp(join(tmpdir(), "banluu-hop-"));
	let corrupt = false;
	const files: FolderFiles = {
		...folderFiles,
		write: (path, content) => folderFiles.write(path, corrupt && !path.endsWith(".ready") ? changed(content) : content),
	};
	return {
		server: "a local file system",
		transport: false,
		open: () => folderRepository({ name: "hop", settings: { path: root } }, files),
		async held(deposit) {
			const found: Map<string, Uint8Array>[] = [];
			for (const name of await readdir(root)) {
				if (!name.endsWith(".complete")) {
					if (name.includes(deposit.key.slice(0, 16))) found.push(new Map());
					continue;
				}
				const marker = JSON.parse(await readFile(join(root, name), "utf8"));
				if (marker.key !== deposit.key) continue;
				const held = await folderFiles.list(join(root, marker.name));
				const bytes = held.map(async ({ path }) => [path, await readFile(join(root, marker.name, path))] as const);
				found.push(new Map(await Promise.all(bytes)));
			}
			return found;
		},
		corrupt: (on) => {
			corrupt = on;
		},
		close: () => rm(root, { recursive: true }),
	};
});

async function* changed(content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
	for await (const chunk of content) {
		const copy = Uint8Array.from(chunk);
		copy[0] = (copy[0] ?? 0) ^ 1;
		yield copy;
	}
}
