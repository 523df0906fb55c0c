import type { Stride } from '../model/decision';
import type { ClassLevel, DataKind } from '../model/dataclass';
import type { ElementKind } from '../model/element';
import { PROPERTIES, type PropertyName, type Subject, type ValueOf } from '../model/property';
import type { TrustLevel } from '../model/boundary';

/**
 * What a rule is. A rule is data: from its one condition the engine gets the verdict, the
 * evidence, the off-switch and the question. See `evaluate.ts` for what each of them means.
 */
export interface Rule {
  /** Part of the identity of every decision: never changed, never reused. */
  readonly id: string;
  /** Raised when the meaning of the rule changes, so that people look again. */
  readonly version: number;
  readonly category: Stride;
  readonly on: Subject;
  /** Baseline follows from shape and topology alone; evidence from properties known to be bad. */
  readonly tier: 'baseline' | 'evidence';
  readonly when: Condition;
  /**
   * A control known to be in place addresses the threat by design; unknown does not. For what the drawing alone raises:
   * baseline, and evidence that lies in where things stand.
   */
  readonly unless?: Condition;
  /**
   * Evidence only: where these facts are known the threat is so usual that it stands in for the vaguer baseline threat of
   * its category before anybody has said whether the control is there. It counts as baseline, and as less likely, until
   * the control is known to be missing.
   */
  readonly typically?: Condition;
  /** Only beside `typically`: where this is known to hold, the threat is not usual after all, or another rule names it better. */
  readonly untypically?: Condition;
  /**
   * One sentence, with places to fill: {name} the subject; {source} {target} the ends of a flow; {boundary} what is crossed;
   * {zone} {sourceZone} {targetZone}; {class} {clearance}; {protocol}; {sources} {targets} who calls, who is called; {store} the stores queried.
   */
  readonly title: string;
  readonly why: string;
  /** How it comes about, as people tell it; see `sentence.ts`. Without it the title says what happens. */
  readonly way?: Way;
  /** Suggested controls, each an imperative sentence. */
  readonly prevent: readonly string[];
  readonly detect: readonly string[];
  readonly correct?: readonly string[];
  /** 1 to 5, before context. */
  readonly likelihood: 1 | 2 | 3 | 4 | 5;
  readonly impact: 1 | 2 | 3 | 4 | 5;
  /**
   * What goes wrong does not come along the flows: a supplier, a leaked key, a stolen disk, a failure. How near outsiders
   * are then says nothing about its likelihood.
   */
  readonly fromElsewhere?: true;
  readonly cwe?: readonly number[];
  readonly capec?: readonly number[];
  readonly asvs?: readonly string[];
}

/**
 * Who, and what they can do, with the places of a title: “{who} can {how}”. `by` lets the drawing say who: 'caller', whoever
 * can send to it; 'user', whoever may use it; 'between', whoever is on the way; 'inside', whoever got into where it stands;
 * 'failure', nobody in particular.
 */
export type Way = { readonly how: string } & (
  { readonly by: 'caller' | 'user' | 'between' | 'inside' | 'failure' } | { readonly who: string }
);

export type Condition =
  | { readonly op: 'all'; readonly of: readonly Condition[] }
  | { readonly op: 'any'; readonly of: readonly Condition[] }
  | { readonly op: 'not'; readonly of: Condition }
  | { readonly op: 'in'; readonly read: Reading; readonly values: readonly (string | boolean)[] }
  | { readonly op: 'has'; readonly read: Reading; readonly values: readonly string[] }
  | { readonly op: 'atLeast'; readonly read: Reading; readonly value: string }
  | { readonly op: 'below'; readonly read: Reading; readonly value: string }
  | { readonly op: 'exceeds'; readonly read: Reading; readonly other: Reading };

/** A property or a derived fact of the thing judged, or of one end of the flow judged. */
export interface Reading {
  readonly of: 'self' | 'source' | 'target';
  readonly name: ReadingName;
}

/**
 * Derived facts: never stored, always worked out from the graph (see `facts.ts`).
 * A fact whose value is undefined is unknown.
 */
