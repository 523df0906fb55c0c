import type { ExportOptions, Report, Writer } from './format';
import { escaped, htmlOf } from './html-text';
import { reportMarkdown } from './markdown-report';
import { markdown } from './markdown-text';
import { writeNative } from './native-write';
import { SVG_WRITER } from './svg';
import { HTML_STYLE } from './html-style';

/**
 * The report as one page that needs nothing else: pictures are in it, no script runs, and nothing is loaded. It prints
 * well, and carries the model, so that who gets it can import it again.
 */
export const HTML_WRITER: Writer = {
  id: 'html',
  title: 'HTML report',
  group: 'Documents',
  extension: 'html',
  mediaType: 'text/html',
  write: (report, options) => {
    const { body, parts } = htmlReport(report, options);
    const name = escaped(report.model.name.replace(/[\s\p{Cc}]+/gu, ' ').trim());
    const contents = parts.map(({ id, title }) => `<li><a href="#${id}">${title}</a></li>`).join('');
    return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<title>Threat Model: ${name}</title>
<style>${HTML_STYLE}</style>
</head>
<body>
<nav aria-label="Contents"><ul>${contents}</ul></nav>
<main>
${body}<details>
<summary>The model as YAML, to import it again</summary>
<pre>${escaped(writeNative(report.model))}</pre>
</details>
</main>
</body>
</html>
`;
  },
};

/** The report as HTML, without the page around it. */
export function htmlReport(report: Report, options: ExportOptions): ReturnType<typeof htmlOf> {
  const readable: ExportOptions = { ...options, flavour: 'github', issueText: false };
  const md = { ...markdown(readable), picture: (diagram: string) => `{{${diagram}}}` };
  let pictures = 0;
  return htmlOf(reportMarkdown(report, readable, md), {
    insert: (diagram) => {
      pictures += 1;
      return `<figure>${svgOf(report, diagram, options, pictures)}</figure>`;
    },
  });
}

/** The picture of a diagram. Ids are of the whole page, so each picture has its own. */
function svgOf(report: Report, diagram: string, options: ExportOptions, number: number): string {
  const svg = SVG_WRITER.write({ ...report, diagram }, options).trimEnd();
  return number === 1 ? svg : svg.replaceAll(/drawing-(title|description)/g, `drawing-$1-${number}`);
}

/** A document as rich text: what a wiki or a word processor takes from the clipboard. Diagrams are lists there. */
export function richText(writer: Writer, report: Report, options: ExportOptions): string {
  return htmlOf(writer.write(report, { ...options, flavour: 'plain', issueText: false })).body;
}
