import { evaluate } from '../engine/evaluate';
import { numberThreats } from '../engine/numbers';
import { reevaluate } from '../engine/reevaluate';
import { registerOf } from '../engine/rows';
import type { Row } from '../engine/register';
import { suppress, suppressesAlike, type Settled } from '../engine/suppress';
import { diff } from '../model/change';
import type { Model } from '../model/model';
import { rulesOf } from '../rules/catalogue';
import { LINTS } from '../rules/lints';

/** Keeps the verdict of the engine abreast of the model, with the whole catalogue and the packs of the model. */

export interface Judged {
  readonly model: Model;
  readonly verdict: Settled;
}

/** A model judged from nothing, every threat numbered. */
export function judgeAll(model: Model): Judged {
  const verdict = suppress(model, evaluate(model, rulesOf(model)));
  return { model: numberThreats(model, verdict), verdict };
}

/** The next model judged by looking again only at what the change could affect. */
export function judgeAgain(before: Judged, next: Model): Judged {
  const rules = rulesOf(next);
  const found =
    rules === rulesOf(before.model)
      ? reevaluate(before.verdict.found, next, diff(before.model, next), rules)
      : evaluate(next, rules);
  const { verdict: last } = before;
  // A box that is moved changes no verdict: the same one comes back, and with it the rows made of it.
  const verdict = found === last.found && suppressesAlike(before.model, next) ? last : suppress(next, found);
  return { model: numberThreats(next, verdict), verdict };
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

/** Rows do not depend on where things stand. */
function sameForRegister(a: Model, b: Model): boolean {
  return (
    a.elements === b.elements &&
    a.flows === b.flows &&
    a.boundaries === b.boundaries &&
    a.decisions === b.decisions &&
    a.mitigations === b.mitigations &&
    a.ownThreats === b.ownThreats &&
    a.numbers === b.numbers &&
    a.settings === b.settings
  );
}

const knownLints = new WeakMap<Model, ReturnType<(typeof LINTS)[number]['find']>>();

/** Modelling mistakes, found afresh for each model. */
export function lintsOf(model: Model): ReturnType<(typeof LINTS)[number]['find']> {
  let found = knownLints.get(model);
  if (!found) {
    found = LINTS.flatMap((lint) => lint.find(model));
    knownLints.set(model, found);
  }
  return found;
}
