import { evaluate, subjectsOf } from '../engine/judge/evaluate';
import { numbered, numberThreats } from '../engine/register/numbers';
import { rejudge } from '../engine/judge/reevaluate';
import { registerAgain, registerOf, staleRows } from '../engine/register/rows';
import type { Row } from '../engine/register/register';
import type { LintFinding } from '../engine/threat';
import { suppress, suppressAgain, type Resettled, type Settled } from '../engine/register/suppress';
import { diff, type ChangeSet } from '../model/change';
import { ownKey } from '../model/decision';
import { partsOf, type ThreatKey } from '../model/id';
import type { Model } from '../model/model';
import { rulesOf } from '../rules/catalogue';
import { createLinter } from '../rules/lints';

/** Keeps the verdict of the engine abreast of the model, with the whole catalogue and the packs of the model. */

export interface Judged {
  readonly model: Model;
  readonly verdict: Settled;
}

/** What an edit did: the model judged and numbered, and what became another on the way. */
export interface Rejudged extends Judged {
  /** What turns the model before into this one, new numbers included. */
  readonly changes: ChangeSet;
  readonly raised: readonly ThreatKey[];
  readonly cleared: readonly ThreatKey[];
  /** The keys of the rows of the register that came, went or are others. */
  readonly stale: ReadonlySet<ThreatKey>;
}

/** A model judged from nothing, every threat numbered. */
export function judgeAll(model: Model): Judged {
  const verdict = suppress(model, evaluate(model, rulesOf(model)));
  return { model: numberThreats(model, verdict), verdict };
}

/**
 * The next model judged by looking again only at what the change could affect. `edit` is what turns the last model
 * into the next, where the caller knows it already.
 */
export function judgeAgain(before: Judged, next: Model, edit = diff(before.model, next)): Rejudged {
  const reevaluation = rejudge(before.verdict.found, next, edit, rulesOf(next));
  const { verdict, resettled } = suppressAgain(before.verdict, next, edit, reevaluation);
  const raised = resettled.flatMap((one) => keysOnlyIn(one.after, one.before));
  // A table of numbers from elsewhere may lack any of ours.
  const isRenumbered = edit.some(({ table }) => table === 'numbers');
  const model = isRenumbered
    ? numberThreats(next, verdict)
    : numbered(next, [...inOrder(next, raised), ...spokenOf(edit)]);
  const changes = isRenumbered
    ? diff(before.model, model)
    : [...edit, ...numbersGiven(next, model, [...raised, ...spokenOf(edit)])];
  return {
    model,
    verdict,
    changes,
    raised,
    cleared: resettled.flatMap((one) => keysOnlyIn(one.before, one.after)),
    stale: staleRows(model, verdict, changes, resettled),
  };
}

function keysOnlyIn(one: Resettled['before'], other: Resettled['before']): readonly ThreatKey[] {
  const there = new Set(other?.threats.map((threat) => threat.key));
  return (one?.threats ?? []).map((threat) => threat.key).filter((key) => !there.has(key));
}

/** Keys in the order of a verdict: by subject as the model lists them, then by rule. */
function inOrder(model: Model, keys: readonly ThreatKey[]): readonly ThreatKey[] {
  const unnumbered = keys.filter((key) => model.numbers[key] === undefined);
  const bySubject = new Map<string, ThreatKey[]>();
  for (const key of unnumbered) {
    const subject = partsOf(key)?.subject ?? '';
    const list = bySubject.get(subject);
    if (list) list.push(key);
    else bySubject.set(subject, [key]);
  }
  if (bySubject.size <= 1) return unnumbered;
  return subjectsOf(model).flatMap((subject) => bySubject.get(subject) ?? []);
}

/** The keys of what people wrote or decided in an edit. */
function spokenOf(edit: ChangeSet): readonly ThreatKey[] {
  return edit
    .filter(({ after }) => after !== undefined)
    .flatMap(({ table, id }) => (table === 'ownThreats' ? [ownKey(id)] : table === 'decisions' ? [id] : []));
}

function numbersGiven(before: Model, after: Model, keys: readonly ThreatKey[]): ChangeSet {
  if (before.numbers === after.numbers) return [];
  return [...new Set(keys)]
    .filter((key) => before.numbers[key] === undefined)
    .map((id) => ({ table: 'numbers', id, before: undefined, after: after.numbers[id] }));
}

const known = new WeakMap<Settled, { readonly model: Model; readonly rows: readonly Row[] }>();

/** The register of a judged model. The same rows come back until the model or the verdict changes. */
export function rowsOf({ model, verdict }: Judged): readonly Row[] {
  const last = known.get(verdict);
  if (last && sameForRegister(last.model, model)) return last.rows;
  const rows = registerOf(model, verdict);
  known.set(verdict, { model, rows });
  return rows;
}

/** Brings the register along with an edit, so that `rowsOf` need not make it from nothing. Without one, nothing is done. */
export function carryRows(before: Judged, after: Rejudged): void {
  const last = known.get(before.verdict);
  if (!last || !sameForRegister(last.model, before.model)) return;
  // Another rating scheme changes every row.
  if (before.model.settings !== after.model.settings) return;
  const rows = registerAgain(last.rows, after.model, after.verdict, after.stale);
  known.set(after.verdict, { model: after.model, rows });
}

/** Rows do not depend on where things stand. */
function sameForRegister(a: Model, b: Model): boolean {
  return (
    a.elements === b.elements &&
    a.flows === b.flows &&
    a.boundaries === b.boundaries &&
    a.notes === b.notes &&
    a.decisions === b.decisions &&
    a.mitigations === b.mitigations &&
    a.ownThreats === b.ownThreats &&
    a.numbers === b.numbers &&
    a.settings === b.settings
  );
}

/** One linter serves the model that is open: the next model is mostly the same with a few other records. */
const linter = createLinter();

/** Modelling mistakes. The same list comes back until something in it changes. */
export function lintsOf(model: Model): readonly LintFinding[] {
  return linter(model);
}
