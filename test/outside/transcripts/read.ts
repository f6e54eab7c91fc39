/** One recorded exchange. */
export interface Recorded {
	readonly title: string;
	readonly method: string;
	readonly path: string;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: string | undefined;
	readonly status: number;
	readonly answerHeaders: Readonly<Record<string, string>>;
	readonly answer: string;
}

/**
 * Transcripts: after each `## title`, what was sent stands after `> ` and what was answered after `< `; a body goes on over lines without a mark. Lines of
 * prose between them are passed over.
 */
export function readTranscript(text: string): readonly Recorded[] {
	return text
		.split(/^##(?: |$)/m)
		.slice(1)
		.flatMap((block) => {
			const [title = "", ...lines] = block.split("\n");
			const sent = part(lines, "> ");
			const told = part(lines, "< ");
			const [method, path] = sent.first.split(" ");
			const status = Number(told.first.split(" ")[0]);
			if (method === undefined || path === undefined || !Number.isInteger(status) || status === 0) return [];
			const common = { title: title.trim(), method, path, headers: sent.headers, status, answerHeaders: told.headers };
			return [{ ...common, body: sent.body, answer: told.body ?? "" }];
		});
}

function part(lines: readonly string[], mark: "> " | "< ") {
	const other = mark === "> " ? "<" : "## ";
	const from = lines.findIndex((line) => line.startsWith(mark));
	const headers: Record<string, string> = {};
	const body: string[] = [];
	let inBody = false;
	for (const line of from < 0 ? [] : lines.slice(from + 1)) {
		if (line.startsWith(other)) break;
		const header = inBody ? null : new RegExp(`^${mark}([A-Za-z][A-Za-z0-9-]*): (.*)$`).exec(line);
		if (header) headers[(header[1] as string).toLowerCase()] = header[2] as string;
		else {
			inBody = true;
			body.push(line.startsWith(mark) ? line.slice(2) : line);
		}
	}
	return {
		first: from < 0 ? "" : (lines[from] as string).slice(2),
		headers,
		body: inBody ? body.join("\n") : undefined,
	};
}
