import type { Stride } from '../../model/decision';
import { property, valueInWords } from '../../model/property';
import { asQuestion, type Open } from './asking';
import { judge, support, type Test } from './condition';
import { fingerprintOf, supportOf, type Support } from './evidence';
import { Hearing } from './hearing';
import { Precedents } from './precedents';
import type { Answer, Ask, Prepared, Question, ReadyRule } from './prepared';
import type { Rule } from '../rule';
import type { Rating, Threat } from '../threat';

/**
 * What rules say of a subject, whichever it is: without its name and its id. Subjects about which the rules hear the same
 * share one ruling; see `precedents.ts`.
 */
export interface Ruling {
  readonly threats: readonly Raised[];
  readonly addressed: readonly ByDesign[];
  readonly undecided: readonly Open[];
}

export interface Raised {
  readonly rule: Rule;
  readonly tier: Threat['tier'];
  readonly rating: Rating;
  readonly fingerprint: string;
  readonly support: readonly Support[];
  /** It is typical: nobody has said whether its control is there. */
  readonly isTypical: boolean;
}

interface ByDesign {
  readonly category: Stride;
  readonly rule: Rule;
  /** The control, in words: “Encryption: Yes”. */
  readonly by: string;
}

const precedents = new WeakMap<Prepared, Precedents<Question, Answer, Ruling>>();

/** What the rules say of the subject that answers, by what was ruled before on things of its kind, of whatever model. */
export function rulingFor(prepared: Prepared, answer: Ask): Ruling {
  let known = precedents.get(prepared);
  if (!known) precedents.set(prepared, (known = new Precedents()));
  return known.rulingFor(answer, (ask) => rulingOn(prepared, ask));
}

/**
 * Judges one element or flow, in scope or not: what shall not count is set aside afterwards, by `suppress.ts`.
 * What a rule in evidence says of a category, known or typical, hides the vaguer baseline threat there.
 */
export function rulingOn(prepared: Prepared, ask: Ask): Ruling {
  const hearing = new Hearing(prepared, ask);
  const raised: Raised[] = [];
  const addressed: ByDesign[] = [];
  const undecided: Open[] = [];
  for (const ready of prepared.rules) {
    const { rule, when, unless, typically } = ready;
    switch (judge(hearing, when)) {
      case 'no':
        put(addressed, byDesign(hearing, rule, when, 'no'));
        // Names may suggest that it could hold all the same: behind what seems to be a gateway.
        if (!typically || !isTypical(hearing, ready) || judge(hearing, ready.byName!) === 'no') break;
        put(raised, typicalOf(hearing, ready, typically));
        break;
      case 'unknown': {
        const typical = isTypical(hearing, ready);
        put(undecided, asQuestion(hearing, ready, typical));
        if (!typically || !typical) break;
        if (unless && judge(hearing, unless) === 'yes')
          put(addressed, byDesign(hearing, rule, unless, 'yes'));
        else put(raised, typicalOf(hearing, ready, typically));
        break;
      }
      case 'yes':
        if (unless && judge(hearing, unless) === 'yes')
          put(addressed, byDesign(hearing, rule, unless, 'yes'));
        else raised.push(raisedBy(hearing, rule, when, rule.tier));
    }
  }
  const exact = new Set(raised.filter((t) => t.rule.tier === 'evidence').map((t) => t.rule.category));
  const threats = raised.filter((t) => t.rule.tier === 'evidence' || !exact.has(t.rule.category));
  return { threats, addressed, undecided };
}

/** Whether the threat is usual for what the thing is known to be. */
function isTypical(hearing: Hearing, { typically, untypically }: ReadyRule): boolean {
  if (!typically || judge(hearing, typically) !== 'yes') return false;
  return !untypically || judge(hearing, untypically) !== 'yes';
}

function typicalOf(hearing: Hearing, { rule, typicallySaid }: ReadyRule, typically: Test): Raised {
  const goesByNames = (): boolean => judge(hearing, typicallySaid!) !== 'yes';
  return { ...raisedBy(hearing, rule, typically, 'baseline', goesByNames), isTypical: true };
}

function put<T>(list: T[], one: T | undefined): void {
  if (one !== undefined) list.push(one);
}

function raisedBy(
  hearing: Hearing,
  rule: Rule,
  test: Test,
  tier: Threat['tier'],
  goesByNames?: () => boolean,
): Raised {
  const readings = support(hearing, test).map(
    (number) => [hearing.prepared.readings[number]!, hearing.value(number)] as const,
  );
  return {
    rule,
    tier,
    rating: hearing.rating(rule, tier, goesByNames),
    fingerprint: fingerprintOf(rule, readings),
    support: supportOf(readings),
    isTypical: false,
  };
}

/**
 * A known control that makes a rule not hold, recorded as addressed by design. Only when the control alone
 * decides: without it the rule would hold or be open. What a thing simply is or does not do is no control.
 */
function byDesign(hearing: Hearing, rule: Rule, test: Test, now: 'yes' | 'no'): ByDesign | undefined {
  if (!test.reads.some((reading) => hearing.protection(reading))) return undefined;
  for (const reading of support(hearing, test, now)) {
    const setting = hearing.protection(reading);
    if (!setting || judge(hearing.supposing(setting, undefined), test) === now) continue;
    const value = hearing.value(hearing.prepared.readings[reading]!.said!);
    const by = `${property(setting.property).label}: ${valueInWords(setting.property, value)}`;
    return { category: rule.category, rule, by };
  }
  return undefined;
}
