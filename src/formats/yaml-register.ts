import { STRIDE_NAMES, type Stride } from '../model/decision';
import { dreadOf } from '../engine/judge/rating';
import type { Row } from '../engine/register/register';
import { adviceIn, type Advice } from './report/advice';
import type { Writer } from './report/format';
import { inOneLine, printedRows } from './report/words';
import { list, map, number, text, word, yamlText, type YamlEntry, type YamlNode } from './report/yaml-text';

/**
 * The risk register as other programs read it: threats with one mitigation each, field for field as is usual. Scores are
 * added only where somebody gave them.
 */
export const YAML_REGISTER_WRITER: Writer = {
  id: 'yaml-register',
  title: 'YAML register',
  group: 'Data',
  extension: 'yaml',
  suffix: 'register',
  mediaType: 'application/yaml',
  write: (report, options) => {
    const advice = adviceIn(report.model);
    return `${yamlText([['threats', list(printedRows(report, options).map((row) => threat(row, advice)))]])}\n`;
  },
};

function threat(row: Row, advice: Advice): YamlNode {
  return map([
    ['id', fixed(row.number > 0 ? `T${String(row.number).padStart(3, '0')}` : 'T000')],
    ['component', text(row.subjectName)],
    ['threat', fixed(CATEGORY[row.category])],
    ['description', text(row.own?.description || advice.sentence(row) || row.title)],
    ['risk', fixed(row.risk.toUpperCase())],
    ...scores(row),
    [
      'mitigation',
      map([
        ['control', text(inOneLine(row.mitigations.map(({ title }) => title)))],
        ['status', word(statusOf(row))],
        ['ticket', text(ticketsOf(row))],
      ]),
    ],
  ]);
}

/** What the threat was scored, where it was. */
function scores({ decision: { dread, cvss = '', cvssScore } }: Row): readonly YamlEntry[] {
  const vector: YamlEntry[] = cvss === '' ? [] : [['vector', text(cvss)]];
  const score: YamlEntry[] = cvssScore === undefined ? [] : [['score', number(cvssScore)]];
  return [
    ...(dread ? [['dread', number(dreadOf(dread).total)] satisfies YamlEntry] : []),
    ...(vector.length + score.length > 0 ? [['cvss', map([...score, ...vector])] satisfies YamlEntry] : []),
  ];
}

/** Words of a fixed list that every reader of YAML takes for text as they stand. */
const fixed = (written: string): YamlNode => ({ is: 'bare', written });

const CATEGORY: Readonly<Record<Stride, string>> = {
  S: STRIDE_NAMES.S,
  T: STRIDE_NAMES.T,
  R: STRIDE_NAMES.R,
  I: 'Information Disclosure',
  D: 'Denial of Service',
  E: 'Elevation of Privilege',
};

/** How far the mitigation is: that of the decision where it settles the matter, else that of the controls together. */
function statusOf(row: Row): string {
  if (
    row.status === 'accepted' ||
    row.status === 'transferred' ||
    row.status === 'deferred' ||
    row.status === 'not-applicable'
  )
    return row.status;
  const states = new Set(row.mitigations.map(({ status }) => status));
  if (states.size === 0) return row.status === 'mitigated' ? 'implemented' : 'todo';
  if (states.size === 1) return [...states][0] ?? 'todo';
  return states.has('todo') || states.has('in-progress') ? 'in-progress' : 'implemented';
}

/** The tickets of the mitigations, or the one of the decision. */
function ticketsOf(row: Row): string {
  const tickets = [...row.mitigations.map(({ ticket }) => ticket), row.decision.ticket].filter(
    (ticket) => ticket !== '',
  );
  return [...new Set(tickets)].join(', ');
}
