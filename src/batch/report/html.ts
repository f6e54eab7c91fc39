import { batchReportTexts } from "../../locale/batch-report.ts";
import type { Language } from "../../locale/index.ts";
import { articleStates } from "../events.ts";
import { formats } from "./format.ts";
import type { Distribution } from "./histogram.ts";
import { type Bar, columns, escapeHtml, rows } from "./plot.ts";
import { style } from "./style.ts";
import type { BatchSummary, TopRow } from "./summary.ts";

/** Codes that are drawn; the table has all. */
const drawn = 12;

/** The report as one HTML file: no script, nothing from elsewhere; each plot has its figures as a table. */
export function reportHtml(summary: BatchSummary, language: Language): string {
	const say = (key: keyof typeof batchReportTexts) =>
		escapeHtml(batchReportTexts[key][language]).replace(/`([^`]+)`/g, "<code>$1</code>");
	const plain = (key: keyof typeof batchReportTexts) => batchReportTexts[key][language];
	const { count, bytes, time, decimal } = formats(language);
	const { counts, milliseconds, months, codes } = summary;

	const made = counts.built + counts.updated;
	const rate = milliseconds > 0 ? (summary.articles * 1000) / milliseconds : 0;
	const cards: readonly (readonly [string, string, string?])[] = [
		[say("articles"), count(summary.articles)],
		[say("records"), count(made)],
		[say("state.failed"), count(counts.failed), counts.failed > 0 ? "error" : ""],
		[say("rate"), `${decimal(rate)} <small>${say("per-second")}</small>`],
		[say("duration"), time(milliseconds)],
		[say("record-size"), bytes(summary.recordBytes)],
	];
	const about: readonly (readonly [string, string])[] = [
		[say("inputs"), summary.inputs.map(escapeHtml).join("<br>")],
		[say("output"), escapeHtml(summary.output)],
		[say("to"), `<code>${escapeHtml(summary.to)}</code>`],
		[say("build-time"), escapeHtml(summary.buildTime)],
		[say("software"), escapeHtml(summary.software)],
		[say("threads"), count(summary.threads)],
		[say("pages"), count(summary.pages)],
		[say("source-size"), bytes(summary.sourceBytes)],
		[
			say("disk-share"),
			`${time(summary.commitMilliseconds)} (${decimal(milliseconds > 0 ? (summary.commitMilliseconds / milliseconds) * 100 : 0)} %)`,
		],
		...(summary.resumed > 0 ? [[say("resumed"), count(summary.resumed)] as const] : []),
		...(summary.unfinished > 0 ? [[say("left"), count(summary.unfinished)] as const] : []),
	];
	const table = (
		caption: string,
		head: readonly string[],
		body: readonly (readonly string[])[],
		numeric: readonly number[],
	) =>
		`<table><caption>${caption}</caption><thead><tr>${head.map((cell, n) => `<th scope="col"${numeric.includes(n) ? ' class="n"' : ""}>${cell}</th>`).join("")}</tr></thead><tbody>${body
			.map(
				(row) =>
					`<tr>${row.map((cell, n) => (n === 0 ? `<th scope="row"${numeric.includes(0) ? ' class="n"' : ""}>${cell}</th>` : `<td${numeric.includes(n) ? ' class="n"' : ""}>${cell}</td>`)).join("")}</tr>`,
			)
			.join("")}</tbody></table>`;
	const folded = (inner: string) => `<details><summary>${say("table")}</summary>${inner}</details>`;
	const section = (id: string, heading: string, inner: string) =>
		`<section aria-labelledby="${id}"><h2 id="${id}">${heading}</h2>${inner}</section>`;

	const distribution = (key: "time" | "size", spread: Distribution, format: (value: number) => string) => {
		if (spread.count === 0) return section(`h-${key}`, say(key), `<p>${say("none")}</p>`);
		const bars = spread.bins.map(({ from, to, count: value }): Bar => {
			return { label: format(from), value, title: `${format(from)} – ${format(to)}: ${count(value)}` };
		});
		const figures = (["least", "median", "p90", "p99", "most"] as const)
			.map((name) => `<div><dt>${say(name)}</dt><dd>${format(spread[name])}</dd></div>`)
			.join("");
		const body = spread.bins.map(({ from, to, count: value }) => [format(from), format(to), count(value)]);
		return section(
			`h-${key}`,
			say(key),
			`${columns(bars, `p-${key}`, plain(key), count)}<dl class="figures">${figures}</dl>${folded(table(say(key), [say("from"), say("until"), say("articles")], body, [0, 1, 2]))}`,
		);
	};
	const monthName = (month: string) => (month === "-" ? plain("no-month") : month);
	const monthSection =
		months.length === 0
			? `<p>${say("none")}</p>`
			: columns(
					months.map(({ month, records }) => ({
						label: monthName(month),
						value: records,
						title: `${monthName(month)}: ${count(records)}`,
					})),
					"p-months",
					plain("months"),
					count,
				) +
				folded(
					table(
						say("months"),
						[say("month"), say("records")],
						months.map(({ month, records }) => [escapeHtml(monthName(month)), count(records)]),
						[1],
					),
				);
	const codeSection =
		codes.length === 0
			? `<p>${say("none")}</p>`
			: rows(
					codes.slice(0, drawn).map(({ code, severity, findings, articles }) => ({
						label: code,
						value: findings,
						title: `${code}: ${count(findings)} (${plain("articles")}: ${count(articles)})`,
						tone: severity,
					})),
					"p-codes",
					plain("codes"),
					count,
				) +
				`<p class="legend">${(["error", "warning", "notice"] as const).map((each) => `<span class="key ${each}"></span>${say(`severity.${each}`)}`).join(" ")} · ${say("codes-hint")}</p>` +
				folded(
					table(
						say("codes"),
						[say("code"), say("severity"), say("articles"), say("findings")],
						codes.map(({ code, severity, articles, findings }) => [
							`<code>${escapeHtml(code)}</code>`,
							say(`severity.${severity}`),
							count(articles),
							count(findings),
						]),
						[2, 3],
					),
				);
	const stateRows = articleStates
		.filter((state) => counts[state] > 0)
		.map((state) => [
			say(`state.${state}`),
			count(counts[state]),
			`${decimal((counts[state] / Math.max(1, summary.articles)) * 100)} %`,
		]);
	const topTable = (key: "slowest" | "largest", list: readonly TopRow[], format: (value: number) => string) =>
		list.length === 0
			? ""
			: table(
					say(key),
					[say("source"), say("value")],
					list.map(({ source, value }) => [escapeHtml(source), format(value)]),
					[1],
				);
	const failures =
		summary.failures.length === 0
			? `<p>${say("none")}</p>`
			: table(
					say("failures"),
					[say("source"), say("code")],
					summary.failures.map(({ source, codes: each }) => [
						escapeHtml(source),
						each.map((code) => `<code>${escapeHtml(code)}</code>`).join(" "),
					]),
					[],
				) + (summary.moreFailures > 0 ? `<p>${say("more").replace("{count}", count(summary.moreFailures))}</p>` : "");

	return `<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${say("title")} · ${escapeHtml(summary.output)}</title>
