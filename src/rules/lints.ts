import type { LintFinding, LintFix } from '../engine/threat';
import { outOfScope } from '../engine/set-aside';
import type { Boundary } from '../model/boundary';
import type { Element, ElementKind } from '../model/element';
import type { Flow } from '../model/flow';
import { boundariesCrossed, flowsAt, flowsIn, flowsOut, membersOf } from '../model/graph';
import { nameOf, type Model } from '../model/model';
import { property, valueInWords, valueOf, type PropertyName } from '../model/property';
import { impliesAuthentication, impliesEncryption } from '../model/protocol';

/**
 * Modelling mistakes: places where the drawing probably does not say what was meant. They are no risks and
 * never counted. What is out of scope may stay as sketchy as it is.
 */
export interface Lint {
  /** Never changed, never reused. */
  readonly id: string;
  readonly find: (model: Model) => readonly LintFinding[];
}

/** A lint as it is written down. */
interface Check {
  readonly id: string;
  /** What is odd, and what to do about it. {name} is the thing, {source} and {target} the ends of a flow, {why} what was found. */
  readonly message: string;
  readonly oddities: (model: Model) => readonly Oddity[];
  /** The step that settles one of them. */
  readonly fix?: (model: Model, oddity: Oddity) => LintFix | undefined;
}

/** The id of a thing, or of a class of data, and what is odd there. */
interface Oddity {
  readonly about: string;
  readonly why?: string;
  /** The property that a contradiction can do without. */
  readonly spare?: PropertyName;
}

const CHECKS: readonly Check[] = [
  {
    id: 'lint-orphan',
    message: '{name} has no flows: connect it or delete it.',
    oddities: elements((model, element) => flowsAt(model, element.id).length === 0),
    fix: deleting,
  },
  {
    id: 'lint-no-data',
    message: 'Nobody has said what travels on {name}: name its data.',
    oddities: flows(
      (_, flow) =>
        flow.data.length === 0 &&
        flow.properties['class'] === undefined &&
        flow.properties['kinds'] === undefined,
    ),
  },
  {
    id: 'lint-unzoned',
    message: '{name} stands outside every boundary: move it into the one where it runs.',
    oddities: elements(
      (model, element) =>
        element.boundary === null && element.kind !== 'external' && Object.keys(model.boundaries).length > 0,
    ),
  },
  {
    id: 'lint-store-unread',
    message: 'Nothing reads {name}: draw who does, or say that a flow into it brings answers back.',
    oddities: elements(
      (model, element) =>
        element.kind === 'store' &&
        flowsIn(model, element.id).length > 0 &&
        flowsOut(model, element.id).length === 0 &&
        flowsIn(model, element.id).every((flow) => flow.properties['mode'] !== 'sync'),
    ),
    fix: (model, { about }) => {
      const open = flowsIn(model, about).filter((flow) => flow.properties['mode'] === undefined);
      return open.length === 0
        ? undefined
        : {
            does: 'set',
            things: open.map(({ id }) => id),
            property: 'mode',
            value: 'sync',
            text: 'Answers come back',
          };
    },
  },
  {
    id: 'lint-store-unwritten',
    message: 'Nothing writes to {name}: draw where its contents come from.',
    oddities: elements(
      (model, element) =>
        element.kind === 'store' &&
        flowsAt(model, element.id).length > 0 &&
        flowsIn(model, element.id).every((flow) => flow.properties['writes'] === false),
    ),
  },
  {
    id: 'lint-store-to-store',
    message: 'Data does not move by itself from {source} to {target}: draw the process that moves it.',
    oddities: flows((model, flow) => goes(model, flow, 'store', 'store')),
  },
  {
    id: 'lint-entity-to-entity',
    message: '{source} and {target} talk past the system: draw the process between them or leave {name} out.',
    oddities: flows((model, flow) => goes(model, flow, 'external', 'external')),
  },
  {
    id: 'lint-entity-to-store',
    message: 'No process stands between {source} and {target}: draw the one that checks {name}.',
    oddities: flows(
      (model, flow) =>
        (goes(model, flow, 'external', 'store') || goes(model, flow, 'store', 'external')) &&
        ![flow.from, flow.to].some((end) => servesItself(model.elements[end])),
    ),
  },
  {
    id: 'lint-contradiction',
    message: '{name} contradicts itself: {why}. Which is right?',
    oddities: (model) =>
      inScope(model, model.flows).flatMap((flow) => {
        const found = contradictionIn(flow);
        return found === undefined ? [] : [{ about: flow.id, ...found }];
      }),
    fix: (_, { about, spare }) =>
      spare && {
        does: 'set',
        things: [about],
        property: spare,
        value: undefined,
        text: `Forget ${property(spare).label}`,
      },
  },
  {
    id: 'lint-duplicate-flow',
    message: '{name} is drawn twice, with the same ends and the same facts: delete one of them.',
    oddities: flows((model, flow) =>
      flowsOut(model, flow.from).some((other) => other.id < flow.id && isSame(other, flow)),
    ),
    fix: deleting,
  },
  {
    id: 'lint-boundary-empty',
    message: '{name} holds nothing: put something into it or delete it.',
    oddities: boundaries((model, boundary) => !holdsElements(model, boundary)),
    fix: deleting,
  },
  {
    id: 'lint-boundary-no-crossing',
    message: 'No flow crosses {name}: does this boundary matter here?',
    oddities: (model) => {
      const crossed = new Set(Object.values(model.flows).flatMap((flow) => boundariesCrossed(model, flow)));
      return inScope(model, model.boundaries)
        .filter((boundary) => !crossed.has(boundary.id) && holdsElements(model, boundary))
        .map(({ id }) => ({ about: id }));
    },
  },
  {
    id: 'lint-unused-data',
    message: 'Nothing holds or carries {name}: use this class of data or delete it.',
    oddities: (model) => {
      const used = new Set<string>(
        [...Object.values(model.elements), ...Object.values(model.flows)].flatMap((thing) => thing.data),
      );
      return Object.keys(model.dataClasses)
        .filter((id) => !used.has(id))
        .map((about) => ({ about }));
    },
    fix: deleting,
  },
  {
    id: 'lint-missing-support',
    message: '{name} {why}',
    oddities: (model) => missingSupport(model),
  },
  {
    id: 'lint-untitled',
    message: '{name} still has the name that it was drawn with: call it what it is.',
    oddities: (model) =>
      [...inScope(model, model.elements), ...inScope(model, model.boundaries)]
        .filter(({ name }) => AS_DRAWN.test(name))
        .map(({ id }) => ({ about: id })),
  },
];

