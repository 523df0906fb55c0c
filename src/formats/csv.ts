import { LEVEL_NAMES, STRIDE_NAMES, type Decision, type Impact } from '../model/decision';
import { CONTROL_NAMES } from '../model/mitigation';
import { nameOf, type Model } from '../model/model';
import { dreadOf } from '../engine/judge/rating';
import type { Row } from '../engine/register/register';
import { adviceIn, type Advice } from './report/advice';
import type { ExportOptions, Writer } from './report/format';
import { inPieces } from './report/pieces';
import {
  asSentence,
  controlInWords,
  inOneLine,
  numberInWords,
  printedRows,
  statusInWords,
} from './report/words';

/**
 * The register as a table for spreadsheets and ticket trackers: RFC 4180, every field quoted, a byte order mark so
 * that Excel reads UTF-8, and no cell that a spreadsheet would run.
 */
export const CSV_WRITER: Writer = inPieces({
  id: 'csv',
  title: 'CSV',
  group: 'Data',
  extension: 'csv',
  mediaType: 'text/csv',
  *pieces(report, options) {
    const { model } = report;
    const known = { model, advice: adviceIn(model) };
    const columns = options.columns === 'jira' ? TICKET_COLUMNS : COLUMNS;
    const line = (cells: readonly string[]): string =>
      `${cells.map((cell) => field(cell, options)).join(',')}\r\n`;
    yield `\ufeff${line(columns.map(({ title }) => title))}`;
    for (const row of printedRows(report, options)) yield line(columns.map(({ of }) => of(row, known)));
  },
});

interface Known {
  readonly model: Model;
  readonly advice: Advice;
}

interface Column {
  /** Without punctuation: importers map columns by their titles. */
  readonly title: string;
  readonly of: (row: Row, known: Known) => string;
}

const SUMMARY: Column = {
  title: 'Summary',
  of: (row) => `[${numberInWords(row)}] ${STRIDE_NAMES[row.category]}: ${row.title}`.replace(/\s+/g, ' '),
};

const COLUMNS: readonly Column[] = [
  { title: 'ID', of: numberInWords },
  SUMMARY,
  { title: 'STRIDE', of: (row) => STRIDE_NAMES[row.category] },
  { title: 'Threat', of: (row) => row.title },
  { title: 'Element', of: (row) => row.subjectName },
  { title: 'Likelihood', of: (row) => LEVEL_NAMES[row.likelihood] },
  { title: 'Impact', of: (row) => LEVEL_NAMES[row.impact] },
  { title: 'Risk', of: (row) => LEVEL_NAMES[row.risk] },
  { title: 'Residual risk', of: (row) => (row.residual === null ? '' : LEVEL_NAMES[row.residual]) },
  // Empty where nothing was scored. Which of them gives the risk is a setting of the model.
  { title: 'DREAD', of: ({ decision: { dread } }) => (dread ? String(dreadOf(dread).total) : '') },
  { title: 'CVSS', of: ({ decision: { cvssScore } }) => cvssScore?.toFixed(1) ?? '' },
  { title: 'CVSS vector', of: (row) => row.decision.cvss ?? '' },
  { title: 'Mitigation', of: (row) => inOneLine(row.mitigations.map(({ title }) => title)) },
  {
    title: 'Control type',
    of: (row) => [...new Set(row.mitigations.map(({ control }) => CONTROL_NAMES[control]))].join(', '),
  },
  { title: 'Status', of: statusInWords },
  { title: 'Owner', of: (row) => row.decision.owner },
  { title: 'Ticket', of: (row) => row.decision.ticket },
  { title: 'Justification', of: (row) => row.decision.justification },
  { title: 'Review date', of: (row) => row.decision.reviewBy },
  { title: 'CWE', of: (row) => (row.threat?.rule.cwe ?? []).map((id) => `CWE-${id}`).join(', ') },
  { title: 'Description', of: description },
  { title: 'External id', of: (row) => row.key },
];

/** Jira's own names, the usual ones of its import. Several labels are several columns of the same title. */
const PRIORITY: Readonly<Record<Impact, string>> = {
  critical: 'Highest',
  high: 'High',
  medium: 'Medium',
  low: 'Low',
};
const TICKET_COLUMNS: readonly Column[] = [
  SUMMARY,
  { title: 'Issue Type', of: () => 'Task' },
  { title: 'Priority', of: (row) => PRIORITY[row.risk] },
  { title: 'Assignee', of: (row) => row.decision.owner },
  { title: 'Due date', of: (row) => row.decision.reviewBy },
  { title: 'Labels', of: () => 'threat-model' },
  { title: 'Labels', of: (row) => `stride-${STRIDE_NAMES[row.category].toLowerCase().replaceAll(' ', '-')}` },
  {
    title: 'Labels',
    of: (row) =>
      `threat-${statusInWords(row)
        .toLowerCase()
        .replace(/[^a-z]+/g, '-')
        .replace(/-$/, '')}`,
  },
  { title: 'Description', of: description },
  // The same at each export, so that a second import can find the ticket again.
  { title: 'External id', of: (row) => row.key },
];

/** The threat as a ticket tells it: what makes it true, why it matters, what is done about it. */
function description(row: Row, { model, advice }: Known): string {
  const because = (row.threat?.because ?? []).map(({ about, text }) => `${nameOf(model, about)}: ${text}`);
  const controls = row.mitigations.map(
    (mitigation) => `- ${mitigation.title} (${controlInWords(mitigation)})`,
  );
  return [
    row.own?.description || advice.sentence(row) || row.title,
    because.length === 0 ? '' : `Because ${asSentence(inOneLine(because))}`,
    advice.why(row),
    scoresInWords(row.decision),
    controls.length === 0 ? '' : `Mitigations:\n${controls.join('\n')}`,
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** “DREAD: 13 of 15. CVSS: 9.8 (CVSS:3.1/AV:N/...).” */
function scoresInWords({ dread, cvss = '', cvssScore }: Decision): string {
  return [
    dread ? `DREAD: ${dreadOf(dread).total} of 15.` : '',
    cvss === ''
      ? ''
      : asSentence(`CVSS: ${cvssScore === undefined ? cvss : `${cvssScore.toFixed(1)} (${cvss})`}`),
  ]
    .filter((part) => part !== '')
    .join(' ');
}

/** The most that a cell of Excel holds. */
const LONGEST = 32_767;
const CUT = ' … (cut; the whole text is in the YAML model)';

/** Signs with which a cell becomes a formula, also in their full-width forms. */
const FORMULA = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^ *\p{Cc}/u;

function field(value: string, { spreadsheetSafe }: ExportOptions): string {
  const guarded = spreadsheetSafe && FORMULA.test(value) ? `'${value}` : value;
  const short =
    guarded.length > LONGEST ? guarded.slice(0, LONGEST - CUT.length).replace(/\p{Cs}$/u, '') + CUT : guarded;
  return `"${short.replaceAll('"', '""')}"`;
}
