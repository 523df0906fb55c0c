import { STRIDE, type Impact, type Stride } from '../../model/decision';
import type { Flow } from '../../model/flow';
import { byStep, outward } from '../../model/graph';
import type { BoundaryId, SubjectId, ThingId } from '../../model/id';
import { nameOf, type Model } from '../../model/model';
import type { Verdict } from '../judge/evaluate';
import { riskRank } from '../judge/rating';
import type { Row } from './register';
import { isOpen } from './rows';
import type { Look } from '../../model/scope';
import type { Settled } from './suppress';
import type { Addressed, Threat } from '../threat';

/** Elements and crossing flows by the six categories: what was looked at, and what came of it. */
export interface Coverage {
  readonly lines: readonly CoverageLine[];
  readonly totals: Readonly<Record<CellState, number>>;
}
export interface CoverageLine {
  readonly subject: SubjectId;
  readonly name: string;
  readonly cells: Readonly<Record<Stride, Cell>>;
}
/**
 * 'open' before all; 'looked' when nothing was raised and somebody looked and found nothing either; 'set-aside' when what was
 * raised here was set aside and nothing else is known; 'none' means that no rule raised anything here, no control is known and
 * nobody has said that they looked.
 */
export type CellState = 'open' | 'decided' | 'addressed' | 'not-applicable' | 'looked' | 'set-aside' | 'none';
export interface Cell {
  readonly state: CellState;
  readonly rows: readonly Row[];
  readonly open: number;
  readonly highest: Impact | null;
  readonly addressed: readonly Addressed[];
  /** Who looked here and found nothing, when. */
  readonly look: Look | null;
}

/** How much of a coverage is settled: how many cells are neither open nor still to be looked at, of how many. */
export function settledIn({ totals }: Coverage): { readonly settled: number; readonly all: number } {
  const all = Object.values(totals).reduce((sum, count) => sum + count, 0);
  return { settled: all - totals.open - totals.none, all };
}

export function coverageOf(model: Model, verdict: Findings, rows: readonly Row[]): Coverage {
  return createCoverage()(model, verdict, rows);
}

type Findings = Verdict & Partial<Pick<Settled, 'setAside'>>;

/** `coverageOf`, for one verdict after another: a line of which nothing changed is the same object. */
export function createCoverage(): typeof coverageOf {
  let known: ReadonlyMap<SubjectId, Known> = new Map();
  return (model, verdict, rows) => {
    const groundsOf = groundsIn(model, verdict, rows);
    const next = new Map<SubjectId, Known>();
    for (const subject of subjectsIn(model)) {
      const grounds = groundsOf(subject);
      const last = known.get(subject);
      next.set(
        subject,
        last && isSameOfGrounds(last.grounds, grounds) ? last : { grounds, line: lineOf(subject, grounds) },
      );
    }
    known = next;
    const lines = [...next.values()].map(({ line }) => line);
    return { lines, totals: totalsOf(lines) };
  };
}

interface Known {
  readonly grounds: Grounds;
  readonly line: CoverageLine;
}

/** All that is known of one subject, whatever its category. */
interface Grounds {
  readonly name: string;
  readonly rows: readonly Row[];
  readonly addressed: readonly Addressed[];
  readonly setAside: readonly Threat[];
  readonly looks: readonly Look[];
}

function isSameOfGrounds(one: Grounds, other: Grounds): boolean {
  return (
    one.name === other.name &&
    isSameList(one.rows, other.rows) &&
    isSameList(one.addressed, other.addressed) &&
    isSameList(one.setAside, other.setAside) &&
    isSameList(one.looks, other.looks)
  );
}

function isSameList(one: readonly unknown[], other: readonly unknown[]): boolean {
  if (one.length !== other.length) return false;
  for (let at = 0; at < one.length; at++) if (one[at] !== other[at]) return false;
  return true;
}

