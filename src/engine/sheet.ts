import type { Element } from '../model/element';
import type { Flow } from '../model/flow';
import type { SubjectId } from '../model/id';
import { DOES_NOT_APPLY, type Value } from '../model/property';
import { isShown, NOT_APPLICABLE, said, saidOf, type Setting, type Values } from './condition';
import { protects } from './control';
import { FACT_READS } from './fact-reads';
import { fact } from './facts';
import type { ReadyReading } from './prepared';
import { rate } from './rating';
import type { Rule } from './rule';
import type { Rating, Threat } from './threat';
import type { View } from './view';

const UNREAD = Symbol('unread');
type Known<T> = (T | undefined | typeof UNREAD)[];

/** The readings of one subject while it is judged: each is read once, though many rules ask for it. */
export class Sheet implements Values {
  private readonly values: Known<Value>;
  private readonly protections: Known<Setting>;
  private readonly questions: Known<Setting>;
  private readonly ratings = new Map<string, Rating>();
  private readonly suppositions = new Map<string, Map<Value | undefined, Values>>();

  constructor(
    readonly view: View,
    readonly thing: Element | Flow,
    readonly readings: readonly ReadyReading[],
  ) {
    this.values = readings.map(() => UNREAD);
    this.protections = readings.map(() => UNREAD);
    this.questions = readings.map(() => UNREAD);
  }

  get subject(): SubjectId {
    return this.thing.id;
  }

  /** The element or flow that a reading is about; undefined for the ends of something that is not a flow. */
  aboutOf({ of }: ReadyReading): SubjectId | undefined {
    if (of === 'self') return this.thing.id;
    if (!('from' in this.thing)) return undefined;
    return of === 'source' ? this.thing.from : this.thing.to;
  }

  value(number: number): Value | undefined {
    let value = this.values[number];
    if (value === UNREAD) {
      value = this.read(this.readings[number]!);
      this.values[number] = value;
    }
    return value;
  }

  private read(reading: ReadyReading): Value | undefined {
    const about = this.aboutOf(reading);
    if (about === undefined) return undefined;
    if (reading.fact !== undefined) return fact(this.view, about, reading.fact);
    const name = reading.property!;
    return about === this.thing.id ? saidOf(this.thing, name) : said(this.view, this.thing.id, about, name);
  }

  /** The property that a person can set to change a reading; undefined for facts of the drawing. */
  setting(number: number): Setting | undefined {
    const reading = this.readings[number]!;
    const about = reading.setBy && this.aboutOf(reading);
    return about === undefined ? undefined : { about, property: reading.setBy! };
  }

  /** The property behind a reading, where it is a control that is known to be in place. */
  protection(number: number): Setting | undefined {
    if (!this.readings[number]!.isControl) return undefined;
    let found = this.protections[number];
    if (found === UNREAD) {
      found = this.settingIf(
        number,
        (value, { property }) =>
          value !== undefined &&
          value !== DOES_NOT_APPLY &&
          value !== NOT_APPLICABLE &&
          protects(property, value),
      );
      this.protections[number] = found;
    }
    return found;
  }

  /** The property behind a reading, where it is unknown and worth asking for: it applies to the thing and shows there. */
  question(number: number): Setting | undefined {
    if (!this.readings[number]!.isAsked) return undefined;
    let found = this.questions[number];
    if (found === UNREAD) {
      found = this.settingIf(
        number,
        (value, { about, property }) =>
          value === undefined && isShown(this.view, this.thing.id, about, property),
      );
      this.questions[number] = found;
    }
    return found;
  }

  private settingIf(
    number: number,
    test: (value: Value | undefined, setting: Setting) => boolean,
  ): Setting | undefined {
    const setting = this.setting(number);
    if (!setting) return undefined;
    const { about, property: name } = setting;
    const value =
      this.readings[number]!.property === undefined
        ? said(this.view, this.thing.id, about, name)
        : this.value(number);
    return test(value, setting) ? setting : undefined;
  }

  /** What a rule's threat is rated on this subject. Rules that start alike are rated alike. */
  rating(rule: Rule, tier: Threat['tier'] = rule.tier): Rating {
    const start = `${rule.category}${rule.likelihood}${rule.impact}${tier}${rule.fromElsewhere ?? false}`;
    let rating = this.ratings.get(start);
    if (!rating) {
      rating = rate(this.view, rule, this.thing.id, tier);
      this.ratings.set(start, rating);
    }
    return rating;
  }

  /** Whether a reading could be another if a property were. */
  mayChange(number: number, setting: Setting): boolean {
    const reading = this.readings[number]!;
    if (reading.fact !== undefined) return FACT_READS[reading.fact].includes(setting.property);
    return reading.property === setting.property && this.aboutOf(reading) === setting.about;
  }

  /** The readings, were a property set to a value that the dictionary allows; undefined makes it unknown. */
  supposing(setting: Setting, value: Value | undefined): Values {
    const key = `${setting.about} ${setting.property}`;
    let byValue = this.suppositions.get(key);
    if (!byValue) {
      byValue = new Map<Value | undefined, Values>();
      this.suppositions.set(key, byValue);
    }
    let values = byValue.get(value);
    if (!values) {
      values = new SupposedSheet(this, setting, value);
      byValue.set(value, values);
    }
    return values;
  }
}

class SupposedSheet implements Values {
  private readonly facts = new Map<number, Value | undefined>();
  private view: View | null = null;

  constructor(
    private readonly actual: Sheet,
    private readonly setting: Setting,
    private readonly supposed: Value | undefined,
  ) {}

  value(number: number): Value | undefined {
    if (!this.actual.mayChange(number, this.setting)) return this.actual.value(number);
    const reading = this.actual.readings[number]!;
    if (reading.fact === undefined)
      return this.actual.value(number) === NOT_APPLICABLE ? NOT_APPLICABLE : this.supposed;
    if (!this.facts.has(number)) this.facts.set(number, this.find(reading));
    return this.facts.get(number);
  }

  private find(reading: ReadyReading): Value | undefined {
    const about = this.actual.aboutOf(reading);
    if (about === undefined || reading.fact === undefined) return undefined;
    this.view ??= this.actual.view.supposing(this.setting.about, this.setting.property, this.supposed);
    return fact(this.view, about, reading.fact);
  }
}
