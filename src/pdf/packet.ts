import { type ReadElement, readXml } from "../metadata/read-xml.ts";

/** What an XMP packet says, as far as the proof of a document asks. */
export interface ReadPacket {
	/** First value of a property; `undefined` where the packet does not have it. */
	value(namespace: keyof typeof namespaces, name: string): string | undefined;
	/** All values of a list, or the single value. */
	values(namespace: keyof typeof namespaces, name: string): readonly string[];
	/** URIs that the file declares conformance to (PDF Declarations 1.0). */
	readonly declarations: readonly string[];
}

const namespaces = {
	dc: "http://purl.org/dc/elements/1.1/",
	pdf: "http://ns.adobe.com/pdf/1.3/",
	xmp: "http://ns.adobe.com/xap/1.0/",
	pdfaid: "http://www.aiim.org/pdfa/ns/id/",
	pdfuaid: "http://www.aiim.org/pdfua/ns/id/",
	pdfd: "http://pdfa.org/declarations/",
} as const;

const rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";

/** Reads a packet; properties may be elements or attributes of `rdf:Description` (ISO 16684-1 7.9.2.2). Undefined for broken XML. */
export function readPacket(xmp: string): ReadPacket | undefined {
	const root = readXml(xmp.replace(/^\uFEFF/, "").trim(), "XMP").value;
	if (!root) return undefined;
	const descriptions: ReadElement[] = [];
	const collect = (element: ReadElement): void => {
		if (element.name === `{${rdf}}Description`) descriptions.push(element);
		else element.children.forEach(collect);
	};
	collect(root);
	const values = (namespace: keyof typeof namespaces, name: string): readonly string[] => {
		const key = `{${namespaces[namespace]}}${name}`;
		for (const description of descriptions) {
			const attribute = description.attributes[key];
			if (attribute !== undefined) return [attribute];
			const property = description.children.find((child) => child.name === key);
			if (!property) continue;
			const items = property.children.flatMap((list) => list.children.map((item) => item.text));
			return property.children.length > 0 ? items : [property.text];
		}
		return [];
	};
	return {
		values,
		declarations: textsOf(root, `{${namespaces.pdfd}}conformsTo`),
		value: (namespace, name) => values(namespace, name)[0],
	};
}

/** Texts of all elements of a name, at any depth. */
function textsOf(element: ReadElement, name: string): readonly string[] {
	if (element.name === name) return [element.text.trim()];
	return element.children.flatMap((child) => textsOf(child, name));
}
