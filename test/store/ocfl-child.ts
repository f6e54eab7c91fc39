// Adds versions of an object to a storage root until it is ended from outside: `node ocfl-child.mjs ROOT FIRST`.
import { digestBytes } from "../../src/fixity/digest.ts";
import { layouts } from "../../src/packaging/ocfl/layout.ts";
import { addObject } from "../../src/store/ocfl/add.ts";
import { openOrMakeRoot } from "../../src/store/ocfl/root.ts";

const [path = "", first = "1"] = process.argv.slice(2);
const root = await openOrMakeRoot(path, layouts["0004"], false);
if (!root.value) throw new Error(JSON.stringify(root.diagnostics));
process.stdout.write("ready\n");
for (let n = Number(first); ; n++) {
	const files = ["a.txt", "b/c.txt", "b/d.txt"].map((name) => {
		const content = new TextEncoder().encode(`${name} ${name === "a.txt" ? "" : n}`.repeat(500));
		const digests = digestBytes(content, ["sha256", "sha512"]);
		return { path: name, role: "source", mediaType: "text/plain", content, digests } as const;
	});
	const time = "2026-01-02T03:04:05Z";
	const agent = { name: "banluu", type: "software", version: "0" } as const;
	const added = await addObject(root.value, `urn:kill:${n % 3}`, files, { time, agent });
	if (!added.value) throw new Error(JSON.stringify(added.diagnostics));
}
