import type { SubjectId } from '../model/id';
import { property, subjectOf, valueInWords } from '../model/property';
import type { Model } from '../model/model';
import { candidates, isSameSetting, judge, said, support, type Setting, type Test } from './condition';
import { evidenceOf, fingerprintOf, openOf } from './evidence';
import { Memory } from './memory';
import { PatchedMap } from './patched-map';
import { preparedFor, type ReadyRule } from './prepared';
import { weigh, type Undecided, type Weights } from './questions';
import type { Rule } from './rule';
import { Sheet } from './sheet';
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
 * What a rule in evidence says of a category, known or typical, hides the vaguer baseline threat there.
 */
function judgeSubject(view: View, id: SubjectId, rules: readonly Rule[]): Judgement {
  const raised: Threat[] = [];
  const addressed: Addressed[] = [];
  const undecided: Undecided[] = [];
  const thing = view.flow(id) ?? view.element(id);
  if (!thing) return { threats: raised, addressed, undecided };
  const prepared = preparedFor(rules, subjectOf(thing));
  const sheet = new Sheet(view, thing, prepared.readings);
  for (const ready of prepared.rules) {
    const { rule, when, unless, typically } = ready;
    switch (judge(sheet, when)) {
      case 'no':
        put(addressed, byDesign(sheet, rule, when, 'no'));
        break;
      case 'unknown':
        put(undecided, asQuestion(sheet, ready));
        if (!typically || !isTypical(sheet, ready)) break;
        if (unless && judge(sheet, unless) === 'yes') put(addressed, byDesign(sheet, rule, unless, 'yes'));
        else raised.push(typicalThreatOf(sheet, rule, typically));
        break;
      case 'yes':
        if (unless && judge(sheet, unless) === 'yes') put(addressed, byDesign(sheet, rule, unless, 'yes'));
        else raised.push(threatOf(sheet, rule, when, rule.tier));
    }
  }
  const exact = new Set(raised.filter((t) => t.rule.tier === 'evidence').map((t) => t.category));
  const threats = raised.filter((t) => t.rule.tier === 'evidence' || !exact.has(t.category));
  return { threats, addressed, undecided };
}

/** Whether the threat is usual for what the thing is known to be. */
function isTypical(sheet: Sheet, { typically, untypically }: ReadyRule): boolean {
  if (!typically || judge(sheet, typically) !== 'yes') return false;
  return !untypically || judge(sheet, untypically) !== 'yes';
}

function put<T>(list: T[], one: T | undefined): void {
  if (one !== undefined) list.push(one);
}

/** A threat that is usual for what the thing is known to be, while nobody has said whether its control is there. */
function typicalThreatOf(sheet: Sheet, rule: Rule, typically: Test): Threat {
  const threat = threatOf(sheet, rule, typically, 'baseline');
  return { ...threat, because: [...threat.because, ...openOf(sheet.view, sheet.subject, rule)] };
}

function threatOf(sheet: Sheet, rule: Rule, test: Test, tier: Threat['tier']): Threat {
  const { view, subject } = sheet;
  const readings = support(sheet, test).map((number) => sheet.readings[number]!);
  return {
    key: `${rule.id}@${subject}`,
    rule,
    subject,
    category: rule.category,
    tier,
    title: titleOf(view, rule.title, subject),
    because: evidenceOf(view, subject, readings),
    rating: sheet.rating(rule, tier),
    fingerprint: fingerprintOf(view, subject, rule, readings),
  };
}

/**
 * A known control that makes a rule not hold, recorded as addressed by design. Only when the control alone
 * decides: without it the rule would hold or be open. What a thing simply is or does not do is no control.
 */
function byDesign(sheet: Sheet, rule: Rule, test: Test, now: 'yes' | 'no'): Addressed | undefined {
  if (!test.reads.some((reading) => sheet.protection(reading))) return undefined;
  for (const reading of support(sheet, test, now)) {
    const setting = sheet.protection(reading);
    if (!setting || judge(sheet.supposing(setting, undefined), test) === now) continue;
    const value = said(sheet.view, sheet.subject, setting.about, setting.property);
    const by = `${property(setting.property).label}: ${valueInWords(setting.property, value)}`;
    return { subject: sheet.subject, category: rule.category, rule, by };
  }
  return undefined;
}

/** How many unknown properties a rule may wait for and still ask about one of them. */
const MOST_UNKNOWN = 2;
/** Likelihood x impact from which an unknown is worth a question. */
const WORTH_ASKING = 12;
/** What an answer does to a threat that stands in the register already counts so many times what it might bring up. */
const TYPICAL_COUNTS = 3;

/** One unknown property whose answer alone can raise the threat, and whose other answer does not. */
function asQuestion(sheet: Sheet, ready: ReadyRule): Undecided | undefined {
  const { rule, when } = ready;
  if (rule.tier === 'baseline') return undefined;
  const open = openParts(sheet, when);
  const unknown: Setting[] = [];
  for (const part of open) {
    for (const reading of part.reads) {
      const setting = sheet.question(reading);
      if (!setting || unknown.some((one) => isSameSetting(one, setting))) continue;
      if (unknown.push(setting) > MOST_UNKNOWN) return undefined;
    }
  }
  if (unknown.length === 0) return undefined;
  const { score } = sheet.rating(rule);
  if (score < WORTH_ASKING) return undefined;
  const decisive = unknown.findLast((setting) => canDecide(sheet, when, open, setting));
  if (!decisive) return undefined;
  const { about, property: name } = decisive;
  const weight = isTypical(sheet, ready) ? score * TYPICAL_COUNTS : score;
  const { subject } = sheet;
  return { about, property: name, key: `${rule.id}@${subject}`, rule, subject, score, weight };
}

/** The parts that must all hold and of which nobody knows whether they do. */
function openParts(sheet: Sheet, when: Test): readonly Test[] {
  return when.op === 'all' ? when.of.filter((part) => judge(sheet, part) === 'unknown') : [when];
}

/** Whether some value of a property makes the condition hold and some other does not. */
function canDecide(sheet: Sheet, when: Test, open: readonly Test[], setting: Setting): boolean {
  if (!open.every((part) => part.reads.some((reading) => sheet.mayChange(reading, setting)))) return false;
  let holds = false;
  let fails = false;
  for (const value of candidates(setting.property)) {
    if (judge(sheet.supposing(setting, value), when) === 'yes') holds = true;
    else fails = true;
    if (holds && fails) return true;
  }
  return false;
}
