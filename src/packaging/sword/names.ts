/** A name that every SWORD server takes: ASCII letters, digits, `.`, `_` and `-`; white space breaks the receipts of DSpace 8. */
export function depositName(name: string): string {
	const safe = name
		.normalize("NFD")
		.replace(/\p{M}+/gu, "")
		.replaceAll("đ", "d")
		.replaceAll("Đ", "D")
		.replace(/[^A-Za-z0-9._-]+/g, "-")
		.replace(/^[-.]+/, "");
	return safe === "" ? "file" : safe;
}

export function isDepositName(path: string): boolean {
	return path.split("/").every((step) => /^[A-Za-z0-9_][A-Za-z0-9._-]*$/.test(step));
}
