import { LEVEL_NAMES, STRIDE_NAMES, type Impact } from '../../model/decision';
import { CONTROL_NAMES, inPlace } from '../../model/mitigation';
import { nameOf, type Model } from '../../model/model';
import type { Settings } from '../../model/scope';
import { clearingsOf } from '../../engine/judge/clearing';
import { dreadOf } from '../../engine/judge/rating';
import type { Row } from '../../engine/register/register';
import { adviceIn, type Advice } from '../report/advice';
import { SECTIONS, type ExportOptions, type Report, type Section, type Writer } from '../report/format';
import { analysisSection, anchorOf, evidenceOf, restInWords } from './analysis';
import { mitigationCell, riskCell, threatCell } from './register';
import { asideSection } from './aside';
import { diagramSection, inventorySection, scopeSection } from './scope';
import { blocks, bullets, listing, markdown, type Markdown } from './text';
import { document, inPieces, lines, type Block, type Pieces } from '../report/pieces';
import {
  asSentence,
  choiceInWords,
  controlInWords,
  currentRows,
  inOneLine,
  numberInWords,
  printedRows,
  statusInWords,
} from '../report/words';

/** The whole document: what the system is, what can go wrong, what is done about it, and what comes next. */
export const MARKDOWN_REPORT_WRITER: Writer = inPieces({
  id: 'markdown-report',
  title: 'Markdown report',
  group: 'Documents',
  extension: 'md',
  mediaType: 'text/markdown',
  pieces: (report, options) => reportMarkdown(report, options, markdown(options)),
});

/** The report in a Markdown of the caller's: one that shows its diagrams as pictures, for instance. */
export function reportMarkdown(report: Report, options: ExportOptions, md: Markdown): Pieces {
  const { model } = report;
  const rows = printedRows(report, options);
  const advice = adviceIn(model);
  const suggested = suggestionsIn(advice, md);
  const detailed = options.detail === 'sections' && options.sections.includes('register');
  const linked = detailed ? linkedTo(md, rows) : { ...md, linkTo: unlinked };
  const parts: Readonly<Record<Section, () => Iterable<Block>>> = {
    scope: () => [scopeSection(model, md)],
    diagram: () => diagramSection(report, options, md),
    inventory: () => [inventorySection(model, md)],
    analysis: () => analysisSection(report, rows, options, linked),
    *register() {
      yield* registerSection(rows, linked);
      yield RATED_BY[model.settings.rating];
      yield choiceInWords(report, options);
      if (detailed)
        for (const row of rows) yield threatSection(row, report, { advice, suggested }, options, md);
    },
    actions: () => actionSection(model, rows, advice, linked),
    accepted: () => [acceptedSection(currentRows(report, options), linked)],
    aside: () => [asideSection(report, md)],
    review: () => [reviewSection(model, md)],
  };
  function* all(): Iterable<Block> {
    yield `# Threat Model: ${md.inline(model.name)}`;
    for (const section of SECTIONS) if (options.sections.includes(section)) yield* parts[section]();
  }
  return document(all());
}

/** Under the register: what the numbers beside the risks are; the matrix has none. */
const RATED_BY: Readonly<Record<Settings['rating'], string>> = {
  matrix: '',
  dread: 'Risks are rated by DREAD where five factors were given (of 15), else by likelihood and impact.',
  cvss: 'Risks are rated by CVSS where a vector was given (of 10), else by likelihood and impact.',
};

/** Without a section for each threat there is nothing to link to. */
const unlinked = (_name: string, label: string): string => label;

/** Links to the threats that have a section; the others are named without one. */
function linkedTo(md: Markdown, rows: readonly Row[]): Markdown {
  const anchors = new Set(rows.map(anchorOf));
  return { ...md, linkTo: (name, label) => (anchors.has(name) ? md.linkTo(name, label) : label) };
}

function* registerSection(rows: readonly Row[], md: Markdown): Iterable<Block> {
  yield '## Risk Register';
  yield md.longTable(
    ['#', 'STRIDE', 'Threat', 'Likelihood', 'Impact', 'Risk', 'Mitigation', 'Status'],
    rows,
    (row) => [
      md.linkTo(anchorOf(row), numberInWords(row)),
      STRIDE_NAMES[row.category],
      threatCell(row, md),
      LEVEL_NAMES[row.likelihood],
      LEVEL_NAMES[row.impact],
      riskCell(row),
      mitigationCell(row, md),
      statusInWords(row),
    ],
  );
  if (rows.length === 0) yield 'No threats.';
}

