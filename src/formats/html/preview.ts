import type { ExportOptions, Report, Writer } from '../report/format';
import { headOf, htmlReport } from './report';
import { htmlPieces } from './text';
import { piecesOf, type Pieces } from '../report/pieces';

/** Letters of HTML after which a preview ends: some forty pages, which a browser lays out in a moment. */
const LONGEST = 200_000;
/** A picture of more things is left out: it would take longer than everything else. */
const MOST_DRAWN = 200;

/** A page that stands in the attribute of its frame has this address. */
const IN_FRAME = { addresses: 'text', page: 'about:srcdoc' } as const;

/** Whether what a writer writes can be seen as a page. */
export function hasPage({ mediaType }: Pick<Writer, 'mediaType'>): boolean {
  return mediaType === 'text/markdown' || mediaType === 'text/html';
}

/**
 * What a reader of a document will see, as a page of its own: the words and the order are those of the file, diagrams are
 * pictures where the reader draws them, and no address leads out of it. The beginning only, where the document is long.
 */
export function* previewPage(writer: Writer, report: Report, options: ExportOptions): Pieces {
  yield headOf(report.model.name, []);
  let length = 0;
  for (const piece of shownBy(writer, report, options)) {
    yield piece;
    length += piece.length;
    if (length > LONGEST) {
      // Where no table is open, readers pass over its end.
      yield '</tbody></table><p><em>The preview ends here. The file goes on.</em></p>';
      break;
    }
  }
  yield '</main>\n</body>\n</html>\n';
}

function shownBy(writer: Writer, report: Report, options: ExportOptions): Pieces {
  const isReport = writer.id === 'markdown-report' || writer.id === 'html';
  if (isReport && (writer.id === 'html' || options.flavour !== 'plain'))
    return htmlReport(report, options, { ...IN_FRAME, mostDrawn: MOST_DRAWN });
  const flavour = options.flavour === 'plain' ? 'plain' : 'github';
  return htmlPieces(piecesOf(writer, report, { ...options, flavour, issueText: false }), IN_FRAME);
}
