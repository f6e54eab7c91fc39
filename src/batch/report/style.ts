/** Of the report: light or dark as the reader's screen is, contrast of text at least 4.5 to 1 (WCAG 2.2, 1.4.3). */
export const style = `
:root{color-scheme:light dark;--paper:#fbfaf7;--card:#fff;--ink:#1d2126;--soft:#5b6470;--line:#dfe2e6;--bar:#2f6f9f;--error:#b3261e;--warning:#9a6200;--notice:#5f6b78}
@media (prefers-color-scheme:dark){:root{--paper:#14171b;--card:#1d2127;--ink:#e8eaed;--soft:#a3acb8;--line:#343b45;--bar:#6fb1e0;--error:#ff8a80;--warning:#f0b354;--notice:#9aa7b5}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,"Segoe UI","Noto Sans",sans-serif}
header,main{max-width:1120px;margin:0 auto;padding:0 20px}
header{display:flex;flex-wrap:wrap;align-items:baseline;justify-content:space-between;padding-top:28px}
h1{font-size:26px;margin:0}h2{font-size:17px;margin:0 0 10px}
.outcome{margin:0;color:var(--soft)}.outcome.stopped strong,.outcome.unfinished strong{color:var(--error)}.outcome.interrupted strong{color:var(--warning)}
.cards{list-style:none;display:grid;grid-template-columns:repeat(auto-fit,minmax(150px,1fr));gap:12px;padding:0;margin:20px 0}
.cards li,section{background:var(--card);border:1px solid var(--line);border-radius:8px;padding:14px 16px}
.cards span{display:block;color:var(--soft);font-size:13px}.cards b{font-size:24px;font-variant-numeric:tabular-nums}.cards small{font-size:13px;font-weight:400}.cards .error b{color:var(--error)}
.two{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,440px),1fr));gap:16px;margin-bottom:16px}section{min-width:0;margin:0}main>section{margin-bottom:16px}
svg{display:block;width:100%;height:auto}.bar{fill:var(--bar)}.bar.error{fill:var(--error)}.bar.warning{fill:var(--warning)}.bar.notice{fill:var(--notice)}
.grid{stroke:var(--line)}.axis{stroke:var(--soft)}.tick{fill:var(--soft);font-size:12px}.name{fill:var(--ink);font:12px ui-monospace,monospace}
table{border-collapse:collapse;width:100%;font-size:14px}caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
th,td{text-align:left;padding:5px 8px 5px 0;border-bottom:1px solid var(--line);vertical-align:top;overflow-wrap:anywhere}tbody th{font-weight:400}thead th{color:var(--soft);font-weight:600}.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
details{margin-top:10px}summary{cursor:pointer;color:var(--soft);font-size:14px}summary:focus-visible{outline:2px solid var(--bar);outline-offset:2px}
dl{margin:0}.about{display:grid;grid-template-columns:max-content 1fr;gap:4px 14px;font-size:14px}.about dt,.figures dt{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere}
.figures{display:flex;flex-wrap:wrap;gap:4px 20px;font-size:14px;font-variant-numeric:tabular-nums}
.legend{font-size:13px;color:var(--soft);margin:8px 0 0}.key{display:inline-block;width:10px;height:10px;border-radius:2px;margin:0 5px 0 8px}.key.error{background:var(--error)}.key.warning{background:var(--warning)}.key.notice{background:var(--notice)}
code{font:13px ui-monospace,monospace}
@media print{body{background:#fff}section,.cards li{break-inside:avoid}}
`;
