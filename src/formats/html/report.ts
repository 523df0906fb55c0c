import type { ExportOptions, Report, Writer } from '../report/format';
import { placesOn } from '../../model/place';
import { escaped, htmlPieces, type Around, type Part } from './text';
import { reportMarkdown } from '../markdown/report';
import { markdown } from '../markdown/text';
import { writeNative } from '../native/write';
import { inPieces, piecesOf, type Pieces } from '../report/pieces';
import { picture } from '../svg/svg';
import { HTML_STYLE } from './style';

/**
 * The report as one page that needs nothing else: pictures are in it, no script runs, and nothing is loaded. It prints
 * well, and carries the model, so that who gets it can import it again.
 */
export const HTML_WRITER: Writer = inPieces({
  id: 'html',
  title: 'HTML report',
  group: 'Documents',
  extension: 'html',
  mediaType: 'text/html',
  *pieces(report, options) {
    // The contents come first in the page, and are known last.
    const parts: Part[] = [];
    const body: string[] = [];
    for (const piece of htmlReport(report, options, { onPart: (part) => parts.push(part) })) {
      body.push(piece);
      yield '';
    }
    yield headOf(report.model.name, parts);
    yield* body;
    yield `<details>
<summary>The model as YAML, to import it again</summary>
<pre>`;
    yield escaped(writeNative(report.model));
    yield `</pre>
</details>
</main>
</body>
</html>
`;
  },
});

/** A page up to where its text begins, with links to its parts if there are any. */
export function headOf(name: string, parts: readonly Part[]): string {
  const contents = parts.map(({ id, title }) => `<li><a href="#${id}">${title}</a></li>`).join('');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<title>Threat Model: ${escaped(name.replace(/[\s\p{Cc}]+/gu, ' ').trim())}</title>
<style>${HTML_STYLE}</style>
</head>
<body>
${contents === '' ? '' : `<nav aria-label="Contents"><ul>${contents}</ul></nav>\n`}<main>
`;
}

/** The report as HTML, without the page around it. A diagram of more than `mostDrawn` things is named, not shown. */
export function htmlReport(
  report: Report,
  options: ExportOptions,
  { mostDrawn = Infinity, ...around }: Omit<Around, 'insert'> & { readonly mostDrawn?: number } = {},
): Pieces {
  const readable: ExportOptions = { ...options, flavour: 'github', issueText: false };
  const md = { ...markdown(readable), picture: (diagram: string) => `{{${diagram}}}` };
  let pictures = 0;
  return htmlPieces(reportMarkdown(report, readable, md), {
    ...around,
    *insert(diagram) {
      if (placesOn(report.model, diagram).length > mostDrawn) {
        yield '<p><em>The picture is too large to be shown here. It is in the file.</em></p>';
        return;
      }
      pictures += 1;
      yield '<figure>';
      yield* picture({ ...report, diagram }, options, pictures === 1 ? '' : `-${pictures}`);
      yield '</figure>';
    },
  });
}

/** A document as rich text: what a wiki or a word processor takes from the clipboard. Diagrams are lists there. */
export function richText(writer: Writer, report: Report, options: ExportOptions): Pieces {
  return htmlPieces(piecesOf(writer, report, { ...options, flavour: 'plain', issueText: false }));
}
