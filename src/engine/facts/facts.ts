import type { TrustLevel } from '../../model/boundary';
import type { ClassLevel } from '../../model/dataclass';
import type { BoundaryId, ElementId, SubjectId } from '../../model/id';
import { valueFrom, type PropertyName } from '../../model/property';
import { impliesAuthentication, impliesEncryption, isLocal } from '../../model/protocol';
import { contentsOf } from './contents';
import { boundariesCrossedBy, endsOf, exposingFlow, wayIn, rankOf, trustAt } from './reach';
import type { FactName, FactValues } from '../rule';
import type { DrawnElement, DrawnFlow, View } from '../sight/view';

/**
 * Derived facts: what a condition may read besides properties. Worked out from the graph through the view,
 * remembered for each view, never stored in the model.
 */
type Facts = { readonly [Name in FactName]: (view: View, id: SubjectId) => FactValues[Name] | undefined };

const FACTS: Facts = {
  kind: (view, id) => view.element(id)?.kind,
  crosses: (view, id) => boundariesCrossedBy(view, id).length > 0,
  ingress: (view, id) => {
    const ends = endsOf(view, id);
    return ends && rankOf(view, ends.target) > rankOf(view, ends.source);
  },
  networked: (view, id) => {
    const flow = view.flow(id);
    return flow && !isLocal(choiceOf(view, flow.id, 'protocol'));
  },
  sensitivity: (view, id) => contentsOf(view, id).most?.level,
  carries: (view, id) => contentsOf(view, id).kinds,
  encryptedInTransit: (view, id) => {
    const flow = view.flow(id);
    if (!flow) return undefined;
    const said = flagOf(view, flow.id, 'encrypted') ?? impliesEncryption(choiceOf(view, flow.id, 'protocol'));
    return said ?? (choiceOf(view, flow.id, 'authn') === 'mtls' ? true : undefined);
  },
  callerProof: (view, id) => {
    const flow = view.flow(id);
    const said =
      flow &&
      (choiceOf(view, flow.id, 'authn') ?? impliesAuthentication(choiceOf(view, flow.id, 'protocol')));
    return said as FactValues['callerProof'] | undefined;
  },
  exposed: (view, id) => exposingFlow(view, id) !== undefined,
  facesOutsiders: (view, id) => wayIn(view, id) !== undefined,
  hasIngress: (view, id) => view.flowsIn(id).some((flow) => fact(view, flow.id, 'ingress') === true),
  called: (view, id) => view.flowsIn(id).length > 0,
  verifiedByCallers: (view, id) => everyKnown(view.flowsIn(id), (flow) => calleeVerified(view, flow)),
  callersProven: (view, id) => (view.flow(id) ? undefined : view.remember(findCallersProven, id)),
  actionsRecorded: (view, id) =>
    everyKnown(
      view.flowsOut(id).filter((flow) => flagOf(view, flow.id, 'writes') !== false),
      (flow) => recorded(view, flow),
    ),
  initiates: (view, id) => view.flowsOut(id).length > 0,
  mayWrite: (view, id) => view.flowsOut(id).some((flow) => flagOf(view, flow.id, 'writes') !== false),
  writesOrServes: (view, id) => view.flowsIn(id).length > 0 || fact(view, id, 'mayWrite') === true,
  isMachine: (view, id) => {
    const element = view.element(id);
    if (element?.kind !== 'external') return element && true;
    const kind = choiceOf(view, element.id, 'entityKind');
    return kind === undefined ? undefined : kind === 'system' || kind === 'device';
  },
  isBrowser: (view, id) => {
    const element = view.element(id);
    if (!element) return undefined;
    if (element.kind === 'external') return equals(choiceOf(view, element.id, 'entityKind'), 'browser');
    if (choiceOf(view, element.id, 'runtime') === 'browser') return true;
    return equals(choiceOf(view, element.id, 'technology'), 'spa');
  },
  isClient: (view, id) => {
    const element = view.element(id);
    if (!element) return undefined;
    if (choiceOf(view, element.id, 'runtime') === 'browser') return true;
    return equals(choiceOf(view, element.id, 'technology'), 'spa', 'mobile', 'desktop', 'device');
  },
  queries: (view, id) => (asks(view, id) ? storeKindsFrom(view, id) : []),
  feedsLogStore: (view, id) => {
    const kinds = storeKindsFrom(view, id);
    return kinds.includes('log') ? true : kinds.includes('?') ? undefined : false;
  },
  untrustedWriters: (view, id) =>
    view.flowsIn(id).some((flow) => {
      const writer = view.element(flow.from);
      return (
        writer !== undefined && (rankOf(view, writer) === 0 || fact(view, writer.id, 'exposed') === true)
      );
    }),
  sendsWebhooks: (view, id) =>
    view
      .flowsOut(id)
      .some(
        (flow) => choiceOf(view, flow.id, 'mode') === 'webhook' && view.element(flow.to)?.kind === 'external',
      ),
  severalClients: (view, id) =>
    unique([...view.flowsIn(id).map(({ from }) => from), ...view.flowsOut(id).map(({ to }) => to)]).filter(
      (other) => view.element(other)?.kind === 'process',
    ).length > 1,
  sharesZoneWithExposed: (view, id) => {
    const element = view.element(id);
    if (!element || element.boundary === null) return element && false;
    return exposedIn(view, element.boundary).some((other) => other !== id);
  },
  zoneTrust: (view, id) => {
    const element = view.element(id);
    return element && trustAt(view, element);
  },
  clearedFor: (view, id) => {
    const element = view.element(id);
    if (!element) return undefined;
    const said = choiceOf(view, element.id, 'clearance');
    if (said !== undefined) return said as ClassLevel;
    const boundary =
      element.kind === 'external' || element.boundary === null ? undefined : view.boundary(element.boundary);
    return boundary && CLEARANCE_OF[boundary.trust];
  },
};

