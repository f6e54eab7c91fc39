import type { Article, Claim, Metadata } from "../model/index.ts";
import { type Authorities, citedAs, heldAt } from "./authority/lookup.ts";
import type { AuthorityRow } from "./authority/row.ts";
import { articleDate } from "./event-date.ts";
import { type Passage, passage, passages } from "./passages.ts";

/**
 * Family names that open a Vietnamese personal name. A capitalised word of another kind (Thủ, Ban, Công) is no beginning of a name, so
 * that titles of offices are not taken for people.
 */
const families = new Set(
	(
		"An Âu Bàn Bạch Bạc Bế Bùi Cà Cao Cấn Châu Chẩu Chu Cù Danh Diệp Doãn Dương Đàm Đào Đậu Đặng Đinh Đoàn Đỗ Đồng Đổng Giàng Giáp " +
		"H' Hà Hầu Hoàng Hồ Hồng Hứa Huỳnh Kha Khổng Khương Khúc Kiều Kim La Lã Lại Lâm Lành Lê Lềnh Lò Long Lộc Lù Lục Lư Lương Lường " +
		"Lưu Lý Lỷ Ma Mã Mạc Mai Mạch Mùa Nghiêm Ngô Nguyễn Ngụy Ninh Nông Ông Phan Phạm Phí Phó Phùng Phương Quách Quan Quàng Sầm Sùng " +
		"Tạ Tăng Thạch Thái Thào Tô Tôn Tống Trà Trang Trần Triệu Trịnh Trương Từ Ứng Văn Vàng Vi Viên Võ Vũ Vương Vừ Xa"
	).split(" "),
);

const word = "\\p{Lu}\\p{Ll}+";
/** What stands before the name of somebody who is spoken of by name: a form of address, a rank, a degree. */
const address =
	"(?:(?:[Đđ]ồng chí|[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Nn]hà báo|[Bb]ác sĩ|[Ll]uật sư|[Tt]hạc sĩ|[Tt]iến sĩ|[Gg]iáo sư|(?:PGS|GS|TS|ThS|BS)\\.?(?:\\s?TS\\.?)?" +
	"|(?:[Đđ]ại|[Tt]hượng|[Tt]rung|[Tt]hiếu) (?:tướng|tá|úy))\\s+)";
const person = new RegExp(`(?<![\\p{L}\\p{N}])${address}+(?<name>${word}(?: ${word}){1,4})(?![\\p{L}])`, "gu");
/** The office behind a name: from the comma to the next one, a verb or the end of the sentence. */
const office =
	/^,\s+(?<office>(?:Ủy viên|Bí thư|Phó|Chủ tịch|Chủ nhiệm|Thủ tướng|Tổng|Bộ trưởng|Thứ trưởng|Giám đốc|Trưởng|Thường trực|Viện trưởng|Chánh|Cục trưởng|Vụ trưởng|Hiệu trưởng)[^,;.]{0,80}?)(?=\s+(?:và|dự|chủ trì|cho biết|phát biểu|nhấn mạnh|khẳng định|đã|đến|tham dự)(?:\s|$)|[,;.]|$)/u;

const place = (names: string) =>
	new RegExp(
		`(?<![\\p{L}\\p{N}])(?:(?<type>[Tt]ỉnh|[Tt]hành phố|TP\\.?)\\s?|(?:[Tt]ại|ở|[Vv]ề) )(?<name>${names})(?![\\p{L}]|-\\p{L}| \\p{Lu})`,
		"gu",
	);

/** Bodies that are cited by one name all over the press. */
const bodies =
	/(?<![\p{L}\p{N}])(?<name>Bộ Chính trị|Ban Bí thư|Ban Chấp hành Trung ương|Quốc hội|Ủy ban Thường vụ Quốc hội|Tòa án nhân dân tối cao|Viện Kiểm sát nhân dân tối cao|Ban Tổ chức Trung ương|Ban Tuyên giáo Trung ương|Ủy ban Kiểm tra Trung ương|Đảng ủy Công an Trung ương|Quân ủy Trung ương|Bộ (?:Công an|Quốc phòng|Ngoại giao|Nội vụ|Tư pháp|Tài chính|Công Thương|Xây dựng|Y tế|Giáo dục và Đào tạo|Khoa học và Công nghệ|Giao thông vận tải|Thông tin và Truyền thông|Nông nghiệp và Phát triển nông thôn|Nông nghiệp và Môi trường|Tài nguyên và Môi trường|Văn hóa, Thể thao và Du lịch|Kế hoạch và Đầu tư))(?!\p{L})/gu;

