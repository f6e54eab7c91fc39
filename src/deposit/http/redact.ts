/** Blackens secrets in text: those that it knows, and those that look like one. */
export interface Redactor {
	text(text: string): string;
	header(name: string, value: string): string;
	/** Learns one more. */
	hide(value: string): void;
}

export const blackened = "***";

const secretHeaders = new Set([
	"authorization",
	"proxy-authorization",
	"cookie",
	"set-cookie",
	"x-xsrf-token",
	"dspace-xsrf-token",
	"x-csrf-token",
	"x-csrftoken",
	"x-api-key",
	"x-dataverse-key",
	"x-amz-security-token",
]);

/** Names whose value is a secret, in query strings, forms, JSON and cookies. */
const names =
	"(?:[\\w-]*(?:token|passw(?:or)?d|passwd|secret|api[_-]?key|apikey|csrf|xsrf|jwt|signature|credential)[\\w-]*|pwd|sig|sessionid|jsessionid)";

const patterns: readonly (readonly [RegExp, string])[] = [
	[new RegExp(`^([ \\t<>*]*(?:${[...secretHeaders].join("|")})[ \\t]*:[ \\t]*)[^\\r\\n]+`, "gim"), `$1${blackened}`],
	[/\b(Bearer|Basic|Negotiate|AWS4-HMAC-SHA256)[ +]+[\w.~+/=:,%-]{4,}/gi, `$1 ${blackened}`],
	[/\beyJ[\w-]{4,}\.[\w-]+(?:\.[\w-]*)?/g, blackened],
	[new RegExp(`((?:^|[?&;,\\s"'])${names}=)[^&;\\s"'<>]+`, "gi"), `$1${blackened}`],
	[new RegExp(`("${names}"\\s*:\\s*)"(?:[^"\\\\]|\\\\.)*"`, "gi"), `$1"${blackened}"`],
	[/(\b[a-z][a-z0-9+.-]*:\/\/)[^\s/?#@"'<>]+@/gi, `$1${blackened}@`],
];

/** Below it a secret may be a part of any digest or name by chance: it is blackened only where it stands alone. */
const shortest = 8;

/** A redactor that knows these secrets. */
export function redactor(secrets: Iterable<string> = []): Redactor {
	let known: readonly string[] = [];
	const hide = (value: string): void => {
		if (value === "") return;
		const quoted = JSON.stringify(value).slice(1, -1);
		const bytes = Buffer.from(value);
		const form = new URLSearchParams([["", value]]).toString().slice(1);
		const base64 = bytes.toString("base64");
		const xml = value.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
		const codings = [base64, base64.replace(/=+$/, ""), bytes.toString("base64url")];
		const shapes = [value, quoted, encodeURIComponent(value), encodeURI(value), form, xml, ...codings];
		// The longest first, so that no rest of one stays beside another that is a part of it.
		known = [...new Set([...known, ...shapes])].sort((a, b) => b.length - a.length);
	};
	for (const secret of secrets) hide(secret);
	const text = (given: string): string => {
		let clean = given;
		for (const secret of known) {
			const found = secret.length < shortest ? alone(secret) : secret;
			const usual = word.test(secret);
			clean = clean.replaceAll(found, (match, ...rest) => {
				const [at, whole] = rest.filter((each) => each !== undefined) as [number, string];
				return usual && isName(whole, at, at + match.length) ? match : blackened;
			});
		}
		for (const [pattern, by] of patterns) clean = clean.replace(pattern, by);
		return clean;
	};
	return {
		text,
		header: (name, value) => (secretHeaders.has(name.toLowerCase()) ? blackened : text(value)),
		hide,
	};
}

/**
 * Neither inside a word nor a part of a name with hyphens or dots; what an escape of JSON (`\\n`) or of an address (`%20`) ends with is no part of
 * a word.
 */
function alone(secret: string): RegExp {
	const literal = secret.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
	const before = "(?<!(?<!\\\\|%[\\dA-Fa-f])[\\p{L}\\p{N}_]|[\\p{L}\\p{N}][-.])";
	return new RegExp(`${before}${literal}(?![\\p{L}\\p{N}_]|[-.][\\p{L}\\p{N}])`, "gu");
}

/** An access key may be a usual word. */
const word = /^[a-z]+(?:-[a-z]+)*$/i;

/** Whether it is the name of a header or a key of JSON, or a part of one: what a journal is read by is no secret. */
function isName(text: string, start: number, end: number): boolean {
	const line = text.slice(text.lastIndexOf("\n", start - 1) + 1, start);
	const after = text.slice(end, end + 80);
	if (/^[ \t<>*]*[\w-]*$/.test(line) && /^[\w-]*:[ \t]/.test(after)) return true;
	return /"[\w-]*$/.test(line.slice(-80)) && /^[\w-]*"[ \t]*:/.test(after);
}
