import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { median, milliseconds } from "./measure.ts";
import type { BenchText } from "./texts.ts";

/** What a peer needs for an article, or why it says nothing. */
export interface PeerResult {
	readonly name: string;
	/** Mean CPU milliseconds of an article, of a process that has made some already. */
	readonly cpu?: number;
	readonly bytes?: number;
	readonly missing?: string;
}

const root = process.cwd();
const cache = join(root, ".cache/bench");

/** Versions that `--peers` installs into an environment of its own. */
const pinned = ["typst==0.15.2"] as const;

/** A Python with the module: `BANLUU_TYPST`, the environment of `--peers`, or the one on the path. */
export function pythonWith(module: string): string | undefined {
	const own = join(cache, "python/bin/python");
	if (process.argv.includes("--peers") && !existsSync(own)) {
		mkdirSync(cache, { recursive: true });
		spawnSync("python3", ["-m", "venv", join(cache, "python")], { stdio: "inherit" });
		spawnSync(own, ["-m", "pip", "install", "--quiet", ...pinned], { stdio: "inherit" });
	}
	return [process.env.BANLUU_TYPST, own, "python3"].find(
		(python) => python && spawnSync(python, ["-c", `import ${module}`]).status === 0,
	);
}

/** The first texts of a list only make the peer warm. */
const warming = 20;

function python(name: string, module: string, texts: readonly BenchText[], make: string): PeerResult {
	const found = pythonWith(module);
	if (!found) return { name, missing: `no Python with ${module} (npm run bench -- --peers installs Typst)` };
	mkdirSync(cache, { recursive: true });
	const file = join(cache, "texts.json");
	writeFileSync(file, JSON.stringify(texts));
	const script = `
import html, json, os, re, sys
fonts = ${JSON.stringify(join(root, "fonts"))}
texts = json.load(open(${JSON.stringify(file)}, encoding="utf-8"))
def cpu():
    t = os.times(); return t.user + t.system
${make}
sizes = []
for n, text in enumerate(texts):
    if n == ${warming}: begin = cpu()
    sizes.append(len(make(text)))
print(json.dumps({"cpu": (cpu() - begin) / (len(texts) - ${warming}) * 1000, "bytes": sorted(sizes)[len(sizes) // 2]}))
`;
	const run = spawnSync(found, ["-c", script], { encoding: "utf8", maxBuffer: 1 << 26 });
	if (run.status !== 0) return { name, missing: run.stderr.trim().split("\n").at(-1) ?? "failed" };
	return { name, ...(JSON.parse(run.stdout) as { cpu: number; bytes: number }) };
}

