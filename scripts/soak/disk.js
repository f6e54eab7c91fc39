// Builds on disks that are too small. Each run ends with exit 8 and leaves nothing, or with 0 and a record that verifies.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { folderTree, verify } from "../../dist/index.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const command = join(root, "bin", "banluu.js");
const article = join(root, "examples", "000_84c6c67dbe676760.txt");

export async function disks() {
	const figures = { disks: 0, full: 0, published: 0, half: 0, wrongExit: 0 };
	for (const size of [4, 8, 16, 24, 32, 40, 48, 64, 96, 128, 256]) {
		const folder = mkdtempSync(join(tmpdir(), "banluu-disk-"));
		const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", `size=${size}k`, "tmpfs", folder]).status === 0;
		if (!mounted) {
			rmSync(folder, { recursive: true, force: true });
			return { figures, ok: true, skipped: "no right to mount a small disk" };
		}
		try {
			figures.disks++;
			const { status } = spawnSync(process.execPath, [command, "build", "-q", article, "-o", folder]);
			const names = readdirSync(folder);
			if (status === 8 && names.length === 0) figures.full++;
			else if (status === 0 && names.length === 1 && (await verify(folderTree(join(folder, names[0])))).valid)
				figures.published++;
			else if (names.length > 0) figures.half++;
			else figures.wrongExit++;
		} finally {
			spawnSync("umount", [folder]);
			rmSync(folder, { recursive: true, force: true });
		}
	}
	return { figures, ok: figures.half === 0 && figures.wrongExit === 0 && figures.full > 0 && figures.published > 0 };
}
