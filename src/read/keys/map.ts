/**
 * Which key holds what: an element of the description, `body` (the text) or `lead` (the sapo), to the path of a key. `a|b` is the first that a
 * member has, `a+b` is both.
 */
export type KeyMap = ReadonlyMap<string, string>;

/** What a map may speak of besides the elements of the description. */
export const textTargets = ["lead", "body"] as const;

/** A map for corpora that many people have. `fits` looks at the keys of a member's top. */
interface Preset {
	readonly name: string;
	readonly map: KeyMap;
	fits(keys: ReadonlySet<string>): boolean;
}

const mapOf = (pairs: Readonly<Record<string, string>>): KeyMap => new Map(Object.entries(pairs));
const only = (keys: ReadonlySet<string>, ...known: readonly string[]) => [...keys].every((key) => known.includes(key));

/** Public corpora of Vietnamese news, and last the usual names of keys, Vietnamese ones too. */
const presets: readonly Preset[] = [
	{
		name: "bkai",
		map: mapOf({ identifier: "id", source: "link", issued: "publish.$date|publish", body: "text" }),
		fits: (keys) => keys.has("text") && keys.has("publish") && only(keys, "_id", "id", "link", "publish", "text"),
	},
	{
		name: "binhvq",
		map: mapOf({ body: "text" }),
		fits: (keys) => keys.has("text") && only(keys, "text"),
	},
	{
		name: "laodong",
		map: mapOf({
			identifier: "id",
			source: "link",
			title: "title",
			creator: "author",
			issued: "time",
			lead: "header",
			body: "text|content|body",
		}),
		fits: (keys) => keys.has("title") && keys.has("header") && keys.has("time"),
	},
	{
		name: "common",
		map: mapOf({
			identifier: "id|_id|guid|doc_id|article_id",
			source: "url|link|source_url|canonical_url|href",
			title: "title|headline|tit|tieu_de|tieude|name",
			alternative: "subtitle|alternativeHeadline|tit_phu",
			creator: "author|authors.name|authors|byline|creator|tac_gia|tacgia",
			publisher: "publisher.name|publisher|newspaper|site|source_name|co_quan|bao",
			issued:
				"issued|published_at|publishedAt|published|datePublished|publish_date|publish_time|publish|pub_date|pubDate|date|time|ngay_dang|thoi_gian",
			modified: "modified|dateModified|updated_at|updatedAt",
			subject: "keywords+tags+category|categories|section|chuyen_muc+tu_khoa",
			lead: "sapo|lead|chapeau|abstract|summary|description|mo_ta",
			body: "text|body|content|articleBody|article_text|full_text|noi_dung|noidung|contents",
			language: "language|inLanguage",
		}),
		fits: () => true,
	},
];

export const presetNames: readonly string[] = presets.map(({ name }) => name);

export function presetMap(name: string): KeyMap | undefined {
	return presets.find((preset) => preset.name === name)?.map;
}

/** The preset that fits the keys of a member. */
export function presetFor(keys: ReadonlySet<string>): { readonly name: string; readonly map: KeyMap } {
	return presets.find((preset) => preset.fits(keys)) as Preset;
}

/** `title=headline,date=publish.$date` as a map; undefined where a part is not `target=path`. A target that comes twice has both keys. */
export function parseKeyMap(text: string): KeyMap | undefined {
	const map = new Map<string, string>();
	for (const part of text.split(",")) {
		const equals = part.indexOf("=");
		const [target, path] = [part.slice(0, equals).trim(), part.slice(equals + 1).trim()];
		if (equals < 1 || target === "" || path === "") return undefined;
		const before = map.get(target);
		map.set(target, before === undefined ? path : `${before}+${path}`);
	}
	return map;
}
