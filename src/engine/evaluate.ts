import type { SubjectId } from '../model/id';
import {
  DOES_NOT_APPLY,
  saidNotToApply,
  isOpen,
  property,
  subjectOf,
  valueInWords,
  valueOf,
  type Subject,
  type Value,
} from '../model/property';
import type { Model } from '../model/model';
import { candidates, judge, settingOf, support, supposing, type Setting } from './condition';
import { protects } from './control';
import { evidenceOf, fingerprintOf } from './evidence';
import { Memory } from './memory';
import { PatchedMap } from './patched-map';
import { weigh, type Undecided, type Weights } from './questions';
import { rate } from './rating';
import { readingsOf, type Condition, type Rule } from './rule';
import type { Addressed, Threat } from './threat';
import { titleOf } from './title';
import { undecidedIn, verdictOf, type Judgement, type Verdict } from './verdict';
import type { View } from './view';

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
  return memory.keep('judgement', id, (view, subject) => judgeSubject(view, subject, rules));
}

/**
 * Judges one element or flow, in scope or not: what shall not count is set aside afterwards, by `suppress.ts`.
 * A threat in evidence hides the baseline threat of the same category on the same subject.
 */
function judgeSubject(view: View, id: SubjectId, rules: readonly Rule[]): Judgement {
  const raised: Threat[] = [];
  const addressed: Addressed[] = [];
  const undecided: Undecided[] = [];
  const thing = view.flow(id) ?? view.element(id);
  for (const rule of thing ? rulesOn(rules, subjectOf(thing)) : []) {
    const found = judgeRule(view, id, rule);
    if (found.threat) raised.push(found.threat);
    if (found.addressed) addressed.push(found.addressed);
    if (found.undecided) undecided.push(found.undecided);
  }
  const inEvidence = new Set(raised.filter((t) => t.tier === 'evidence').map((t) => t.category));
  const threats = raised.filter((t) => t.tier === 'evidence' || !inEvidence.has(t.category));
  return { threats, addressed, undecided };
}

const sorted = new WeakMap<readonly Rule[], Map<Subject, readonly Rule[]>>();

/** The rules about one kind of thing, in their order. Sorted out once for each list of rules. */
function rulesOn(rules: readonly Rule[], subject: Subject): readonly Rule[] {
  let known = sorted.get(rules);
  if (!known) {
    known = new Map<Subject, readonly Rule[]>();
    sorted.set(rules, known);
  }
  let list = known.get(subject);
  if (!list) {
    list = rules.filter((rule) => rule.on === subject);
    known.set(subject, list);
  }
  return list;
}

interface Found {
  readonly threat?: Threat;
  readonly addressed?: Addressed;
  readonly undecided?: Undecided;
}

function judgeRule(view: View, id: SubjectId, rule: Rule): Found {
  const holds = judge(view, id, rule.when);
  if (holds === 'no') return byDesign(view, id, rule, rule.when, 'no');
  if (holds === 'unknown') return asQuestion(view, id, rule);
  if (rule.unless && judge(view, id, rule.unless) === 'yes')
    return byDesign(view, id, rule, rule.unless, 'yes');
  return { threat: threatOf(view, id, rule) };
}

function threatOf(view: View, id: SubjectId, rule: Rule): Threat {
  const readings = support(view, id, rule.when);
  return {
    key: `${rule.id}@${id}`,
    rule,
    subject: id,
    category: rule.category,
    tier: rule.tier,
    title: titleOf(view, rule.title, id),
    because: evidenceOf(view, id, readings),
    rating: rate(view, rule, id),
    fingerprint: fingerprintOf(view, id, rule, readings),
  };
}

/**
 * A known control that makes a rule not hold, recorded as addressed by design. Only when the control alone
 * decides: without it the rule would hold or be open. What a thing simply is or does not do is no control.
 */
function byDesign(view: View, id: SubjectId, rule: Rule, condition: Condition, now: 'yes' | 'no'): Found {
  for (const reading of support(view, id, condition)) {
    const setting = settingOf(view, id, reading);
    if (!setting) continue;
    const value = stored(view, setting);
    if (value === undefined || value === DOES_NOT_APPLY || !protects(setting.property, value)) continue;
    if (supposing(view, id, condition, setting, undefined) === now) continue;
    return {
      addressed: {
        subject: id,
        category: rule.category,
        rule,
        by: `${property(setting.property).label}: ${valueInWords(setting.property, value)}`,
      },
    };
  }
  return {};
}

function stored(view: View, { about, property: name }: Setting): Value | undefined {
  return (view.flow(about) ?? view.element(about))?.properties[name];
}

/** Whether a property is unknown and worth asking for: it applies to the thing and shows there, and is neither what the thing is nor a capability. */
function isAskable(view: View, setting: Setting): boolean {
  const thing = view.flow(setting.about) ?? view.element(setting.about);
  const { group, on, type } = property(setting.property);
  return (
    thing !== undefined &&
    valueOf(thing.properties, setting.property) === undefined &&
    !saidNotToApply(thing.properties, setting.property) &&
    group !== 'Capabilities' &&
    !(group === 'Basics' && type === 'choice') &&
    on.includes(subjectOf(thing)) &&
    isOpen(thing.properties, setting.property)
  );
}

/** How many unknown properties a rule may wait for and still ask about one of them. */
const MOST_UNKNOWN = 2;
/** Likelihood x impact from which an unknown is worth a question. */
const WORTH_ASKING = 12;

/** One unknown property whose answer alone can raise the threat, and whose other answer does not. */
function asQuestion(view: View, id: SubjectId, rule: Rule): Found {
  if (rule.tier === 'baseline') return {};
  const unknown = new Map<string, Setting>();
  for (const part of openParts(view, id, rule.when)) {
    for (const setting of unknownsOf(view, id, part))
      unknown.set(`${setting.about} ${setting.property}`, setting);
    if (unknown.size > MOST_UNKNOWN) return {};
  }
  const decisive = [...unknown.values()]
    .toReversed()
    .find((setting) => canDecide(view, id, rule.when, setting));
  if (!decisive) return {};
  const { score } = rate(view, rule, id);
  if (score < WORTH_ASKING) return {};
  return { undecided: { ...decisive, key: `${rule.id}@${id}`, rule, subject: id, score } };
}

/** The parts that must all hold and of which nobody knows whether they do. */
function openParts(view: View, id: SubjectId, condition: Condition): readonly Condition[] {
  return condition.op === 'all'
    ? condition.of.filter((part) => judge(view, id, part) === 'unknown')
    : [condition];
}

/** The properties that a condition reads, that are unknown and that a person could be asked for. */
function unknownsOf(view: View, id: SubjectId, condition: Condition): readonly Setting[] {
  return readingsOf(condition)
    .map((reading) => settingOf(view, id, reading))
    .filter((setting) => setting !== undefined)
    .filter((setting) => isAskable(view, setting));
}

/** Whether some value of a property makes the condition hold and some other does not. */
function canDecide(view: View, id: SubjectId, condition: Condition, setting: Setting): boolean {
  let holds = false;
  let fails = false;
  for (const value of candidates(setting.property)) {
    if (supposing(view, id, condition, setting, value) === 'yes') holds = true;
    else fails = true;
    if (holds && fails) return true;
  }
  return false;
}
