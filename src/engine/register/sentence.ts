import { STRIDE_BREAKS, type Stride } from '../../model/decision';
import { CLASS_NAMES, classRank } from '../../model/dataclass';
import type { ElementId, SubjectId, ThingId } from '../../model/id';
import type { Model } from '../../model/model';
import { DOES_NOT_APPLY } from '../../model/property';
import { causeAsClause } from './cause-words';
import { aboutOf, NOT_APPLICABLE, read } from '../judge/condition';
import { contentsOf } from '../facts/contents';
import { controlOf, propertyBehind } from '../judge/control';
import { storesFrom, unique } from '../facts/facts';
import { listed, nameIn } from '../facts/naming';
import { endsOf, rankOf, wayIn } from '../facts/reach';
import type { Way } from '../rule';
import type { Threat } from '../threat';
import { filledIn } from '../judge/title';
import { unsaid } from './unsaid';
import { viewOf, type DrawnElement, type View } from '../sight/view';

/** A threat as people tell it: who can do what to whom, why that is possible, and what is lost then. */
export interface Told {
  /** “Anyone who can reach API from Internet (External attacker)”; empty where the rule does not say who. */
  readonly who: string;
  /** What they can do: “send place order to API as if they were Browser”; or the title of the rule. */
  readonly how: string;
  /** The missing control: “because ...”, “and it is not known whether ...”; empty where the rule knows none. */
  readonly because: string;
  /** The data at stake, with its classification: “Orders (confidential)”. */
  readonly asset: string;
  /** What follows: “Orders (confidential) could be changed in Orders DB”. */
  readonly effect: string;
  /** The security property that is lost: “Integrity”. */
  readonly breaks: string;
  /** The things that the sentence may name. */
  readonly about: readonly ThingId[];
  /** All of it as one sentence with its full stop. */
  readonly text: string;
}

/** The sentence of a threat, with the names of the model as it is now. */
export function sentenceOf(model: Model, threat: Threat): Told {
  const view = viewOf(model);
  const { subject, category, rule } = threat;
  const { way } = rule;
  const asset = assetIn(model, view, subject);
  const effect = effectOf(view, subject, category, asset);
  const because = becauseOf(view, threat);
  const who = way ? whoCan(view, model, threat, way) : '';
  const how = way ? filledIn(view, way.how, subject) : threat.title;
  const act = who === '' ? how : `${capital(who)} can ${how}`;
  return {
    who,
    how,
    because,
    asset,
    effect,
    breaks: STRIDE_BREAKS[category],
    // Seldom asked for, and it looks at all that is near.
    get about() {
      return around(view, subject);
    },
    text: `${act}${because === '' ? '' : `, ${because}`}; ${effect}.`,
  };
}

/** A thing, what it is connected to, and the boundaries that these stand in. */
function around(view: View, id: SubjectId): readonly ThingId[] {
  const ends = endsOf(view, id);
  const element = view.element(id);
  const near = ends
    ? [ends.source, ends.target]
    : [
        element,
        ...view.flowsIn(id).map((flow) => view.element(flow.from)),
        ...view.flowsOut(id).map((flow) => view.element(flow.to)),
        view.element(wayIn(view, id)?.first.from ?? ''),
      ];
  const known = near.filter((one) => one !== undefined);
  return unique([
    id,
    ...known.map((one) => one.id),
    ...known.map((one) => one.boundary).filter((boundary) => boundary !== null),
  ]);
}

function whoCan(view: View, model: Model, { subject, category }: Threat, way: Way): string {
  if ('who' in way) return filledIn(view, way.who, subject);
  const named = actorsWho(model.actors, standingOf(view, subject, way.by), category);
  const actors = named.length === 0 ? '' : ` (${listed(named)})`;
  switch (way.by) {
    case 'caller':
      return `${caller(view, subject)}${actors}`;
    case 'user': {
      const ends = endsOf(view, subject);
      return `anyone who may use ${ends?.source.name ?? nameIn(view, subject)}${actors}`;
    }
    case 'between':
      return `${between(view, subject)}${actors}`;
    case 'inside': {
      const zone = zoneOf(view, endsOf(view, subject)?.target ?? view.element(subject));
      return `${zone === '' ? `whoever gets at ${nameIn(view, subject)}` : `whoever gets into ${zone}`}${actors}`;
    }
    case 'failure':
      return 'a failure';
  }
}

