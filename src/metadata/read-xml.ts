import { SaxesParser } from "saxes";
import { diagnostic, failure, type Outcome, success } from "../model/index.ts";

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
	const parser = new SaxesParser({ xmlns: true, position: true });
	let fault: { message: string; line: number; column: number } | undefined;
	const stack: Open[] = [];
	let root: ReadElement | undefined;
	const note = (message: string) => {
		fault ??= { message, line: parser.line, column: parser.column + 1 };
	};
	parser.on("error", (error) => note(error.message.replace(/^\d+:\d+: /, "")));
	parser.on("doctype", () => note("document type declaration"));
	parser.on("opentag", (tag) => {
		const attributes: Record<string, string> = {};
		for (const { uri, local, prefix, value } of Object.values(tag.attributes)) {
			if (prefix !== "xmlns" && local !== "xmlns") attributes[uri ? `{${uri}}${local}` : local] = value;
		}
		stack.push({ name: tag.uri ? `{${tag.uri}}${tag.local}` : tag.local, attributes, text: "", children: [] });
	});
	const collect = (part: string) => {
		const open = stack.at(-1);
		if (open) open.text += part;
	};
	parser.on("text", collect);
	parser.on("cdata", collect);
	parser.on("closetag", () => {
		const closed = stack.pop() as Open;
		const parent = stack.at(-1);
		if (parent) parent.children.push(closed);
		else root = closed;
	});
	parser.write(text).close();
	if (fault) {
		const { message, line, column } = fault;
		return failure(diagnostic("build/xml-ill-formed", { params: { message }, place: { file, line, column } }));
	}
	return root
		? success(root)
		: failure(diagnostic("build/xml-ill-formed", { params: { message: "no element" }, place: { file } }));
}
