import { diagnostic, failure, type Source, success } from "../../src/model/index.ts";
import { pictures } from "./pictures.ts";

/** A source in memory with pictures beside it. */
export function sourceWith(name: string, text: string, files: Readonly<Record<string, Uint8Array>>): Source {
	return {
		name,
		async *open() {
			yield new TextEncoder().encode(text);
		},
		resolve: async (href) => {
			if (/^(?:[a-z]+:|\/|\.\.)/.test(href)) return failure(diagnostic("store/not-a-neighbour", { params: { href } }));
			const bytes = files[href];
			return bytes ? success(bytes) : failure(diagnostic("store/not-found", { params: { path: href } }));
		},
	};
}

export const articleText = `# Khánh thành cầu mới

Sáng nay, [cổng thông tin](https://example.vn/cau) của tỉnh đăng ảnh cây cầu.

![Cầu nhìn từ bờ bắc](anh/cau.jpg)

*Cầu mới. Ảnh: Văn A*

![Sơ đồ](anh/so-do.png)

Đoạn cuối.

![Cầu, lần nữa](anh/cau-2.jpg)
`;

export const articleFiles = {
	"anh/cau.jpg": pictures["orientation6.jpg"]!,
	"anh/so-do.png": pictures["rgba8.png"]!,
	"anh/cau-2.jpg": pictures["rgb-icc.jpg"]!,
};