/** On the way between two things of one zone is only who stands inside. */
function standingOf(view: View, id: SubjectId, by: string): string {
  const ends = endsOf(view, id);
  return by === 'between' &&
    ends &&
    ends.source.boundary !== null &&
    ends.source.boundary === ends.target.boundary
    ? 'inside'
    : by;
}

/** Whoever can send to a thing: outsiders where they reach it, else whoever takes over what calls it. */
function caller(view: View, id: SubjectId): string {
  const ends = endsOf(view, id);
  if (ends)
    return rankOf(view, ends.source) === 0
      ? `anyone who can reach ${ends.target.name}${from(zoneOf(view, ends.source))}`
      : `whoever takes over ${ends.source.name}`;
  const element = view.element(id);
  if (element?.kind === 'external') return `anyone${from(zoneOf(view, element))}`;
  const entry = wayIn(view, id);
  if (entry) {
    const relay = entry.first === entry.last ? '' : ` through ${view.element(entry.last.from)?.name ?? ''}`;
    const zone = zoneOf(view, view.element(entry.first.from));
    return `anyone who can reach ${nameIn(view, id)}${from(zone)}${relay}`;
  }
  const callers = unique(view.flowsIn(id).map((flow) => view.element(flow.from)?.name ?? ''));
  return callers.length === 0
    ? `whoever gets at ${nameIn(view, id)}`
    : `whoever takes over ${listed(callers)}`;
}

function between(view: View, id: SubjectId): string {
  const ends = endsOf(view, id);
  if (!ends) return `anyone on the way to ${nameIn(view, id)}`;
  const zone = zoneOf(view, ends.source);
  return zone !== '' && ends.source.boundary === ends.target.boundary
    ? `anyone on the network of ${zone}`
    : `anyone on the way from ${ends.source.name} to ${ends.target.name}`;
}

/** Words by which the people of the scope page tell where an actor stands. */
const STANDING = {
  outside: /\b(?:outsid|external|public|internet|anonym|stranger)/i,
  user: /\b(?:valid credentials|authenticated|signed in|logged in|user|customer|tenant)\b/i,
  inside: /\b(?:insider|internal|employee|contractor|administrator|operator|source code)/i,
  machine: /\b(?:bot|botnet|automat|volume|scraper|crawler)/i,
} as const;

/** The named threat actors whom a way of attack is open to: floods suit the machines among them. At most two. */
function actorsWho(actors: Model['actors'], by: string, category: Stride): readonly string[] {
  const standing = {
    caller: category === 'D' ? 'machine' : 'outside',
    between: 'outside',
    user: 'user',
    inside: 'inside',
  }[by] as keyof typeof STANDING | undefined;
  return standing ? standingIn(actors)[standing] : [];
}

type Standings = Readonly<Record<keyof typeof STANDING, readonly string[]>>;

const known = new WeakMap<Model['actors'], Standings>();

/** The first two actors of each standing. A document asks for them once for each threat. */
function standingIn(actors: Model['actors']): Standings {
  let found = known.get(actors);
  if (!found) {
    const inOrder = Object.values(actors).toSorted((a, b) => a.order - b.order);
    const who = (words: RegExp): readonly string[] =>
      inOrder
        .filter(({ name, capability }) => name.trim() !== '' && words.test(`${name} ${capability}`))
        .slice(0, 2)
        .map(({ name }) => name);
    found = {
      outside: who(STANDING.outside),
      user: who(STANDING.user),
      inside: who(STANDING.inside),
      machine: who(STANDING.machine),
    };
    known.set(actors, found);
  }
  return found;
}

