// Many packages into an S3 server and into Fedora; the server is killed in the middle and comes back. Then nothing may be missing, nothing be
// there twice, and another run may send nothing. What is there is read from the servers' own disks.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { openFedora } from "../../dist/deposit/fedora/factory.js";
import { fedoraSettings } from "../../dist/deposit/fedora/settings.js";
import { withRetry } from "../../dist/deposit/http/retry.js";
import { undiciTransport } from "../../dist/deposit/http/undici.js";
import { memoryJournal } from "../../dist/deposit/journal.js";
import { runDeposit } from "../../dist/deposit/run.js";
import { openS3 } from "../../dist/deposit/s3/factory.js";
import { s3Settings } from "../../dist/deposit/s3/settings.js";
import { account, startFedora, startVersitygw } from "./servers.js";

const judges = process.env.BANLUU_JUDGES ?? join(import.meta.dirname, "..", "..", ".cache", "judges");
const programs = {
	s3: process.env.BANLUU_VERSITYGW ?? join(judges, "versitygw"),
	fedora: process.env.BANLUU_FEDORA ?? join(judges, "fedora"),
};
const abreast = 6;

export async function deposits(count, targets = ["s3", "fedora"]) {
	const missing = targets.filter((kind) => !existsSync(programs[kind]));
	if (missing.length > 0)
		return { figures: {}, ok: process.env.BANLUU_JUDGES_REQUIRED !== "1", skipped: `no ${missing.join(", ")}` };
	const figures = {};
	let ok = true;
	for (const kind of targets) {
		const { wrong, ...told } = await soaked(kind, count);
		for (const [name, value] of Object.entries(told)) figures[`${kind} ${name}`] = value;
		if (wrong > 0) ok = false;
		figures[`${kind} wrong`] = wrong;
	}
	return { figures, ok };
}

async function soaked(kind, count) {
	const server = kind === "s3" ? await startVersitygw(programs.s3) : await startFedora(programs.fedora);
	const wire = undiciTransport();
	const surroundings = { now: Date.now, sleep: (ms) => sleep(ms), random: Math.random };
	const options = {
		name: kind,
		transport: withRetry(wire.send, { surroundings }),
		surroundings,
		hide: () => undefined,
	};
	try {
		const repository =
			kind === "s3"
				? await openS3({
						...options,
						settings: s3Settings.parse({ endpoint: server.endpoint, bucket: server.bucket, prefix: "ban-luu" }),
						secrets: { accessKey: account.user, secretKey: account.password },
					})
				: openFedora({
						...options,
						settings: fedoraSettings.parse({ url: server.url, user: account.user }),
						secrets: { password: account.password },
					});
		const work = Array.from({ length: count }, (_, i) => ({ deposit: packageOf(i), lines: [] }));
		const deposit = ({ deposit, lines }) =>
			runDeposit({ repository, deposit, journal: memoryJournal(lines), surroundings });

		const start = Date.now();
		let done = 0;
		let down;
		let left = work;
		let rounds = 0;
		for (; left.length > 0 && rounds < 20; rounds++) {
			if (rounds > 0) await down;
			const failed = [];
			await each(left, async (one) => {
				if (++done === Math.floor(count / 2)) down = server.restart();
				const { value } = await deposit(one);
				if (value?.state !== "verified" && value?.state !== "published") failed.push(one);
			});
			left = failed;
		}
		await down;
		const seconds = (Date.now() - start) / 1000;
		let again = 0;
		await each(work, async ({ deposit: given }) => {
			const { value } = await runDeposit({ repository, deposit: given, journal: memoryJournal(), surroundings });
			again += value?.steps ?? 1;
		});
		await repository.close();
		const found = kind === "s3" ? inBucket(server.files) : inOcfl(server.files);
		const expected = work.flatMap(({ deposit }) => deposit.files.map(({ digests }) => digests.sha256)).sort();
		const lost = left.length + difference(expected, found.digests);
		const doubled = difference(found.digests, expected) + Math.abs(found.records - count);
		return {
			packages: count,
			files: expected.length,
			seconds: seconds.toFixed(0),
			rounds,
			lost,
			doubled,
			"sent again": again,
			wrong: lost + doubled + again,
		};
	} finally {
		await wire.close();
		await server.close();
	}
}

