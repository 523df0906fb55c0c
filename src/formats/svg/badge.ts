import { LEVEL_NAMES, type Impact } from '../../model/decision';
import type { ThingId } from '../../model/id';
import { riskRank } from '../../engine/judge/rating';
import type { Row } from '../../engine/register/register';
import { isOpen } from '../../engine/register/rows';
import { counted } from '../report/words';
import type { Paint } from './colours';
import { n, xml } from './text';

/** The open threats of a thing, as a number in a picture. */
export interface Badge {
  readonly count: number;
  readonly worst: Impact;
}
export type Badges = ReadonlyMap<ThingId, Badge>;

export const NO_BADGES: Badges = new Map();

export function badgesOf(rows: readonly Row[]): Badges {
  const badges = new Map<ThingId, Badge>();
  for (const row of rows) {
    if (row.subject === null || !isOpen(row)) continue;
    const last = badges.get(row.subject);
    const worst = last && riskRank(last.worst) >= riskRank(row.risk) ? last.worst : row.risk;
    badges.set(row.subject, { count: (last?.count ?? 0) + 1, worst });
  }
  return badges;
}

/** A pill with its middle at a point; wider for longer numbers. */
export function badgeAt({ count, worst }: Badge, x: number, y: number, { fill, line }: Paint): string {
  const width = widthOfBadge(count);
  const box = `x="${n(x - width / 2)}" y="${n(y - 8)}" width="${width}" height="16" rx="8"`;
  const words = `${counted(count, 'open threat')}, at most ${LEVEL_NAMES[worst].toLowerCase()} risk`;
  return `<g><title>${xml(words)}</title><rect ${box} stroke-width="1.5" ${fill(`risk-${worst}`)}/><rect ${box} fill="none" stroke-width="1.5" ${line('ground')}/><text x="${n(x)}" y="${n(y + 3.5)}" font-size="10" font-weight="600" text-anchor="middle" ${fill('ground')}>${count}</text></g>`;
}

export function widthOfBadge(count: number): number {
  return 10 + 6 * String(count).length;
}
