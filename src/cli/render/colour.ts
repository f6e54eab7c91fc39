/** Wraps text in terminal colours, or leaves it alone. */
export interface Palette {
	readonly error: (text: string) => string;
	readonly warning: (text: string) => string;
	readonly notice: (text: string) => string;
	readonly good: (text: string) => string;
	readonly dim: (text: string) => string;
	readonly strong: (text: string) => string;
}

const sgr = (open: number, close: number) => (text: string) => `\u001b[${open}m${text}\u001b[${close}m`;
const same = (text: string) => text;

/** Colours carry no meaning alone: every coloured word reads the same without. */
export function palette(on: boolean): Palette {
	return on
		? {
				error: sgr(31, 39),
				warning: sgr(33, 39),
				notice: sgr(36, 39),
				good: sgr(32, 39),
				dim: sgr(2, 22),
				strong: sgr(1, 22),
			}
		: { error: same, warning: same, notice: same, good: same, dim: same, strong: same };
}

/** Whether to colour: the option, else NO_COLOR (no-color.org), else FORCE_COLOR, else whether it is a terminal. */
export function wantsColour(
	option: boolean | undefined,
	env: Readonly<Record<string, string | undefined>>,
	terminal: boolean,
): boolean {
	if (option !== undefined) return option;
	if (env.NO_COLOR) return false;
	if (env.FORCE_COLOR) return env.FORCE_COLOR !== "0";
	return terminal && env.TERM !== "dumb";
}