/** Tagged, PDF/A-2a and PDF/UA-1, as ours is; the compiler with its fonts is kept, which is the fastest way to use it. */
export function typst(texts: readonly BenchText[]): PeerResult {
	return python(
		"Typst, PDF/A-2a + UA-1",
		"typst",
		texts,
		String.raw`
import typst
compiler = typst.Compiler(font_paths=[fonts], ignore_system_fonts=True)
escape = lambda text: re.sub(r'([\\#$*_${"`"}<>@=~\[\]/])', r'\\\1', text)
head = '''#set document(title: %s, date: datetime(year: 2026, month: 1, day: 1))
#set text(lang: "vi", size: 11.5pt, font: "Tinos")
#set par(justify: true, leading: 0.7em, first-line-indent: 7mm)
#set page(margin: (top: 28mm, bottom: 32mm, x: 32mm), numbering: "1")
#show heading: set text(font: "Be Vietnam Pro", size: 19pt)
= %s

'''
def make(text):
    body = "\n\n".join(escape(each) for each in text["paragraphs"])
    source = head % (json.dumps(text["title"], ensure_ascii=False), escape(text["title"])) + body
    return compiler.compile(input=source.encode(), format="pdf", pdf_standards=["a-2a", "ua-1"])
`,
	);
}

export function weasyPrint(texts: readonly BenchText[]): PeerResult {
	return python(
		"WeasyPrint, PDF/A-3u",
		"weasyprint",
		texts,
		`
import weasyprint
def make(text):
    body = "".join("<p>%s</p>" % html.escape(each) for each in text["paragraphs"])
    style = "@font-face{font-family:Tinos;src:url(file://%s/tinos/Tinos-Regular.ttf)}body{font:11.5pt Tinos;text-align:justify}@page{margin:28mm 32mm}" % fonts
    page = "<html lang=vi><title>%s</title><style>%s</style><h1>%s</h1>%s" % (html.escape(text["title"]), style, html.escape(text["title"]), body)
    return weasyprint.HTML(string=page).write_pdf(pdf_variant="pdf/a-3u")
`,
	);
}

async function here(
	name: string,
	module: string,
	texts: readonly BenchText[],
	make: (text: BenchText) => Promise<number>,
): Promise<PeerResult> {
	try {
		createRequire(join(root, "package.json")).resolve(module);
	} catch {
		return { name, missing: `${module} is not installed` };
	}
	const times: number[] = [];
	const sizes: number[] = [];
	for (const text of texts) {
		const begin = process.cpuUsage();
		sizes.push(await make(text));
		times.push(milliseconds(begin));
	}
	const hot = times.slice(Math.min(3, times.length - 1));
	return { name, cpu: hot.reduce((sum, each) => sum + each, 0) / hot.length, bytes: median(sizes) };
}

/** Tagged, PDF/A-2a. */
export function pdfkit(texts: readonly BenchText[]): Promise<PeerResult> {
	return here("pdfkit, PDF/A-2a, tagged", "pdfkit", texts, async ({ title, paragraphs }) => {
		const { default: PDFDocument } = await import("pdfkit");
		return new Promise<number>((done) => {
			const document = new PDFDocument({
				subset: "PDF/A-2a",
				pdfVersion: "1.7",
				tagged: true,
				lang: "vi",
				displayTitle: true,
				info: { Title: title },
			});
			let size = 0;
			document.on("data", (chunk: Uint8Array) => {
				size += chunk.byteLength;
			});
			document.on("end", () => done(size));
			const structure = document.struct("Document");
			document.addStructure(structure);
			const add = (type: string, font: string, points: number, text: string) => {
				const file = join(root, "fonts", font);
				const set = () => void document.font(file).fontSize(points).text(text, { align: "justify" });
				structure.add(document.struct(type, {}, set));
			};
			add("H1", "be-vietnam-pro/BeVietnamPro-Bold.ttf", 19, title);
			for (const text of paragraphs) add("P", "tinos/Tinos-Regular.ttf", 11.5, text);
			structure.end();
			document.end();
		});
	});
}

/** As its readme shows it: no tags, no PDF/A, lines broken by hand, the font embedded whole. */
export function pdfLib(texts: readonly BenchText[]): Promise<PeerResult> {
	const font = readFileSync(join(root, "fonts/tinos/Tinos-Regular.ttf"));
	return here("pdf-lib, untagged, whole font", "pdf-lib", texts, async ({ title, paragraphs }) => {
		const { PDFDocument } = await import("pdf-lib");
		const fontkit = await import("fontkit");
		const document = await PDFDocument.create();
		document.registerFontkit(fontkit as unknown as Parameters<typeof document.registerFontkit>[0]);
		const face = await document.embedFont(font, { subset: false });
		const [size, width, bottom] = [11.5, 414, 91];
		let page = document.addPage([595, 842]);
		let y = 760;
		for (const paragraph of [title, ...paragraphs]) {
			let line = "";
			const put = () => {
				if (y < bottom) {
					page = document.addPage([595, 842]);
					y = 760;
				}
				page.drawText(line, { x: 91, y, size, font: face });
				y -= 17;
			};
			for (const word of paragraph.split(" ")) {
				const longer = line === "" ? word : `${line} ${word}`;
				if (face.widthOfTextAtSize(longer, size) > width) {
					put();
					line = word;
				} else line = longer;
			}
			put();
		}
		return (await document.save()).length;
	});
}
