import type { CodeList } from "./codes.ts";

/** The five packages of the circular: annexes III, IV, I, II and V. */
export const shapes = ["SIP_hoso", "SIP_tailieu", "AIP_hoso", "AIP_tailieu", "DIP"] as const;
export type Shape = (typeof shapes)[number];

/** What a descriptive file describes: the package, or one text, picture or recording in it. */
export const fileKinds = ["package", "doc", "pic", "media"] as const;
export type FileKind = (typeof fileKinds)[number];

/** A field of a descriptive file, after secondary sources of the annexes. */
export interface Field {
	readonly name: string;
	/** The field as Vietnamese archivists call it. */
	readonly label: string;
	/** `S` text, `N` number, `B` 0 or 1, `D` date. */
	readonly type: "S" | "N" | "B" | "D";
	/** Longest value in characters (digits of a number). */
	readonly limit?: number;
	/** `conditional`: where `when` holds. `unknown`: no source says whether it has to be there. */
	readonly need: "required" | "conditional" | "optional" | "unknown";
	readonly when?: { readonly field: string; readonly values: readonly string[] };
	readonly codes?: CodeList;
	/** `month`: a date may lack its day, or its day and month. */
	readonly form?: "month" | "clock";
}

type Row = Omit<Field, "name" | "need"> & { readonly need?: Field["need"] };

const required = { need: "required" } as const;
const text = (label: string, limit: number, more: Partial<Row> = {}): Row => ({ label, type: "S", limit, ...more });
const code = (label: string, limit: number, codes: CodeList, more: Partial<Row> = {}): Row =>
	text(label, limit, { codes, ...more });
const flag = (label: string, codes: CodeList, more: Partial<Row> = {}): Row => ({ label, type: "B", codes, ...more });
const date = (label: string, more: Partial<Row> = {}): Row => ({ label, type: "D", ...more });
const count = (label: string, limit: number): Row => ({ label, type: "N", limit, ...required });

const retention = code("Thời hạn bảo quản", 100, "maintenance", required);
const risk = flag("Chế độ dự phòng", "flag", required);
const riskStatus = code("Tình trạng dự phòng", 2, "riskRecoveryStatus", {
	need: "conditional",
	when: { field: "riskRecovery", values: ["1"] },
});
const inforSign = text("Ký hiệu thông tin", 30);

/** Fields of `EAD.xml`. */
const ofPackage = {
	fileCode: text("Mã hồ sơ", 100, required),
	arcFileCode: text("Mã lưu trữ của hồ sơ", 100, required),
	title: text("Tiêu đề hồ sơ", 1000, required),
	maintenance: retention,
	mode: code("Chế độ sử dụng", 30, "mode", required),
	language: code("Ngôn ngữ", 100, "language", required),
	startDate: date("Thời gian bắt đầu", required),
	endDate: date("Thời gian kết thúc", required),
	keyword: text("Từ khóa", 100),
	totalDoc: count("Tổng số tài liệu trong hồ sơ", 10),
	numberOfPaper: count("Số lượng tờ", 10),
	numberOfPage: count("Số lượng trang", 10),
	format: code("Tình trạng vật lý", 50, "format"),
	inforSign,
	confidenceLevel: code("Mức độ tin cậy", 40, "confidenceLevel"),
	paperFileCode: text("Mã hồ sơ giấy gốc", 100, {
		need: "conditional",
		when: { field: "confidenceLevel", values: ["02"] },
	}),
	riskRecovery: risk,
	riskRecoveryStatus: riskStatus,
	description: text("Ghi chú", 2000),
	source: flag("Tài liệu đi hoặc đến", "source", required),
	requestID: text("Mã yêu cầu", 100, required),
	requestDate: date("Ngày yêu cầu", required),
	purpose: code("Mục đích sử dụng", 100, "purpose", required),
	purposeContent: text("Nội dung mục đích sử dụng", 500, required),
	feeObjectType: code("Đối tượng nộp phí", 100, "feeObjectType", required),
	researchTopic: text("Chủ đề nghiên cứu", 250, required),
} as const satisfies Readonly<Record<string, Row>>;

