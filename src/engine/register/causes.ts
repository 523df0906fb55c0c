import type { Subject } from '../../model/property';
import type { Flow } from '../../model/flow';
import type { SubjectId, ThingId } from '../../model/id';
import type { Model } from '../../model/model';
import { causeInWords } from './cause-words';
import { controlOf, propertyBehind } from '../judge/control';
import { listed } from '../facts/naming';
import { movedTo, type Memory } from '../sight/memory';
import type { Row } from './register';
import type { Rule } from '../rule';
import { isOpen } from './rows';
import { titleOf } from '../judge/title';
import { viewOf, type View } from '../sight/view';

/**
 * The calm view of a register: one card for one cause. What is missing once is said once, with everything that follows
 * from it; what is typical for a technology is one card for each threat, over all things that it is typical for; what
 * follows from shape and place alone is one card for each kind of thing.
 */
export interface Card {
  /** Stays the same while the cause does: `encrypted@f-1`, `typical:xss`, `drawing:process`, `own:t-1`, `gone`. */
  readonly id: string;
  /**
   * 'cause': facts known to be bad; 'own': written by hand; 'typical': usual for what the things are, nobody has said whether
   * the control is there; 'drawing': shape and place alone; 'gone': nothing raises it any more.
   */
  readonly kind: 'cause' | 'own' | 'typical' | 'drawing' | 'gone';
  /** One sentence without a full stop: “Requests is not encrypted”. */
  readonly cause: string;
  /** The thing that has the cause: where a remedy is set. Null for several things, or none. */
  readonly about: ThingId | null;
  /** What matters most of it, in the order of the register: deciding on a row moves nothing. */
  readonly lead: FoldedRow;
  /** Everything else that follows, in the same order. */
  readonly consequences: readonly FoldedRow[];
  /** Threats in the card, and how many of them nobody has decided. */
  readonly count: number;
  readonly open: number;
}

/**
 * One line that may stand for several rows: the same threat on the two directions of one conversation or on flows
 * side by side, or, where nothing is known to be bad, on several things. Numbers and decisions stay with the rows.
 */
export interface FoldedRow {
  /** The key of its first row. */
  readonly id: string;
  /** The row's own title, or one that names all things. */
  readonly title: string;
  readonly lead: Row;
  /** At least one; the lead first. */
  readonly rows: readonly Row[];
}

/** Cards shown before “show more”. */
export const FIRST_CARDS = 20;

/**
 * The cards of a register, from its rows in their order: causes and hand-written threats as their lead stands in the
 * register, then what is typical, then the drawing, then what is gone. Rows that were filtered out beforehand are simply not there, so a new
 * row moves no card that it has no part in.
 */
export function causesOf(model: Model, rows: readonly Row[]): readonly Card[] {
  return createCauses()(model, rows);
}

/** `causesOf`, for one register after another: a card of which nothing changed is the same object. */
export function createCauses(): typeof causesOf {
  let memory: Memory | null = null;
  let known: ReadonlyMap<string, Known> = new Map();
  return (model, rows) => {
    const view = (memory = movedTo(model, memory));
    // In the order of their first rows, which are their leads.
    const groups = new Map<string, Row[]>();
    for (const row of rows) addTo(groups, marksOf(model, row).cause, row);
    const next = new Map<string, Known>();
    const sections: Card[][] = [[], [], [], []];
    for (const [id, group] of groups) {
      const last = known.get(id);
      const one = last && isSameList(last.rows, group) ? stillRight(view, last) : null;
      const now = one ?? { rows: group, card: cardOf(model, view, id, group) };
      next.set(id, now);
      sections[SECTION[now.card.kind]]!.push(now.card);
    }
    known = next;
    return sections.flat();
  };
}

interface Known {
  readonly rows: readonly Row[];
  readonly card: Card;
}

/** A card of the same rows as before, unless its sentence, which may name what no row is about, reads otherwise now. */
function stillRight(view: View, known: Known): Known | null {
  const { kind, lead, cause } = known.card;
  return kind !== 'cause' || sentenceOfCause(view, lead) === cause ? known : null;
}

function isSameList(one: readonly Row[], other: readonly Row[]): boolean {
  return one.length === other.length && one.every((row, at) => row === other[at]);
}

function addTo(groups: Map<string, Row[]>, key: string, row: Row): void {
  const group = groups.get(key);
  if (group) group.push(row);
  else groups.set(key, [row]);
}

/**
 * Rows with the same threat on flows between the same two ends as one line, where people have said the same about them:
 * equal status and risk. The order of first rows is kept.
 */
export function foldFlows(model: Model, rows: readonly Row[]): readonly FoldedRow[] {
  return folded(viewOf(model), rows, (row) => flowsKey(model, row));
}

/** Hand-written threats stand among the causes. */
const SECTION: Readonly<Record<Card['kind'], number>> = { cause: 0, own: 0, typical: 1, drawing: 2, gone: 3 };

function cardOf(model: Model, view: View, id: string, group: readonly Row[]): Card {
  const kind = kindOf(group[0]!);
  const [lead, ...consequences] = folded(view, group, (row) => marksOf(model, row).line);
  const about = kind === 'cause' ? causeOf(model, group[0]!).about : null;
  return {
    id,
    kind,
    cause: sentenceOf(view, kind, lead!, group),
    about: about ?? (kind === 'own' ? lead!.lead.subject : null),
    lead: lead!,
    consequences,
    count: group.length,
    open: group.filter(isOpen).length,
  };
}