function threatSection(
  row: Row,
  { model, prompts }: Report,
  { advice, suggested }: { readonly advice: Advice; readonly suggested: Suggestions },
  options: ExportOptions,
  md: Markdown,
): string {
  const { threat, own, decision } = row;
  const entry = (title: string, value: string): string[] => (value === '' ? [] : [`**${title}:** ${value}`]);
  const because = (threat?.because ?? []).map(
    ({ about, text }) => `${md.inline(nameOf(model, about))}: ${md.inline(text)}`,
  );
  const cleared = (threat ? clearingsOf(model, threat, 1) : []).map(
    ({ about, text }) => `${md.inline(text)} (${md.inline(nameOf(model, about))})`,
  );
  const evidence = options.evidenceNotes ? evidenceOf(row, prompts) : [];
  const where = row.subjectName === '' ? '' : ` on ${md.inline(row.subjectName)}`;
  return blocks(
    `${md.anchor(anchorOf(row))}### ${numberInWords(row)} ${md.inline(row.title)}`,
    `${asSentence(`${STRIDE_NAMES[row.category]}${where}`)} Risk: ${riskCell(row)} (likelihood ${LEVEL_NAMES[row.likelihood].toLowerCase()}, impact ${LEVEL_NAMES[row.impact].toLowerCase()}). Status: ${statusInWords(row)}.`,
    md.prose(own?.description ?? advice.sentence(row)),
    bullets([
      ...entry('Justification', md.inline(decision.justification)),
      ...entry('Owner', md.inline(decision.owner)),
      ...entry('Ticket', md.inline(decision.ticket)),
      ...entry('Review date', md.inline(decision.reviewBy)),
      ...entry('DREAD', dreadInWords(row)),
      ...entry('CVSS', md.inline(decision.cvss ?? '')),
      ...entry('Because', inOneLine(because)),
      ...entry('Why it matters', md.inline(advice.why(row))),
      ...entry('Cleared by', cleared.join('; ')),
      ...mitigationEntries(row, suggested, md),
      ...evidence.map(({ question, note }) => `**Evidence:** ${md.inline(question)} ${md.inline(note)}`),
      ...entry('References', references(row)),
    ]),
  );
}

function dreadInWords({ decision: { dread } }: Row): string {
  if (!dread) return '';
  const { total, risk } = dreadOf(dread);
  const { damage, reproducibility, exploitability, affected, discoverability } = dread;
  return `${total} of 15, ${LEVEL_NAMES[risk].toLowerCase()} (damage ${damage}, reproducibility ${reproducibility}, exploitability ${exploitability}, affected users ${affected}, discoverability ${discoverability})`;
}

/** What would help against a threat, in one line; nothing where nobody knows. */
type Suggestions = (row: Row) => string;

/** Most threats of a rule get the same advice, which is put into words once. */
function suggestionsIn(advice: Advice, md: Markdown): Suggestions {
  const known = new WeakMap<object, string>();
  return (row) => {
    const controls = advice.controls(row);
    let words = known.get(controls);
    if (words === undefined) {
      words = inOneLine(
        controls.map(({ text, control }) => `${md.inline(text)} (${CONTROL_NAMES[control].toLowerCase()})`),
      );
      known.set(controls, words);
    }
    return words;
  };
}

/** What is done; where nothing is yet, what would help. */
function mitigationEntries(row: Row, suggested: Suggestions, md: Markdown): string[] {
  if (row.mitigations.length === 0) {
    const words = suggested(row);
    return words === '' ? [] : [`**Suggested:** ${words}`];
  }
  const entries = row.mitigations.map((mitigation) => {
    const parts = [
      controlInWords(mitigation),
      mitigation.owner,
      mitigation.due === '' ? '' : `due ${mitigation.due}`,
      mitigation.ticket,
    ];
    const notes = mitigation.notes === '' ? '' : `: ${md.inline(mitigation.notes)}`;
    return `  - ${md.inline(mitigation.title)} (${parts
      .filter((part) => part !== '')
      .map(md.inline)
      .join(', ')})${notes}`;
  });
  const lacking = row.lacksPreventive ? ['  - No preventive control is in place yet.'] : [];
  return [`**Mitigations:**\n${[...entries, ...lacking].join('\n')}`];
}

