import type { SubjectId } from '../../model/id';
import type { Model } from '../../model/model';
import { subjectOf } from '../../model/property';
import { openOf, wordsOn } from './evidence';
import { Memory } from '../sight/memory';
import { PatchedMap } from '../sight/patched-map';
import { preparedFor } from './prepared';
import { weigh, type Weights } from './questions';
import type { Rule } from '../rule';
import { rulingFor, type Raised } from './ruling';
import { Sheet } from './sheet';
import type { Threat } from '../threat';
import { titleOf } from './title';
import { undecidedIn, verdictOf, type Judgement, type Verdict } from './verdict';
import type { View } from '../sight/view';

/** This file *is* the meaning of the catalogue. `reevaluate` must give the same from less work. */
export type { Judgement, Verdict } from './verdict';

/** What a verdict can be brought forward from. */
export interface Basis {
  readonly model: Model;
  readonly rules: readonly Rule[];
  /** What was worked out on the way. Every verdict that came from the same one shares it. */
  readonly memory: Memory;
  readonly bySubject: PatchedMap<SubjectId, Judgement>;
  readonly weights: Weights;
}
const bases = new WeakMap<Verdict, Basis>();

/** Judges everything. */
export function evaluate(model: Model, rules: readonly Rule[]): Verdict {
  const memory = new Memory(model);
  const judgements = new Map(subjectsOf(model).map((id) => [id, judgementOf(memory, rules, id)]));
  return verdictOn({
    model,
    rules,
    memory,
    bySubject: PatchedMap.of(judgements),
    weights: weigh(undecidedIn(judgements)),
  });
}

export function verdictOn(basis: Basis): Verdict {
  const verdict = verdictOf(basis.model, basis.bySubject, basis.weights);
  bases.set(verdict, basis);
  return verdict;
}

/** What `evaluate` or `reevaluate` made a verdict from; undefined for one that was put together otherwise. */
export function basisOf(verdict: Verdict): Basis | undefined {
  return bases.get(verdict);
}

/** Everything that rules are about: elements, then flows. */
export function subjectsOf(model: Model): readonly SubjectId[] {
  return [...Object.keys(model.elements), ...Object.keys(model.flows)];
}

/** The judgement of one subject of the model that the memory holds. */
export function judgementOf(memory: Memory, rules: readonly Rule[], id: SubjectId): Judgement {
  return memory.keep(judgeBy(rules), id);
}

const judges = new WeakMap<readonly Rule[], (view: View, id: SubjectId) => Judgement>();

/** How to judge by a list of rules: one function for each list. */
function judgeBy(rules: readonly Rule[]): (view: View, id: SubjectId) => Judgement {
  let judge = judges.get(rules);
  if (!judge) judges.set(rules, (judge = (view, id) => judgeSubject(view, id, rules)));
  return judge;
}

const NOTHING: Judgement = { threats: [], addressed: [], undecided: [] };

/** What the rules say of one subject: the ruling, with names. */
function judgeSubject(view: View, id: SubjectId, rules: readonly Rule[]): Judgement {
  const thing = view.flow(id) ?? view.element(id);
  if (!thing) return NOTHING;
  const sheet = new Sheet(view, thing);
  const ruling = rulingFor(preparedFor(rules, subjectOf(thing)), sheet.answer);
  const words = wordsOn(sheet);
  return {
    threats: ruling.threats.map((raised) => threatOf(sheet, raised, words)),
    addressed: ruling.addressed.map((one) => ({ subject: id, ...one })),
    undecided: ruling.undecided.map(({ of, property: name, rule, score, weight }) => ({
      about: sheet.aboutOf(of)!,
      property: name,
      key: `${rule.id}@${id}`,
      rule,
      subject: id,
      score,
      weight,
    })),
  };
}

function threatOf(sheet: Sheet, raised: Raised, words: ReturnType<typeof wordsOn>): Threat {
  const { rule, tier, rating, fingerprint, support, isTypical } = raised;
  const { view } = sheet;
  const { id } = sheet.thing;
  const because = words(support);
  return {
    key: `${rule.id}@${id}`,
    rule,
    subject: id,
    category: rule.category,
    tier,
    title: titleOf(view, rule.title, id),
    because: isTypical ? [...because, ...openOf(view, id, rule)] : because,
    rating,
    fingerprint,
  };
}
