import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Language, projectTexts } from "../locale/project.ts";
import { diagnostic, failure, type Outcome, success } from "../model/index.ts";
import { projectFileName } from "../model/settings.ts";
import { errorCode, writeFinding } from "../store/failure.ts";

export interface ProjectFile {
	readonly output: string;
	readonly template: string;
	/** Lower-case UUID. */
	readonly namespace: string;
	readonly language: Language;
	readonly publisher?: string | undefined;
}

/** Said in the same form as the schema of targets wants it; commented out, because nobody can guess a repository. */
const targetsExample = "# targets: { nop-luu: { kind: folder, path: nop-luu } }";

/** A project file with every setting explained in comments. What nobody stated stands commented out. */
export function projectFileText(project: ProjectFile): string {
	const { output, template, namespace, language, publisher } = project;
	const say = (key: keyof typeof projectTexts) =>
		projectTexts[key][language]
			.split("\n")
			.map((line) => `# ${line}`.trimEnd())
			.join("\n");
	const named = publisher === undefined ? undefined : `  publisher: ${quoted(publisher)}`;
	const parts = [
		say("heading"),
		`${say("output")}\noutput: ${quoted(output)}`,
		`${say("template")}\ntemplate: ${quoted(template)}`,
		`${say("namespace")}\nnamespace: ${namespace}`,
		`${say("pdfa")}\npdfa: 2a\n# ua: true`,
		`${say("language")}\nlanguage: ${language}`,
		`${say("strict")}\nstrict: false`,
		`${say("encoding")}\nencoding: auto`,
		`${say("packages")}\n# packages: [bagit]`,
		`${say("to")}\n# to: bags`,
		`${say("jobs")}\n# jobs: 2`,
		`${say("database")}\n# database: banluu.db`,
		`${say("collection")}\n# preset: laodong\n# map: title=tieu_de,creator=tac_gia`,
		`${say("targets")}\n${targetsExample}`,
		named
			? `${say("metadata")}\nmetadata:\n${named}\n${say("metadata-examples")}`
			: `${say("metadata")}\n# metadata:\n#   publisher: Báo Bắc Kạn\n${say("metadata-examples")}`,
	];
	return `${parts.join("\n\n")}\n`;
}

/** Plain where every YAML reader takes it for text, else in double quotes, whose escapes are those of JSON. */
function quoted(text: string): string {
	return /^\p{L}[\p{L}\p{M}\p{N} _/.-]*$/u.test(text) &&
		!/^(?:null|true|false|yes|no|on|off|y|n)$/i.test(text) &&
		!text.endsWith(" ")
		? text
		: JSON.stringify(text);
}

export type InitRequest = Omit<ProjectFile, "namespace"> & {
	readonly folder: string;
	/** Made up, once, where it is not given. */
	readonly namespace?: string | undefined;
};

/** Writes `banluu.yml` into a folder. A file that is there already stays as it is. */
export async function initProject(
	request: InitRequest,
): Promise<Outcome<{ readonly path: string; readonly namespace: string }>> {
	const { folder, namespace = randomUUID() } = request;
	const path = join(folder, projectFileName);
	try {
		if (!existsSync(folder)) await mkdir(folder, { recursive: true });
		await writeFile(path, projectFileText({ ...request, namespace }), { flag: "wx" });
	} catch (error) {
		if (errorCode(error) === "EEXIST") return failure(diagnostic("cli/project-exists", { params: { path } }));
		return failure(writeFinding(error, path));
	}
	return success({ path, namespace });
}
