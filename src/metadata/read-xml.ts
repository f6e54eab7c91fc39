import { diagnostic, failure, type Outcome, success } from "../model/index.ts";
import { scanXml } from "../text/xml.ts";

/** An element read back. `name` is `{namespace}local`; text is the element's own, children's not included. */
export interface ReadElement {
	readonly name: string;
	readonly attributes: Readonly<Record<string, string>>;
	readonly text: string;
	readonly children: readonly ReadElement[];
}

interface Open {
	name: string;
	attributes: Record<string, string>;
	text: string;
	children: ReadElement[];
}

/**
 * Reads an XML 1.0 document with namespaces, strictly: anything that is not well-formed is a finding with line and column. Document type
 * declarations are refused, so no entity is ever resolved.
 */
export function readXml(text: string, file: string): Outcome<ReadElement> {
	const stack: Open[] = [];
	let root: ReadElement | undefined;
	const fault = scanXml(text, {
		open(tag) {
			const attributes: Record<string, string> = {};
			for (const { uri, local, value } of tag.attributes) attributes[uri ? `{${uri}}${local}` : local] = value;
			stack.push({ name: tag.uri ? `{${tag.uri}}${tag.local}` : tag.local, attributes, text: "", children: [] });
		},
		text(part) {
			const open = stack.at(-1);
			if (open) open.text += part;
		},
		close() {
			const closed = stack.pop() as Open;
			const parent = stack.at(-1);
			if (parent) parent.children.push(closed);
			else root = closed;
		},
	});
	if (fault) {
		const { message, line, column } = fault;
		return failure(diagnostic("build/xml-ill-formed", { params: { message }, place: { file, line, column } }));
	}
	return root
		? success(root)
		: failure(diagnostic("build/xml-ill-formed", { params: { message: "no element" }, place: { file } }));
}