/** Why it is possible: the control that is known to be missing, or of which nobody has said whether it is there. */
function becauseOf(view: View, { rule, subject }: Threat): string {
  const control = controlOf(rule);
  const about = control ? aboutOf(view, subject, control) : undefined;
  const name = control && propertyBehind(control);
  if (!control || !name || about === undefined) return '';
  const value = read(view, subject, control);
  if (value === undefined) return `and ${unsaid(name, nameIn(view, about))}`;
  if (value === NOT_APPLICABLE || value === DOES_NOT_APPLY) return '';
  const cause = causeAsClause(view, rule, subject);
  return cause === undefined ? '' : `because ${cause}`;
}

const assets = new WeakMap<Model, Map<SubjectId, string>>();

/** The data at stake at a thing, worked out once: a document tells of all threats of a thing. */
function assetIn(model: Model, view: View, id: SubjectId): string {
  let known = assets.get(model);
  if (!known) assets.set(model, (known = new Map<SubjectId, string>()));
  let asset = known.get(id);
  if (asset === undefined) known.set(id, (asset = assetOf(view, id)));
  return asset;
}

/** The data at stake at a thing: its classes, the gravest first, else how sensitive it is known to be. */
function assetOf(view: View, id: SubjectId): string {
  const element = view.element(id);
  const carried = element
    ? [element, ...view.flowsIn(element.id), ...view.flowsOut(element.id)]
    : [view.flow(id)];
  const classes = unique(carried.flatMap((thing) => thing?.data ?? []))
    .map((data) => view.dataClass(data))
    .filter((known) => known !== undefined)
    .toSorted((a, b) => classRank(b.level) - classRank(a.level) || (a.name < b.name ? -1 : 1));
  if (classes.length > 0)
    return listed(classes.map(({ name, level }) => `${name} (${CLASS_NAMES[level].toLowerCase()})`));
  const level = contentsOf(view, id).most?.level;
  const name = nameIn(view, id);
  if (level !== undefined) return `${CLASS_NAMES[level].toLowerCase()} data ${element ? 'in' : 'on'} ${name}`;
  return `what ${name} ${element ? (element.kind === 'store' ? 'holds' : 'handles') : 'carries'}`;
}

function effectOf(view: View, id: SubjectId, category: Stride, asset: string): string {
  const ends = endsOf(view, id);
  const element = view.element(id);
  switch (category) {
    case 'S':
      return `${asset} could be given to or taken from an impostor`;
    case 'T':
      return `${asset} could be changed${ends ? ` before reaching ${ends.target.name}` : writtenTo(view, element, asset)}`;
    case 'R':
      return `nobody could prove afterwards who did what with ${asset}`;
    case 'I':
      return `${asset} could be read by people who have no right to`;
    case 'D':
      return ends ? `${ends.target.name} could be left without ${asset}` : leftAlone(view, id);
    case 'E': {
      const there = ends?.target.kind === 'external' ? ends.source : (ends?.target ?? element);
      return `they could then do whatever ${there?.name ?? nameIn(view, id)} may do, also with ${asset}`;
    }
  }
}

/** Where what a process changes ends up. */
function writtenTo(view: View, element: DrawnElement | undefined, asset: string): string {
  const stores = element?.kind === 'process' ? storesFrom(view, element.id).map(({ name }) => name) : [];
  if (stores.length > 0) return `, also in ${listed(stores)}`;
  return !element || asset.includes(element.name) ? '' : ` in ${element.name}`;
}

function leftAlone(view: View, id: ElementId): string {
  const callers = unique(view.flowsIn(id).map((flow) => view.element(flow.from)?.name ?? ''));
  return callers.length === 0
    ? `${nameIn(view, id)} would not be there when it is needed`
    : `${listed(callers)} would be left without ${nameIn(view, id)}`;
}

function zoneOf(view: View, element: DrawnElement | undefined): string {
  const boundary = element?.boundary ?? null;
  return (boundary === null ? undefined : view.boundary(boundary)?.name) ?? '';
}

function from(zone: string): string {
  return zone === '' ? '' : ` from ${zone}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
