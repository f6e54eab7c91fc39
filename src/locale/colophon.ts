import type { ColophonLabels } from "../model/print.ts";
import type { Texts } from "./messages.ts";

/** Both languages side by side: who holds the paper in hand may read only one of them. */
const both = ({ vi, en }: Texts) => `${vi} · ${en}`;

const advice: Texts = {
	vi: "Trang này do phần mềm thêm vào, không thuộc bài báo. Muốn kiểm tra hồ sơ: chạy lệnh “banluu verify” với thư mục hồ sơ, hoặc dùng công cụ BagIt bất kỳ để đối chiếu mã băm của từng tệp. Tệp nguồn đi kèm phải có đúng mã SHA-256 ghi ở trên.",
	en: "This page was added by the program and is no part of the article. To check the record, run “banluu verify” on its folder, or compare the digests of its files with any BagIt tool. The source file in it must have the SHA-256 digest given above.",
};

/** What a colophon says in words. */
export const colophonLabels: ColophonLabels = {
	heading: both({ vi: "Về hồ sơ này", en: "About this record" }),
	identifier: both({ vi: "Mã định danh", en: "Identifier" }),
	title: both({ vi: "Tít", en: "Title" }),
	creator: both({ vi: "Tác giả", en: "Author" }),
	publisher: both({ vi: "Báo", en: "Newspaper" }),
	issued: both({ vi: "Ngày", en: "Date" }),
	source: both({ vi: "Tệp nguồn", en: "Source file" }),
	digest: both({ vi: "SHA-256 của tệp nguồn", en: "SHA-256 of the source" }),
	tool: both({ vi: "Tạo bằng", en: "Made with" }),
	advice: [
		{ text: advice.vi, language: "vi" },
		{ text: advice.en, language: "en" },
	],
};