/** Fields of `EAD_doc_….xml`. */
const ofDocument = {
	docId: text("Mã định danh văn bản", 25, required),
	docCode: text("Mã lưu trữ của văn bản", 100, required),
	arcDocCode: text("Mã lưu trữ của tài liệu", 100, required),
	arcFileCode: ofPackage.arcFileCode,
	docOrdinal: { label: "Số thứ tự văn bản trong hồ sơ", type: "N", ...required },
	maintenance: retention,
	typeName: code("Tên loại văn bản", 10, "typeName", required),
	codeNumber: text("Số của văn bản", 11),
	codeNotation: text("Ký hiệu của văn bản", 30),
	issuedDate: date("Ngày, tháng, năm văn bản", required),
	organName: text("Tên cơ quan, tổ chức ban hành văn bản", 200, required),
	subject: text("Trích yếu nội dung", 500, required),
	language: code("Ngôn ngữ", 100, "language", required),
	numberOfPage: count("Số trang của văn bản", 4),
	inforSign,
	keyword: text("Từ khóa", 100),
	mode: code("Chế độ sử dụng", 20, "mode", required),
	confidenceLevel: code("Mức độ tin cậy", 30, "confidenceLevel"),
	autograph: text("Bút tích", 2000),
	format: code("Tình trạng vật lý", 50, "format"),
	process: flag("Quy trình xử lý", "flag", {
		need: "conditional",
		when: { field: "confidenceLevel", values: ["01", "03"] },
	}),
	riskRecovery: risk,
	riskRecoveryStatus: riskStatus,
	description: text("Ghi chú", 500),
} as const satisfies Readonly<Record<string, Row>>;

const unknown = { need: "unknown" } as const;

/** Fields of `EAD_pic_….xml` and `EAD_media_….xml`; no source says which are mandatory. */
const ofPicture = {
	docCode: text("Mã lưu trữ của tài liệu", 100, unknown),
	arcDocCode: text("Mã lưu trữ của tài liệu", 100, unknown),
	arcFileCode: text("Mã lưu trữ của hồ sơ", 100, unknown),
	docOrdinal: { label: "Số thứ tự tài liệu trong hồ sơ", type: "N", ...unknown },
	maintenance: code("Thời hạn bảo quản", 100, "maintenance", unknown),
	typePic: code("Loại tài liệu ảnh", 10, "typePic", unknown),
	typeMedia: code("Loại tài liệu nghe nhìn", 10, "typeMedia", unknown),
	archivesNumber: text("Số lưu trữ", 50, unknown),
	inforSign: text("Ký hiệu thông tin", 30, unknown),
	eventName: text("Tên sự kiện", 500, unknown),
	imageTitle: text("Tiêu đề ảnh", 500, unknown),
	movieTitle: text("Tiêu đề phim, âm thanh", 500, unknown),
	photographer: text("Tác giả ảnh", 300, unknown),
	recorder: text("Tác giả ghi hình, ghi âm", 300, unknown),
	photoPlace: text("Địa điểm chụp", 300, unknown),
	recordPlace: text("Địa điểm ghi", 300, unknown),
	photoTime: date("Thời gian chụp", unknown),
	recordDate: date("Thời gian ghi", unknown),
	language: code("Ngôn ngữ", 100, "language", unknown),
	playTime: text("Thời lượng", 8, { ...unknown, form: "clock" }),
	colour: code("Màu sắc", 10, "colour", unknown),
	filmSize: text("Cỡ phim, ảnh", 30, unknown),
	quality: text("Chất lượng", 50, unknown),
	docAttached: flag("Tài liệu đi kèm", "flag", unknown),
	mode: code("Chế độ sử dụng", 30, "mode", unknown),
	format: code("Tình trạng vật lý", 50, "format", unknown),
	riskRecovery: flag("Chế độ dự phòng", "flag", unknown),
	riskRecoveryStatus: riskStatus,
	description: text("Ghi chú", 500, unknown),
} as const satisfies Readonly<Record<string, Row>>;