/** Elements by name, then flows that cross a boundary in the order of the story. */
function subjectsIn(model: Model): readonly SubjectId[] {
  const outwardFrom = remembered((id: BoundaryId | null) => outward(model, id));
  const placeOf = (id: SubjectId): readonly BoundaryId[] => outwardFrom(model.elements[id]?.boundary ?? null);
  const crosses = ({ from, to }: Flow): boolean => {
    const [left, entered] = [placeOf(from), placeOf(to)];
    return left !== entered && (left.length !== entered.length || left.some((id) => !entered.includes(id)));
  };
  return [
    ...Object.values(model.elements).toSorted(byName),
    ...Object.values(model.flows).filter(crosses).toSorted(byStep),
  ].map(({ id }) => id);
}

function groundsIn(model: Model, verdict: Findings, rows: readonly Row[]): (subject: SubjectId) => Grounds {
  const found = new Map<ThingId, Found>();
  const at = (id: ThingId): Found => {
    let one = found.get(id);
    if (!one) found.set(id, (one = { rows: [], addressed: [], setAside: [], looks: [] }));
    return one;
  };
  for (const row of rows) if (row.subject !== null) at(row.subject).rows.push(row);
  for (const one of verdict.addressed) at(one.subject).addressed.push(one);
  for (const { threat } of verdict.setAside?.values() ?? []) at(threat.subject).setAside.push(threat);
  for (const look of Object.values(model.looks)) at(look.on).looks.push(look);
  // What was written down about a boundary holds for every element inside it.
  const rowsAround = remembered((boundary: BoundaryId | null) =>
    outward(model, boundary).flatMap((id) => found.get(id)?.rows ?? []),
  );
  return (subject) => {
    const { rows: own, addressed, setAside, looks } = found.get(subject) ?? NOTHING;
    const around = rowsAround(model.elements[subject]?.boundary ?? null);
    return {
      name: nameOf(model, subject),
      rows: around.length === 0 ? own : [...own, ...around],
      addressed,
      setAside,
      looks,
    };
  };
}

interface Found {
  readonly rows: Row[];
  readonly addressed: Addressed[];
  readonly setAside: Threat[];
  readonly looks: Look[];
}
const NOTHING: Found = { rows: [], addressed: [], setAside: [], looks: [] };

function lineOf(subject: SubjectId, { name, rows, addressed, setAside, looks }: Grounds): CoverageLine {
  const cell = (category: Stride): Cell => {
    const of = (one: { readonly category: Stride }): boolean => one.category === category;
    return cellOf(rows.filter(of), addressed.filter(of), setAside.some(of), looks.findLast(of) ?? null);
  };
  const cells = { S: cell('S'), T: cell('T'), R: cell('R'), I: cell('I'), D: cell('D'), E: cell('E') };
  return { subject, name, cells };
}

function totalsOf(lines: readonly CoverageLine[]): Coverage['totals'] {
  const totals: Record<CellState, number> = {
    open: 0,
    decided: 0,
    addressed: 0,
    'not-applicable': 0,
    looked: 0,
    'set-aside': 0,
    none: 0,
  };
  for (const { cells } of lines) for (const category of STRIDE) totals[cells[category].state] += 1;
  return totals;
}

function remembered<Key, T>(find: (key: Key) => T): (key: Key) => T {
  const known = new Map<Key, T>();
  return (key) => {
    let found = known.get(key);
    if (found === undefined) known.set(key, (found = find(key)));
    return found;
  };
}

function byName(
  a: { readonly name: string; readonly id: string },
  b: { readonly name: string; readonly id: string },
): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1;
}

function cellOf(
  rows: readonly Row[],
  addressed: readonly Addressed[],
  setAside: boolean,
  look: Look | null,
): Cell {
  const open = rows.filter(isOpen);
  const highest = open.reduce<Impact | null>(
    (top, row) => (top === null || riskRank(row.risk) > riskRank(top) ? row.risk : top),
    null,
  );
  return {
    state: stateOf(rows, open.length, addressed, setAside, look),
    rows,
    open: open.length,
    highest,
    addressed,
    look,
  };
}

function stateOf(
  rows: readonly Row[],
  open: number,
  addressed: readonly Addressed[],
  setAside: boolean,
  look: Look | null,
): CellState {
  if (open > 0) return 'open';
  if (rows.length > 0)
    return rows.every((row) => row.status === 'not-applicable') ? 'not-applicable' : 'decided';
  if (addressed.length > 0) return 'addressed';
  if (look) return 'looked';
  return setAside ? 'set-aside' : 'none';
}
