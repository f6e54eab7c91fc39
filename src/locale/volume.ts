import type { Texts } from "./messages.ts";

/** What a volume prints of its own, in its own language. */
export const volumeTexts = {
	"volume.title": { vi: "Tuyển tập bài báo", en: "Collected articles" },
	"volume.contents": { vi: "Mục lục", en: "Contents" },
	"volume.authors": { vi: "Chỉ mục tác giả", en: "Index of authors" },
	"volume.places": { vi: "Chỉ mục địa danh", en: "Index of places" },
	"volume.documents": { vi: "Chỉ mục văn bản được viện dẫn", en: "Index of cited documents" },
	"volume.articles": { vi: "{count} bài", en: "{count} articles" },
	"volume.article": { vi: "1 bài", en: "1 article" },
	"volume.between": { vi: "Từ {from} đến {to}", en: "{from} to {to}" },
	"volume.on": { vi: "{from}", en: "{from}" },
	"volume.imprint": { vi: "Lập ngày {date}", en: "Made on {date}" },
} as const satisfies Readonly<Record<string, Texts>>;
