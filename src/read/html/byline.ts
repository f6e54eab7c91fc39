const LABELLED =
	/^[(\s]*(?:bài và ảnh|bài,? ảnh|tin,? ảnh|tin và ảnh|tin|bài|ảnh|thực hiện|tác giả|theo|nguồn|pv|nhóm pv|nhóm phóng viên)\s*[:\s]\s*\S.{1,80}$/iu;
/** Two to six words, each with a capital, several names apart by dashes, commas or `và`; a pen name may be one word. */
const NAME = /^(?:\p{Lu}[\p{L}.]*)(?:\s*(?:[-–—,&/]|và)?\s*\p{Lu}[\p{L}.]*){0,9}$/u;
const LONGEST = 90;

/** Whether a paragraph is the signature of an article. `apart`: it is set apart by its look or its names; else it must say so itself. */
export function isByline(text: string, apart: boolean): boolean {
	const line = text.normalize("NFC").replace(/\s+/gu, " ").trim();
	if (line === "" || line.length > LONGEST) return false;
	if (LABELLED.test(line) && !/[.!?…]["”]?$/u.test(line.replace(/\.\/?\.?$/u, "")))
		return apart || /[:(]/u.test(line) || line.length < 40;
	return apart && NAME.test(line.replace(/^\(|\)$/g, "").replace(/\s*\([^()]{2,40}\)$/u, ""));
}
