import type { Stride } from '../model/decision';
import { DOES_NOT_APPLY, property, valueInWords, type PropertyName, type Value } from '../model/property';
import { candidates, judge, NOT_APPLICABLE, support, type Test, type Values } from './condition';
import { protects } from './control';
import { FACT_READS } from './fact-reads';
import { fingerprintOf, supportOf, type Support } from './evidence';
import { Precedents } from './precedents';
import type { Answer, Prepared, Question, ReadyRule, Supposing } from './prepared';
import { rate } from './rating';
import type { Reading, Rule } from './rule';
import type { Rating, Threat } from './threat';

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

/** A threat that waits for one unknown property of the subject or of an end of it. */
interface Open {
  readonly of: Reading['of'];
  readonly property: PropertyName;
  readonly rule: Rule;
  readonly score: number;
  readonly weight: number;
}

const precedents = new WeakMap<Prepared, Precedents<Question, Answer, Ruling>>();

/** What the rules say of the subject that answers, by what was ruled before on things of its kind, of whatever model. */
export function rulingFor(prepared: Prepared, answer: (question: Question) => Answer): Ruling {
  let known = precedents.get(prepared);
  if (!known) precedents.set(prepared, (known = new Precedents()));
  return known.rulingFor(answer, (ask) => rulingOn(prepared, ask));
}

/**
 * Judges one element or flow, in scope or not: what shall not count is set aside afterwards, by `suppress.ts`.
 * What a rule in evidence says of a category, known or typical, hides the vaguer baseline threat there.
 */