function list(rows: Readonly<Record<string, Row>>, names: string): readonly Field[] {
	return names.split(" ").map((name) => ({ name, need: "optional", ...(rows[name] as Row) }));
}

/** AIP: a date of a dossier may be a month or a year. */
function loose(fields: readonly Field[]): readonly Field[] {
	return fields.map((field) => (/^(?:start|end)Date$/.test(field.name) ? { ...field, form: "month" } : field));
}

const dossier =
	"title maintenance mode language startDate endDate keyword totalDoc numberOfPaper numberOfPage format inforSign confidenceLevel paperFileCode";
const sipDocument =
	"maintenance typeName codeNumber codeNotation issuedDate organName subject language numberOfPage inforSign keyword mode confidenceLevel autograph format process riskRecovery riskRecoveryStatus description";
const picture =
	"maintenance typePic archivesNumber inforSign eventName imageTitle photographer photoPlace photoTime colour filmSize docAttached mode format riskRecovery riskRecoveryStatus description";
const media =
	"maintenance typeMedia archivesNumber inforSign eventName movieTitle recorder recordPlace recordDate language playTime docAttached mode quality format riskRecovery riskRecoveryStatus description";

const sip = {
	doc: list(ofDocument, `docId docCode ${sipDocument}`),
	pic: list(ofPicture, `docCode ${picture}`),
	media: list(ofPicture, `docCode ${media}`),
};
const aipDocument = list(
	ofDocument,
	"arcFileCode mode language keyword numberOfPage format inforSign confidenceLevel description docCode docOrdinal typeName codeNumber codeNotation issuedDate organName subject autograph process",
);
/** Annexes II and V after the SIP's, with the archive's code of the document; their order is not known. */
const archived = { pic: list(ofPicture, `arcDocCode ${picture}`), media: list(ofPicture, `arcDocCode ${media}`) };

/** The fields of every file of every package in the circular's order; every one is written, an empty one as empty. */
export const fieldsOf: Readonly<Record<Shape, Readonly<Record<FileKind, readonly Field[]>>>> = {
	SIP_hoso: {
		package: list(ofPackage, `fileCode ${dossier} riskRecovery riskRecoveryStatus description`),
		...sip,
	},
	SIP_tailieu: { package: list(ofPackage, "fileCode title source totalDoc description"), ...sip },
	AIP_hoso: {
		package: loose(list(ofPackage, `arcFileCode ${dossier} description riskRecovery riskRecoveryStatus`)),
		doc: aipDocument,
		pic: list(
			ofPicture,
			"arcFileCode mode format inforSign description docOrdinal typePic archivesNumber eventName imageTitle photographer photoPlace photoTime colour filmSize docAttached",
		),
		media: list(
			ofPicture,
			"arcFileCode mode language format inforSign description docOrdinal archivesNumber eventName docAttached typeMedia movieTitle recorder recordPlace recordDate playTime quality",
		),
	},
	AIP_tailieu: { package: list(ofPackage, "arcFileCode title source description"), doc: aipDocument, ...archived },
	DIP: {
		package: list(ofPackage, "requestID requestDate purpose purposeContent feeObjectType researchTopic description"),
		doc: list(ofDocument, `docId arcDocCode ${sipDocument.replace("organName ", "")}`),
		...archived,
	},
};

/** The fields of a file; `without` names those that a reading leaves out. */
export function fieldsFor(shape: Shape, kind: FileKind, without: ReadonlySet<string> = new Set()): readonly Field[] {
	return fieldsOf[shape][kind].filter(({ name }) => !without.has(name));
}
