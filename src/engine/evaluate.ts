import type { SubjectId, ThreatKey } from '../model/id';
import {
  DOES_NOT_APPLY,
  saidNotToApply,
  isOpen,
  property,
  subjectOf,
  valueInWords,
  valueOf,
  type Value,
} from '../model/property';
import type { Model } from '../model/model';
import { candidates, judge, settingOf, support, supposing, type Setting } from './condition';
import { protects } from './control';
import { evidenceOf, fingerprintOf } from './evidence';
import { rankQuestions, type Undecided } from './questions';
import { rate } from './rating';
import { readingsOf, type Condition, type Rule } from './rule';
import type { Addressed, Question, Threat } from './threat';
import { titleOf } from './title';
import { viewOf, type View } from './view';

/**
 * What follows from a model: this file *is* the meaning of the catalogue. `reevaluate` must give the same
 * from less work.
 */
export interface Verdict {
  /** Every threat raised, by key, in the order of subjects and rules. */
  readonly threats: ReadonlyMap<ThreatKey, Threat>;
  readonly addressed: readonly Addressed[];
  /** Unknown properties that would decide something, the most telling first. */
  readonly questions: readonly Question[];
  readonly bySubject: ReadonlyMap<SubjectId, Judgement>;
}

/** What was found about one subject, and what was looked at to find it. */
export interface Judgement {
  readonly threats: readonly Threat[];
  readonly addressed: readonly Addressed[];
  readonly undecided: readonly Undecided[];
  readonly looks: ReadonlySet<string>;
}

/** Judges everything. */
export function evaluate(model: Model, rules: readonly Rule[]): Verdict {
  const view = viewOf(model);
  return verdictOf(model, new Map(subjectsOf(model).map((id) => [id, judgeSubject(view, id, rules)])));
}

/** Everything that rules are about: elements, then flows. */
export function subjectsOf(model: Model): readonly SubjectId[] {
  return [...Object.keys(model.elements), ...Object.keys(model.flows)];
}

/** Puts the judgements of all subjects together. */
export function verdictOf(model: Model, bySubject: ReadonlyMap<SubjectId, Judgement>): Verdict {
  const threats = new Map<ThreatKey, Threat>();
  const addressed: Addressed[] = [];
  const undecided: Undecided[] = [];
  for (const judgement of bySubject.values()) {
    for (const threat of judgement.threats) threats.set(threat.key, threat);
    addressed.push(...judgement.addressed);
    undecided.push(...judgement.undecided);
  }
  return { threats, addressed, questions: rankQuestions(model, undecided), bySubject };
}

/**
 * Judges one element or flow, in scope or not: what shall not count is set aside afterwards, by `suppress.ts`.
 * A threat in evidence hides the baseline threat of the same category on the same subject.
 */
export function judgeSubject(view: View, id: SubjectId, rules: readonly Rule[]): Judgement {
  const { value, looks } = view.watch(() => {
    const raised: Threat[] = [];
    const addressed: Addressed[] = [];
    const undecided: Undecided[] = [];
    const thing = view.flow(id) ?? view.element(id);
    const kind = thing && subjectOf(thing);
    for (const rule of rules) {
      if (rule.on !== kind) continue;
      const found = judgeRule(view, id, rule);
      if (found.threat) raised.push(found.threat);
      if (found.addressed) addressed.push(found.addressed);
      if (found.undecided) undecided.push(found.undecided);
    }
    const inEvidence = new Set(raised.filter((t) => t.tier === 'evidence').map((t) => t.category));
    return {
      threats: raised.filter((t) => t.tier === 'evidence' || !inEvidence.has(t.category)),
      addressed,
      undecided,
    };
  });
  return { ...value, looks };
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
  return { undecided: { ...decisive, key: `${rule.id}@${id}`, title: titleOf(view, rule.title, id), score } };
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
