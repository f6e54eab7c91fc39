/** A bar of a plot. */
export interface Bar {
	/** Below the bar, or left of it; left out where it is empty. */
	readonly label: string;
	readonly value: number;
	/** Said when the pointer rests on it. */
	readonly title: string;
	readonly tone?: "error" | "warning" | "notice";
}

export function escapeHtml(text: string): string {
	return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}

/** For programs that show drawings and know no variables of style sheets; browsers take the colours of the sheet. */
const fills = { plain: "#2f6f9f", error: "#b3261e", warning: "#9a6200", notice: "#5f6b78" } as const;

const frame = { width: 640, height: 220, left: 52, right: 8, top: 12, bottom: 46 };

/** Standing bars, for distributions and months. Labels that would touch are left out; the table beside the plot has them all. */
export function columns(bars: readonly Bar[], id: string, title: string, format: (value: number) => string): string {
	const { width, height, left, right, top, bottom } = frame;
	const most = Math.max(1, ...bars.map(({ value }) => value));
	const ticks = niceTicks(most);
	const ceiling = ticks.at(-1) as number;
	const inner = { width: width - left - right, height: height - top - bottom };
	const y = (value: number) => top + inner.height * (1 - value / ceiling);
	const step = inner.width / Math.max(1, bars.length);
	const gap = step > 6 ? Math.min(6, step * 0.18) : 0.5;
	const longest = Math.max(1, ...bars.map(({ label }) => label.length));
	const every = Math.max(1, Math.ceil((longest * 6.4 + 8) / step));
	const grid = ticks.map(
		(tick) =>
			`<line class="grid" x1="${left}" x2="${width - right}" y1="${fix(y(tick))}" y2="${fix(y(tick))}"/>` +
			`<text class="tick" font-size="12" fill="#5b6470" x="${left - 6}" y="${fix(y(tick) + 4)}" text-anchor="end">${escapeHtml(format(tick))}</text>`,
	);
	const marks = bars.map(({ label, value, title: said, tone }, n) => {
		const x = left + n * step;
		const wide = Math.min(step - gap, 46);
		const tall = inner.height * (value / ceiling);
		// Something is never drawn as nothing.
		const shown = value > 0 ? Math.max(1.5, tall) : 0;
		const at = x + (step - wide) / 2;
		const bar = `<rect class="bar ${tone ?? ""}" fill="${fills[tone ?? "plain"]}" x="${fix(at)}" y="${fix(top + inner.height - shown)}" width="${fix(wide)}" height="${fix(shown)}"><title>${escapeHtml(said)}</title></rect>`;
		const text =
			n % every === 0
				? `<text class="tick" font-size="12" fill="#5b6470" x="${fix(x + step / 2)}" y="${height - bottom + 18}" text-anchor="middle">${escapeHtml(label)}</text>`
				: "";
		return bar + text;
	});
	const axis = `<line class="axis" x1="${left}" x2="${width - right}" y1="${top + inner.height}" y2="${top + inner.height}"/>`;
	return svg(id, title, width, height - 18, [...grid, ...marks, axis]);
}

/** Lying bars with their names above them, for codes. */
export function rows(bars: readonly Bar[], id: string, title: string, format: (value: number) => string): string {
	const [width, row] = [640, 34];
	const most = Math.max(1, ...bars.map(({ value }) => value));
	const room = width - 110;
	const marks = bars.map(({ label, value, title: said, tone }, n) => {
		const y = n * row;
		const long = Math.max(2, (value / most) * room);
		return (
			`<text class="name" font-size="12" font-family="monospace" x="0" y="${y + 12}">${escapeHtml(label)}</text>` +
			`<rect class="bar ${tone ?? ""}" fill="${fills[tone ?? "plain"]}" x="0" y="${y + 17}" width="${fix(long)}" height="10"><title>${escapeHtml(said)}</title></rect>` +
			`<text class="tick" font-size="12" fill="#5b6470" x="${fix(long + 8)}" y="${y + 26}">${escapeHtml(format(value))}</text>`
		);
	});
	return svg(id, title, width, Math.max(row, bars.length * row), marks);
}

function svg(id: string, title: string, width: number, height: number, parts: readonly string[]): string {
	return `<svg viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="${id}"><title id="${id}">${escapeHtml(title)}</title>${parts.join("")}</svg>`;
}

/** Three to six whole numbers from 0 on, the last not below the most. */
function niceTicks(most: number): readonly number[] {
	const rough = most / 4;
	const power = 10 ** Math.floor(Math.log10(Math.max(1, rough)));
	const step = Math.max(1, [1, 2, 5, 10].map((each) => each * power).find((each) => each >= rough) ?? power);
	const ticks = [0];
	while ((ticks.at(-1) as number) < most) ticks.push((ticks.at(-1) as number) + step);
	return ticks;
}

/** Two digits behind the point are enough for a drawing, and the same on every machine. */
function fix(value: number): string {
	return String(Math.round(value * 100) / 100);
}
