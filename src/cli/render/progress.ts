import { type Language, ui } from "../../locale/index.ts";
import type { CommandContext } from "../context.ts";
import { width } from "./width.ts";

/** How far a run is. Times in milliseconds. */
export interface Progress {
	readonly done: number;
	/** Absent where it is known at the end only. */
	readonly total?: number;
	readonly errors: number;
	readonly elapsed: number;
	/** What is being done, behind the rest. */
	readonly label?: string;
}

const barWidth = 20;

/** `12/40 ████░░ 3.1/s · 9 s left · 1 error`, cut to the columns; rate and time left stand there once something is done. */
export function progressLine(progress: Progress, language: Language, columns: number): string {
	const { done, total, errors, elapsed, label } = progress;
	const say = (key: "left" | "errors") => ui[`progress.${key}`][language];
	const filled = total ? Math.floor((done / total) * barWidth) : barWidth;
	const bar = `${"█".repeat(filled)}${"░".repeat(barWidth - filled)}`;
	const parts = [total === undefined ? `${done}` : `${done}/${total} ${bar}`];
	if (done > 0 && elapsed > 0) {
		const rate = (done * 1000) / elapsed;
		parts.push(`${number(rate, language)}/s`);
		if (total !== undefined && done < total) parts.push(`${say("left")} ${duration((total - done) / rate)}`);
	}
	if (errors > 0) parts.push(`${say("errors")}: ${errors}`);
	if (label !== undefined) parts.push(label);
	return cut(parts.join(" · "), columns - 1);
}

/** One digit after the mark below ten. */
export function number(value: number, language: Language): string {
	const text = value >= 10 ? String(Math.round(value)) : value.toFixed(1);
	return language === "vi" ? text.replace(".", ",") : text;
}

/** `45 s`, `3:05`, `1:00:07`. */
export function duration(seconds: number): string {
	const whole = Math.max(0, Math.round(seconds));
	if (whole < 60) return `${whole} s`;
	const two = (value: number) => String(value).padStart(2, "0");
	const [hours, minutes] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60)];
	return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}

/** A line that wraps could not be taken back, so it never fills the last column. */
export function cut(text: string, columns: number): string {
	let cutText = "";
	for (const char of text) {
		if (width(cutText + char) > columns) return cutText;
		cutText += char;
	}
	return cutText;
}

/** A line that is drawn over and taken away again. */
export interface ProgressBar {
	readonly show: (progress: Progress) => void;
	readonly clear: () => void;
}

/** Draws on a stream when `on`, and does nothing otherwise. */
export function progressBar(
	write: (text: string) => void,
	language: Language,
	columns: number,
	on: boolean,
): ProgressBar {
	if (!on) return { show: () => {}, clear: () => {} };
	return {
		show: (progress) => write(`\r${progressLine(progress, language, columns)}\u001b[K`),
		clear: () => write("\r\u001b[K"),
	};
}

interface Quietness {
	readonly json?: boolean;
	readonly quiet?: boolean;
	readonly progress?: boolean;
}

/** The bar of a run: only for more than one thing or an unknown number of them, on a terminal, and where nobody asked for silence. */
export function startBar(total: number | undefined, options: Quietness, context: CommandContext): ProgressBar {
	const { io, language } = context;
	const silent = options.quiet === true || options.json === true || options.progress === false;
	return progressBar(io.stderr, language, io.columns, io.terminal && total !== 1 && !silent);
}