/** All lints, each ready to be asked about a model. */
export const LINTS: readonly Lint[] = CHECKS.map(({ id, message, oddities, fix }) => ({
  id,
  find: (model) =>
    oddities(model).map((oddity) => {
      const { about, why } = oddity;
      const found = {
        id: `${id}@${about}`,
        lint: id,
        about,
        message: filled(model, message, about, why ?? ''),
      };
      const step = fix?.(model, oddity);
      return step ? { ...found, fix: step } : found;
    }),
}));

/** Everything in a model that looks like a mistake, in the order of the list. */
export function lintsIn(model: Model): readonly LintFinding[] {
  return LINTS.flatMap((lint) => lint.find(model));
}

/** Names that the drawing tools give. */
const AS_DRAWN = /^(External entity|Process|Data store|Trust boundary)?( \d+)?$/;

type Table<T> = Readonly<Record<string, T>>;

/** What counts: not out of scope by itself, by the boundary around it, or by both its ends. */
function inScope<T extends { readonly id: string }>(model: Model, table: Table<T>): readonly T[] {
  return Object.values(table).filter(({ id }) => !outOfScope(model, id));
}

function elements(isOdd: (model: Model, element: Element) => boolean): Check['oddities'] {
  return (model) =>
    inScope(model, model.elements)
      .filter((element) => isOdd(model, element))
      .map(({ id }) => ({ about: id }));
}

function flows(isOdd: (model: Model, flow: Flow) => boolean): Check['oddities'] {
  return (model) =>
    inScope(model, model.flows)
      .filter((flow) => isOdd(model, flow))
      .map(({ id }) => ({ about: id }));
}

function boundaries(isOdd: (model: Model, boundary: Boundary) => boolean): Check['oddities'] {
  return (model) =>
    inScope(model, model.boundaries)
      .filter((boundary) => isOdd(model, boundary))
      .map(({ id }) => ({ about: id }));
}

function goes(model: Model, flow: Flow, from: ElementKind, to: ElementKind): boolean {
  return model.elements[flow.from]?.kind === from && model.elements[flow.to]?.kind === to;
}

