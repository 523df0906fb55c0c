import type { SubjectId, ThingId } from '../../model/id';
import { subjectOf, type Properties, type PropertyName, type Value } from '../../model/property';
import { HINTED, hintsOf } from './hints';
import type { DrawnElement, DrawnFlow, View } from '../sight/looking';
import { Through } from '../sight/through';

/**
 * The model as its names suggest it: what nobody has said of a thing is taken from what it is called. Only what is typical
 * is judged in this light (`Rule.typically`), and what a suggestion rests on is said with the threat. Whatever was said counts
 * before any name, “does not apply” too.
 */
export class Hinted extends Through<View> {
  stored(id: SubjectId, name: string): Value | undefined {
    const said = this.actual.stored(id, name);
    return said === undefined && HINTED.has(name) ? this.hints(id)[name] : said;
  }

  properties(id: SubjectId): Properties {
    return { ...this.hints(id), ...this.actual.properties(id) };
  }

  remember<T>(find: (view: View, id: ThingId) => T, id: ThingId): T {
    // One question is always the same function, and answers with one type.
    return this.actual.remember(byName(find), id) as T;
  }

  supposing(thing: SubjectId, name: PropertyName, value: Value | undefined): View {
    return new Hinted(this.actual.supposing(thing, name, value));
  }

  private hints(id: SubjectId): Properties {
    const thing = this.actual.element(id) ?? this.actual.flow(id);
    return thing ? hintsFor(thing) : NONE;
  }
}

const NONE: Properties = {};
const hintsByRecord = new WeakMap<DrawnElement | DrawnFlow, Properties>();

/** Found by the record, which is quicker than by the name: each thing is asked for many times. */
function hintsFor(thing: DrawnElement | DrawnFlow): Properties {
  let hints = hintsByRecord.get(thing);
  if (!hints) hintsByRecord.set(thing, (hints = hintsOf(subjectOf(thing), thing.name)));
  return hints;
}

type Find = (view: View, id: ThingId) => unknown;
const inThisLight = new WeakMap<Find, Find>();

/** The same question in this light, which is remembered apart. */
function byName(find: Find): Find {
  let other = inThisLight.get(find);
  if (!other) inThisLight.set(find, (other = (view, id) => find(new Hinted(view), id)));
  return other;
}