/** What somebody might want to say of an article, never said unasked: claims of no standing, each with its rule and its place. */
export function suggestions(article: Article, metadata: Metadata, known: Authorities): readonly Claim[] {
	const parts = passages(article.blocks);
	const found = [
		...endings(article, metadata),
		...parts.flatMap(people),
		...parts.flatMap(organisations),
		...placesIn(parts, known, articleDate(metadata)),
	];
	const stated = new Set(metadata.claims.map((c) => `${c.element} ${c.value}`));
	const seen = new Set<string>();
	return found.filter(({ element, value }) => {
		const key = `${element} ${value}`;
		if (stated.has(key) || seen.has(key)) return false;
		seen.add(key);
		return true;
	});
}

function suggestion(part: Passage, element: string, value: string, index: number, rule: string, note?: string): Claim {
	const place = part.at(index, value.length);
	return { element, value, origin: "inferred", rule, ...(place && { place }), ...(note && { note }) };
}

/** A name, of which the first word is a family name; words behind that open an office are not its own. */
function people(part: Passage): readonly Claim[] {
	return [...part.text.matchAll(person)].flatMap((match) => {
		const name = match.groups?.name ?? "";
		const [family = ""] = name.split(" ");
		if (!families.has(family)) return [];
		const index = match.index + match[0].length - name.length;
		const held = office.exec(part.text.slice(index + name.length))?.groups?.office;
		return [suggestion(part, "subject", name, index, "person-addressed", held)];
	});
}

function organisations(part: Passage): readonly Claim[] {
	return [...part.text.matchAll(bodies)].map((match) => {
		const name = match.groups?.name as string;
		return suggestion(part, "subject", name, match.index, "body-by-name");
	});
}

/** Provinces and cities that are called so, or that something is at; as they were when the article appeared. */
function placesIn(parts: readonly Passage[], known: Authorities, date: string | undefined): readonly Claim[] {
	const names = [...new Set(known.rows.filter((row) => row.kind === "place").map((row) => row.name))]
		.sort((a, b) => b.length - a.length)
		.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
	if (names.length === 0) return [];
	const pattern = place(names.join("|"));
	return parts.flatMap((part) =>
		[...part.text.matchAll(pattern)].flatMap((match) => {
			const name = match.groups?.name as string;
			const index = match.index + match[0].length - name.length;
			const rows = known.find(name, "place").filter((row) => row.name === name);
			const held = date === undefined ? rows : rows.filter((row) => heldAt(row, date));
			// Without a date, a name that meant two areas cannot be told apart.
			const [row, ...others] = held;
			if (!row) return [];
			const value = others.length > 0 ? name : citedAs(row);
			const claim = suggestion(part, "spatial", name, index, "place-table");
			const note = others.length > 0 ? undefined : successorNote(row);
			return [{ ...claim, value, ...(note && { note }) }];
		}),
	);
}

/** What became of a place, for the reader of the record; Vietnamese, as the description is. */
function successorNote({ name, to, successor }: AuthorityRow): string | undefined {
	if (to === undefined || successor === undefined || successor === name) return undefined;
	return `sau ${to} thuộc ${successor}`;
}

const signature = new RegExp(`^(?<name>${word}(?: ${word}){1,3})(?:\\s*\\([^()]{1,40}\\))?\\.?$`, "u");
const taken =
	/^(?:\(\s*(?:Theo|Nguồn)\s*:?\s+(?<bracketed>[^()]{2,60}?)\s*\)|(?:Theo|Nguồn)\s*:?\s+(?<bare>(?:[Bb]áo )?\p{Lu}[^\s,()]*(?: [^\s,()]+){0,4}))[\s./]*$/u;
const takenAtEnd = /\((?:Theo|Nguồn)\s*:?\s+(?<name>[^()]{2,60}?)\)[\s./]*$/u;

/** The name or the source at the end of an article, which readers of plain text take for one more paragraph. */
function endings(article: Article, metadata: Metadata): readonly Claim[] {
	const last = article.blocks.filter((b) => b.kind === "paragraph").at(-1);
	if (!last || last.role !== undefined) return [];
	const part = passage(last.content, last.place);
	const text = part.text.trim();
	const offset = part.text.indexOf(text);
	const has = (element: string) => metadata.claims.some((c) => c.element === element && c.origin !== "supplied");
	const whole = taken.exec(text)?.groups;
	const source = whole?.bracketed ?? whole?.bare ?? takenAtEnd.exec(text)?.groups?.name;
	if (source !== undefined)
		return has("source")
			? []
			: [suggestion(part, "source", source, offset + text.lastIndexOf(source), "source-at-end")];
	const name = signature.exec(text)?.groups?.name;
	if (name === undefined || has("creator") || article.blocks.length < 2) return [];
	return [suggestion(part, "creator", name, offset, "signature-at-end")];
}
