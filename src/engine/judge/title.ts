import { CLASS_NAMES } from '../../model/dataclass';
import type { SubjectId } from '../../model/id';
import { valueInWords, valueFrom, type Subject } from '../../model/property';
import { fact, storeNames } from '../facts/facts';
import { Hinted } from '../hints/hinted';
import { listed, nameIn } from '../facts/naming';
import { boundariesCrossedBy, endsOf, wayIn } from '../facts/reach';
import type { DrawnElement, View } from '../sight/view';

/** What may stand in braces in the title of a rule. */
export const PLACEHOLDERS = [
  'name',
  'source',
  'target',
  'boundary',
  'zone',
  'sourceZone',
  'targetZone',
  'class',
  'clearance',
  'protocol',
  'sources',
  'targets',
  'store',
] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];

/**
 * A title with the current names filled in, its first letter a capital. `words` stand for some of the places where a title
 * is about several things at once.
 */
export function titleOf(
  view: View,
  template: string,
  subject: SubjectId,
  words: Partial<Readonly<Record<Placeholder, string>>> = {},
): string {
  const filled = filledIn(view, template, subject, words);
  return filled.charAt(0).toUpperCase() + filled.slice(1);
}

/** The same inside a sentence: the first letter stays as it is. */
export function filledIn(
  view: View,
  template: string,
  subject: SubjectId,
  words: Partial<Readonly<Record<Placeholder, string>>> = {},
): string {
  return partsOf(template)
    .map((part) => (typeof part === 'string' ? part : (words[part.place] ?? fill(view, subject, part.place))))
    .join('');
}

/** Whether a template says something else of one subject than of another. */
export function hasPlaces(template: string): boolean {
  return partsOf(template).some((part) => typeof part !== 'string');
}

type Part = string | { readonly place: Placeholder };
const parted = new Map<string, readonly Part[]>();

/** A template taken apart, once: a big model has thousands of threats with few templates. */
function partsOf(template: string): readonly Part[] {
  let parts = parted.get(template);
  if (!parts) {
    parts = template.split(/(\{\w+\})/).map((part): Part => {
      const word = part.slice(1, -1);
      return part.startsWith('{') && isPlaceholder(word) ? { place: word } : part;
    });
    parted.set(template, parts);
  }
  return parts;
}

const IN_GENERAL: Readonly<Record<Placeholder, string>> = {
  name: '',
  source: 'its source',
  target: 'its target',
  boundary: 'a trust boundary',
  zone: 'its zone',
  sourceZone: 'the zone it comes from',
  targetZone: 'the zone it goes to',
  class: 'sensitive',
  clearance: 'less',
  protocol: 'its protocol',
  sources: 'its callers',
  targets: 'what it calls',
  store: 'its store',
};
const ANY: Readonly<Record<Subject, string>> = {
  flow: 'the data flow',
  process: 'the process',
  store: 'the data store',
  external: 'the external entity',
};

/** A title about no thing in particular: “The data flow uses its protocol, which protects nothing on the way”. */
export function titleInGeneral(template: string, on: Subject): string {
  const filled = template.replace(/\{(\w+)\}/g, (whole, word: string) =>
    word === 'name' ? ANY[on] : isPlaceholder(word) ? IN_GENERAL[word] : whole,
  );
  return filled.charAt(0).toUpperCase() + filled.slice(1);
}

function isPlaceholder(word: string): word is Placeholder {
  return (PLACEHOLDERS as readonly string[]).includes(word);
}

function fill(view: View, id: SubjectId, word: Placeholder): string {
  const ends = (): ReturnType<typeof endsOf> => endsOf(view, id);
  switch (word) {
    case 'name':
      return nameIn(view, id);
    case 'source':
      return ends()?.source.name ?? '';
    case 'target':
      return ends()?.target.name ?? '';
    case 'boundary':
      return listed(boundariesCrossedBy(view, id).map((b) => view.boundary(b)?.name ?? ''));
    case 'zone':
      return zoneName(view, view.element(id) ?? ends()?.target);
    case 'sourceZone': {
      const entry = wayIn(byName(view), id);
      return zoneName(view, ends()?.source ?? (entry && view.element(entry.first.from)));
    }
    case 'targetZone':
      return zoneName(view, ends()?.target);
    case 'class': {
      const level = fact(view, id, 'sensitivity');
      return level ? CLASS_NAMES[level].toLowerCase() : (kindByName(view, id) ?? 'the');
    }
    case 'clearance': {
      const level = fact(view, ends()?.target.id ?? id, 'clearedFor');
      return level ? `${CLASS_NAMES[level].toLowerCase()} data` : 'less';
    }
    case 'protocol': {
      const said = valueFrom('protocol', view.stored(id, 'protocol'));
      return said === undefined ? 'The protocol' : valueInWords('protocol', said);
    }
    case 'sources':
      return (
        listed([...new Set(view.flowsIn(id).map((f) => view.element(f.from)?.name ?? ''))]) || 'its callers'
      );
    case 'targets':
      return (
        listed([...new Set(view.flowsOut(id).map((f) => view.element(f.to)?.name ?? ''))]) || 'what it calls'
      );
    case 'store':
      return listed(storeNames(byName(view), id)) || 'its store';
  }
}

/** What is typical may go by names, and its title with it. */
function byName(view: View): View {
  return new Hinted(view);
}

/** What kind of data its name speaks of, where nobody has said how sensitive it is: “health” data. */
function kindByName(view: View, id: SubjectId): string | undefined {
  const kinds = fact(byName(view), id, 'carries') ?? [];
  return KINDS_BY_WEIGHT.map(([kind, word]) => kinds.includes(kind) && word).find((word) => word !== false);
}

const KINDS_BY_WEIGHT = [
  ['health', 'health'],
  ['card', 'payment'],
  ['secrets', 'secret'],
  ['credentials', 'sign-in'],
  ['personal', 'personal'],
] as const;

function zoneName(view: View, element: DrawnElement | undefined): string {
  const boundary = element && element.boundary !== null ? view.boundary(element.boundary) : undefined;
  return boundary?.name ?? 'the space outside every boundary';
}
