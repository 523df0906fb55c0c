import type { ThingId } from '../model/id';
import type { NamesRead } from './names-read';
import { Answer, Aspect, Sight, type Finding } from './sight';

/** All that can be looked at about one thing, as far as somebody has looked. */
export class Dossier {
  /** Its record, but for the properties. */
  readonly record = new Sight();
  /** The flows that start or end at it, and their records. */
  flows: Sight | null = null;
  /** The elements and boundaries directly inside it. */
  inside: Sight | null = null;
  readonly aspects: Aspect[] = [];
  readonly answers: Answer[] = [];
  /** Who is reading properties of it just now, and where that is put down; see `Memory`. */
  reader: Answer | null = null;
  readAt = 0;

  constructor(readonly about: ThingId) {}

  aspect(names: NamesRead): Aspect {
    for (const aspect of this.aspects) if (aspect.names === names) return aspect;
    const aspect = new Aspect(this.about, names);
    this.aspects.push(aspect);
    return aspect;
  }

  answer(find: Finding): Answer {
    for (const answer of this.answers) if (answer.find === find) return answer;
    const answer = new Answer(this.about, find);
    this.answers.push(answer);
    return answer;
  }
}
