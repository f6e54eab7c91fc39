/** An element of an XML document, as data. Names are qualified (`dc:title`); their prefixes are declared by `xmlns` attributes. */
export interface XmlElement {
	readonly name: string;
	readonly attributes: Readonly<Record<string, string>>;
	/** Elements, or text; an element that has both keeps its children exactly as they are. */
	readonly children: readonly (XmlElement | string)[];
}

/** Makes an element; attributes that are undefined are left out. */
export function element(
	name: string,
	attributes: Readonly<Record<string, string | undefined>> = {},
	children: readonly (XmlElement | string)[] | string = [],
): XmlElement {
	const present = Object.entries(attributes).filter((entry): entry is [string, string] => entry[1] !== undefined);
	return {
		name,
		attributes: Object.fromEntries(present),
		children: typeof children === "string" ? [children] : children,
	};
}
