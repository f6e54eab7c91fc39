import process from "node:process";

/** The first line of standard input, without its end: a secret that is handed over so is in no list of processes. */
export async function readLine(): Promise<string> {
	let text = "";
	for await (const chunk of process.stdin.setEncoding("utf8")) {
		text += chunk;
		if (text.includes("\n") || text.length > 65_536) break;
	}
	process.stdin.destroy();
	return text.split(/\r?\n/, 1)[0] ?? "";
}
