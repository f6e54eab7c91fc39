import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FlowItem, FlowText } from "../../src/typeset/flow.ts";
import { paginate } from "../../src/typeset/page.ts";
import { newspaper, paragraph, set, textOf } from "./lines.ts";

/** A page of 17-point lines. */
const LINES = Math.floor((newspaper.page.height - newspaper.page.margin.top - newspaper.page.margin.bottom) / 17);

function text(owner: number, lines: number, keepWithNext = false): FlowText {
	const line = [{ x: 0, gap: 0, segments: [], owner }];
	const outline = keepWithNext ? { outline: { title: `${owner}`, level: 2 } } : {};
	return {
		kind: "text",
		lines: Array.from({ length: lines }, () => line),
		leading: 17,
		baseline: 13,
		before: 0,
		after: 0,
		keepWithNext,
		...outline,
	};
}

/** Owners of the lines of each page, with their counts. */
function layout(items: readonly FlowItem[]): string[] {
	return paginate(items, newspaper).pages.map((page) => {
		const counts = new Map<unknown, number>();
		for (const { owner } of page.items) counts.set(owner, (counts.get(owner) ?? 0) + 1);
		return [...counts].map(([owner, count]) => `${owner}:${count}`).join(" ");
	});
}

describe("paginate", () => {
	it("fills pages line by line", () => {
		expect(layout([text(1, LINES), text(2, 3)])).toEqual([`1:${LINES}`, "2:3"]);
		expect(layout([text(1, 2 * LINES + 5)])).toEqual([`1:${LINES}`, `1:${LINES}`, "1:5"]);
	});

	it("leaves no widow and no orphan", () => {
		expect(layout([text(1, LINES - 1), text(2, 6)])).toEqual([`1:${LINES - 1}`, "2:6"]);
		expect(layout([text(1, LINES - 5), text(2, 6)])).toEqual([`1:${LINES - 5} 2:4`, "2:2"]);
		expect(layout([text(1, LINES - 2), text(2, 3)])).toEqual([`1:${LINES - 2}`, "2:3"]);
		expect(layout([text(1, LINES + 1)])).toEqual([`1:${LINES - 1}`, "1:2"]);
	});

	it("keeps headings with the text below them", () => {
		expect(layout([text(1, LINES - 2), text(2, 1, true), text(3, 9)])).toEqual([`1:${LINES - 2}`, "2:1 3:9"]);
		expect(layout([text(1, LINES - 4), text(2, 1, true), text(3, 1, true), text(4, 9)])).toEqual([
			`1:${LINES - 4} 2:1 3:1 4:2`,
			"4:7",
		]);
		expect(layout([text(1, LINES - 3), text(2, 1, true), text(3, 1, true), text(4, 9)])).toEqual([
			`1:${LINES - 3}`,
			"2:1 3:1 4:9",
		]);
	});

	it("points the outline at the page and height of the heading", () => {
		const { outline } = paginate([text(1, LINES - 2), text(2, 1, true), text(3, 9)], newspaper);
		expect(outline).toEqual([{ title: "2", level: 2, page: 1, y: newspaper.page.height - newspaper.page.margin.top }]);
	});

	it("keeps every line in order, on pages that hold it", () => {
		const items = fc.array(fc.tuple(fc.integer({ min: 1, max: 90 }), fc.boolean()), { minLength: 1, maxLength: 30 });
		fc.assert(
			fc.property(items, (list) => {
				const flow = list.map(([lines, heading], i) => text(i, heading ? Math.min(lines, 3) : lines, heading));
				const { pages } = paginate(flow, newspaper);
				const owners = pages.flatMap((page) => page.items.map((item) => item.owner));
				expect(owners).toEqual(flow.flatMap((item, i) => item.lines.map(() => i)));
				for (const [p, page] of pages.entries()) {
					expect(page.index).toBe(p);
					expect(page.items.length).toBeGreaterThan(0);
					const ys = page.items.map((item) => item.y);
					expect(ys).toEqual([...ys].sort((a, b) => b - a));
					expect(Math.min(...ys)).toBeGreaterThanOrEqual(newspaper.page.margin.bottom);
					// No single line of a longer block at the head or the foot.
					for (const end of [page.items[0], page.items.at(-1)]) {
						const whole = flow[end?.owner as number]?.lines.length as number;
						if (whole > 1) expect(page.items.filter((item) => item.owner === end?.owner).length).toBeGreaterThan(1);
					}
				}
			}),
		);
	});
});

describe("folios", () => {
	it("number every page in the middle of its foot, as artifacts", () => {
		const document = set([paragraph("đường phố ".repeat(1500))]);
		expect(document.pages.length).toBeGreaterThan(2);
		expect(textOf(document, "footer")).toBe(document.pages.map((_, i) => i + 1).join(""));
		const [folio] = (document.pages[0]?.items ?? []).slice(-1);
		expect(folio).toMatchObject({ kind: "text", owner: "footer", gap: 0 });
		expect(folio?.x).toBeCloseTo(newspaper.page.width / 2 - 0.23 * 11, 0);
	});
});
