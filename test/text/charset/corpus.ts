import { seedText } from "../../support/records.ts";

/** Subjects, doings and circumstances that go together in any combination; each its own words, so that their letters differ. */
const who = [
	"Chủ tịch Ủy ban nhân dân tỉnh",
	"Đoàn thanh niên xã Nghĩa Tá",
	"Bà con nông dân huyện Chợ Đồn",
	"Hợp tác xã chè Như Cố",
	"Các thầy cô giáo vùng cao",
	"Lực lượng kiểm lâm",
	"Ông Hoàng Văn Tư, thôn Nà Pán,",
	"Đội bóng nữ Than Quảng Ninh",
	"Người trồng bưởi ở Phúc Trạch",
	"Nghệ sĩ ưu tú Lê Thị Mỹ",
	"Bệnh viện Đa khoa khu vực",
	"Những ngư dân đảo Lý Sơn",
	"Chị Triệu Mùi Ghển",
	"Sở Giao thông vận tải",
	"Học sinh lớp chín trường nội trú",
	"Đồng bào Dao, Tày, Nùng",
	"Công ty cổ phần thủy điện",
	"Cụ Phùng Quý Nhâm, tám mươi bảy tuổi,",
	"Ban Chấp hành Đảng bộ",
	"Khách du lịch trong và ngoài nước",
];
const what = [
	"vừa khởi công tuyến đường dài mười hai cây số",
	"thu hoạch xong vụ lúa xuân sớm hơn mọi năm",
	"khánh thành nhà văn hóa cộng đồng",
	"đã trồng mới hơn ba nghìn gốc quế",
	"bàn giải pháp giữ rừng đầu nguồn",
	"tổ chức phiên chợ đêm bên bờ sông Cầu",
	"khuyên bảo lẫn nhau bỏ hủ tục",
	"quyên góp sách vở, quần áo ấm cho trẻ em nghèo",
	"giành chiến thắng đầy thuyết phục",
	"kể chuyện những ngày tản cư thời kháng chiến",
	"nhận bằng khen của Thủ tướng Chính phủ",
	"lo lắng vì giá phân bón tăng vọt",
	"sửa chữa lại ngôi đình cổ bị mối mọt",
	"thử nghiệm giống ngô lai chịu hạn",
	"hưởng ứng phong trào toàn dân đọc báo",
	"khắc phục hậu quả trận lũ quét",
	"chuẩn bị lễ hội xuống đồng",
	"ký kết biên bản hợp tác xuất khẩu miến dong",
	"góp ý dự thảo quy hoạch đất đai",
	"vượt kế hoạch thu ngân sách quý một",
];
const when = [
	"trong những ngày giáp Tết.",
	"dù thời tiết rét đậm, rét hại kéo dài.",
	"sau nhiều tháng chờ đợi mỏi mòn.",
	"với sự giúp đỡ của bộ đội biên phòng.",
	"theo tinh thần nghị quyết vừa ban hành.",
	"và ai nấy đều phấn khởi, tự hào.",
	"khiến dư luận đặc biệt quan tâm.",
	"giữa lúc dịch tả lợn châu Phi bùng phát.",
	"để xứng đáng với niềm tin của cử tri.",
	"nhưng khó khăn phía trước vẫn còn bộn bề.",
	"ngay từ sáng sớm, khi sương mù chưa tan hết.",
	"nhờ nguồn vốn vay ưu đãi của ngân hàng chính sách.",
];

/** 240 different sentences: every subject with every twelfth combination of the rest. */
export const sentences: readonly string[] = who.flatMap((subject, i) =>
	when.map((circumstance, j) => `${subject} ${what[(i * 7 + j * 3) % what.length]} ${circumstance}`),
);

const seedWords = seedText
	.replace(/[“”]/g, "")
	.split(/\s+/)
	.filter((word) => /^[\p{L},.;]+$/u.test(word));

/** Texts of about `length` characters: runs of sentences, and of the seed article's words; they begin and end at words. */
export function excerpts(length: number, count: number): readonly string[] {
	const sources = [sentences.flatMap((sentence) => sentence.split(" ")), seedWords];
	const texts: string[] = [];
	for (let n = 0; texts.length < count; n++) {
		const words = sources[n % sources.length] as readonly string[];
		// A step without a common divisor with the number of words: starts are spread over all of them.
		let at = (n * 37) % words.length;
		let text = "";
		while (text.length < length) {
			text += `${text === "" ? "" : " "}${words[at % words.length]}`;
			at++;
		}
		texts.push(text.slice(0, length).trimEnd());
	}
	return texts;
}
