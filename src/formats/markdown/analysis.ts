import { KIND_NAMES } from '../../model/element';
import { LEVEL_NAMES, STRIDE, STRIDE_NAMES, type Stride } from '../../model/decision';
import { boundariesCrossed } from '../../model/graph';
import type { ThingId } from '../../model/id';
import { nameOf, thing, type Model } from '../../model/model';
import type { Look } from '../../model/scope';
import type { Row } from '../../engine/register/register';
import { outOfScope, type SetAside } from '../../engine/register/set-aside';
import type { Addressed } from '../../engine/threat';
import type { ExportOptions, Prompt, Report } from '../report/format';
import { blocks, bullets, type Markdown } from './text';
import type { Block, Pieces } from '../report/pieces';
import {
  asSentence,
  counted,
  crossingsInWords,
  currentRows,
  endsInWords,
  inOneLine,
  numberInWords,
  statusInWords,
  zoneInWords,
} from '../report/words';
import { elementsInStory, flowsInStory } from '../report/story';

/** Every component, and every flow that crosses a boundary, by the six categories: what was found, and what was not. */
export function* analysisSection(
  report: Report,
  rows: readonly Row[],
  options: ExportOptions,
  md: Markdown,
): Iterable<Block> {
  const { model } = report;
  const found: Found = {
    rows: grouped(rows, (row) => row.subject ?? ''),
    all: grouped(currentRows(report, options), (row) => row.subject ?? ''),
    addressed: grouped(report.addressed, (one) => one.subject),
    looks: grouped(Object.values(model.looks), (look) => look.on),
    setAside: grouped([...report.setAside.values()], ({ threat }) => threat.subject),
  };
  const subjects = subjectsOf(model, found);
  const evidence = options.evidenceNotes ? report.prompts : [];
  yield '## STRIDE Analysis';
  if (subjects.length === 0) yield 'Nothing to analyse yet.';
  if (options.coverage && subjects.length > 0) yield grid(model, subjects, found, md);
  for (const subject of subjects) yield subjectSection(model, subject, found, evidence, md);
  yield wholeSystem(found, evidence, md);
}

interface Found {
  /** What is listed. */
  readonly rows: ReadonlyMap<string, readonly Row[]>;
  /** What there is, listed or not. */
  readonly all: ReadonlyMap<string, readonly Row[]>;
  readonly addressed: ReadonlyMap<string, readonly Addressed[]>;
  readonly looks: ReadonlyMap<string, readonly Look[]>;
  readonly setAside: ReadonlyMap<string, readonly SetAside[]>;
}

/** The components, the flows that cross, and whatever else a threat strikes. */
function subjectsOf(model: Model, found: Found): readonly ThingId[] {
  const elements = elementsInStory(model).map((element) => element.id);
  const flows = flowsInStory(model).filter(
    (flow) => boundariesCrossed(model, flow).length > 0 || found.all.has(flow.id),
  );
  const others = [...found.all.keys()].filter((id) => model.boundaries[id] ?? model.notes[id]).toSorted();
  return [...elements, ...flows.map((flow) => flow.id), ...others];
}

/** The grid: who, by what, how far. */
function grid(model: Model, subjects: readonly ThingId[], found: Found, md: Markdown): Pieces {
  return md.longTable(['Element', ...STRIDE], subjects, (subject) => [
    md.inline(nameOf(model, subject)),
    ...STRIDE.map((category) => cell(subject, category, found)),
  ]);
}

function cell(subject: ThingId, category: Stride, found: Found): string {
  const rows = among(found.all, subject, category);
  const open = rows.filter((row) => row.status === 'open').length;
  if (open > 0) return `${open} open`;
  if (rows.length > 0)
    return rows.every((row) => row.status === 'not-applicable') ? 'Not applicable' : 'Decided';
  if (addressedIn(found, subject, category).length > 0) return 'By design';
  if (looksIn(found, subject, category).length > 0) return 'Looked at';
  return asideIn(found, subject, category) > 0 ? 'Set aside' : '–';
}

function subjectSection(
  model: Model,
  subject: ThingId,
  found: Found,
  prompts: readonly Prompt[],
  md: Markdown,
): string {
  const entries = STRIDE.map((category) => {
    const rows = among(found.rows, subject, category);
    const hidden = among(found.all, subject, category).length - rows.length;
    const addressed = addressedIn(found, subject, category);
    const aside = asideIn(found, subject, category);
    const lines = [
      ...rows.map((row) => `${rowLine(row, md)}${evidenceLines(row, prompts, md)}`),
      ...(hidden === 0 ? [] : [`${counted(hidden, 'threat')} not listed.`]),
      ...(addressed.length === 0
        ? []
        : [
            asSentence(
              `Addressed by design: ${inOneLine([...new Set(addressed.map(({ by }) => md.inline(by)))])}`,
            ),
          ]),
      ...looksIn(found, subject, category).map((look) => lookLine(look, md)),
      ...(aside === 0 ? [] : [`${counted(aside, 'threat')} set aside.`]),
    ];
    const [only] = lines;
    if (lines.length === 1 && only !== undefined && !only.includes('\n'))
      return `**${STRIDE_NAMES[category]}:** ${only}`;
    return lines.length === 0
      ? `**${STRIDE_NAMES[category]}:** nothing raised.`
      : `**${STRIDE_NAMES[category]}:**\n${lines.map((line) => `  - ${line}`).join('\n')}`;
  });
  return blocks(
    `### ${md.inline(nameOf(model, subject)) || 'No name'}`,
    whatItIs(model, subject, md),
    bullets(entries),
  );
}

