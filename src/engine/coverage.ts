import { STRIDE, type Impact, type Stride } from '../model/decision';
import { boundariesCrossed, byStep, outward } from '../model/graph';
import type { SubjectId } from '../model/id';
import { nameOf, type Model } from '../model/model';
import type { Verdict } from './evaluate';
import { riskRank } from './rating';
import type { Row } from './register';
import { isOpen } from './rows';
import type { Look } from '../model/scope';
import type { Settled } from './suppress';
import type { Addressed } from './threat';

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

export function coverageOf(
  model: Model,
  verdict: Verdict & Partial<Pick<Settled, 'setAside'>>,
  rows: readonly Row[],
): Coverage {
  const flows = Object.values(model.flows).filter((flow) => boundariesCrossed(model, flow).length > 0);
  const subjects = [
    ...Object.values(model.elements)
      .toSorted(byName)
      .map((e) => e.id),
    ...flows.toSorted(byStep).map((f) => f.id),
  ];
  const rowsAt = groupedBy(rows, (row) => `${row.subject} ${row.category}`);
  const addressedAt = groupedBy(verdict.addressed, (one) => `${one.subject} ${one.category}`);
  const setAside = new Set(
    [...(verdict.setAside?.values() ?? [])].map(({ threat }) => `${threat.subject} ${threat.category}`),
  );
  const lookAt = new Map(Object.values(model.looks).map((look) => [`${look.on} ${look.category}`, look]));
  const totals: Record<CellState, number> = {
    open: 0,
    decided: 0,
    addressed: 0,
    'not-applicable': 0,
    looked: 0,
    'set-aside': 0,
    none: 0,
  };
  const lines = subjects.map((subject): CoverageLine => {
    // What was written down about a boundary holds for every element inside it.
    const places = [subject, ...outward(model, model.elements[subject]?.boundary ?? null)];
    const cell = (category: Stride): Cell => {
      const made = cellOf(
        places.flatMap((place) => rowsAt.get(`${place} ${category}`) ?? []),
        addressedAt.get(`${subject} ${category}`) ?? [],
        setAside.has(`${subject} ${category}`),
        lookAt.get(`${subject} ${category}`) ?? null,
      );
      totals[made.state] += 1;
      return made;
    };
    return {
      subject,
      name: nameOf(model, subject),
      cells: Object.fromEntries(STRIDE.map((s) => [s, cell(s)])) as Record<Stride, Cell>,
    };
  });
  return { lines, totals };
}

function groupedBy<T>(list: readonly T[], key: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of list) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
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
