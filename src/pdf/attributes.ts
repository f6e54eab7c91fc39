import type { StructureElement } from "../model/index.ts";
import { rounded, type Value } from "./print.ts";

/** Attribute objects (ISO 32000-1 14.8.5) of an element, one for each owner that has something to say of it. */
export function attributesOf(element: StructureElement): readonly Value[] {
	const { type, box, scope, columns = 1, rows = 1, numbering } = element;
	const objects: Value[] = [];
	if (box) {
		const corners = [box.x, box.y, box.x + box.width, box.y + box.height].map(rounded);
		objects.push({ O: "/Layout", ...(type === "Figure" && { Placement: "/Block" }), BBox: corners });
	}
	if (scope || columns > 1 || rows > 1) {
		objects.push({
			O: "/Table",
			...(scope && { Scope: `/${scope}` as const }),
			...(columns > 1 && { ColSpan: columns }),
			...(rows > 1 && { RowSpan: rows }),
		});
	}
	if (numbering) objects.push({ O: "/List", ListNumbering: `/${numbering}` as const });
	return objects;
}
