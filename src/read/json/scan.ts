import { memberLimit } from "../member.ts";
import { growing } from "../pieces.ts";

/** What was found in a document; `line` is where it begins, from 1. */
export type Found =
	| { readonly kind: "member"; readonly bytes: Uint8Array; readonly line: number }
	| { readonly kind: "too-large"; readonly line: number }
	/** Keys of an object around an array of members, besides that array. */
	| { readonly kind: "left-out"; readonly keys: readonly string[]; readonly line: number }
	/** The document ends inside of something. */
	| { readonly kind: "unfinished"; readonly line: number }
	/** Something that is no JSON stands where a value should begin. */
	| { readonly kind: "foreign"; readonly line: number };

const [quote, backslash, comma, lineFeed] = [0x22, 0x5c, 0x2c, 0x0a];
const [openArray, closeArray, openObject, closeObject] = [0x5b, 0x5d, 0x7b, 0x7d];
const isSpace = (byte: number) => byte === 0x20 || byte === 0x09 || byte === lineFeed || byte === 0x0d;

/** Keys under which an article has arrays of objects; an object with one of them is not taken for the wrapping of a collection. */
const partsOfArticles = new Set(
	"authors author images image photos photo pictures media videos tags keywords categories comments links related paragraphs blocks".split(
		" ",
	),
);
/** Keys that only an article has. */
const ofArticles = new Set("text body content headline title articleBody noi_dung".split(" "));
/** Keys of a wrapping that a finding names. */
const named = 20;
/** Bytes of a key beyond which it is none that matters here. */
const keyLimit = 200;

/**
 * Takes a JSON document apart while its bytes come in, without building values: it follows strings and brackets only, so that what is wrong
 * inside of a member is found by whoever reads the member. `textKeys` are keys of the top that show an object to be an article.
 */
export function scanner(textKeys: ReadonlySet<string>) {
	const member = growing(memberLimit);
	let line = 1;
	/** Brackets open around the place. */
	let depth = 0;
	/** Depth at which members stand: 1 in a top array, 2 in a wrapped one, 0 where they are the top values themselves. */
	let level = 0;
	let [inString, escaped, inScalar, inMember] = [false, false, false, false];
	let begin = 1;
	let stopped = false;
	/** Of an object at the top: its keys so far, and whether its values are still to be kept as one member. */
	let keys: string[] = [];
	let key = "";
	let keyBytes: number[] | undefined;
	let expectsKey = false;
	let isArticle = false;
	let wraps: "open" | "inside" | "behind" | undefined;
	/** An array at the top's own keys has just been opened: an object in it makes it the members' array. */
	let mayWrap = false;

	function take(): Found {
		inMember = false;
		inScalar = false;
		const bytes = member.take();
		return bytes === undefined ? { kind: "too-large", line: begin } : { kind: "member", bytes, line: begin };
	}

	function* feed(piece: Uint8Array): Iterable<Found> {
		/** Where the part of the open member in this piece begins. */
		let from = 0;
		const close = (to: number): Found => {
			member.add(piece.subarray(from, to));
			return take();
		};
		const start = (at: number) => {
			inMember = true;
			begin = line;
			from = at;
		};
		for (let i = 0; i < piece.length; i++) {
			let byte = piece[i] as number;
			if (inString) {
				// Most bytes of a corpus are letters of long texts.
				while (!escaped && keyBytes === undefined && byte !== quote && byte !== backslash && i + 1 < piece.length) {
					if (byte === lineFeed) line++;
					byte = piece[++i] as number;
				}
				if (byte === lineFeed) line++;
				if (keyBytes && keyBytes.length < keyLimit) keyBytes.push(byte);
				if (escaped) escaped = false;
				else if (byte === backslash) escaped = true;
				else if (byte === quote) {
					inString = false;
					if (keyBytes) {
						key = keyText(keyBytes);
						keyBytes = undefined;
						isArticle ||= textKeys.has(key) || ofArticles.has(key);
						if (keys.length < named) keys.push(key);
					}
					if (inMember && depth === level && !inScalar) yield close(i + 1);
				}
				continue;
			}
			if (isSpace(byte)) {
				if (inScalar && depth === level) yield close(i);
				if (byte === lineFeed) line++;
				continue;
			}
			if (mayWrap) {
				mayWrap = false;
				if (byte === openObject) {
					// What was kept of the wrapping so far is no member's.
					member.take();
					inMember = false;
					wraps = "inside";
					level = 2;
					keys = keys.filter((each) => each !== key);
				}
			}
			switch (byte) {
				case quote:
					if (!inMember && depth === level) start(i);
					inString = true;
					if (wraps !== undefined && wraps !== "inside" && depth === 1 && expectsKey) {
						keyBytes = [];
						expectsKey = false;
					}
					break;
				case openArray:
				case openObject:
					if (depth === 0) {
						[keys, isArticle] = [[], false];
						if (byte === openArray) {
							level = 1;
							wraps = undefined;
							depth++;
							break;
						}
						level = 0;
						wraps = "open";
						expectsKey = true;
					}
					if (!inMember && depth === level) start(i);
					if (byte === openArray && depth === 1 && wraps === "open") mayWrap = !isArticle && !partsOfArticles.has(key);
					depth++;
					break;
				case closeArray:
				case closeObject:
					if (inScalar && depth === level) yield close(i);
					if (depth === 0) {
						stopped = true;
						yield { kind: "foreign", line };
						return;
					}
					depth--;
					if (inMember && depth === level) yield close(i + 1);
					if (wraps === "inside" && depth === 1) {
						wraps = "behind";
						// Nothing more of this object is a member.
						level = -1;
					}
					if (depth === 0) {
						if (wraps === "behind" && keys.length > 0) yield { kind: "left-out", keys, line };
						wraps = undefined;
						level = 0;
					}
					break;
				case comma:
					if (inScalar && depth === level) yield close(i);
					if (depth === 1 && wraps !== undefined) expectsKey = true;
					break;
				default:
					if (depth === 0 && !inMember) {
						stopped = true;
						yield { kind: "foreign", line };
						return;
					}
					if (!inMember && depth === level) {
						start(i);
						inScalar = true;
					}
			}
		}
		if (inMember) member.add(piece.subarray(from));
	}

	return {
		feed,
		/** What is left when no more bytes come. */
		*end(): Iterable<Found> {
			if (inMember || depth > 0) yield { kind: "unfinished", line: inMember ? begin : line };
		},
		/** Whether the rest cannot be told apart. */
		get stopped() {
			return stopped;
		},
	};
}

function keyText(bytes: readonly number[]): string {
	const raw = new TextDecoder().decode(Uint8Array.from(bytes.slice(0, -1)));
	try {
		return JSON.parse(`"${raw}"`) as string;
	} catch {
		return raw;
	}
}
