import type { ThingId } from '../../model/id';
import type { View } from './looking';
import type { NamesRead } from './names-read';

/** How an answer is found: a function that reads through the view that it is given. It stands for the question. */
export type Finding<T = unknown> = (view: View, id: ThingId) => T;

/** Something that can be looked at: a record of the model, a list of records, some properties of a thing, or an answer. */
export class Sight {
  /** When it last became another. */
  changed = 0;
  /** The answers that looked at it. */
  lookers: Answer[] | null = null;
  /** Who has it among its looks already, while that is being worked out. */
  seenBy: Answer | null = null;
  /** The last walk over sights that came by. */
  walk = 0;

  /** Whether it would be another, were one property of one thing another. */
  showsProperty(_thing: ThingId, _name: string): boolean {
    return false;
  }
}

/** Some properties of one thing: all that somebody read there, as one sight. Who reads the same there shares it. */
export class Aspect extends Sight {
  constructor(
    private readonly about: ThingId,
    readonly names: NamesRead,
  ) {
    super();
  }

  override showsProperty(thing: ThingId, name: string): boolean {
    return thing === this.about && this.names.has(name);
  }
}

/** Something that was worked out by looking. */
export class Answer extends Sight {
  value: unknown = undefined;
  /** What it looked at in the model, each once. */
  sights: readonly Sight[] = [];
  /** The answers that it looked at, in that order. */
  answers: readonly Answer[] = [];
  /** When it was last known to be right; 0 before it was first worked out. */
  checked = 0;
  /** Something that it rests on may have changed. */
  suspect = true;
  /** Its subject is to be told when it becomes suspect. */
  kept = false;

  constructor(
    readonly about: ThingId,
    readonly find: Finding,
  ) {
    super();
  }
}