/** What a place may hold when nobody says otherwise. */
const CLEARANCE_OF: Readonly<Record<TrustLevel, ClassLevel>> = {
  untrusted: 'internal',
  'semi-trusted': 'confidential',
  trusted: 'restricted',
  'highly-trusted': 'restricted',
};

/** The value of a derived fact, or undefined while it is unknown. */
export function fact<Name extends FactName>(
  view: View,
  id: SubjectId,
  name: Name,
): FactValues[Name] | undefined {
  return AT_A_GLANCE.has(name)
    ? FACTS[name](view, id)
    : view.remember<FactValues[Name] | undefined>(FACTS[name], id);
}

/** Facts that follow from one or two looks: remembering them would cost more than looking again. */
const AT_A_GLANCE: ReadonlySet<FactName> = new Set<FactName>([
  'kind',
  'crosses',
  'ingress',
  'networked',
  'callerProof',
  'encryptedInTransit',
  'sensitivity',
  'carries',
  'facesOutsiders',
  'called',
  'callersProven',
  'initiates',
  'writesOrServes',
  'isMachine',
  'isBrowser',
  'isClient',
  'zoneTrust',
  'clearedFor',
]);

/** The property that a person would set to change a derived fact, where there is one. */
export const SET_BY: Partial<Readonly<Record<FactName, PropertyName>>> = {
  encryptedInTransit: 'encrypted',
  callerProof: 'authn',
  clearedFor: 'clearance',
  sensitivity: 'class',
};

/** What stands in a boundary and is called straight from untrusted ground: worked out once for all that stand there. */
function exposedIn(view: View, boundary: BoundaryId): readonly ElementId[] {
  return view.remember(findExposedIn, boundary);
}

function findExposedIn(view: View, boundary: BoundaryId): readonly ElementId[] {
  return view
    .members(boundary)
    .filter((member) => fact(view, member.id, 'exposed') === true)
    .map((member) => member.id);
}