export interface FactValues {
  /** Any thing: which kind it is. */
  kind: ElementKind;
  /** Flow: it crosses at least one trust boundary. */
  crosses: boolean;
  /** Flow: its target stands in a more trusted place than its source. */
  ingress: boolean;
  /** Flow: it leaves the machine (not in process, not IPC, not a local file). */
  networked: boolean;
  /** Flow: how its caller proves who it is, said or implied by its protocol. Said wins. */
  callerProof: ValueOf<'authn'>;
  /** Flow, process, store: the highest class of the data it carries, handles or holds, said or handed on (see `contents.ts`). */
  sensitivity: ClassLevel;
  /** Flow, process, store: the kinds of data it carries, handles or holds. */
  carries: readonly DataKind[];
  /** Flow: encrypted, said or implied by its protocol. Said wins. */
  encryptedInTransit: boolean;
  /** Process, store: some flow comes in from an untrusted place. */
  exposed: boolean;
  /** Process, store: what outsiders send reaches it, straight or through relays: gateways, proxies, firewalls. */
  facesOutsiders: boolean;
  /** Process, store: some flow comes in from a less trusted place. */
  hasIngress: boolean;
  /** Element: something sends to it. */
  called: boolean;
  /** Process, store: whoever calls it checks whom it reaches (the other end verified, or mutual TLS), on every flow over a network. */
  verifiedByCallers: boolean;
  /** Process, store: every flow that comes in over a network proves who calls, by more than a basic or shared secret. */
  callersProven: boolean;
  /** External entity: whatever it may change is recorded: on an audited flow, or by a process that logs security events with the actor. */
  actionsRecorded: boolean;
  /** External entity, process: it starts at least one flow. */
  initiates: boolean;
  /** External entity, process: some flow of it may change state at its target: it is not known to only read. */
  mayWrite: boolean;
  /** Process: it changes state somewhere or serves a caller. */
  writesOrServes: boolean;
  /** Any element: it is software or a device, not a person. */
  isMachine: boolean;
  /** Process or entity: it runs in a browser or is one. */
  isBrowser: boolean;
  /** Process: it runs in the hands of its user (browser, mobile, desktop, device). */
  isClient: boolean;
  /** Process: kinds of the stores it sends flows to; '?' stands for a store whose kind is unknown. */
  queries: readonly string[];
  /** Process: it writes to a log store. */
  feedsLogStore: boolean;
  /** Process: it calls back outside: some webhook goes from it to an external entity. */
  sendsWebhooks: boolean;
  /** Store: some writer is exposed to, or is in, a less trusted place. */
  untrustedWriters: boolean;
  /** Store: more than one process writes to it or reads from it. */
  severalClients: boolean;
  /** Element: something in its boundary is exposed to an untrusted place. */
  sharesZoneWithExposed: boolean;
  /** Any element: the trust level of where it stands. */
  zoneTrust: TrustLevel;
  /** Element: the most sensitive class it may hold: what was said, else what its trust level allows. */
  clearedFor: ClassLevel;
}
export type FactName = keyof FactValues;
export type ReadingName = PropertyName | FactName;

/** The values a reading may be compared with. */
type Comparable<N extends ReadingName> = N extends PropertyName
  ? ValueOf<N>
  : N extends FactName
    ? FactValues[N] extends readonly (infer Item)[]
      ? Item
      : FactValues[N]
    : never;

interface Read<N extends ReadingName> extends Reading {
  readonly name: N;
}
const reader =
  (of: Reading['of']) =>
  <const N extends ReadingName>(name: N): Read<N> => ({ of, name });

/** The thing judged. */
export const its = reader('self');
/** The element a flow comes from. */
export const source = reader('source');
/** The element a flow goes to. */
export const target = reader('target');

type Scalar = string | boolean;
export const is = <N extends ReadingName>(
  read: Read<N>,
  ...values: readonly (Comparable<N> & Scalar)[]
): Condition => ({ op: 'in', read, values });
/** Known and not one of these; unknown stays unknown. */
export const isNot = <N extends ReadingName>(
  read: Read<N>,
  ...values: readonly (Comparable<N> & Scalar)[]
): Condition => not(is(read, ...values));
/** A set that holds at least one of these. */
export const has = <N extends ReadingName>(
  read: Read<N>,
  ...values: readonly (Comparable<N> & string)[]
): Condition => ({ op: 'has', read, values });
export const atLeast = <N extends ReadingName>(read: Read<N>, value: Comparable<N> & string): Condition => ({
  op: 'atLeast',
  read,
  value,
});
export const below = <N extends ReadingName>(read: Read<N>, value: Comparable<N> & string): Condition => ({
  op: 'below',
  read,
  value,
});
/** Two readings on the same scale, the first above the second. */
export const exceeds = (read: Reading, other: Reading): Condition => ({ op: 'exceeds', read, other });
export const all = (...of: readonly Condition[]): Condition => ({ op: 'all', of });
export const any = (...of: readonly Condition[]): Condition => ({ op: 'any', of });
export const not = (of: Condition): Condition => ({ op: 'not', of });
/** Holds for every thing of the kind. */
export const always: Condition = { op: 'all', of: [] };

const readings = new WeakMap<Condition, readonly Reading[]>();

/** Every reading of a condition, in the order in which it is written. Worked out once for each condition. */
export function readingsOf(condition: Condition): readonly Reading[] {
  let known = readings.get(condition);
  if (!known) {
    known = collect(condition);
    readings.set(condition, known);
  }
  return known;
}

function collect(condition: Condition): readonly Reading[] {
  switch (condition.op) {
    case 'all':
    case 'any':
      return condition.of.flatMap(collect);
    case 'not':
      return collect(condition.of);
    case 'exceeds':
      return [condition.read, condition.other];
    case 'in':
    case 'has':
    case 'atLeast':
    case 'below':
      return [condition.read];
  }
}

/** Whether a reading is of the dictionary and not a derived fact. */
export function isProperty(name: ReadingName): name is PropertyName {
  return Object.hasOwn(PROPERTIES, name);
}
