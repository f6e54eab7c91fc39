// A ZIP and a TAR file beyond 4 GiB, in size and in offsets, and 100,000 entries behind it; read by unzip, 7z, bsdtar and Python where they are there.
import { spawnSync } from "node:child_process";
import {
	createReadStream,
	createWriteStream,
	mkdtempSync,
	rmSync,
	statSync,
	truncateSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { writeTar } from "../../dist/archive/tar-write.js";
import { writeZip } from "../../dist/archive/zip-write.js";

const size = 4.25 * 1024 ** 3;
const time = "2026-11-23T05:06:07Z";

const judges = {
	zip: [
		["unzip", "-tqq"],
		["7z", "t", "-bso0"],
		["bsdtar", "-tf"],
		[
			"python3",
			"-c",
			"import sys,zipfile; z=zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None and len(z.namelist()) == 100001",
		],
	],
	tar: [
		["tar", "-tf"],
		["bsdtar", "-tf"],
		["python3", "-c", "import sys,tarfile; assert len(tarfile.open(sys.argv[1]).getnames()) == 100001"],
	],
};

export async function archives() {
	const folder = mkdtempSync(join(tmpdir(), "banluu-soak-"));
	const figures = {};
	let ok = true;
	try {
		const large = join(folder, "large");
		writeFileSync(large, "");
		truncateSync(large, size);
		function* entries() {
			// Stored, so that what follows stands beyond 4 GiB; its media type says that it is compressed already.
			const content = { size, open: () => createReadStream(large, { highWaterMark: 1 << 20 }) };
			yield { path: "gói/lớn.mp4", mediaType: "video/mp4", content };
			for (let at = 0; at < 100_000; at++) yield { path: `gói/tệp-${at}.txt`, content: Buffer.from("x") };
		}
		for (const [kind, write] of [
			["zip", writeZip],
			["tar", writeTar],
		]) {
			const path = join(folder, `goi.${kind}`);
			const started = performance.now();
			await pipeline(Readable.from(write(entries(), { time })), createWriteStream(path));
			figures[`${kind} GiB`] = (statSync(path).size / 1024 ** 3).toFixed(2);
			figures[`${kind} s`] = ((performance.now() - started) / 1000).toFixed(0);
			for (const [command, ...args] of judges[kind]) {
				const { status, error } = spawnSync(command, [...args, path], { stdio: ["ignore", "ignore", "ignore"] });
				const said = error ? "absent" : status === 0 ? "ok" : `FAILED ${status}`;
				if (said.startsWith("FAILED")) ok = false;
				figures[`${command} ${kind}`] = said;
			}
			rmSync(path);
		}
		figures["RSS MiB"] = Math.round(process.resourceUsage().maxRSS / 1024);
		return { figures, ok };
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}
