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

/** One unknown property whose answer alone can raise the threat, and whose other answer does not. */
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
  if (!decisive) return undefined;
  const weight = isTypical ? score * TYPICAL_COUNTS : score;
  return { of: decisive.of, property: decisive.property, rule, score, weight };
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
