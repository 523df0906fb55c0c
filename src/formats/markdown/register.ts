import { LEVEL_NAMES, STRIDE_NAMES, type Impact } from '../../model/decision';
import { CONTROL_NAMES } from '../../model/mitigation';
import type { Row } from '../../engine/register/register';
import type { Writer } from '../report/format';
import { asideLine } from './aside';
import { blocks, markdown, type Markdown } from './text';
import {
  choiceInWords,
  controlInWords,
  inOneLine,
  numberInWords,
  printedRows,
  statusInWords,
} from '../report/words';

/** The mitigation register: what is done about each threat, and by which kind of control. */
export const MARKDOWN_REGISTER_WRITER: Writer = {
  id: 'markdown-register',
  title: 'Markdown register',
  group: 'Documents',
  extension: 'md',
  suffix: 'register',
  mediaType: 'text/markdown',
  write: (report, options) => {
    const md = markdown(options);
    const rows = printedRows(report, options);
    const lacking = rows.filter((row) => row.lacksPreventive);
    const note = `No preventive control in place: ${lacking.map(numberInWords).join(', ')}. A threat counts as mitigated only with one.`;
    return `${blocks(
      `# Mitigation register: ${md.inline(report.model.name)}`,
      md.table(
        ['#', 'STRIDE', 'Threat', 'Risk', 'Mitigation', 'Control type', 'Status'],
        rows.map((row) => [
          numberInWords(row),
          STRIDE_NAMES[row.category],
          threatCell(row, md),
          riskCell(row),
          inOneLine(row.mitigations.map(({ title }) => md.inline(title))),
          [...new Set(row.mitigations.map(({ control }) => CONTROL_NAMES[control]))].join(', '),
          statusInWords(row),
        ]),
      ),
      rows.length === 0 ? 'No threats.' : '',
      choiceInWords(report, options),
      asideLine(report, md),
      lacking.length === 0 ? '' : note,
    )}\n`;
  },
};

/** A hand-written threat may not say what it strikes; the others do. */
export function threatCell(row: Row, md: Markdown): string {
  const says = row.subjectName === '' || row.title.includes(row.subjectName);
  return md.inline(says ? row.title : `${row.title} (${row.subjectName})`);
}

/**
 * “High”, or with what is left after mitigations: “High, residual Low”. Under another scheme than the matrix the score
 * stands beside it: “High (11)”.
 */
export function riskCell(row: Row): string {
  const scored = (level: Impact, score: string): string =>
    score === '' ? LEVEL_NAMES[level] : `${LEVEL_NAMES[level]} (${score})`;
  const risk = scored(row.risk, row.score);
  return row.residual === null ? risk : `${risk}, residual ${scored(row.residual, row.residualScore)}`;
}

/** The controls against a threat, each with its kind and how far it is. */
export function mitigationCell(row: Row, md: Markdown): string {
  return row.mitigations
    .map((mitigation) => `${md.inline(mitigation.title)} (${controlInWords(mitigation)})`)
    .join('; ');
}
