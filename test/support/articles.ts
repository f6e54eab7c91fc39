import { readFileSync } from "node:fs";
import { join } from "node:path";

const seedPath = join(import.meta.dirname, "../../examples/000_84c6c67dbe676760.txt");

/** A repeatable sequence of numbers from 0 to 1 (Park and Miller). */
export function sequence(start: number): () => number {
	let state = (start % 2147483646) + 1;
	return () => {
		state = (state * 48271) % 2147483647;
		return state / 2147483647;
	};
}

const families = "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Nông Hà Triệu Ma".split(" ");
const middles = "Văn Thị Đức Minh Quang Thu Ngọc Hữu Thanh Xuân Hồng Anh".split(" ");
const names =
	"An Bình Chi Dũng Đạt Giang Hà Hòa Hùng Khánh Lan Linh Mai Nam Nga Oanh Phúc Quân Sơn Thảo Uyên Vân Yến Ước".split(
		" ",
	);
const provinces =
	"Bắc Kạn|Hà Nội|Thái Nguyên|Cao Bằng|Lạng Sơn|Tuyên Quang|Đà Nẵng|Huế|Cần Thơ|Hòa Bình|Yên Bái|Đắk Lắk|Ninh Bình|An Giang".split(
		"|",
	);
const kinds = "QĐ/TW NQ/TW CT/TTg NĐ-CP QĐ-UBND KH-UBND TB-VPCP".split(" ");

export interface MadeArticle {
	readonly name: string;
	/** Markdown with front matter. */
	readonly text: string;
}

/** Paragraphs of the seed. */
export function seedParagraphs(): readonly string[] {
	return readFileSync(seedPath, "utf8")
		.split(/\n\s*\n/)
		.map((paragraph) => paragraph.replace(/\s+/g, " ").trim())
		.filter((paragraph) => paragraph !== "");
}

/** An article of two pages like the seed: its paragraphs in another order, with numbers, names and places of its own. The same number gives the same. */
export function madeArticle(number: number, paragraphs: readonly string[]): MadeArticle {
	const random = sequence(number * 7919 + 13);
	const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)] as string;
	const person = () => `${pick(families)} ${pick(middles)} ${pick(names)}`;
	const cited = () => `${1 + Math.floor(random() * 199)}-${pick(kinds)}`;
	const order = paragraphs.map((text, i) => ({ text, at: i === 0 ? -1 : random() })).sort((a, b) => a.at - b.at);
	const own = order.map(({ text }) =>
		text
			.replace(/^ ?date \S+ BBK - /, "")
			.replaceAll("Bắc Kạn", pick(provinces))
			.replaceAll("Tô Lâm", person())
			.replaceAll("Trương Thị Mai", person())
			.replace(/Nguyễn Đăng Bình|Hà Trọng Trung/g, person)
			.replace(/\d+-(?:QĐ|NQ)\/TW/g, cited)
			.replace(/\b(\d{2,3})\b/g, (digits) => (random() < 0.5 ? digits : String(10 + Math.floor(random() * 900)))),
	);
	const day = new Date(Date.UTC(2019, 0, 1 + Math.floor(random() * 1500))).toISOString().slice(0, 10);
	const title = `${pick(["Hội nghị", "Phiên họp", "Lễ ra quân", "Đoàn công tác", "Tọa đàm"])} ${pick(["quán triệt", "triển khai", "đánh giá kết quả thực hiện", "sơ kết"])} ${pick(["Quyết định", "Nghị quyết", "Chỉ thị"])} số ${cited()} tại ${pick(provinces)} (bản tin số ${number})`;
	const head = `---\ntitle: "${title}"\ndate: ${day}\nauthor: ${person()}\npublisher: Báo ${pick(["Bắc Kạn", "Nhân Dân"])}\nspatial: ${pick(provinces)}\n---\n`;
	return { name: `bai-${String(number).padStart(5, "0")}.md`, text: `${head}\n${own.join("\n\n")}\n` };
}
