import type { VolumeWords } from "../build/volume.ts";
import { fill, type Language } from "../locale/index.ts";
import { volumeTexts } from "../locale/volume.ts";

/** Vietnamese for volumes in Vietnamese, English for all others. */
export function volumeWords(language: string): VolumeWords & { readonly title: string } {
	const lang: Language = /^vi\b/i.test(language) ? "vi" : "en";
	const say = (key: keyof typeof volumeTexts) => volumeTexts[key][lang];
	const date = (text: string) => (lang === "vi" ? vietnameseDate(text) : text.replace("T", " "));
	const number = (value: number) => String(value).replace(/\B(?=(?:\d{3})+$)/g, lang === "vi" ? "." : ",");
	return {
		title: say("volume.title"),
		contents: say("volume.contents"),
		authors: say("volume.authors"),
		places: say("volume.places"),
		documents: say("volume.documents"),
		count: (count) => (count === 1 ? say("volume.article") : fill(say("volume.articles"), { count: number(count) })),
		period: (first, last) => {
			const key = first === last ? "volume.on" : "volume.between";
			return fill(say(key), { from: date(first), to: date(last) });
		},
		date,
		imprint: (time) => fill(say("volume.imprint"), { date: date(time.slice(0, 10)) }),
	};
}

/** `2023-03-20` as `20/3/2023`, `2023-03` as `3/2023`; anything else as it is. */
function vietnameseDate(text: string): string {
	const [, year, month, day] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T.*)?$/.exec(text) ?? [];
	if (year === undefined) return text;
	return [day, month, year].flatMap((part) => (part === undefined ? [] : [part.replace(/^0/, "")])).join("/");
}
