/** What the circular makes mandatory and a newspaper's article does not say; the codes are invented. */
const tt05 = {
	agency: "H03.99",
	fonds: "P_BBK",
	year: "2023",
	title: "Tin bài tháng 3 năm 2023",
	maintenance: "01",
	mode: "01",
	issued: "20/03/2023",
	organ: "Báo Bắc Kạn",
};

/** Settings that a format cannot do without, by its key. */
export const optionsOf: Readonly<Record<string, Readonly<Record<string, string>>>> = {
	"tt05-sip": tt05,
	"tt05-aip": { ...tt05, archive: "LT03" },
	"tt05-dip": {
		...tt05,
		archive: "LT03",
		extras: "documentation",
		requestID: "2026-0001",
		requestDate: "02/01/2026",
		purpose: "01",
		purposeContent: "Nghiên cứu lịch sử địa phương",
		feeObjectType: "01",
		researchTopic: "Bắc Kạn năm 2023",
	},
};