function references({ threat }: Row): string {
  const { cwe = [], capec = [], asvs = [] } = threat?.rule ?? {};
  return [
    ...cwe.map((id) => `CWE-${id}`),
    ...capec.map((id) => `CAPEC-${id}`),
    ...asvs.map((id) => `ASVS ${id}`),
  ].join(', ');
}

const URGENCY: Readonly<Record<Impact, string>> = {
  critical: 'Critical, act now',
  high: 'High, this sprint',
  medium: 'Medium, next iteration',
  low: 'Low, when there is time',
};

/** What is left to do, the highest risk first. What follows from the drawing alone is counted, not listed, unless it is grave. */
function* actionSection(model: Model, rows: readonly Row[], advice: Advice, md: Markdown): Iterable<Block> {
  const pending = rows.filter(
    (row) => row.state !== 'gone' && (row.status === 'open' || row.status === 'mitigating'),
  );
  const listed = pending.filter(isWorthListing);
  const rest = pending.length - listed.length;
  const orphans = Object.values(model.mitigations).filter(
    (mitigation) => !inPlace(mitigation) && mitigation.threats.length === 0,
  );
  yield '## Prioritised Action Items';
  if (listed.length === 0 && rest === 0 && orphans.length === 0) yield 'Nothing is left to do.';
  // Readers count by themselves, so that a new item changes no other line; in plain text nobody would.
  const number = (i: number): number => (md.flavour === 'plain' ? i + 1 : 1);
  if (listed.length > 0) yield lines(listed, (row, i) => `${number(i)}. ${actionLine(row, advice, md)}`);
  if (rest > 0) yield restInWords(rest);
  if (orphans.length > 0)
    yield `Mitigations that serve no threat: ${asSentence(
      inOneLine(orphans.toSorted((a, b) => (a.id < b.id ? -1 : 1)).map((one) => md.inline(one.title))),
    )}`;
}

function isWorthListing(row: Row): boolean {
  if (row.tier !== 'baseline' || row.risk === 'critical' || row.risk === 'high') return true;
  return row.mitigations.length > 0 || row.decision.owner !== '' || row.decision.ticket !== '';
}

function actionLine(row: Row, advice: Advice, md: Markdown): string {
  const todo = row.mitigations
    .filter((mitigation) => !inPlace(mitigation))
    .map((mitigation) => `${md.inline(mitigation.title)} (${controlInWords(mitigation)})`);
  const [first] = row.mitigations.length === 0 ? advice.controls(row) : [];
  const step = todo.length > 0 ? todo.join('; ') : first ? md.inline(first.text) : 'decide';
  const owner = row.decision.owner === '' ? 'no owner' : `owner ${md.inline(row.decision.owner)}`;
  const ticket = row.decision.ticket === '' ? '' : `, ${md.inline(row.decision.ticket)}`;
  return `**${URGENCY[row.risk]}:** ${md.linkTo(anchorOf(row), numberInWords(row))} ${asSentence(md.inline(row.title))} Next: ${step}; ${owner}${ticket}.`;
}

function acceptedSection(rows: readonly Row[], md: Markdown): string {
  const accepted = rows.filter((row) => row.status === 'accepted');
  return blocks(
    '## Accepted Risks',
    md.table(
      ['Risk', 'Justification', 'Owner', 'Review date'],
      accepted.map((row) => [
        `${md.linkTo(anchorOf(row), numberInWords(row))} ${md.inline(row.title)} (${LEVEL_NAMES[row.risk]})`,
        ...[row.decision.justification, row.decision.owner, row.decision.reviewBy].map(md.inline),
      ]),
    ),
    accepted.length === 0 ? 'No risk has been accepted.' : '',
  );
}

function reviewSection({ review }: Model, md: Markdown): string {
  return blocks(
    '## Review Schedule',
    bullets([
      `Next review: ${md.inline(review.next) || 'not set'}`,
      listing(
        'Review triggers:',
        review.triggers.length === 0 ? ['none named'] : review.triggers.map(md.inline),
      ),
    ]),
  );
}