/** Members of one sorted list that the other lacks. */
function difference(one, other) {
	const counts = new Map();
	for (const each of other) counts.set(each, (counts.get(each) ?? 0) + 1);
	return one.filter((each) => {
		const count = counts.get(each) ?? 0;
		counts.set(each, count - 1);
		return count <= 0;
	}).length;
}

async function each(list, work) {
	let next = 0;
	const line = async () => {
		while (next < list.length) await work(list[next++]);
	};
	await Promise.all(Array.from({ length: abreast }, line));
}

const digestOf = (bytes) => createHash("sha256").update(bytes).digest("hex");

function filesBelow(root) {
	return readdirSync(root, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name));
}

/** Objects are files; markers stand beside the folders of packages. */
function inBucket(root) {
	const files = filesBelow(join(root, "ban-luu"));
	const markers = files.filter((file) => file.endsWith(".deposit.json"));
	const content = files.filter((file) => !file.endsWith(".deposit.json"));
	return { records: markers.length, digests: content.map((file) => digestOf(readFileSync(file))) };
}

/** A record is an OCFL object; Fedora's own files in it are its descriptions. A second version would be a second deposit. */
function inOcfl(root) {
	const files = filesBelow(root);
	const content = files.filter(
		(file) => /\/v\d+\/content\//.test(file) && !/\/\.fcrepo\/|fcr-(?:container|desc)/.test(file),
	);
	const objects = files.filter((file) => file.endsWith("0=ocfl_object_1.0")).length;
	const roots = files.filter((file) => /\/v1\/content\/\.fcrepo\/fcr-root\.json$/.test(file));
	const repositoryRoot = roots.filter((file) => JSON.parse(readFileSync(file, "utf8")).id === "info:fedora").length;
	const versions = files.filter((file) => /\/v[2-9]\d*\/inventory\.json$/.test(file)).length;
	return { records: objects - repositoryRoot + versions, digests: content.map((file) => digestOf(readFileSync(file))) };
}

function packageOf(number) {
	const text = `Bài ${number}: bàn giao dự án cải tạo, nâng cấp Quốc lộ 3B\n`;
	const files = [
		["bagit.txt", "text/plain", `BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\nX: ${number}\n`],
		["data/metadata/dublin-core.xml", "application/xml", `<dc>${text}</dc>\n`],
		[`data/bai-${number}.pdf`, "application/pdf", `%PDF-1.7\n${text.repeat(300)}`],
	].map(([path, mediaType, content]) => {
		const bytes = new TextEncoder().encode(content);
		return {
			path,
			role: "source",
			mediaType,
			size: bytes.byteLength,
			digests: { sha256: digestOf(bytes) },
			async *open() {
				yield bytes;
			},
		};
	});
	const digest = digestOf(files.map(({ path, digests }) => `${digests.sha256}  ${path}\n`).join(""));
	return {
		key: digestOf(`${digest}\nsoak`),
		identifier: `urn:uuid:${digest.slice(0, 8)}-${digest.slice(8, 12)}-5${digest.slice(13, 16)}-8${digest.slice(17, 20)}-${digest.slice(20, 32)}`,
		label: `2023-03-20-bai-${String(number).padStart(8, "0")}`,
		language: "vi",
		title: { text: text.trim(), supplied: false },
		metadata: { claims: [{ element: "title", value: text.trim(), origin: "given" }], superseded: [] },
		digest,
		files,
		madeAt: "2023-03-21T00:00:00Z",
	};
}
