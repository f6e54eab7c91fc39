import { createHash } from "node:crypto";
import { type DepositFile, type HttpBody, joinBytes } from "../../model/index.ts";

/** A form with one file, in the part that DSpace asks for. It can be sent again. */
export function fileForm(file: DepositFile): {
	readonly headers: Readonly<Record<string, string>>;
	readonly body: HttpBody;
} {
	const boundary = `----banluu-${createHash("sha256")
		.update(`${file.path}\n${file.digests.sha256 ?? ""}`)
		.digest("hex")
		.slice(0, 32)}`;
	const lines = [
		`--${boundary}`,
		`Content-Disposition: form-data; name="file"; ${filename(file.path)}`,
		`Content-Type: ${file.mediaType}`,
		"",
		"",
	];
	const head = new TextEncoder().encode(lines.join("\r\n"));
	const tail = new TextEncoder().encode(`\r\n--${boundary}--\r\n`);
	return {
		headers: { "content-type": `multipart/form-data; boundary=${boundary}` },
		body: {
			size: head.byteLength + file.size + tail.byteLength,
			async *open() {
				// Small files go out in one piece with what is around them.
				if (file.size > 1 << 16) {
					yield head;
					yield* file.open();
					yield tail;
					return;
				}
				const chunks: Uint8Array[] = [head];
				for await (const chunk of file.open()) chunks.push(chunk.slice());
				yield joinBytes([...chunks, tail]);
			},
		},
	};
}

/** DSpace understands RFC 5987; folders of the name stay in `dc.source`, by which the file is known again. */
function filename(path: string): string {
	if (/^[\w./-]+$/.test(path)) return `filename="${path}"`;
	const ascii = path.replace(/[^\w./-]/g, "-");
	const encoded = encodeURIComponent(path).replace(
		/['()*]/g,
		(one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
	);
	return `filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
