import type { Language } from "../../locale/index.ts";

/** Numbers as people of a language write them; without the machine's own locale data, which differs from one to the next. */
export interface Formats {
	count(value: number): string;
	bytes(value: number): string;
	/** Of milliseconds. */
	time(value: number): string;
	decimal(value: number): string;
}

const units = ["B", "KB", "MB", "GB", "TB", "PB"];

export function formats(language: Language): Formats {
	const [group, point] = language === "vi" ? [".", ","] : [",", "."];
	const count = (value: number) => String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, group);
	const decimal = (value: number) =>
		value >= 100 ? count(value) : String(Math.round(value * 10) / 10).replace(".", point);
	const bytes = (value: number) => {
		const power = value < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(value) / 3 + 1e-9));
		return `${decimal(value / 1000 ** power)} ${units[power]}`;
	};
	const time = (value: number) => {
		if (value < 1000) return `${decimal(value)} ms`;
		if (value < 120_000) return `${decimal(value / 1000)} s`;
		const [minutes, seconds] = [Math.floor(value / 60_000), Math.round(value / 1000) % 60];
		const two = (part: number) => String(part).padStart(2, "0");
		return minutes < 60
			? `${minutes}:${two(seconds)}`
			: `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds)}`;
	};
	return { count, bytes, time, decimal };
}
