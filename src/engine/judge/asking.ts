import type { PropertyName } from '../../model/property';
import { candidates, judge, type Test } from './condition';
import type { Hearing, Setting } from './hearing';
import type { ReadyRule } from './prepared';
import type { Reading, Rule } from '../rule';

/** What is worth asking about a subject, because a threat waits for it. */

/** A threat that waits for one unknown property of the subject or of an end of it. */
export interface Open {
  readonly of: Reading['of'];
  readonly property: PropertyName;
  readonly rule: Rule;
  readonly score: number;
  readonly weight: number;
}

/** How many unknown properties a rule may wait for and still ask about one of them. */
const MOST_UNKNOWN = 2;
/** Likelihood x impact from which an unknown is worth a question. */
const WORTH_ASKING = 12;
/** What an answer does to a threat that stands in the register already counts so many times what it might bring up. */
const TYPICAL_COUNTS = 3;
/**
 * What does not come along the flows (patches, secrets in logs) holds for everything that runs and so would always be asked
 * first: before anything is known of who gets in and what is carried, it counts half.
 */
const FROM_ELSEWHERE_COUNTS = 0.5;
/** A question after which another is left counts half. */
const FIRST_OF_TWO_COUNTS = 0.5;

/**
 * One unknown property whose answer alone can raise the threat, and whose other answer does not; where it takes two, the one
 * whose answer can rule it out.
 */
export function asQuestion(
  hearing: Hearing,
  { rule, when }: ReadyRule,
  isTypical: boolean,
): Open | undefined {
  if (rule.tier === 'baseline') return undefined;
  const open = openParts(hearing, when);
  const unknown: Setting[] = [];
  for (const part of open) {
    for (const reading of part.reads) {
      const setting = hearing.question(reading);
      if (!setting || unknown.some((one) => hearing.isSame(one, setting))) continue;
      if (unknown.push(setting) > MOST_UNKNOWN) return undefined;
    }
  }
  if (unknown.length === 0) return undefined;
  const { score } = hearing.rating(rule, rule.tier);
  if (score < WORTH_ASKING) return undefined;
  const decisive = unknown.findLast((setting) => canDecide(hearing, when, open, setting));
  const asked = decisive ?? unknown.findLast((setting) => canRuleOut(hearing, when, open, unknown, setting));
  if (!asked) return undefined;
  const counts = isTypical ? TYPICAL_COUNTS : rule.fromElsewhere ? FROM_ELSEWHERE_COUNTS : 1;
  const weight = score * counts * (decisive ? 1 : FIRST_OF_TWO_COUNTS);
  return { of: asked.of, property: asked.property, rule, score, weight };
}

/** The parts that must all hold and of which nobody knows whether they do. */
function openParts(hearing: Hearing, when: Test): readonly Test[] {
  return when.op === 'all' ? when.of.filter((part) => judge(hearing, part) === 'unknown') : [when];
}

/** Whether some value of a property makes the condition hold and some other does not. */
function canDecide(hearing: Hearing, when: Test, open: readonly Test[], setting: Setting): boolean {
  if (!open.every((part) => part.reads.some((reading) => hearing.mayChange(reading, setting)))) return false;
  let holds = false;
  let fails = false;
  for (const value of candidates(setting.property)) {
    if (judge(hearing.supposing(setting, value), when) === 'yes') holds = true;
    else fails = true;
    if (holds && fails) return true;
  }
  return false;
}

/** Whether each open part can be settled by one of the properties, and some value of this one rules the threat out. */
function canRuleOut(
  hearing: Hearing,
  when: Test,
  open: readonly Test[],
  unknown: readonly Setting[],
  setting: Setting,
): boolean {
  const settles = (part: Test, one: Setting): boolean =>
    part.reads.some((reading) => hearing.mayChange(reading, one));
  if (!open.every((part) => unknown.some((one) => settles(part, one)))) return false;
  const results = candidates(setting.property).map((value) => judge(hearing.supposing(setting, value), when));
  return results.includes('no') && results.includes('unknown');
}
