import { readFileSync } from "node:fs";
import { parseTemplate, type Template } from "../../src/typeset/template.ts";

export const templateNames = ["newspaper", "plain", "official", "book"] as const;

export function templateText(name: string): string {
	return readFileSync(new URL(`../../templates/${name}.json`, import.meta.url), "utf8");
}

export function readTemplate(name: string): Template {
	const { value, diagnostics } = parseTemplate(templateText(name), `${name}.json`);
	if (!value) throw new Error(`${name}: ${JSON.stringify(diagnostics)}`);
	return value;
}
