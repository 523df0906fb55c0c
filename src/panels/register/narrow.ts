import type { RegisterFilter } from '../../editor/session';
import { isOpen } from '../../engine/register/rows';
import type { Row } from '../../engine/register/register';
import { printedNumber, STRIDE_NAMES } from '../../model/decision';
import { contentsOf, outward } from '../../model/graph';
import type { BoundaryId, ThingId } from '../../model/id';
import type { Model } from '../../model/model';

/** Which rows a filter lets through. Pure: the table only draws what comes out. */

/** Rows that the filter lets through. A selection on the canvas narrows to its threats. */
export function filtered(
  model: Model,
  rows: readonly Row[],
  filter: RegisterFilter,
  selection: readonly ThingId[],
): readonly Row[] {
  const text = filter.text.trim().toLowerCase();
  const here = filter.followSelection && selection.length > 0 ? subjectsOf(model, selection) : null;
  const there = filter.element === null ? null : subjectsOf(model, [filter.element]);
  const within = filter.boundary;
  return rows.filter(
    (row) =>
      (!filter.openOnly || isOpen(row)) &&
      allows(filter.categories, row.category) &&
      allows(filter.statuses, row.decision.status) &&
      allows(filter.risks, row.risk) &&
      allows(filter.tiers, row.tier) &&
      (filter.owner === null || row.decision.owner === filter.owner) &&
      (here === null || (row.subject !== null && here.has(row.subject))) &&
      (there === null || (row.subject !== null && there.has(row.subject))) &&
      (within === null || boundariesOf(model, row).includes(within)) &&
      (text === '' || wordsOf(row).includes(text)),
  );
}

function allows<T>(wanted: readonly T[], value: T): boolean {
  return wanted.length === 0 || wanted.includes(value);
}

/**
 * What a selection stands for in the register: itself; a boundary stands for what is inside it too, and what is
 * inside a boundary inherits the threats that were written down about the boundary.
 */
function subjectsOf(model: Model, selection: readonly ThingId[]): ReadonlySet<ThingId> {
  const subjects = new Set<ThingId>(selection);
  for (const id of selection) {
    const inside = model.boundaries[id] ? contentsOf(model, id) : [];
    const around = outward(model, model.elements[id]?.boundary ?? model.boundaries[id]?.parent ?? null);
    for (const other of [...inside, ...around]) subjects.add(other);
  }
  return subjects;
}

/** The boundaries that a row is about or lies in, innermost first; those of a flow are the ones of both its ends. */
export function boundariesOf(model: Model, { subject }: Row): readonly BoundaryId[] {
  if (subject === null) return [];
  const flow = model.flows[subject];
  if (flow) {
    const ends = [model.elements[flow.from], model.elements[flow.to]];
    return [...new Set(ends.flatMap((end) => outward(model, end?.boundary ?? null)))];
  }
  if (model.boundaries[subject]) return outward(model, subject);
  return outward(model, model.elements[subject]?.boundary ?? null);
}

// Rows stay the same objects until something about them changes, and a search reads each of them on every key.
const words = new WeakMap<Row, string>();

function wordsOf(row: Row): string {
  let known = words.get(row);
  if (known === undefined) {
    const { owner, ticket, justification } = row.decision;
    known = [
      printedNumber(row.number),
      row.title,
      row.subjectName,
      STRIDE_NAMES[row.category],
      owner,
      ticket,
      justification,
      row.status,
      row.risk,
      ...row.mitigations.map(({ title }) => title),
    ]
      .join('\n')
      .toLowerCase();
    words.set(row, known);
  }
  return known;
}
