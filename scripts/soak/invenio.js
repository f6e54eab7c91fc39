// `npm run soak:invenio [-- --count=100] [--keep]`: deposits into a real InvenioRDM whose search engine stops for a while, and counts what its database holds afterwards.
// Needs python3 with venv, a JDK, Maven, PostgreSQL, Redis, and the registries for what `.cache/invenio` does not have yet; needs a build.

import { rmSync } from "node:fs";
import { join } from "node:path";
import { smallDeposit } from "./invenio/deposits.js";
import { install, start } from "./invenio/system.js";

const root = join(import.meta.dirname, "..", "..");
const dist = (path) => import(join(root, "dist", "deposit", path));
const option = (name, otherwise) =>
	process.argv.find((word) => word.startsWith(`--${name}=`))?.split("=")[1] ?? otherwise;
const count = Number(option("count", "100"));
const work = option("work", join(root, ".cache", "invenio"));
const workers = 4;
const began = Date.now();
const told = (text) =>
	process.stderr.write(`${String(Math.round((Date.now() - began) / 1000)).padStart(5)} s  ${text}\n`);
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

const [{ runDeposit }, { memoryJournal }, { undiciTransport }, { withRetry }, { invenio }] = await Promise.all([
	dist("run.js"),
	dist("journal.js"),
	dist("http/undici.js"),
	dist("http/retry.js"),
	dist("invenio/factory.js"),
]);
const surroundings = { now: () => Date.now(), sleep: pause, random: () => Math.random() };

/** Deposits what has no end yet, each by an adapter of its own, as a new process would. Returns how many are still open. */
async function pass(system, jobs, onCreate = async () => {}) {
	const queue = jobs.filter((job) => job.state !== "published");
	const transport = undiciTransport({ headersTimeout: 60_000 });
	const send = async (request) => {
		if (request.method === "POST" && request.url.endsWith("/api/records")) await onCreate();
		return transport.send(request);
	};
	const work = async () => {
		for (let job = queue.shift(); job; job = queue.shift()) {
			const repository = await invenio.open({
				name: "soak",
				settings: invenio.settings.parse({ url: system.address, publish: true }),
				secrets: { token: system.token },
				transport: withRetry(send, { surroundings }),
				surroundings,
				hide: () => {},
			});
			const outcome = await runDeposit({
				repository,
				deposit: job.deposit,
				journal: memoryJournal(job.lines),
				surroundings,
			});
			job.state = outcome.value?.state;
			job.codes = outcome.diagnostics.filter(({ severity }) => severity === "error").map(({ code }) => code);
			for (const code of job.codes) job.troubles.add(code);
		}
	};
	await Promise.all(Array.from({ length: workers }, work));
	await transport.close();
	return jobs.filter((job) => job.state !== "published").length;
}

install(work, told);
const system = await start(work, told);
let failed = true;
try {
	const jobs = Array.from({ length: count }, (_, number) => ({
		deposit: smallDeposit(number + 1),
		lines: [],
		troubles: new Set(),
	}));
	let creates = 0;
	let outage;
	let downtime = 0;
	// It is killed when the search for the deposit has been answered and the create is about to go out: the worst moment there is.
	const open = await pass(system, jobs, async () => {
		if (++creates !== Math.ceil(count / 3)) return;
		const from = Date.now();
		await system.stopSearch();
		told(`the search engine is killed before create ${creates} is sent`);
		outage = (async () => {
			await pause(8000);
			await system.startSearch();
			downtime = Math.round((Date.now() - from) / 1000);
			told("the search engine is back");
		})();
	});
	await outage;
	told(`after the first run ${open} of ${count} are open`);
	let passes = 1;
	let left = open;
	for (; left > 0 && passes < 4; passes++) {
		left = await pass(system, jobs);
		told(`after run ${passes + 1}: ${left} are open`);
	}
	const unfindable = jobs.filter((job) => job.codes.includes("invenio/draft-unfindable")).length;
	if (left > 0) {
		told("the administrator rebuilds the index");
		system.counts("--reindex");
		await pause(3000);
		left = await pass(system, jobs);
		passes++;
	}
	const before = system.counts();
	const steps = jobs.map(({ lines }) => lines.filter(({ type }) => type === "intent").length);
	// A last run over everything changes nothing.
	for (const job of jobs) job.state = undefined;
	await pass(system, jobs);
	const again = jobs.map(({ lines }) => lines.filter(({ type }) => type === "intent").length);
	const repeated = again.filter((number, at) => number !== steps[at]).length;
	const after = system.counts();
	const figures = {
		records: after.records,
		drafts: after.drafts,
		keys: after.keys,
		doubled: after.doubled,
		open: left,
		passes,
		unfindable,
		downtime: `${downtime} s`,
		repeated,
	};
	failed = !(
		after.records === count &&
		after.drafts === 0 &&
		after.keys === count &&
		after.doubled === 0 &&
		before.records === count &&
		left === 0 &&
		repeated === 0
	);
	told(
		`troubles on the way: ${[...new Set(jobs.flatMap(({ troubles }) => [...troubles]))].sort().join(", ") || "none"}`,
	);
	const line = Object.entries(figures).map(([figure, value]) => `${figure} ${value}`);
	process.stdout.write(
		`${failed ? "FAILED" : "ok"}: InvenioRDM 14.0.5 with the search engine killed: ${count} deposits, ${line.join(", ")}\n`,
	);
} finally {
	await system.stop();
	if (!process.argv.includes("--keep")) rmSync(system.home, { recursive: true, force: true });
}
process.exitCode = failed ? 1 : 0;
