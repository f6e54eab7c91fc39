import { grayPicture, isColourJpeg } from "../image/gray.ts";
import { type ArchivalRecord, diagnostic, figuresOf, type Outcome, type Picture, success } from "../model/index.ts";

/** The pictures of a document in shades of gray, but JPEG files, which stay as they are; a finding names each that has colours. */
export function grayPictures({
	blocks,
	pictures = new Map(),
}: ArchivalRecord["document"]): Outcome<ReadonlyMap<string, Picture>> {
	const colourful = [...pictures].filter(([, { bytes }]) => isColourJpeg(bytes)).map(([href]) => href);
	const figures = figuresOf(blocks);
	const findings = colourful.map((href) => {
		const place = figures.find((figure) => figure.href === href)?.place;
		return diagnostic("build/picture-in-colour", { params: { picture: href }, ...(place && { place }) });
	});
	const gray = [...pictures].map(
		([href, picture]) => [href, { ...picture, bytes: grayPicture(picture.bytes) }] as const,
	);
	return success(new Map(gray), findings);
}
