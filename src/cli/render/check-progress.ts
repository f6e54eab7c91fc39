import { type Language, ui } from "../../locale/index.ts";
import { cut, duration, number } from "./progress.ts";

/** How far a check of packages is. Bytes are those read; `totalBytes` grows as packages are listed. Times in milliseconds. */
export interface CheckState {
	readonly packages: number;
	readonly totalPackages: number;
	readonly bytes: number;
	/** Of the packages that were listed; 0 where that is not known. */
	readonly listedBytes: number;
	/** Packages that were listed. */
	readonly listed: number;
	readonly errors: number;
	readonly elapsed: number;
	/** What is being done. */
	readonly phase: string;
}

const barWidth = 20;

/**
 * `checking 3/40 ████░░ 1.2 GB · 210 MB/s · left 9 s · bag-0004`. The share done goes by bytes: packages not listed yet are taken to be as large as
 * those that were.
 */
export function checkLine(state: CheckState, language: Language, columns: number): string {
	const { packages, totalPackages, bytes, listedBytes, listed, errors, elapsed, phase } = state;
	const say = (key: "left" | "errors") => ui[`progress.${key}`][language];
	const expected = listed === 0 ? 0 : (listedBytes / listed) * totalPackages;
	const byBytes = expected > 0 ? Math.min(1, bytes / expected) : 0;
	const share = totalPackages === 0 ? 1 : Math.max(byBytes, packages / totalPackages);
	const filled = Math.floor(share * barWidth);
	const bar = `${"█".repeat(filled)}${"░".repeat(barWidth - filled)}`;
	const parts = [`${phase} ${packages}/${totalPackages} ${bar}`];
	if (bytes > 0) parts.push(size(bytes, language));
	if (bytes > 0 && elapsed >= 1000) parts.push(`${size((bytes * 1000) / elapsed, language)}/s`);
	if (share > 0 && share < 1 && elapsed >= 2000)
		parts.push(`${say("left")} ${duration((elapsed / share - elapsed) / 1000)}`);
	if (errors > 0) parts.push(`${say("errors")}: ${errors}`);
	return cut(parts.join(" · "), columns - 1);
}

/** `512 B`, `1.2 GB`: powers of ten, as disks are sold. */
export function size(bytes: number, language: Language): string {
	const units = ["B", "kB", "MB", "GB", "TB", "PB"];
	let value = bytes;
	let unit = 0;
	while (value >= 999.5 && unit < units.length - 1) {
		value /= 1000;
		unit++;
	}
	return `${unit === 0 ? String(Math.round(value)) : number(value, language)} ${units[unit]}`;
}