/** Stores that bring their own front door: nobody draws a process before them. */
function servesItself(element: Element | undefined): boolean {
  return (
    element !== undefined &&
    ['cdn', 'repo', 'registry'].some((kind) => element.properties['storeKind'] === kind)
  );
}

/** Whether any element stands in a boundary, at whatever depth. */
function holdsElements(model: Model, { id }: Pick<Boundary, 'id'>): boolean {
  const { elements, boundaries } = membersOf(model, id);
  return elements.length > 0 || boundaries.some((inner) => holdsElements(model, { id: inner }));
}

/** What two facts of one flow say against each other, in words, and which of them says no more than the other. */
function contradictionIn({
  properties,
}: Flow): { readonly why: string; readonly spare?: PropertyName } | undefined {
  const protocol = valueOf(properties, 'protocol');
  const said = valueOf(properties, 'encrypted');
  const implied = impliesEncryption(typeof protocol === 'string' ? protocol : undefined);
  const name = valueInWords('protocol', protocol);
  if (said === true && implied === false)
    return {
      why: `${name} is not encrypted by itself, but encryption is set to Yes`,
      spare: 'encrypted',
    };
  if (said === false && implied === true)
    return { why: `${name} is encrypted by definition, but encryption is set to No`, spare: 'encrypted' };
  if (valueOf(properties, 'tls') !== undefined && (said ?? implied) === false)
    return { why: 'a TLS version is set, but it is not encrypted', spare: 'tls' };
  if (valueOf(properties, 'authn') === 'mtls' && (said ?? implied) === false)
    return { why: 'mutual TLS is set, but it is not encrypted', spare: 'authn' };
  const proof = impliesAuthentication(typeof protocol === 'string' ? protocol : undefined);
  if (proof !== undefined && valueOf(properties, 'authn') === 'mtls')
    return { why: `mutual TLS is set, but ${name} knows no certificates`, spare: 'authn' };
  return undefined;
}

/** Things that lean on something which is nowhere on the drawing, each kind of support asked for once. */
function missingSupport(model: Model): readonly Oddity[] {
  const elements = inScope(model, model.elements);
  const has = (name: PropertyName, ...values: readonly string[]): boolean =>
    Object.values(model.elements).some((element) => values.includes(String(element.properties[name])));
  const found: Oddity[] = [];
  const ask = (about: string | undefined, why: string): void => {
    if (about !== undefined && !found.some((one) => one.about === about)) found.push({ about, why });
  };
  if (!has('technology', 'idp'))
    ask(
      elements.find(({ properties }) => properties['acceptsTokens'] === true)?.id,
      'accepts tokens that nothing here issues: draw the identity provider, or say that one outside does.',
    );
  if (!has('technology', 'secrets') && !has('storeKind', 'secrets'))
    ask(
      elements.find(({ properties }) => properties['secretsIn'] === 'manager')?.id,
      'gets its secrets from a manager that is not drawn: add it.',
    );
  if (!has('technology', 'ci'))
    ask(
      inScope(model, model.flows).find(({ properties }) => properties['usage'] === 'deploy')?.id,
      'deploys, but no pipeline is drawn: add what builds and deploys.',
    );
  if (!has('storeKind', 'log'))
    ask(
      elements.find(({ properties }) => properties['logsShipped'] === true)?.id,
      'sends its logs to a store that is not drawn: add it.',
    );
  return found;
}

function deleting(model: Model, { about }: Oddity): LintFix {
  const name = model.dataClasses[about]?.name ?? nameOf(model, about);
  return { does: 'delete', thing: about, text: `Delete ${name || 'it'}` };
}

function isSame(one: Flow, other: Flow): boolean {
  return (
    one.from === other.from &&
    one.to === other.to &&
    one.name === other.name &&
    factsOf(one) === factsOf(other)
  );
}

function factsOf(flow: Flow): string {
  return JSON.stringify([
    flow.data.toSorted(),
    Object.entries(flow.properties).toSorted(([a], [b]) => (a < b ? -1 : 1)),
  ]);
}

function filled(model: Model, message: string, about: string, why: string): string {
  const flow = model.flows[about];
  const words: Table<string> = {
    name: model.dataClasses[about]?.name ?? (nameOf(model, about) || 'A thing without a name'),
    source: flow ? nameOf(model, flow.from) : '',
    target: flow ? nameOf(model, flow.to) : '',
    why,
  };
  return message.replaceAll(/\{(\w+)\}/g, (whole, word: string) => words[word] ?? whole);
}
