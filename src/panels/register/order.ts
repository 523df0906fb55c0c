import type { ColumnId, RegisterView } from '../../model/register-view';
import { riskRank } from '../../engine/judge/rating';
import type { Row } from '../../engine/register/register';
import { LIKELIHOODS, STATUSES, STRIDE } from '../../model/decision';
import type { Model } from '../../model/model';
import { boundariesOf } from './narrow';

export type Sort = Pick<RegisterView, 'sortBy' | 'descending'>;

type Compare = (a: Row, b: Row) => number;

/** One for all comparisons: making one for each pair costs more than sorting. */
const alphabet = new Intl.Collator('en');

/** Each text is worked out once for a whole sort. */
function byText(textOf: (row: Row) => string): Compare {
  const texts = new Map<Row, string>();
  const text = (row: Row): string => {
    let known = texts.get(row);
    if (known === undefined) {
      known = textOf(row);
      texts.set(row, known);
    }
    return known;
  };
  return (a, b) =>
    // What has no text comes last, whatever else is there.
    Number(text(a) === '') - Number(text(b) === '') || alphabet.compare(text(a), text(b));
}

const byRank =
  (rank: (row: Row) => number): Compare =>
  (a, b) =>
    rank(a) - rank(b);

const mitigationsOf = (row: Row): string => row.mitigations.map(({ title }) => title).join('; ');

/** How the rows of each column compare, smallest or first first. */
function comparisons(model: Model): Readonly<Record<ColumnId, Compare>> {
  const boundary = (row: Row): string => model.boundaries[boundariesOf(model, row)[0] ?? '']?.name ?? '';
  return {
    id: byRank((row) => row.number),
    stride: byRank((row) => STRIDE.indexOf(row.category)),
    threat: byText((row) => row.title),
    element: byText((row) => row.subjectName),
    boundary: byText(boundary),
    tier: byText((row) => row.tier),
    likelihood: byRank((row) => LIKELIHOODS.indexOf(row.likelihood)),
    impact: byRank((row) => riskRank(row.impact)),
    risk: byRank((row) => riskRank(row.risk)),
    residual: byRank((row) => (row.residual === null ? riskRank(row.risk) : riskRank(row.residual))),
    controls: byRank((row) => row.mitigations.length),
    mitigation: byText(mitigationsOf),
    control: byText((row) => row.mitigations.map(({ control }) => control).join()),
    owner: byText((row) => row.decision.owner),
    ticket: byText((row) => row.decision.ticket),
    review: byText((row) => row.decision.reviewBy),
    status: byRank((row) => STATUSES.indexOf(row.decision.status)),
  };
}

/**
 * Rows in the order that the person asked for. They come in printed order, which is by risk downwards, and keep it where
 * the column says nothing; what nothing raises any more stays last.
 */
export function ordered(model: Model, rows: readonly Row[], { sortBy, descending }: Sort): readonly Row[] {
  if (sortBy === 'risk' && descending) return rows;
  const compare = comparisons(model)[sortBy];
  const gone = (row: Row): number => (row.state === 'gone' ? 1 : 0);
  return rows.toSorted((a, b) => gone(a) - gone(b) || (descending ? compare(b, a) : compare(a, b)));
}

/** The next order when the heading of a column is pressed: downwards where much matters most, then the other way. */
export function pressed({ sortBy, descending }: Sort, column: ColumnId): Sort {
  if (sortBy === column) return { sortBy, descending: !descending };
  return { sortBy: column, descending: column === 'risk' || column === 'residual' };
}
