import type { ThingId } from '../model/id';
import type { View } from './looking';

/** Something that can be looked at: a record of the model, a list of records, or an answer. */
export class Sight {
  /** When it last became another. */
  changed = 0;
  /** The answers that looked at it. */
  lookers: Answer[] | null = null;
  /** Who has it among its looks already, while that is being worked out. */
  seenBy: Answer | null = null;
  /** The last walk over sights that came by. */
  walk = 0;
}

/** Something that was worked out by looking. */
export class Answer extends Sight {
  value: unknown = undefined;
  looks: readonly Sight[] = [];
  /** When it was last known to be right; 0 before it was first worked out. */
  checked = 0;
  /** Something that it rests on may have changed. */
  suspect = true;
  /** Its subject is to be told when it becomes suspect. */
  kept = false;

  constructor(
    readonly about: ThingId,
    readonly make: (view: View, id: ThingId) => unknown,
  ) {
    super();
  }
}
