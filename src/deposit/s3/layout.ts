import type { Deposit } from "../../model/index.ts";

/**
 * Where a deposit stands: `<prefix>/<label>/<digest>/<path>`, the digest's first 16 digits, and beside the folder a marker that is written last.
 * Another version of the record has another digest, so that nothing has to be overwritten, and the folder holds the package and nothing else.
 */
export function folderOf(prefix: string, deposit: Pick<Deposit, "label" | "digest">): string {
	return [...(prefix === "" ? [] : [prefix]), deposit.label, deposit.digest.slice(0, 16)].join("/");
}

export function keyOf(folder: string, path: string): string {
	return `${folder}/${path}`;
}

/** The marker: while it is not there, the deposit is not whole. */
export function markerOf(folder: string): string {
	return `${folder}.deposit.json`;
}

/** What the marker says: the deposit's key, and every file with its digest. The same bytes in every run. */
export function markerText(deposit: Deposit): string {
	const { key, identifier, label, digest, madeAt, language, title } = deposit;
	const files = deposit.files.map(({ path, size, mediaType, digests }) => ({
		path,
		size,
		mediaType,
		sha256: digests.sha256,
	}));
	const said = {
		format: "banluu-deposit/1",
		key,
		identifier,
		label,
		digest,
		madeAt,
		language,
		title: title.text,
		files,
	};
	return `${JSON.stringify(said, undefined, "\t")}\n`;
}

const mebibyte = 2 ** 20;
/** Parts of one upload at most (Amazon S3 User Guide, "multipart upload limits"). */
const mostParts = 10_000;

/** Bytes of each part but the last: as asked for, more where the file would have too many parts; whole MiB, and the same in every run. */
export function partSize(size: number, asked: number): number {
	return Math.max(asked, Math.ceil(size / mostParts / mebibyte) * mebibyte);
}

/** Parts of a file: its bytes by number, from 1. */
export function partsOf(size: number, asked: number): readonly { readonly number: number; readonly size: number }[] {
	const each = partSize(size, asked);
	return Array.from({ length: Math.ceil(size / each) }, (_, i) => ({
		number: i + 1,
		size: Math.min(each, size - i * each),
	}));
}
