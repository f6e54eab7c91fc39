export { type DescriptionInput, descriptionSchema, valueFaults } from "./schema/description.ts";
export { type ElementKey, elementRow, elements, propertyOf, termOf } from "./schema/elements.ts";
export {
	type Bilingual,
	descriptionJsonSchema,
	type ElementLabels,
} from "./schema/json-schema.ts";
export type { ElementRow, SimpleElement } from "./schema/row.ts";
export { tt05Codes } from "./schema/tt05.ts";
export {
	carriedClaim,
	dcmiTypes,
	faultIn,
	fitsScheme,
	isLanguageTag,
	isUri,
	schemeOf,
} from "./schema/value.ts";
