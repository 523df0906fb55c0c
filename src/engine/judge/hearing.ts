import { DOES_NOT_APPLY, property, type PropertyName, type Value } from '../../model/property';
import { NOT_APPLICABLE, type Values } from './condition';
import { protects } from './control';
import { FACT_READS } from '../facts/fact-reads';
import type { Ask, Prepared, Question, ReadyReading, Supposing } from './prepared';
import type { Profile } from './profile';
import { rate } from './rating';
import type { Reading, Rule } from '../rule';
import type { Rating, Threat } from '../threat';

/** A property of the subject or of an end of it. */
export interface Setting {
  readonly of: Reading['of'];
  readonly property: PropertyName;
}

const UNHEARD = Symbol('unheard');
type Heard<T> = T | typeof UNHEARD;

/** What is known of one subject while it is judged: each thing is asked once, though many rules want to know it. */
export class Hearing implements Values {
  private readonly profile: Profile;
  private readonly values: Heard<Value | undefined>[];
  private readonly shown = new Map<number, boolean>();
  private readonly reach = new Map<boolean, Value | undefined>();
  private readonly suppositions = new Map<string, Supposition>();
  private loop: Heard<boolean> = UNHEARD;

  constructor(
    readonly prepared: Prepared,
    private readonly ask: Ask,
  ) {
    this.profile = ask({ asks: 'profile' }) as Profile;
    this.values = prepared.readings.map(() => UNHEARD);
  }

  value(number: number): Value | undefined {
    let value = this.values[number];
    if (value === UNHEARD) {
      const reading = this.prepared.readings[number]!;
      value =
        reading.of === 'self' && reading.property !== undefined && !reading.byName
          ? this.profile.value(reading.property)
          : this.hear({ asks: 'value', reading });
      this.values[number] = value;
    }
    return value;
  }

  /** Every answer but the profile is a value. */
  hear(question: Exclude<Question, { readonly asks: 'profile' }>): Value | undefined {
    return this.ask(question) as Value | undefined;
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
      shown = reading.of === 'self' ? this.profile.shows(reading.setBy!) : this.isShownAtEnd(reading);
      this.shown.set(number, shown);
    }
    return shown;
  }

  private isShownAtEnd(reading: ReadyReading): boolean {
    return property(reading.setBy!).opens === undefined || this.hear({ asks: 'shown', reading }) === true;
  }

  /** What a rule's threat is rated on this subject; `goesByNames`: whether but for names it would not be raised. */
  rating(rule: Rule, tier: Threat['tier'], goesByNames: () => boolean = () => false): Rating {
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
      goesByNames,
    });
  }

  private reachOn(isOnOpenWire: boolean): Value | undefined {
    if (!this.reach.has(isOnOpenWire))
      this.reach.set(isOnOpenWire, this.hear({ asks: 'reach', isOnOpenWire }));
    return this.reach.get(isOnOpenWire);
  }

  isSame(one: Setting, other: Setting): boolean {
    return one.property === other.property && this.isOneThing(one.of, other.of);
  }

  private isOneThing(one: Reading['of'], other: Reading['of']): boolean {
    if (one === other) return true;
    if (one === 'self' || other === 'self') return false;
    if (this.loop === UNHEARD) this.loop = this.hear({ asks: 'loop' }) === true;
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
  private readonly facts = new Map<number, Value | undefined>();

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
      this.facts.set(number, this.actual.hear({ asks: 'supposed', reading, were: this.were }));
    return this.facts.get(number);
  }
}
