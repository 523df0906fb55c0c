import type { Row } from '../engine/register/register';
import type { Impact } from '../model/decision';
import type { ThingId } from '../model/id';
import type { Risk } from './labels';

const known = new WeakMap<readonly Row[], ReadonlyMap<ThingId, Risk>>();
const RANK: Readonly<Record<Impact, number>> = { low: 0, medium: 1, high: 2, critical: 3 };

/** A row that nobody has decided yet and that is still raised; as in the register. */
function isOpen(row: Row): boolean {
  return row.state !== 'gone' && row.status === 'open';
}

/** The open threats of each thing, counted once for each register. */
export function risksOf(rows: readonly Row[]): ReadonlyMap<ThingId, Risk> {
  let risks = known.get(rows);
  if (!risks) {
    const counted = new Map<ThingId, Risk>();
    for (const row of rows) {
      if (row.subject === null || !isOpen(row)) continue;
      const last = counted.get(row.subject);
      const worst = last && RANK[last.worst] >= RANK[row.risk] ? last.worst : row.risk;
      counted.set(row.subject, { count: (last?.count ?? 0) + 1, worst });
    }
    risks = counted;
    known.set(rows, risks);
  }
  return risks;
}

/** Several things taken as one. */
export function riskOfAll(risks: readonly Risk[]): Risk | null {
  return risks.reduce<Risk | null>(
    (all, { count, worst }) => ({
      count: (all?.count ?? 0) + count,
      worst: all && RANK[all.worst] >= RANK[worst] ? all.worst : worst,
    }),
    null,
  );
}

export function openCount(rows: readonly Row[]): number {
  return rows.filter(isOpen).length;
}