/** “Process in Application.”, “Data flow, User browser → WAF; crosses Internet, DMZ.” */
function whatItIs(model: Model, subject: ThingId, md: Markdown): string {
  const found = thing(model, subject);
  const told = (...parts: readonly string[]): string =>
    asSentence(inOneLine(outOfScope(model, subject) ? [...parts, 'out of scope'] : parts));
  switch (found?.is) {
    case 'element': {
      const zone =
        found.record.boundary === null
          ? 'outside every trust boundary'
          : `in ${md.inline(zoneInWords(model, subject))}`;
      return told(`${KIND_NAMES[found.record.kind]} ${zone}`);
    }
    case 'flow': {
      const crossed = crossingsInWords(model, found.record);
      const crossing =
        crossed.length === 0 ? 'crosses no trust boundary' : `crosses ${crossed.map(md.inline).join(', ')}`;
      return told(`Data flow, ${md.inline(endsInWords(model, found.record))}`, crossing);
    }
    case 'boundary':
      return 'Trust boundary.';
    case 'note':
    case undefined:
      return '';
  }
}

function rowLine(row: Row, md: Markdown): string {
  const number = numberInWords(row);
  return `${md.linkTo(anchorOf(row), number)} ${md.inline(row.title)} (${statusInWords(row)}, ${LEVEL_NAMES[row.risk]})`;
}

/** Notes on evidence below a threat, with the questions that they answer. */
function evidenceLines(row: Row, prompts: readonly Prompt[], md: Markdown): string {
  return evidenceOf(row, prompts)
    .map(({ question, note }) => `\n    - ${md.inline(question)} ${md.inline(note)}`)
    .join('');
}

/** “Looked at on 2026-05-12 by Dee, nothing found: behind the VPN.” */
function lookLine({ at, by, note }: Look, md: Markdown): string {
  const day = at.slice(0, 10);
  return `Looked at${day === '' ? '' : ` on ${md.inline(day)}`}${by === '' ? '' : ` by ${md.inline(by)}`}, nothing found${note === '' ? '.' : `: ${asSentence(md.inline(note))}`}`;
}

/** What people noted for a threat, in the order of the questions; a note on a question that is gone keeps its id. */
export function evidenceOf(
  row: Row,
  prompts: readonly Prompt[],
): readonly { readonly question: string; readonly note: string }[] {
  if (prompts.length === 0) return [];
  const order = (id: string): number => {
    const index = prompts.findIndex((prompt) => prompt.id === id);
    return index < 0 ? prompts.length : index;
  };
  return Object.entries(row.decision.evidence)
    .filter(([, note]) => note.trim() !== '')
    .toSorted(([a], [b]) => order(a) - order(b) || (a < b ? -1 : 1))
    .map(([id, note]) => ({ question: prompts[order(id)]?.question ?? `${id}:`, note }));
}

/** Threats that strike no single thing, and those whose thing is gone. */
function wholeSystem(found: Found, prompts: readonly Prompt[], md: Markdown): string {
  const rows = found.rows.get('') ?? [];
  if (rows.length === 0) return '';
  return blocks(
    '### The system as a whole',
    bullets(
      rows.map(
        (row) => `**${STRIDE_NAMES[row.category]}:** ${rowLine(row, md)}${evidenceLines(row, prompts, md)}`,
      ),
    ),
  );
}

/** Where a threat's section stands: `t-007`. */
export function anchorOf(row: Row): string {
  return numberInWords(row).toLowerCase().replace('–', '0');
}

/** “3 more baseline threats”, told in words. */
export function restInWords(count: number): string {
  return `${counted(count, 'more threat')} of medium or low risk ${count === 1 ? 'follows' : 'follow'} from the drawing alone and ${count === 1 ? 'is' : 'are'} undecided; see the risk register.`;
}

function among(rows: Found['rows'], subject: ThingId, category: Stride): readonly Row[] {
  return (rows.get(subject) ?? []).filter((row) => row.category === category);
}

function asideIn(found: Found, subject: ThingId, category: Stride): number {
  return (found.setAside.get(subject) ?? []).filter(({ threat }) => threat.category === category).length;
}

function looksIn(found: Found, subject: ThingId, category: Stride): readonly Look[] {
  return (found.looks.get(subject) ?? []).filter((look) => look.category === category);
}

function addressedIn(found: Found, subject: ThingId, category: Stride): readonly Addressed[] {
  return (found.addressed.get(subject) ?? []).filter((one) => one.category === category);
}

function grouped<T>(list: readonly T[], key: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of list) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}