<style>${style}</style>
</head>
<body>
<header><h1>${say("title")}</h1><p class="outcome ${summary.outcome}">${say("outcome")}: <strong>${say(`outcome.${summary.outcome}`)}</strong></p></header>
<main>
<ul class="cards">${cards.map(([name, value, tone = ""]) => `<li class="${tone}"><span>${name}</span><b>${value}</b></li>`).join("")}</ul>
<div class="two">
${section("h-states", say("states"), stateRows.length === 0 ? `<p>${say("none")}</p>` : table(say("states"), [say("state"), say("articles"), "%"], stateRows, [1, 2]))}
${section("h-about", say("run"), `<dl class="about">${about.map(([name, value]) => `<dt>${name}</dt><dd>${value}</dd>`).join("")}</dl>`)}
${distribution("time", summary.time, time)}
${distribution("size", summary.size, bytes)}
${section("h-months", say("months"), monthSection)}
${section("h-codes", say("codes"), codeSection)}
</div>
${section("h-failures", say("failures"), failures)}
<div class="two">
${section("h-slowest", say("slowest"), topTable("slowest", summary.slowest, time) || `<p>${say("none")}</p>`)}
${section("h-largest", say("largest"), topTable("largest", summary.largest, bytes) || `<p>${say("none")}</p>`)}
</div>
</main>
</body>
</html>
`;
}
