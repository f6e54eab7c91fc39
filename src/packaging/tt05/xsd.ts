import { element, toXml } from "../../metadata/xml.ts";
import type { Outcome } from "../../model/diagnostic.ts";
import type { Field } from "./fields.ts";

/** What every schema of a descriptive file says of itself. */
const label =
	"Lược đồ do Bản Lưu dựng lại từ bảng trường của Thông tư 05/2025/TT-BNV theo nguồn thứ cấp; không phải tệp do cơ quan nhà nước ban hành. " +
	"Reconstructed by Bản Lưu from the circular's tables of fields, after secondary sources; not an official file.";

/**
 * The schema of a descriptive file. It says which fields there are, and with `sequence` in which order; lengths and codes it leaves to the
 * tables, as the circular's own are reported to do.
 */
export function xsd(fields: readonly Field[], model: "sequence" | "all"): Outcome<string> {
	return toXml(
		element("xs:schema", { "xmlns:xs": "http://www.w3.org/2001/XMLSchema", elementFormDefault: "qualified" }, [
			element("xs:annotation", {}, [element("xs:documentation", {}, label)]),
			element("xs:element", { name: "simpledc", type: "elementContainer" }),
			element("xs:complexType", { name: "elementContainer" }, [
				element(
					`xs:${model}`,
					{},
					fields.map(({ name, label }) =>
						element("xs:element", { name, type: "xs:string" }, [
							element("xs:annotation", {}, [element("xs:documentation", {}, label)]),
						]),
					),
				),
			]),
		]),
	);
}
