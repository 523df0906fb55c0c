import type { SubjectId, ThingId } from '../../model/id';
import type { Properties, PropertyName, Value } from '../../model/property';
import type { View } from './looking';
import { isSame } from './same';
import type { Answer, Finding } from './sight';
import { Through } from './through';

/** What is, beside what is supposed. */
export interface Actual extends View {
  /** The answer to a question, right for the present model; whoever is being watched has looked at it. */
  answer(find: Finding, id: ThingId): Answer;
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
export class Supposition extends Through<Actual> {
  /** What was asked for, as it would be. */
  private readonly answers = new Map<Answer, unknown>();

  constructor(
    actual: Actual,
    private readonly supposed: Supposed,
  ) {
    super(actual);
  }

  stored(id: SubjectId, name: string): Value | undefined {
    const { thing, name: supposed, value } = this.supposed;
    return id === thing && name === supposed ? value : this.actual.stored(id, name);
  }

  properties(id: SubjectId): Properties {
    const { thing, name, value } = this.supposed;
    const actual = this.actual.properties(id);
    return id === thing ? withProperty(actual, name, value) : actual;
  }

  remember<T>(find: Finding<T>, id: ThingId): T {
    return this.wouldBe(this.actual.answer(find, id)) as T;
  }

  /** A supposition in place of this one. */
  supposing(thing: SubjectId, name: PropertyName, value: Value | undefined): View {
    return this.actual.supposing(thing, name, value);
  }

  /** An answer as it would be: worked out again only where something that it looked at would be another. */
  private wouldBe(answer: Answer): unknown {
    if (this.answers.has(answer)) return this.answers.get(answer);
    const value = this.wouldLookElsewhere(answer) ? answer.find(this, answer.about) : answer.value;
    this.answers.set(answer, value);
    return value;
  }

  private wouldLookElsewhere(answer: Answer): boolean {
    const { thing, name } = this.supposed;
    return (
      answer.sights.some((sight) => sight.showsProperty(thing, name)) ||
      answer.answers.some((asked) => !isSame(this.wouldBe(asked), asked.value))
    );
  }
}

function withProperty(properties: Properties, name: PropertyName, value: Value | undefined): Properties {
  const { [name]: _, ...others } = properties;
  return value === undefined ? others : { ...others, [name]: value };
}
