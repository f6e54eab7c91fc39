import type { CatalogueStats } from "../../app/catalog.ts";
import { explain, fill, type Language, type UiKey, ui } from "../../locale/index.ts";
import type { CatalogueRecord, CatalogueRow, Receipt } from "../../model/index.ts";
import { width } from "./width.ts";

/** Columns of a title and of a publisher at least. */
const least = { title: 24, publisher: 12 };

/** Rows of a list, a line each; passages of a search below. */
export function rowTable(rows: readonly CatalogueRow[], language: Language, columns: number): string {
	if (rows.length === 0) return "";
	const say = (key: UiKey) => ui[key][language];
	const head = [say("catalog.short"), say("catalog.issued"), say("catalog.publisher"), say("catalog.title")];
	const cells = rows.map((row) => [
		shortOf(row),
		row.issued?.slice(0, 10) ?? "-",
		row.publisher ?? "-",
		row.state === "withdrawn" ? `(${say("catalog.withdrawn")}) ${row.title}` : row.title,
	]);
	const widest = (column: number) => Math.max(...[head, ...cells].map((line) => width(line[column] as string)));
	const publisher = Math.min(widest(2), Math.max(least.publisher, Math.floor(columns / 4)));
	const widths = [widest(0), widest(1), publisher];
	const title = Math.max(least.title, columns - widths.reduce((sum, each) => sum + each + 2, 0));
	const line = (parts: readonly string[]) =>
		`${widths.map((room, i) => padded(cut(parts[i] as string, room), room)).join("  ")}  ${cut(parts[3] as string, title)}\n`;
	let text = line(head);
	for (const [i, row] of rows.entries()) {
		text += line(cells[i] as readonly string[]);
		if (row.passage) text += `    ${row.passage}\n`;
	}
	return text;
}

/** The eight digits at the end of a record's label: what people type. */
function shortOf({ label, identifier }: CatalogueRow): string {
	return /-([0-9a-f]{8})(?:-v\d+)?$/.exec(label)?.[1] ?? identifier;
}

function cut(text: string, room: number): string {
	if (width(text) <= room) return text;
	let kept = "";
	for (const letter of text) {
		if (width(kept + letter) >= room) break;
		kept += letter;
	}
	return `${kept.trimEnd()}…`;
}

function padded(text: string, room: number): string {
	return text + " ".repeat(Math.max(0, room - width(text)));
}

/** Everything that the catalogue knows of a record. */
export function showRecord(
	record: CatalogueRecord,
	state: "kept" | "withdrawn",
	deposits: readonly Receipt[],
	language: Language,
): string {
	const say = (key: UiKey) => ui[key][language];
	const { pages, flavour, artifacts, events, findings, packages } = record;
	const document = [flavour, pages === undefined ? undefined : fill(say("catalog.pages"), { count: pages })];
	const fields: readonly (readonly [UiKey, readonly string[]])[] = [
		["catalog.title", [record.title]],
		["catalog.identifier", [record.identifier]],
		["catalog.state", [say(`catalog.${state}`)]],
		["catalog.version", [String(record.version)]],
		["catalog.creators", record.creators],
		["catalog.publisher", record.publisher === undefined ? [] : [record.publisher]],
		["catalog.issued", record.issued === undefined ? [] : [record.issued]],
		["catalog.subjects", record.subjects],
		["catalog.language", [record.language]],
		["catalog.source", [record.sourceName, `sha256 ${record.sourceDigest}`]],
		["catalog.built", [record.builtAt]],
		["catalog.document", [document.filter((part) => part !== undefined).join(" · ")]],
		[
			"catalog.packages",
			packages.map(({ format, path, version }) => [format, path, version].filter(Boolean).join("  ")),
		],
		["catalog.files", artifacts.map(({ path, size }) => `${path}  ${size}`)],
		["catalog.events", events.map(({ at, type, outcome }) => `${at}  ${type}  ${outcome}`)],
		["catalog.findings", findings.map(({ code, params }) => `${code}: ${explain(code, language, params).text}`)],
		[
			"catalog.deposits",
			deposits.map(
				({ at, target, state: reached, withdrawn }) => `${at}  ${target}  ${withdrawn ? "withdrawn" : reached}`,
			),
		],
	];
	return fieldTable(fields.filter(([, values]) => values.length > 0).map(([key, values]) => [say(key), values]));
}

export function fieldTable(fields: readonly (readonly [string, readonly string[]])[]): string {
	const room = Math.max(...fields.map(([name]) => width(name)));
	return fields
		.map(([name, values]) => values.map((value, i) => `${padded(i === 0 ? name : "", room)}  ${value}\n`).join(""))
		.join("");
}

/** Figures: `status` is what needs looking at, `all` the rest as well. */
export function statsText(stats: CatalogueStats, language: Language, which: "status" | "all"): string {
	const say = (key: UiKey) => ui[key][language];
	const counted = (list: readonly { readonly value: string; readonly count: number }[]) =>
		list.map(({ value, count }) => `${value}: ${count}`);
	const { lastCheck: check, lastChange, issued } = stats;
	const records = [`${say("catalog.kept")}: ${stats.kept}`, `${say("catalog.withdrawn")}: ${stats.withdrawn}`];
	const status: readonly (readonly [UiKey, readonly string[]])[] = [
		["catalog.records", records],
		["catalog.last-change", [lastChange ?? say("catalog.never")]],
		[
			"catalog.last-check",
			check ? [check.at, fill(say("catalog.check-result"), { ...check })] : [say("catalog.never")],
		],
		[
			"catalog.deposits",
			stats.deposits.length === 0
				? [say("catalog.never")]
				: stats.deposits.map(({ target, state, count }) => `${target} · ${state}: ${count}`),
		],
		["catalog.findings", counted(stats.findings)],
	];
	const rest: readonly (readonly [UiKey, readonly string[]])[] = [
		["catalog.versions", [String(stats.versions)]],
		["catalog.same-text", [String(stats.sameText)]],
		["catalog.issued", issued ? [`${issued.from} – ${issued.until}`] : []],
		["catalog.all-pages", [String(stats.pages)]],
		["catalog.files", [String(stats.files)]],
		["catalog.bytes", [String(stats.bytes)]],
		["catalog.years", counted(stats.years)],
		["catalog.publishers", counted(stats.publishers)],
		["catalog.formats", counted(stats.packages)],
	];
	const fields = which === "all" ? [...status, ...rest] : status;
	return fieldTable(fields.filter(([, values]) => values.length > 0).map(([key, values]) => [say(key), values]));
}
