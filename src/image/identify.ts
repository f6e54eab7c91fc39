/** A picture format as its bytes show it. */
export interface ImageFormat {
	readonly name: string;
	/** IANA media type. */
	readonly mediaType: string;
	/** Usual ending of a file name, without the dot. */
	readonly ending: string;
	/** Version, and key in the PRONOM registry, where the bytes leave no doubt. */
	readonly version?: string;
	readonly pronom?: string;
}

const formats = {
	jpeg: { name: "JPEG", mediaType: "image/jpeg", ending: "jpg" },
	png: { name: "PNG", mediaType: "image/png", ending: "png" },
	gif: { name: "GIF", mediaType: "image/gif", ending: "gif" },
	webp: { name: "WebP", mediaType: "image/webp", ending: "webp" },
	tiff: { name: "TIFF", mediaType: "image/tiff", ending: "tif" },
	svg: { name: "SVG", mediaType: "image/svg+xml", ending: "svg" },
	avif: { name: "AVIF", mediaType: "image/avif", ending: "avif" },
	heic: { name: "HEIC", mediaType: "image/heic", ending: "heic" },
	bmp: { name: "BMP", mediaType: "image/bmp", ending: "bmp" },
	jp2: { name: "JPEG 2000", mediaType: "image/jp2", ending: "jp2" },
	jxl: { name: "JPEG XL", mediaType: "image/jxl", ending: "jxl" },
} as const satisfies Record<string, ImageFormat>;

/** PRONOM keys of the JFIF versions. */
const jfif: Readonly<Record<string, string>> = { "1.00": "fmt/42", "1.01": "fmt/43", "1.02": "fmt/44" };

/** Brands of ISO base media files (ISO/IEC 23000-22 and 23008-12) that hold pictures. */
const brands: Readonly<Record<string, ImageFormat>> = {
	avif: formats.avif,
	avis: formats.avif,
	heic: formats.heic,
	heix: formats.heic,
	hevc: formats.heic,
	mif1: formats.heic,
	msf1: formats.heic,
};

export const pngSignature = "\x89PNG\r\n\x1a\n";

/** The format of a picture by its bytes; undefined where they are none that is known. Names and endings say nothing here. */
export function identify(bytes: Uint8Array): ImageFormat | undefined {
	const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 1024)).toString("latin1");
	const starts = (text: string) => head.startsWith(text);
	if (starts(pngSignature)) return formats.png;
	if (starts("\xff\xd8\xff")) return jpegFormat(head);
	if (starts("GIF87a")) return { ...formats.gif, version: "87a", pronom: "fmt/3" };
	if (starts("GIF89a")) return { ...formats.gif, version: "89a", pronom: "fmt/4" };
	if (starts("RIFF") && head.slice(8, 12) === "WEBP") return formats.webp;
	if (/^(?:II[*+]\0|MM\0[*+])/.test(head)) return formats.tiff;
	if (head.slice(4, 8) === "ftyp") return brandOf(head);
	if (starts("\0\0\0\x0cjP  \r\n\x87\n") || starts("\xff\x4f\xff\x51")) return formats.jp2;
	if (starts("\0\0\0\x0cJXL \r\n\x87\n") || starts("\xff\x0a")) return formats.jxl;
	if (starts("BM") && /^\0{4}$/.test(head.slice(6, 10))) return formats.bmp;
	return isSvg(head) ? formats.svg : undefined;
}

/** A JFIF file without Exif data has a version that PRONOM knows (ITU-T T.871 10.1). */
function jpegFormat(head: string): ImageFormat {
	const version = /^\xff\xd8\xff\xe0[\s\S]{2}JFIF\0\x01([\0-\x02])/.exec(head)?.[1];
	if (version === undefined || head.includes("Exif\0\0")) return formats.jpeg;
	const text = `1.0${version.charCodeAt(0)}`;
	return { ...formats.jpeg, version: text, pronom: jfif[text] as string };
}

/** The major brand, or where it is a general one, a compatible brand that says more. */
function brandOf(head: string): ImageFormat | undefined {
	const size = head.charCodeAt(2) * 256 + head.charCodeAt(3);
	const list = [head.slice(8, 12), ...(head.slice(16, Math.min(size, 256)).match(/[\s\S]{4}/g) ?? [])];
	if (list.some((brand) => brands[brand] === formats.avif)) return formats.avif;
	return list.some((brand) => brands[brand]) ? formats.heic : undefined;
}

/** An XML document, in an encoding that writes ASCII as ASCII, whose first element is svg. */
function isSvg(head: string): boolean {
	return /^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*|<!DOCTYPE\s+svg[^>]*>\s*)*<(?:\w+:)?svg[\s>]/i.test(
		head,
	);
}
