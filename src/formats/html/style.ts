/** The look of the report as a page, on screen in both themes and on paper. */
export const HTML_STYLE = `
:root { --ground: #fff; --text: #191d23; --muted: #5c6573; --line: #d5dae1; --head: #f3f5f8; --link: #1f55c4;
  --low: #43556a; --medium: #6b4c00; --high: #8f3705; --critical: #7d0f2b; }
@media (prefers-color-scheme: dark) { :root { --ground: #111316; --text: #eceef1; --muted: #959eac; --line: #343a43;
  --head: #1c2026; --link: #8fb2ff; --low: #b3c4d6; --medium: #f0cf72; --high: #ffb284; --critical: #ff8fa3; } }
* { box-sizing: border-box; }
html { scroll-behavior: smooth; }
body { margin: 0; background: var(--ground); color: var(--text);
  font: 15px/1.55 -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif; }
main { max-width: 1040px; margin: 0 auto; padding: 24px 32px 64px; }
nav { position: sticky; top: 0; background: var(--ground); border-bottom: 1px solid var(--line); z-index: 1; }
nav ul { display: flex; flex-wrap: wrap; gap: 4px 20px; max-width: 1040px; margin: 0 auto; padding: 10px 32px; list-style: none; }
nav a { font-size: 13px; text-decoration: none; }
h1 { font-size: 28px; line-height: 1.2; margin: 8px 0 24px; }
h2 { font-size: 21px; margin: 40px 0 12px; padding-bottom: 6px; border-bottom: 1px solid var(--line); }
h3 { font-size: 16px; margin: 28px 0 6px; }
h2, h3 { scroll-margin-top: 56px; overflow-wrap: anywhere; }
a { color: var(--link); }
p, li, td { overflow-wrap: anywhere; }
ul, ol { padding-left: 22px; margin: 8px 0; }
li { margin: 2px 0; }
figure { margin: 16px 0; overflow-x: auto; border: 1px solid var(--line); border-radius: 8px; }
figure svg { display: block; max-width: 100%; height: auto; margin: 0 auto; }
table { border-collapse: collapse; width: 100%; margin: 12px 0; font-size: 13.5px; line-height: 1.45; }
th, td { text-align: left; vertical-align: top; padding: 6px 10px; border: 1px solid var(--line); }
th { background: var(--head); font-weight: 600; }
td:first-child { white-space: nowrap; overflow-wrap: normal; }
td.low { color: var(--low); } td.medium { color: var(--medium); }
td.high { color: var(--high); font-weight: 600; } td.critical { color: var(--critical); font-weight: 700; }
pre { overflow: auto; padding: 12px; background: var(--head); border-radius: 6px; font: 12px/1.5 ui-monospace, Menlo, Consolas, monospace; }
details { margin-top: 48px; color: var(--muted); }
summary { cursor: pointer; }
@media print {
  @page { margin: 16mm 14mm; }
  :root { --ground: #fff; --text: #000; --muted: #444; --line: #bbb; --head: #f0f0f0; --link: #000;
    --low: #333; --medium: #5a4000; --high: #7a2c00; --critical: #6d0020; }
  body { font-size: 10.5pt; }
  main { max-width: none; padding: 0; }
  nav, details { display: none; }
  a { text-decoration: none; }
  table { font-size: 9pt; }
  thead { display: table-header-group; }
  tr, figure { break-inside: avoid; }
  h1, h2, h3 { break-after: avoid; }
  figure { border: 0; overflow: visible; }
}
`;
