import { TRUST_LEVELS } from '../../model/boundary';
import { CLASS_LEVELS } from '../../model/dataclass';
import { PROPERTIES, property, type Subject } from '../../model/property';
import { isProperty, type FactName, type ReadingName } from '../rule';

/** What a reading can be: for checking the conditions that people write, and for explaining all of them. */
export type Range =
  | { readonly is: 'yesno' }
  /** One word; `scale` when the words stand in rising order. */
  | {
      readonly is: 'word';
      readonly words: readonly string[];
      readonly scale: boolean;
      readonly open: boolean;
    }
  | { readonly is: 'set'; readonly words: readonly string[] };

interface FactEntry {
  /** The kinds of things that have the fact; on any other it is never known. */
  readonly on: readonly Subject[];
  readonly range: Range;
  /** After “it”: “crosses a trust boundary”. */
  readonly text: string;
}

const F: readonly Subject[] = ['flow'];
const P: readonly Subject[] = ['process'];
const S: readonly Subject[] = ['store'];
const X: readonly Subject[] = ['external'];
const NODES: readonly Subject[] = ['process', 'store', 'external'];

const yesno: Range = { is: 'yesno' };
const scale = (words: readonly string[]): Range => ({ is: 'word', words, scale: true, open: false });
const words = (...of: readonly string[]): Range => ({ is: 'word', words: of, scale: false, open: false });
const set = (of: readonly string[]): Range => ({ is: 'set', words: of });
const entry = (on: readonly Subject[], range: Range, text: string): FactEntry => ({ on, range, text });

/** Every derived fact: what has it, what it can be, what it means. */
export const FACTS_IN_WORDS: Readonly<Record<FactName, FactEntry>> = {
  kind: entry(NODES, words('external', 'process', 'store'), 'kind of element'),
  crosses: entry(F, yesno, 'crosses at least one trust boundary'),
  ingress: entry(F, yesno, 'goes from less to more trusted ground'),
  networked: entry(F, yesno, 'goes over a network'),
  sensitivity: entry(
    [...F, ...P, ...S],
    scale(CLASS_LEVELS),
    'highest class of the data it carries, handles or holds',
  ),
  carries: entry(
    [...F, ...P, ...S],
    set(PROPERTIES.kinds.options.map((option) => option.value)),
    'kinds of data it carries, handles or holds',
  ),
  encryptedInTransit: entry(F, yesno, 'is encrypted, said or implied by its protocol'),
  callerProof: entry(
    F,
    words(...PROPERTIES.authn.options.map((option) => option.value)),
    'how its caller proves who it is, said or implied by its protocol',
  ),
  exposed: entry([...P, ...S], yesno, 'is called from untrusted ground'),
  facesOutsiders: entry(
    [...P, ...S],
    yesno,
    'gets what outsiders send, straight or through gateways, proxies and firewalls',
  ),
  hasIngress: entry([...P, ...S], yesno, 'is called from less trusted ground'),
  called: entry(NODES, yesno, 'is called by something'),
  verifiedByCallers: entry([...P, ...S], yesno, 'is verified by everything that calls it over a network'),
  callersProven: entry([...P, ...S], yesno, 'is called over a network only by what proves who it is'),
  actionsRecorded: entry(X, yesno, 'has whatever it may change recorded'),
  initiates: entry([...X, ...P], yesno, 'starts at least one flow'),
  mayWrite: entry([...X, ...P], yesno, 'may change state at something it calls'),
  writesOrServes: entry(P, yesno, 'changes state somewhere or serves a caller'),
  isMachine: entry(NODES, yesno, 'is software or a device, not a person'),
  isBrowser: entry([...P, ...X], yesno, 'runs in a browser or is one'),
  isClient: entry(P, yesno, 'runs in the hands of its user'),
  queries: entry(
    P,
    set([...PROPERTIES.storeKind.options.map((option) => option.value), '?']),
    'kinds of the stores it sends flows to; ? is one whose kind is not known',
  ),
  feedsLogStore: entry(P, yesno, 'writes to a log store'),
  sendsWebhooks: entry(P, yesno, 'sends webhooks to something outside'),
  untrustedWriters: entry(S, yesno, 'is written to by something that outsiders reach'),
  severalClients: entry(S, yesno, 'is used by more than one process'),
  sharesZoneWithExposed: entry(NODES, yesno, 'shares its boundary with something that outsiders reach'),
  zoneTrust: entry(NODES, scale(TRUST_LEVELS), 'trust level of where it stands'),
  clearedFor: entry(NODES, scale(CLASS_LEVELS), 'highest class of data it may hold'),
};

/** The names of everything that a condition may read. */
export const READING_NAMES: readonly ReadingName[] = [
  ...(Object.keys(PROPERTIES) as ReadingName[]),
  ...(Object.keys(FACTS_IN_WORDS) as ReadingName[]),
];

/** Whether there is a property or a fact of that name. */
export function isReading(name: string): name is ReadingName {
  return Object.hasOwn(PROPERTIES, name) || Object.hasOwn(FACTS_IN_WORDS, name);
}

/** What a reading can be. */
export function rangeOf(name: ReadingName): Range {
  if (!isProperty(name)) return FACTS_IN_WORDS[name].range;
  const one = property(name);
  if (one.type === 'yesno') return yesno;
  const values = one.options.map((option) => option.value);
  return one.type === 'set'
    ? set(values)
    : { is: 'word', words: values, scale: true, open: one.open === true };
}

/** The kinds of things that a reading is about. */
export function subjectsWith(name: ReadingName): readonly Subject[] {
  return isProperty(name) ? property(name).on : FACTS_IN_WORDS[name].on;
}