export function rulingOn(prepared: Prepared, ask: (question: Question) => Answer): Ruling {
  const hearing = new Hearing(prepared, ask);
  const raised: Raised[] = [];
  const addressed: ByDesign[] = [];
  const undecided: Open[] = [];
  for (const ready of prepared.rules) {
    const { rule, when, unless, typically } = ready;
    switch (judge(hearing, when)) {
      case 'no':
        put(addressed, byDesign(hearing, rule, when, 'no'));
        break;
      case 'unknown':
        put(undecided, asQuestion(hearing, ready));
        if (!typically || !isTypical(hearing, ready)) break;
        if (unless && judge(hearing, unless) === 'yes')
          put(addressed, byDesign(hearing, rule, unless, 'yes'));
        else raised.push(raisedBy(hearing, rule, typically, 'baseline', true));
        break;
      case 'yes':
        if (unless && judge(hearing, unless) === 'yes')
          put(addressed, byDesign(hearing, rule, unless, 'yes'));
        else raised.push(raisedBy(hearing, rule, when, rule.tier, false));
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

function put<T>(list: T[], one: T | undefined): void {
  if (one !== undefined) list.push(one);
}

function raisedBy(
  hearing: Hearing,
  rule: Rule,
  test: Test,
  tier: Threat['tier'],
  isTypical: boolean,
): Raised {
  const readings = support(hearing, test).map(
    (number) => [hearing.prepared.readings[number]!, hearing.value(number)] as const,
  );
  return {
    rule,
    tier,
    rating: hearing.rating(rule, tier),
    fingerprint: fingerprintOf(rule, readings),
    support: supportOf(readings),
    isTypical,
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

/** How many unknown properties a rule may wait for and still ask about one of them. */
const MOST_UNKNOWN = 2;
/** Likelihood x impact from which an unknown is worth a question. */
const WORTH_ASKING = 12;
/** What an answer does to a threat that stands in the register already counts so many times what it might bring up. */
const TYPICAL_COUNTS = 3;

/** One unknown property whose answer alone can raise the threat, and whose other answer does not. */
function asQuestion(hearing: Hearing, ready: ReadyRule): Open | undefined {
  const { rule, when } = ready;
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
  const weight = isTypical(hearing, ready) ? score * TYPICAL_COUNTS : score;
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

/** A property of the subject or of an end of it. */
export interface Setting {
  readonly of: Reading['of'];
  readonly property: PropertyName;
}

const UNHEARD = Symbol('unheard');
type Heard<T> = T | typeof UNHEARD;

/** What is known of one subject while it is judged: each thing is asked once, though many rules want to know it. */
export class Hearing implements Values {
  private readonly values: Heard<Answer>[];
  private readonly shown = new Map<number, boolean>();
  private readonly reach = new Map<boolean, Answer>();
  private readonly suppositions = new Map<string, Supposition>();
  private loop: Heard<boolean> = UNHEARD;

  constructor(
    readonly prepared: Prepared,
    readonly ask: (question: Question) => Answer,
  ) {
    this.values = prepared.readings.map(() => UNHEARD);
  }

  value(number: number): Value | undefined {
    let value = this.values[number];
    if (value === UNHEARD) {
      value = this.ask({ asks: 'value', reading: this.prepared.readings[number]! });
      this.values[number] = value;
    }
    return value;
  }

  /** The property that a person can set to change a reading; undefined for facts of the drawing. */
  setting(number: number): Setting | undefined {
    const { of, setBy } = this.prepared.readings[number]!;
    return setBy && { of, property: setBy };
  }

  /** The property behind a reading, where it is a control that is known to be in place. */
  protection(number: number): Setting | undefined {
    const { of, isControl, setBy, said } = this.prepared.readings[number]!;
    if (!isControl || said === undefined || setBy === undefined) return undefined;
    const value = this.value(said);
    const isInPlace =
      value !== undefined && value !== DOES_NOT_APPLY && value !== NOT_APPLICABLE && protects(setBy, value);
    return isInPlace ? { of, property: setBy } : undefined;
  }

  /** The property behind a reading, where it is unknown and worth asking for: it applies to the thing and shows there. */
  question(number: number): Setting | undefined {
    const { of, isAsked, setBy, said } = this.prepared.readings[number]!;
    if (!isAsked || said === undefined || setBy === undefined) return undefined;
    return this.value(said) === undefined && this.isShown(said) ? { of, property: setBy } : undefined;
  }

  private isShown(number: number): boolean {
    const reading = this.prepared.readings[number]!;
    let shown = this.shown.get(number);
    if (shown === undefined) {
      shown = property(reading.setBy!).opens === undefined || this.ask({ asks: 'shown', reading }) === true;
      this.shown.set(number, shown);
    }
    return shown;
  }

  /** What a rule's threat is rated on this subject. */
  rating(rule: Rule, tier: Threat['tier']): Rating {
    const { callersProven, sensitivity, carries, criticality } = this.prepared.circumstances;
    return rate(rule, tier, {
      reach: (isOnOpenWire) => this.reachOn(isOnOpenWire),
      callersProven: () => this.value(callersProven),
      sensitivity: () => this.value(sensitivity),
      carriesCode: () => {
        const kinds = this.value(carries);
        return Array.isArray(kinds) && kinds.includes('code');
      },
      criticality: () => this.value(criticality),
    });
  }

  private reachOn(isOnOpenWire: boolean): Answer {
    if (!this.reach.has(isOnOpenWire))
      this.reach.set(isOnOpenWire, this.ask({ asks: 'reach', isOnOpenWire }));
    return this.reach.get(isOnOpenWire);
  }

  isSame(one: Setting, other: Setting): boolean {
    return one.property === other.property && this.isOneThing(one.of, other.of);
  }

  private isOneThing(one: Reading['of'], other: Reading['of']): boolean {
    if (one === other) return true;
    if (one === 'self' || other === 'self') return false;
    if (this.loop === UNHEARD) this.loop = this.ask({ asks: 'loop' }) === true;
    return this.loop;
  }

  /** Whether a reading could be another if a property were. */
  mayChange(number: number, setting: Setting): boolean {
    const reading = this.prepared.readings[number]!;
    if (reading.fact !== undefined) return FACT_READS[reading.fact].includes(setting.property);
    return reading.property === setting.property && this.isOneThing(reading.of, setting.of);
  }

  /** The readings, were a property set to a value that the dictionary allows; undefined makes it unknown. */
  supposing({ of, property: name }: Setting, value: Value | undefined): Values {
    const key = `${of}.${name}=${value === undefined ? '' : JSON.stringify(value)}`;
    let supposition = this.suppositions.get(key);
    if (!supposition) {
      supposition = new Supposition(this, { of, property: name, value });
      this.suppositions.set(key, supposition);
    }
    return supposition;
  }
}

class Supposition implements Values {
  private readonly facts = new Map<number, Answer>();

  constructor(
    private readonly actual: Hearing,
    private readonly were: Supposing,
  ) {}

  value(number: number): Value | undefined {
    if (!this.actual.mayChange(number, this.were)) return this.actual.value(number);
    const reading = this.actual.prepared.readings[number]!;
    if (reading.fact === undefined)
      return this.actual.value(number) === NOT_APPLICABLE ? NOT_APPLICABLE : this.were.value;
    if (!this.facts.has(number))
      this.facts.set(number, this.actual.ask({ asks: 'supposed', reading, were: this.were }));
    return this.facts.get(number);
  }
}