/** The stores that an element sends flows to, each once. */
export function storesFrom(view: View, id: ElementId): readonly DrawnElement[] {
  return unique(view.flowsOut(id).map((flow) => flow.to))
    .map((to) => view.element(to))
    .filter((element) => element?.kind === 'store')
    .filter((element) => element !== undefined);
}

function storeKindsFrom(view: View, id: ElementId): readonly string[] {
  return unique(storesFrom(view, id).map((store) => choiceOf(view, store.id, 'storeKind') ?? '?')).toSorted();
}

/** Whether a process makes queries out of what it is sent: machinery keeps its state in a store without doing so. */
function asks(view: View, id: ElementId): boolean {
  const element = view.element(id);
  const technology = element && choiceOf(view, element.id, 'technology');
  return technology === undefined || !MACHINERY.includes(technology);
}

const MACHINERY: readonly string[] = [
  'proxy',
  'waf',
  'cdn',
  'broker',
  'ci',
  'orchestrator',
  'secrets',
  'device',
];

const QUERIED = ['sql', 'nosql', 'search', 'graph'];

/** Names of the stores that a process queries: those with a query language, or all it sends to when none is known to have one. */
export function storeNames(view: View, id: ElementId): readonly string[] {
  const stores = storesFrom(view, id);
  const queried = stores.filter((store) => QUERIED.includes(choiceOf(view, store.id, 'storeKind') ?? ''));
  return (queried.length > 0 ? queried : stores).map((store) => store.name);
}

/** Yes when it holds for all (and there are some), no when one is known not to, unknown otherwise. */
function everyKnown<T>(list: readonly T[], holds: (item: T) => boolean | undefined): boolean | undefined {
  const results = list.map(holds);
  if (results.includes(false)) return false;
  return results.length === 0 || results.includes(undefined) ? undefined : true;
}

function calleeVerified(view: View, flow: DrawnFlow): boolean | undefined {
  if (fact(view, flow.id, 'networked') === false || choiceOf(view, flow.id, 'authn') === 'mtls') return true;
  return flagOf(view, flow.id, 'verifiesPeer');
}

function findCallersProven(view: View, id: ElementId): boolean | undefined {
  return everyKnown(view.flowsIn(id), (flow) => callerProven(view, flow));
}

function callerProven(view: View, flow: DrawnFlow): boolean | undefined {
  if (fact(view, flow.id, 'networked') === false) return true;
  const proof = fact(view, flow.id, 'callerProof');
  return proof === undefined ? undefined : PROOFS.includes(proof);
}

const PROOFS: readonly string[] = ['session', 'token', 'mtls', 'oauth'];

function recorded(view: View, flow: DrawnFlow): boolean | undefined {
  const audited = flagOf(view, flow.id, 'audited');
  if (audited === true) return true;
  const target = view.element(flow.to);
  const logs = target && choiceOf(view, target.id, 'logs');
  const actor = target && flagOf(view, target.id, 'logsActor');
  if (logs === 'security' && actor === true) return true;
  return audited === false && logs !== undefined && (logs !== 'security' || actor === false)
    ? false
    : undefined;
}

/** A yes-no property as it was said; undefined while nobody has said it. */
export function flagOf(view: View, id: SubjectId, name: PropertyName): boolean | undefined {
  const value = valueFrom(name, view.stored(id, name));
  return typeof value === 'boolean' ? value : undefined;
}

function choiceOf(view: View, id: SubjectId, name: PropertyName): string | undefined {
  const value = valueFrom(name, view.stored(id, name));
  return typeof value === 'string' ? value : undefined;
}

function equals(value: string | undefined, ...wanted: readonly string[]): boolean | undefined {
  return value === undefined ? undefined : wanted.includes(value);
}

/** Each value once, in the order of its first place. */
export function unique<T>(list: readonly T[]): readonly T[] {
  return [...new Set(list)];
}
