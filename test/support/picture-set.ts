import { startSession } from "../../src/font/session.ts";
import { inspectImage } from "../../src/image/inspect.ts";
import type {
	Box,
	Page,
	PageItem,
	Picture,
	SetDocument,
	StructureElement,
	StructureType,
	TextLine,
} from "../../src/model/index.ts";
import type { PdfInput } from "../../src/pdf/write.ts";
import { library } from "../font/library.ts";
import { inputOf } from "../pdf/set.ts";

/** Points of a pixel in sheets of pictures: whole ones, so that a renderer can be compared pixel by pixel. */
export const zoom = 6;
const perRow = 4;
const rowsPerPage = 6;
const [cellWidth, cellHeight] = [130, 130];

export const altOf = (name: string) => `Ảnh thử ${name}`;

/** A picture as the build would hand it on. */
export function pictureOf(name: string, bytes: Uint8Array): Picture {
	const info = inspectImage(bytes, name).value;
	if (!info) throw new Error(`${name} cannot be shown`);
	const { width, height, orientation } = info;
	return {
		path: `images/${name}`,
		originalName: name,
		mediaType: info.format.mediaType,
		bytes,
		width,
		height,
		orientation,
	};
}

/** Where a sheet has its nth picture. */
export function cellOf(n: number, { width, height }: Picture): { readonly page: number; readonly box: Box } {
	const page = Math.floor(n / (perRow * rowsPerPage));
	const row = Math.floor(n / perRow) % rowsPerPage;
	const x = 40 + (n % perRow) * cellWidth;
	return { page, box: { x, y: 800 - (row + 1) * cellHeight, width: width * zoom, height: height * zoom } };
}

/** Input of the writer for a document that is nothing but pictures, each a Figure under a heading. */
export function sheetOf(pictures: ReadonlyMap<string, Picture>, change: Partial<StructureElement> = {}): PdfInput {
	const session = startSession(library());
	const heading: TextLine = {
		kind: "text",
		x: 40,
		y: 815,
		gap: 0,
		segments: [{ style: "heading", size: 12, words: [session.shape("heading", "Ảnh")], trailingSpace: false }],
		owner: 1,
	};
	const structure: StructureElement[] = [
		{ id: 0, type: "Document" },
		{ id: 1, type: "H1", parent: 0 },
	];
	const items: PageItem[][] = [[heading]];
	[...pictures].forEach(([key, picture], n) => {
		const { page, box } = cellOf(n, picture);
		const id = structure.length;
		structure.push({ id, type: "Figure", parent: 0, alt: altOf(key), box, ...change });
		items[page] ??= [];
		items[page].push({ kind: "picture", ...box, picture: key, owner: id });
	});
	const pages = items.map((own, index): Page => ({ index, width: 595, height: 842, items: own }));
	const set: SetDocument = { language: "vi", pages, structure, outline: [] };
	return inputOf([], { set, fonts: session.embed(), pictures });
}

/** Input of the writer for one page with a link over two lines, a nested one, a table and a list. */
export function linkedPage(): PdfInput {
	const session = startSession(library());
	const structure: StructureElement[] = [{ id: 0, type: "Document" }];
	const items: PageItem[] = [];
	const add = (type: StructureType, parent: number, more: Partial<StructureElement> = {}) =>
		structure.push({ id: structure.length, type, parent, ...more }) - 1;
	const segment = (text: string, element?: number, trailingSpace = false) => ({
		style: "regular" as const,
		size: 11,
		words: text.split(" ").map((word) => session.shape("regular", word)),
		trailingSpace,
		...(element !== undefined && { element }),
	});
	const line = (x: number, y: number, owner: number, segments: TextLine["segments"]) =>
		items.push({ kind: "text", x, y, gap: 0, segments, owner });

	line(40, 800, add("H1", 0), [segment("Liên kết và bảng")]);
	const paragraph = add("P", 0);
	const link = add("Link", paragraph);
	line(40, 780, paragraph, [segment("Xem", undefined, true), segment("cổng thông tin", link, true)]);
	line(40, 764, paragraph, [segment("của Bộ", link, true), segment("để biết thêm.")]);
	const other = add("P", 0);
	const naked = add("Link", other);
	line(40, 740, other, [segment("https://example.vn/bài?a=(1)", naked)]);

	const table = add("Table", 0, { box: { x: 40, y: 660, width: 300, height: 60 } });
	const rows = [["Tỉnh", "Số bài"], ["Bắc Kạn", "12"], ["Cả hai tỉnh"]];
	rows.forEach((cells, row) => {
		const tr = add("TR", table);
		cells.forEach((text, column) => {
			const head = row === 0 ? "Column" : column === 0 && cells.length > 1 ? "Row" : undefined;
			const cell = add(head ? "TH" : "TD", tr, {
				...(head && { scope: head }),
				...(cells.length === 1 && { columns: 2 }),
			});
			line(45 + column * 150, 705 - row * 18, add("P", cell), [segment(text)]);
		});
	});
	const list = add("L", 0, { numbering: "Decimal" });
	["một", "hai"].forEach((text, n) => {
		const item = add("LI", list);
		const y = 630 - n * 16;
		line(40, y, add("Lbl", item), [segment(`${n + 1}.`)]);
		line(60, y, add("LBody", item), [segment(text)]);
	});
	const links = [
		{
			element: link,
			href: "https://moha.gov.vn/",
			boxes: [
				{ x: 64, y: 777, width: 75, height: 13 },
				{ x: 40, y: 761, width: 36, height: 13 },
			],
		},
		{ element: naked, href: "https://example.vn/bài?a=(1)", boxes: [{ x: 40, y: 737, width: 150, height: 13 }] },
	];
	const pages = [{ index: 0, width: 595, height: 842, items, links }];
	return inputOf([], { set: { language: "vi", pages, structure, outline: [] }, fonts: session.embed() });
}