/** Under which card a row stands, and in which line of it. */
interface Marks {
  readonly cause: string;
  readonly line: string;
}
const marks = new WeakMap<Row, Marks>();

/** Worked out once for each row: where a flow has other ends than before, its rows are others too. */
function marksOf(model: Model, row: Row): Marks {
  let known = marks.get(row);
  if (!known) {
    const kind = kindOf(row);
    const line = kind === 'drawing' || kind === 'typical' ? ruleKey(row) : flowsKey(model, row);
    marks.set(row, (known = { cause: causeIdOf(model, row), line }));
  }
  return known;
}

function kindOf(row: Row): Card['kind'] {
  if (row.state === 'gone') return 'gone';
  if (row.tier === 'own') return 'own';
  if (row.tier === 'evidence') return 'cause';
  return row.threat?.rule.tier === 'evidence' ? 'typical' : 'drawing';
}

function causeIdOf(model: Model, row: Row): string {
  const kind = kindOf(row);
  switch (kind) {
    case 'gone':
      return 'gone';
    case 'own':
      return row.key;
    case 'typical':
      return `typical:${row.threat?.rule.id}`;
    case 'drawing':
      return `drawing:${kindOfThing(row)}`;
    case 'cause': {
      const { name, about } = causeOf(model, row);
      return `${name}@${about}`;
    }
  }
}

function kindOfThing(row: Row): Subject {
  return row.threat?.rule.on ?? 'flow';
}

/** The control that is missing and the thing where it is missing; for a rule without one, the rule itself. */
function causeOf(model: Model, row: Row): { readonly name: string; readonly about: SubjectId } {
  const subject = row.subject ?? '';
  const rule = row.threat?.rule;
  const control = rule && controlOf(rule);
  const name = control && propertyBehind(control);
  if (!rule || !control || !name) return { name: rule?.id ?? row.key, about: subject };
  const flow = model.flows[subject];
  const about = control.of === 'self' || !flow ? subject : control.of === 'source' ? flow.from : flow.to;
  return { name, about };
}

function sentenceOf(view: View, kind: Card['kind'], lead: FoldedRow, group: readonly Row[]): string {
  switch (kind) {
    case 'own':
    case 'typical':
      return titleOfAll(view, group);
    case 'gone':
      return group.length === 1
        ? 'Nothing raises this any more'
        : `Nothing raises these ${group.length} any more`;
    case 'drawing': {
      const things = new Set(group.map((row) => row.subjectName)).size;
      return `The drawing alone: ${counted(things, kindOfThing(lead.lead))}`;
    }
    case 'cause':
      return sentenceOfCause(view, lead);
  }
}

function sentenceOfCause(view: View, { lead: { threat, subject }, title }: FoldedRow): string {
  if (!threat || subject === null) return title;
  return view.remember(causeBy(threat.rule), subject) ?? title;
}

type FindCause = (view: View, subject: SubjectId) => string | undefined;
const causes = new WeakMap<Rule, FindCause>();

function causeBy(rule: Rule): FindCause {
  let find = causes.get(rule);
  if (!find) causes.set(rule, (find = (view, subject) => causeInWords(view, rule, subject)));
  return find;
}

const NAMES: Readonly<Record<Subject, readonly [one: string, several: string]>> = {
  external: ['external entity', 'external entities'],
  process: ['process', 'processes'],
  store: ['data store', 'data stores'],
  flow: ['flow that crosses a boundary', 'flows that cross a boundary'],
};

function counted(count: number, kind: Subject): string {
  return `${count} ${NAMES[kind][count === 1 ? 0 : 1]}`;
}

function folded(view: View, rows: readonly Row[], keyOf: (row: Row) => string): readonly FoldedRow[] {
  const lines = new Map<string, Row[]>();
  for (const row of rows) addTo(lines, keyOf(row), row);
  return [...lines.values()].map((line): FoldedRow => {
    const lead = line[0]!;
    return { id: lead.key, title: titleOfAll(view, line), lead, rows: line };
  });
}

/**
 * One title for the same threat on several things: on flows between the same two ends with all their names, else as it
 * reads for the first, and which others it holds for.
 */
function titleOfAll(view: View, rows: readonly Row[]): string {
  const { threat, subject, title } = rows[0]!;
  if (rows.length === 1 || !threat || subject === null) return title;
  const names = [...new Set(rows.map((row) => row.subjectName))];
  const pairs = new Set(rows.map((row) => endsKey(view, row)));
  if (threat.rule.on === 'flow' && pairs.size === 1)
    return titleOf(view, threat.rule.title, subject, { name: listed(names) });
  return names.length === 1 ? title : `${title}; the same for ${listed(names.slice(1))}`;
}

function endsKey(view: View, row: Row): string {
  const flow = row.subject === null ? undefined : view.flow(row.subject);
  return flow ? [flow.from, flow.to].toSorted().join(' ') : '';
}

/** What must agree for rows to stand in one line: the rule, what people said, and the risk. */
function ruleKey(row: Row): string {
  return row.threat ? `${row.threat.rule.id} ${row.status} ${row.state} ${row.risk}` : row.key;
}

function flowsKey(model: Model, row: Row): string {
  const flow: Flow | undefined = row.subject === null ? undefined : model.flows[row.subject];
  if (!flow || !row.threat) return row.key;
  return `${ruleKey(row)} ${[flow.from, flow.to].toSorted().join(' ')}`;
}
