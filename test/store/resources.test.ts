import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { packageResources, packageRoot, templateNames } from "../../src/store/resources.ts";
import { temporaryFolder } from "./folders.ts";

function root(): string {
	const folder = temporaryFolder();
	mkdirSync(join(folder, "fonts/tinos"), { recursive: true });
	mkdirSync(join(folder, "templates"));
	writeFileSync(join(folder, "fonts/tinos/Tinos-Regular.ttf"), "phông");
	writeFileSync(join(folder, "templates/plain.json"), "{}");
	writeFileSync(join(folder, "templates/newspaper.json"), '{"a":1}');
	writeFileSync(join(folder, "templates/template.schema.json"), "{}");
	writeFileSync(join(folder, "rieng.json"), '{"b":1}');
	return folder;
}

describe("packageResources", () => {
	it("gives fonts by path", () => {
		const { value } = packageResources(root()).font("tinos/Tinos-Regular.ttf");
		expect(new TextDecoder().decode(value)).toBe("phông");
	});

	it.each(["tinos/Missing.ttf", "../rieng.json", "/etc/passwd"])("has no font %j", (path) => {
		expect(
			packageResources(root())
				.font(path)
				.diagnostics.map((found) => found.code),
		).toEqual(["store/no-such-font"]);
	});

	it("gives templates by name and by path", () => {
		const folder = root();
		expect(packageResources(folder).template("newspaper").value).toBe('{"a":1}');
		expect(packageResources(folder).template(join(folder, "rieng.json")).value).toBe('{"b":1}');
	});

	it("names the templates that there are where one is missing", () => {
		const folder = root();
		for (const name of ["bao", join(folder, "khong.json")]) {
			expect(packageResources(folder).template(name).diagnostics).toMatchObject([
				{ code: "store/no-such-template", params: { name, known: "newspaper, plain" } },
			]);
		}
	});
});

describe("the installed package", () => {
	it("is found, with its fonts and templates", () => {
		expect(existsSync(join(packageRoot(), "package.json"))).toBe(true);
		for (const name of templateNames()) expect(packageResources().template(name).value).toBeDefined();
	});
});
