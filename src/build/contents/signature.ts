/** A format that bytes show by their own marks. */
export interface FormatMark {
	readonly name: string;
	/** Key in the PRONOM registry, where the marks are enough to be certain of it. */
	readonly pronom?: string;
	/** Ends of names that go with it, lower case. */
	readonly extensions: readonly string[];
}

interface Signature extends FormatMark {
	/** Latin-1 text that stands at an offset; `pattern` is matched against the head instead where the mark is not fixed. */
	readonly at?: readonly (readonly [offset: number, text: string])[];
	readonly pattern?: RegExp;
}

/** Bytes from the start that the table may ask for. */
export const headSize = 4096;

const zipped = (inner: string) => new RegExp(`^PK\\u0003\\u0004[\\s\\S]{26,60}${inner}`);

/** The more telling marks first. PRONOM keys stand only where one key covers all files with the mark. */
const signatures: readonly Signature[] = [
	{ name: "PNG", at: [[0, "\x89PNG\r\n\x1a\n"]], extensions: ["png"] },
	{ name: "JPEG", at: [[0, "\xff\xd8\xff"]], extensions: ["jpg", "jpeg", "jpe", "jfif"] },
	{ name: "GIF 87a", pronom: "fmt/3", at: [[0, "GIF87a"]], extensions: ["gif"] },
	{ name: "GIF 89a", pronom: "fmt/4", at: [[0, "GIF89a"]], extensions: ["gif"] },
	{ name: "TIFF", pronom: "fmt/353", at: [[0, "II*\0"]], extensions: ["tif", "tiff", "dng"] },
	{ name: "TIFF", pronom: "fmt/353", at: [[0, "MM\0*"]], extensions: ["tif", "tiff", "dng"] },
	{ name: "JPEG 2000", pronom: "x-fmt/392", at: [[0, "\0\0\0\fjP  \r\n\x87\n"]], extensions: ["jp2", "jpf", "jpx"] },
	{
		name: "WebP",
		at: [
			[0, "RIFF"],
			[8, "WEBP"],
		],
		extensions: ["webp"],
	},
	{
		name: "WAV",
		at: [
			[0, "RIFF"],
			[8, "WAVE"],
		],
		extensions: ["wav", "wave"],
	},
	{ name: "EPUB", pronom: "fmt/483", pattern: zipped("mimetypeapplication/epub\\+zip"), extensions: ["epub"] },
	{
		name: "OpenDocument",
		pattern: zipped("mimetypeapplication/vnd\\.oasis"),
		extensions: ["odt", "ods", "odp", "odg", "ott"],
	},
	{
		name: "ZIP",
		pattern: /^PK(?:\x03\x04|\x05\x06)/,
		extensions: ["zip", "docx", "xlsx", "pptx", "jar", "kmz", "dotx", "xlsm", "docm"],
	},
	{ name: "gzip", pronom: "x-fmt/266", at: [[0, "\x1f\x8b\b"]], extensions: ["gz", "tgz"] },
	{ name: "7z", pronom: "fmt/484", at: [[0, "7z\xbc\xaf\x27\x1c"]], extensions: ["7z"] },
	{
		name: "OLE2",
		pronom: "fmt/111",
		at: [[0, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]],
		extensions: ["doc", "xls", "ppt", "msg", "mpp", "vsd", "db"],
	},
	{ name: "RTF", at: [[0, "{\\rtf"]], extensions: ["rtf", "doc"] },
	{ name: "FLAC", pronom: "fmt/279", at: [[0, "fLaC"]], extensions: ["flac"] },
	{ name: "Ogg", at: [[0, "OggS"]], extensions: ["ogg", "oga", "ogv", "opus"] },
	{ name: "MP3", pronom: "fmt/134", at: [[0, "ID3"]], extensions: ["mp3"] },
	{ name: "MPEG-4", at: [[4, "ftyp"]], extensions: ["mp4", "m4a", "m4v", "mov", "heic", "heif", "avif", "3gp"] },
	{ name: "Matroska", pattern: /^\x1aE\xdf\xa3/, extensions: ["mkv", "mka", "webm"] },
	{ name: "WARC", pronom: "fmt/289", at: [[0, "WARC/"]], extensions: ["warc"] },
	{ name: "TrueType", at: [[0, "\0\x01\0\0\0"]], extensions: ["ttf", "otf"] },
	{ name: "OpenType", at: [[0, "OTTO"]], extensions: ["otf"] },
	{ name: "TAR", pronom: "x-fmt/265", at: [[257, "ustar"]], extensions: ["tar"] },
	{ name: "HTML", pattern: /^(?:\xef\xbb\xbf)?\s*(?:<!doctype html|<html)\b/i, extensions: ["html", "htm", "xhtml"] },
	{
		name: "XML",
		pronom: "fmt/101",
		pattern: /^(?:\xef\xbb\xbf)?<\?xml\s+version\s*=\s*["']1\.0["']/,
		extensions: [
			"xml",
			"xsd",
			"xsl",
			"xslt",
			"svg",
			"html",
			"htm",
			"xhtml",
			"rdf",
			"kml",
			"gml",
			"rng",
			"opf",
			"ncx",
			"premis",
			"mods",
		],
	},
];

/** PRONOM keys of the versions of PDF; levels of PDF/A have keys of their own. */
const pdfVersions: Readonly<Record<string, string>> = {
	"1.0": "fmt/14",
	"1.1": "fmt/15",
	"1.2": "fmt/16",
	"1.3": "fmt/17",
	"1.4": "fmt/18",
	"1.5": "fmt/19",
	"1.6": "fmt/20",
	"1.7": "fmt/276",
	"2.0": "fmt/1129",
};

/** What the first bytes of a file show; undefined where they show nothing, as text does. */
export function identify(head: Uint8Array): FormatMark | undefined {
	const text = Buffer.from(head.buffer, head.byteOffset, Math.min(head.byteLength, headSize)).toString("latin1");
	// Readers accept a header within the first kilobyte (ISO 32000-1 Annex H 3.4.1).
	const pdf = /%PDF-(\d\.\d)/.exec(text.slice(0, 1024))?.[1];
	if (pdf !== undefined) {
		const pronom = pdfVersions[pdf];
		return { name: `PDF ${pdf}`, extensions: ["pdf", "ai"], ...(pronom && { pronom }) };
	}
	return signatures.find(({ at, pattern }) =>
		at ? at.every(([offset, mark]) => text.startsWith(mark, offset)) : pattern?.test(text),
	);
}

/** Ends of names whose files always show a mark: there, none is a finding too. Formats that may begin in several ways are not among them. */
const marked = new Set([
	"pdf",
	"png",
	"jpg",
	"jpeg",
	"gif",
	"tif",
	"tiff",
	"zip",
	"docx",
	"xlsx",
	"pptx",
	"odt",
	"epub",
	"jp2",
	"gz",
	"7z",
	"webp",
	"flac",
	"tar",
]);

/** The end of a name and what the content is instead (empty: nothing known); undefined where they agree or nothing can be said. */
export function disagreement(
	path: string,
	head: Uint8Array,
): { readonly extension: string; readonly found: string } | undefined {
	const extension = /\.([a-z0-9]+)$/i.exec(path)?.[1]?.toLowerCase();
	if (extension === undefined || head.byteLength === 0) return undefined;
	const known = marked.has(extension) || signatures.some(({ extensions }) => extensions.includes(extension));
	if (!known) return undefined;
	const format = identify(head);
	if (format === undefined) return marked.has(extension) ? { extension, found: "" } : undefined;
	return format.extensions.includes(extension) ? undefined : { extension, found: format.name };
}
