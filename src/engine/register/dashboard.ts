import {
  IMPACTS,
  LIKELIHOODS,
  lacking,
  type Impact,
  type Likelihood,
  type Stride,
} from '../../model/decision';
import type { MitigationId, ThreatKey } from '../../model/id';
import { inPlace, type Mitigation } from '../../model/mitigation';
import type { Model } from '../../model/model';
import { riskRank } from '../judge/rating';
import type { Row, ShownStatus } from './register';
import { isOpen, residualRating } from './rows';

/** Threats by likelihood and impact: how many stand in each cell of the matrix. */
export type Heat = Readonly<Record<Likelihood, Readonly<Record<Impact, number>>>>;

export interface Dashboard {
  /** Open threats by risk. */
  readonly openByRisk: Readonly<Record<Impact, number>>;
  readonly byStatus: ReadonlyMap<ShownStatus, number>;
  /** Raised threats, and how many of them are open. */
  readonly byCategory: ReadonlyMap<Stride, { readonly all: number; readonly open: number }>;
  readonly inherent: Heat;
  readonly residual: Heat;
  readonly actions: readonly ActionItem[];
  readonly gaps: Gaps;
}

/** Something to do: a mitigation that is not in place, or an open threat for which nobody has one. */
export interface ActionItem {
  readonly id: string;
  readonly title: string;
  readonly mitigation: Mitigation | null;
  readonly rows: readonly Row[];
  /** The highest risk among the threats that it serves. */
  readonly risk: Impact;
  readonly owner: string;
  readonly due: string;
}

/** What keeps the work from being good enough: rows to open, or counts of things to see to. */
export interface Gaps {
  readonly openGrave: readonly ThreatKey[];
  readonly mitigatedWithout: readonly ThreatKey[];
  readonly incomplete: readonly ThreatKey[];
  readonly changed: readonly ThreatKey[];
  readonly reviewDue: readonly ThreatKey[];
  readonly actionsWithoutOwner: number;
}

/** The state of a model in numbers. What nothing raises any more, and what does not apply, does not count. `today` as 2026-02-28. */
export function dashboardOf(model: Model, rows: readonly Row[], today: string): Dashboard {
  const raised = rows.filter((row) => row.state !== 'gone');
  const standing = raised.filter((row) => row.status !== 'not-applicable');
  const open = raised.filter(isOpen);
  const openBy = counted(open, (row) => row.risk);
  const openIn = counted(open, (row) => row.category);
  const actions = actionItems(model, standing);
  return {
    openByRisk: record(IMPACTS, (risk) => openBy.get(risk) ?? 0),
    byStatus: counted(raised, (row) => row.status),
    byCategory: new Map(
      [...counted(raised, (row) => row.category)].map(([category, all]) => [
        category,
        { all, open: openIn.get(category) ?? 0 },
      ]),
    ),
    inherent: heatOf(standing, (row) => row),
    residual: heatOf(standing, (row) => residualRating(row.decision, row, row.mitigations) ?? row),
    actions,
    gaps: {
      openGrave: keys(open.filter((row) => riskRank(row.risk) >= riskRank('high'))),
      mitigatedWithout: keys(raised.filter((row) => row.status === 'mitigating')),
      incomplete: keys(raised.filter((row) => lacking(row.decision).length > 0)),
      changed: keys(raised.filter((row) => row.state === 'changed')),
      reviewDue: keys(raised.filter(({ decision: { reviewBy } }) => reviewBy !== '' && reviewBy < today)),
      actionsWithoutOwner: actions.filter((action) => action.owner === '').length,
    },
  };
}

/** What is to be done, the gravest first; of equal risk what is due first, then in the order of the register. */
function actionItems(model: Model, standing: readonly Row[]): readonly ActionItem[] {
  const waiting = standing.filter((row) => row.status === 'open' || row.status === 'mitigating');
  const servedBy = new Map<MitigationId, Row[]>();
  for (const row of waiting)
    for (const { id } of row.mitigations) {
      const list = servedBy.get(id);
      if (list) list.push(row);
      else servedBy.set(id, [row]);
    }
  const planned = Object.values(model.mitigations)
    .filter((mitigation) => !inPlace(mitigation))
    .map((mitigation): ActionItem | null => {
      const rows = servedBy.get(mitigation.id) ?? [];
      const [first] = rows;
      return first === undefined
        ? null
        : {
            id: mitigation.id,
            title: mitigation.title,
            mitigation,
            rows,
            risk: first.risk,
            owner: mitigation.owner,
            due: mitigation.due,
          };
    })
    .filter((action) => action !== null);
  const unplanned = waiting
    .filter((row) => row.tier !== 'baseline' && row.mitigations.length === 0)
    .map((row): ActionItem => ({
      id: row.key,
      title: row.title,
      mitigation: null,
      rows: [row],
      risk: row.risk,
      owner: row.decision.owner,
      due: '',
    }));
  return [...planned, ...unplanned].toSorted(
    (a, b) => riskRank(b.risk) - riskRank(a.risk) || compare(a.due || '9', b.due || '9'),
  );
}

function heatOf(
  rows: readonly Row[],
  ratingOf: (row: Row) => { readonly likelihood: Likelihood; readonly impact: Impact },
): Heat {
  const heat = record(LIKELIHOODS, () => record(IMPACTS, () => 0));
  for (const row of rows) {
    const { likelihood, impact } = ratingOf(row);
    heat[likelihood][impact] += 1;
  }
  return heat;
}

/** Days in words that sort as days do. */
function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** How many rows have each key, in the order in which the keys first come up. */
function counted<Key extends string>(
  rows: readonly Row[],
  keyOf: (row: Row) => Key,
): ReadonlyMap<Key, number> {
  const counts: Partial<Record<Key, number>> = {};
  for (const row of rows) {
    const key = keyOf(row);
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return new Map(Object.entries(counts) as [Key, number][]);
}

function record<Key extends string, T>(keys: readonly Key[], valueOf: (key: Key) => T): Record<Key, T> {
  return Object.fromEntries(keys.map((key) => [key, valueOf(key)])) as Record<Key, T>;
}

function keys(rows: readonly Row[]): readonly ThreatKey[] {
  return rows.map((row) => row.key);
}
