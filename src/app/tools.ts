import { execFile } from "node:child_process";

/** An outside program that can judge a record. */
export interface Tool {
	readonly name: string;
	/** Names under which it is installed. */
	readonly commands: readonly string[];
	readonly arguments: readonly string[];
	/** The standard, or what it is needed for. */
	readonly use: string;
}

export const tools: readonly Tool[] = [
	{ name: "veraPDF", commands: ["verapdf"], arguments: ["--version"], use: "PDF/A, PDF/UA" },
	{ name: "qpdf", commands: ["qpdf"], arguments: ["--version"], use: "PDF" },
	{ name: "pdftotext", commands: ["pdftotext"], arguments: ["-v"], use: "PDF" },
	{ name: "bagit.py", commands: ["bagit.py", "bagit"], arguments: ["--version"], use: "BagIt" },
	{ name: "Java", commands: ["java"], arguments: ["-version"], use: "veraPDF" },
];

/** The version that a tool states; undefined where it is not there. */
export type FindTool = (tool: Tool, platform: NodeJS.Platform) => Promise<string | undefined>;

/** Milliseconds; a Java program may need many seconds on its first start. */
const patience = 30_000;

export const toolVersion: FindTool = async (tool, platform) => {
	for (const command of tool.commands) {
		const output = await outputOf(command, tool.arguments, platform);
		if (output !== undefined) return versionIn(output);
	}
	return undefined;
};

/** The first thing that looks like a version; else the first line. */
export function versionIn(output: string): string {
	return /\d+(?:\.\d+)+[\w.+-]*/.exec(output)?.[0] ?? output.trim().split(/\r?\n/)[0] ?? "";
}

function outputOf(command: string, words: readonly string[], platform: NodeJS.Platform): Promise<string | undefined> {
	return new Promise((resolve) => {
		// On Windows some tools are batch files, which only a shell starts. The words are constants, so nothing can be smuggled in.
		const options = { timeout: patience, windowsHide: true, shell: platform === "win32" };
		execFile(command, words, options, (error, stdout, stderr) => {
			resolve(error ? undefined : `${stdout}\n${stderr}`.trim());
		});
	});
}
