import {
  isOpenWhere,
  PROPERTIES,
  type Properties,
  type PropertyName,
  type Subject,
  type Value,
} from '../../model/property';
import { saidOf } from './condition';

/** Everything that is said of a thing itself: one object for all things of a kind of which the same is said. */
export class Profile {
  constructor(
    private readonly on: Subject,
    private readonly properties: Properties,
  ) {}

  /** What is said of a property, or undefined while it is unknown. */
  value(name: PropertyName): Value | undefined {
    return saidOf(this.on, name, this.properties[name]);
  }

  /** Whether a property that may be hidden behind another shows. */
  shows(name: PropertyName): boolean {
    return isOpenWhere((other) => this.properties[other], name);
  }
}

interface Known {
  readonly byRecord: WeakMap<Properties, Profile>;
  readonly byText: Map<string, Profile>;
}

const known: Record<Subject, Known> = {
  flow: none(),
  process: none(),
  store: none(),
  external: none(),
};

function none(): Known {
  return { byRecord: new WeakMap(), byText: new Map() };
}

/** Then those that are known are forgotten, so that a long session holds no more. */
const MOST_PROFILES = 4096;

export function profileOf(on: Subject, properties: Properties): Profile {
  const { byRecord, byText } = known[on];
  let profile = byRecord.get(properties);
  if (profile) return profile;
  const text = textOf(properties);
  profile = byText.get(text);
  if (!profile) {
    if (byText.size >= MOST_PROFILES) known[on] = none();
    profile = new Profile(on, properties);
    known[on].byText.set(text, profile);
  }
  known[on].byRecord.set(properties, profile);
  return profile;
}

function textOf(properties: Properties): string {
  return Object.keys(properties)
    .filter((name) => Object.hasOwn(PROPERTIES, name))
    .toSorted()
    .map((name) => `${name}=${JSON.stringify(properties[name])}`)
    .join();
}
