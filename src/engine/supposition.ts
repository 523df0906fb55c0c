import type { Element } from '../model/element';
import type { Flow } from '../model/flow';
import type { BoundaryId, DataClassId, ElementId, FlowId, SubjectId, ThingId } from '../model/id';
import type { PropertyName, Value } from '../model/property';
import type { View } from './looking';
import { isSame } from './same';
import { Answer, type Sight } from './sight';

/** What is, beside what is supposed. */
export interface Actual extends View {
  /** The answer to a question, right for the present model; whoever is being watched has looked at it. */
  answer(name: string, id: ThingId, make: (view: View, id: ThingId) => unknown): Answer;
  /** Whether a sight is the record of a thing. */
  isRecordOf(thing: SubjectId, sight: Sight): boolean;
}

export interface Supposed {
  readonly thing: SubjectId;
  readonly name: PropertyName;
  readonly value: Value | undefined;
}

/**
 * A memory's model, were one property of one thing another. What is looked at counts as looked at by whoever is
 * watched there; answers that do not rest on that thing are the memory's own.
 */
export class Supposition implements View {
  /** What was asked for, as it would be. */
  private readonly answers = new Map<Answer, unknown>();
  /** The record that is another: a judgement reads it many times, so the copy is made once. */
  private record: Element | Flow | null = null;

  constructor(
    private readonly actual: Actual,
    private readonly supposed: Supposed,
  ) {}

  element(id: ElementId): Element | undefined {
    return this.seen(this.actual.element(id));
  }

  flow(id: FlowId): Flow | undefined {
    return this.seen(this.actual.flow(id));
  }

  boundary(id: BoundaryId): ReturnType<View['boundary']> {
    return this.actual.boundary(id);
  }

  dataClass(id: DataClassId): ReturnType<View['dataClass']> {
    return this.actual.dataClass(id);
  }

  flowsIn(id: ElementId): readonly Flow[] {
    return this.actual.flowsIn(id).map((flow) => this.seen(flow));
  }

  flowsOut(id: ElementId): readonly Flow[] {
    return this.actual.flowsOut(id).map((flow) => this.seen(flow));
  }

  members(id: BoundaryId): readonly Element[] {
    return this.actual.members(id).map((element) => this.seen(element));
  }

  settings(): ReturnType<View['settings']> {
    return this.actual.settings();
  }

  remember<T>(name: string, id: ThingId, make: (view: View, id: ThingId) => T): T {
    // One name always comes with one `make`, so it holds one type.
    return this.valueOf(this.actual.answer(name, id, make)) as T;
  }

  /** A supposition in place of this one. */
  supposing(thing: SubjectId, name: PropertyName, value: Value | undefined): View {
    return this.actual.supposing(thing, name, value);
  }

  /** An answer as it would be: worked out again only where something that it looked at would be another. */
  private valueOf(answer: Answer): unknown {
    if (this.answers.has(answer)) return this.answers.get(answer);
    const value = this.wouldLookElsewhere(answer) ? answer.make(this, answer.about) : answer.value;
    this.answers.set(answer, value);
    return value;
  }

  private wouldLookElsewhere(answer: Answer): boolean {
    return answer.looks.some((look) =>
      look instanceof Answer
        ? !isSame(this.valueOf(look), look.value)
        : this.actual.isRecordOf(this.supposed.thing, look),
    );
  }

  private seen<T extends Element | Flow | undefined>(record: T): T {
    if (record === undefined || record.id !== this.supposed.thing) return record;
    this.record ??= withProperty(record, this.supposed.name, this.supposed.value);
    return this.record as T;
  }
}

function withProperty<T extends Element | Flow>(record: T, name: PropertyName, value: Value | undefined): T {
  const properties = { ...record.properties };
  if (value === undefined) delete properties[name];
  else properties[name] = value;
  return { ...record, properties };
}
