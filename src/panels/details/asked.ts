import type { Judgement, Verdict } from '../../engine/judge/evaluate';
import type { Element } from '../../model/element';
import type { Flow } from '../../model/flow';
import type { ThingId } from '../../model/id';
import {
  isOpen,
  propertiesOf,
  property,
  subjectOf,
  valueOf,
  type Group,
  type PropertyName,
  type Subject,
} from '../../model/property';

/**
 * Which properties of a thing the details panel asks for, and where: those that say what the thing is stand at the
 * top, then a short list that matters most, then the rest in groups behind a disclosure.
 */

/** Fields at the top of the panel, in this order; the security properties leave them out. */
export const BASICS: Readonly<Record<Subject, readonly PropertyName[]>> = {
  process: ['technology'],
  store: ['storeKind'],
  external: ['entityKind'],
  flow: ['protocol', 'authn', 'encrypted', 'class'],
};

/** Asked of every thing of the kind, known or not. */
const ALWAYS: Readonly<Record<Subject, readonly PropertyName[]>> = {
  process: ['validatesInput', 'authorizes', 'rateLimited', 'logs', 'privilege'],
  store: ['class', 'encryptedAtRest', 'accessControl', 'accessAudited', 'backups'],
  external: ['entityAuthn', 'privileged', 'thirdParty'],
  flow: ['writes', 'verifiesPeer', 'integrity'],
};

/** What would decide something stands first, but does not fill the short list. */
const MOST_DECIDING = 4;
/** The short list is filled up to this with what is known or suggested. */
const SHORT = 9;

/** How many threats wait for each unknown property of a thing. */
export type Deciding = ReadonlyMap<PropertyName, number>;

export function decidingFor(verdict: Verdict, id: ThingId): Deciding {
  const counts = new Map<PropertyName, number>();
  for (const judgement of verdict.bySubject.values()) {
    if (!aboutIn(judgement).has(id)) continue;
    for (const one of judgement.undecided) {
      if (one.about === id) counts.set(one.property, (counts.get(one.property) ?? 0) + 1);
    }
  }
  return counts;
}

const asked = new WeakMap<Judgement, ReadonlySet<ThingId>>();

/** The things whose properties a judgement waits for: few, so that most judgements need not be gone through. */
function aboutIn(judgement: Judgement): ReadonlySet<ThingId> {
  let about = asked.get(judgement);
  if (!about) asked.set(judgement, (about = new Set(judgement.undecided.map((one) => one.about))));
  return about;
}

export interface Asked {
  /** The short list: what would decide threats first, then what is always asked, then some that are known or suggested. */
  readonly first: readonly PropertyName[];
  /** The rest that applies. */
  readonly rest: readonly PropertyName[];
}

/**
 * `before` is the short list as it was when the thing was selected: nothing moves while it is being filled in, but a
 * control that a ticked capability opens appears below it.
 */
export function askedOf(
  thing: Element | Flow,
  deciding: Deciding,
  suggested: readonly PropertyName[],
  before?: readonly PropertyName[],
): Asked {
  const subject = subjectOf(thing);
  const open = propertiesOf(subject).filter(
    (name) => isOpen(thing.properties, name) && !BASICS[subject].includes(name),
  );
  const known = (name: PropertyName): boolean => valueOf(thing.properties, name) !== undefined;
  const fresh = new Set([
    ...open
      .filter((name) => deciding.has(name) && !known(name))
      .toSorted(mostDeciding(deciding))
      .slice(0, MOST_DECIDING),
    ...ALWAYS[subject],
  ]);
  for (const name of open) if (fresh.size < SHORT && known(name)) fresh.add(name);
  for (const name of suggested) if (fresh.size < SHORT) fresh.add(name);
  const first = withOpened(
    [...(before ?? fresh)].filter((name) => open.includes(name)),
    open,
  );
  return { first, rest: open.filter((name) => !first.includes(name)) };
}

/** Each property followed by those of the list that it opens: a capability by its controls. */
function withOpened(names: readonly PropertyName[], open: readonly PropertyName[]): readonly PropertyName[] {
  const follow = (name: PropertyName): readonly PropertyName[] => [
    name,
    ...open.filter((other) => property(other).opens?.some((by) => by.property === name)).flatMap(follow),
  ];
  return [...new Set(names.flatMap(follow))];
}

function mostDeciding(deciding: Deciding): (a: PropertyName, b: PropertyName) => number {
  return (a, b) => (deciding.get(b) ?? 0) - (deciding.get(a) ?? 0);
}

/** Properties in the groups of the dictionary, groups in the order of their first property. */
export function grouped(
  names: readonly PropertyName[],
): readonly { readonly group: Group; readonly names: readonly PropertyName[] }[] {
  const groups = new Map<Group, PropertyName[]>();
  for (const name of names) {
    const { group } = property(name);
    const list = groups.get(group);
    if (list) list.push(name);
    else groups.set(group, [name]);
  }
  return [...groups].map(([group, list]) => ({ group, names: list }));
}

export function knownCount(thing: Element | Flow, names: readonly PropertyName[]): number {
  return names.filter((name) => valueOf(thing.properties, name) !== undefined).length;
}

/** The value that all things agree on; undefined with `mixed` when they do not. */
export function shared<T>(values: readonly T[]): { readonly value: T | undefined; readonly mixed: boolean } {
  const [first] = values;
  const mixed = values.some((value) => JSON.stringify(value ?? null) !== JSON.stringify(first ?? null));
  return { value: mixed ? undefined : first, mixed };
}
