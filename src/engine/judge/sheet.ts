import type { SubjectId } from '../../model/id';
import { subjectOf, type Value } from '../../model/property';
import { isShown, said } from './condition';
import { fact } from '../facts/facts';
import { Hinted } from '../hints/hinted';
import type { Answer, Question, ReadyReading, Supposing } from './prepared';
import { profileOf } from './profile';
import { reachOf } from './rating';
import type { Reading } from '../rule';
import type { DrawnElement, DrawnFlow, View } from '../sight/view';

/** One subject as it is judged: answers what rules ask about it, by reading the model through the view. */
export class Sheet {
  private hinted: View | null = null;
  /** The last supposition: what is asked under one is asked together. */
  private supposed: { readonly were: Supposing; readonly view: View } | null = null;

  constructor(
    readonly view: View,
    readonly thing: DrawnElement | DrawnFlow,
  ) {}

  /** The element or flow that a reading is about; undefined for the ends of something that is not a flow. */
  aboutOf(of: Reading['of']): SubjectId | undefined {
    if (of === 'self') return this.thing.id;
    if (!('from' in this.thing)) return undefined;
    return of === 'source' ? this.thing.from : this.thing.to;
  }

  /** Whether both ends are one thing. */
  get isLoop(): boolean {
    return 'from' in this.thing && this.thing.from === this.thing.to;
  }

  /** The model as names suggest it. */
  get byName(): View {
    return (this.hinted ??= new Hinted(this.view));
  }

  readonly answer = (question: Question): Answer => {
    switch (question.asks) {
      case 'profile':
        return profileOf(subjectOf(this.thing), this.view.properties(this.thing.id));
      case 'value':
        return identified(this.value(question.reading));
      case 'shown': {
        const about = this.aboutOf(question.reading.of);
        const { setBy } = question.reading;
        return about !== undefined && setBy !== undefined && isShown(this.view, about, setBy);
      }
      case 'supposed':
        return identified(this.supposing(question.reading, question.were));
      case 'reach':
        return reachOf(this.view, this.thing.id, question.isOnOpenWire);
      case 'loop':
        return this.isLoop;
    }
  };

  value(reading: ReadyReading): Value | undefined {
    const about = this.aboutOf(reading.of);
    if (about === undefined) return undefined;
    const view = reading.byName ? this.byName : this.view;
    if (reading.fact !== undefined) return fact(view, about, reading.fact);
    return said(view, about, reading.property!);
  }

  private supposing(reading: ReadyReading, were: Supposing): Value | undefined {
    const [about, other] = [this.aboutOf(reading.of), this.aboutOf(were.of)];
    if (about === undefined || other === undefined || reading.fact === undefined) return undefined;
    if (this.supposed?.were !== were)
      this.supposed = { were, view: this.view.supposing(other, were.property, were.value) };
    return fact(this.supposed.view, about, reading.fact);
  }
}

const lists = new Map<string, readonly string[]>();

/** A value that is the same object as every other that holds the same: lists are few, and each comes from an enumeration. */
function identified(value: Value | undefined): Answer {
  if (typeof value !== 'object') return value;
  const key = value.join();
  let list = lists.get(key);
  if (!list) lists.set(key, (list = value));
  return list;
}
