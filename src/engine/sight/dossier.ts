import type { Element } from '../../model/element';
import type { Flow } from '../../model/flow';
import type { ThingId } from '../../model/id';
import type { Properties } from '../../model/property';
import type { NamesRead } from './names-read';
import { Answer, Aspect, Sight, type Finding } from './sight';

const NONE: Properties = {};

/** All that can be looked at about one thing, as far as somebody has looked. */
export class Dossier {
  /** Its record, but for the properties. */
  readonly record = new Sight();
  /** The flows that start or end at it, and their records. */
  flows: Sight | null = null;
  /** The elements and boundaries directly inside it. */
  inside: Sight | null = null;
  /** The records of the model that the memory held at this time: what is looked up in a big table is looked up once. */
  time = 0;
  element: Element | undefined = undefined;
  flow: Flow | undefined = undefined;
  properties: Properties = NONE;
  readonly aspects: Aspect[] = [];
  readonly answers: Answer[] = [];
  /** Who is reading properties of it just now, and where that is put down; see `Memory`. */
  reader: Answer | null = null;
  readAt = 0;

  constructor(readonly about: ThingId) {}

  hold(element: Element | undefined, flow: Flow | undefined): void {
    this.element = element;
    this.flow = flow;
    this.properties = (flow ?? element)?.properties ?? NONE;
  }

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
