import { Memory } from '../engine/sight/memory';
import { nameIn } from '../engine/facts/naming';
import { endsOf, outwardFrom } from '../engine/facts/reach';
import { isSame } from '../engine/sight/same';
import { outOfScope } from '../engine/register/set-aside';
import type { LintFinding, LintFix } from '../engine/threat';
import type { DrawnFlow, View } from '../engine/sight/view';
import { diff, type ChangeSet } from '../model/change';
import type { Element, ElementKind } from '../model/element';
import type { Flow } from '../model/flow';
import type { BoundaryId, ElementId, FlowId, ThingId } from '../model/id';
import { nameOf, type Model } from '../model/model';
import { property, valueInWords, valueOf, type Properties, type PropertyName } from '../model/property';
import { impliesAuthentication, impliesEncryption } from '../model/protocol';

/**
 * Modelling mistakes: places where the drawing probably does not say what was meant. They are no risks and
 * never counted. What is out of scope may stay as sketchy as it is.
 *
 * Like rules, checks of one thing read the model through a view, so that after an edit only things are looked at again
 * that the edit could concern.
 */
interface Check {
  /** Never changed, never reused. */
  readonly id: string;
  /** What is odd, and what to do about it. {name} is the thing, {source} and {target} the ends of a flow, {why} what was found. */
  readonly message: string;
  readonly on: readonly Kind[];
  readonly odd: (view: View, id: ThingId) => Oddity | boolean;
  /** The step that settles it. */
  readonly fix?: (view: View, id: ThingId, found: Oddity) => LintFix | undefined;
}

type Kind = 'element' | 'flow' | 'boundary';

/** What is odd about a thing. */
interface Oddity {
  readonly why?: string;
  /** The property that a contradiction can do without. */
  readonly spare?: PropertyName;
}

const CHECKS: readonly (Check | WholeCheck)[] = [
  {
    id: 'lint-orphan',
    message: '{name} has no flows: connect it or delete it.',
    on: ['element'],
    odd: (view, id) => !hasFlows(view, id),
    fix: deleting,
  },
  {
    id: 'lint-no-data',
    message: 'Nobody has said what travels on {name}: name its data.',
    on: ['flow'],
    odd: (view, id) =>
      view.flow(id)?.data.length === 0 &&
      view.stored(id, 'class') === undefined &&
      view.stored(id, 'kinds') === undefined,
  },
  {
    id: 'lint-unzoned',
    message: '{name} stands outside every boundary: move it into the one where it runs.',
    on: ['element'],
    odd: (view, id) => {
      const element = view.element(id);
      return (
        element !== undefined &&
        element.boundary === null &&
        element.kind !== 'external' &&
        view.inner(null).length > 0
      );
    },
  },
  {
    id: 'lint-store-unread',
    message: 'Nothing reads {name}: draw who does, or say that a flow into it brings answers back.',
    on: ['element'],
    odd: (view, id) =>
      isStore(view, id) &&
      view.flowsIn(id).length > 0 &&
      view.flowsOut(id).length === 0 &&
      view.flowsIn(id).every((flow) => view.stored(flow.id, 'mode') !== 'sync'),
    fix: (view, id) => {
      const open = view.flowsIn(id).filter((flow) => view.stored(flow.id, 'mode') === undefined);
      return open.length === 0
        ? undefined
        : {
            does: 'set',
            things: open.map((flow) => flow.id),
            property: 'mode',
            value: 'sync',
            text: 'Answers come back',
          };
    },
  },
  {
    id: 'lint-store-unwritten',
    message: 'Nothing writes to {name}: draw where its contents come from.',
    on: ['element'],
    odd: (view, id) =>
      isStore(view, id) &&
      hasFlows(view, id) &&
      view.flowsIn(id).every((flow) => view.stored(flow.id, 'writes') === false),
  },
  {
    id: 'lint-store-to-store',
    message: 'Data does not move by itself from {source} to {target}: draw the process that moves it.',
    on: ['flow'],
    odd: (view, id) => goes(view, id, 'store', 'store'),
  },
  {
    id: 'lint-entity-to-entity',
    message: '{source} and {target} talk past the system: draw the process between them or leave {name} out.',
    on: ['flow'],
    odd: (view, id) => goes(view, id, 'external', 'external'),
  },
  {
    id: 'lint-entity-to-store',
    message: 'No process stands between {source} and {target}: draw the one that checks {name}.',
    on: ['flow'],
    odd: (view, id) =>
      (goes(view, id, 'external', 'store') || goes(view, id, 'store', 'external')) &&
      ![view.flow(id)?.from ?? '', view.flow(id)?.to ?? ''].some((end) => servesItself(view, end)),
  },
  {
    id: 'lint-contradiction',
    message: '{name} contradicts itself: {why}. Which is right?',
    on: ['flow'],
    odd: (view, id) => contradictionIn(view.properties(id)) ?? false,
    fix: (_, id, { spare }) =>
      spare && {
        does: 'set',
        things: [id],
        property: spare,
        value: undefined,
        text: `Forget ${property(spare).label}`,
      },
  },
  {
    id: 'lint-duplicate-flow',
    message: '{name} is drawn twice, with the same ends and the same facts: delete one of them.',
    on: ['flow'],
    odd: (view, id) => {
      const flow = view.flow(id);
      return (
        flow !== undefined &&
        view.flowsOut(flow.from).some((other) => other.id < id && saysTheSame(view, other, flow))
      );
    },
    fix: deleting,
  },
  {
    id: 'lint-boundary-empty',
    message: '{name} holds nothing: put something into it or delete it.',
    on: ['boundary'],
    odd: (view, id) => !holdsElements(view, id),
    fix: deleting,
  },
  {
    id: 'lint-boundary-no-crossing',
    message: 'No flow crosses {name}: does this boundary matter here?',
    on: ['boundary'],
    odd: (view, id) => holdsElements(view, id) && !isCrossed(view, id, id),
  },
  { id: 'lint-unused-data', whole: unusedData },
  { id: 'lint-missing-support', whole: missingSupport },
  {
    id: 'lint-untitled',
    message: '{name} still has the name that it was drawn with: call it what it is.',
    on: ['element', 'boundary'],
    odd: (view, id) => AS_DRAWN.test(view.element(id)?.name ?? view.boundary(id)?.name ?? ''),
  },
];

/** A look at everything at once, where no single thing can tell. */
interface WholeCheck {
  readonly id: string;
  readonly whole: (model: Model) => readonly LintFinding[];
}

/** The ids of all lints. */
export const LINT_IDS: readonly string[] = CHECKS.map((check) => check.id);

/** Names that the drawing tools give. */
const AS_DRAWN = /^(External entity|Process|Data store|Trust boundary)?( \d+)?$/;

/** Everything in a model that looks like a mistake, in the order of the checks, then of the model. */
export function lintsIn(model: Model): readonly LintFinding[] {
  return createLinter()(model);
}

/**
 * `lintsIn`, for one model after another: only things that the difference from the last model could concern are looked at
 * again. The same list comes back while nothing in it changes.
 */
export function createLinter(): (model: Model) => readonly LintFinding[] {
  let memory: Memory | null = null;
  const byThing = new Map<ThingId, Findings>();
  let whole: readonly (readonly LintFinding[])[] = [];
  let found: readonly LintFinding[] = [];
  return (model) => {
    // Another document has nothing to do with the last one.
    if (memory?.of.id !== model.id) [memory, whole, found] = [null, [], []];
    if (!memory) byThing.clear();
    const changes = memory && diff(memory.of, model).filter(isLinted);
    if (changes?.length === 0) return found;
    const stale = new Set(memory && changes ? memory.moveTo(model, changes) : thingsIn(model));
    memory ??= new Memory(model);
    for (const { id, before, after } of changes ?? []) if (!before || !after) stale.add(id);
    let isOther = found.length === 0;
    for (const id of stale) {
      const now = isThere(model, id) ? memory.keep(findAt, id) : [];
      if (now === byThing.get(id) || (now.length === 0 && !byThing.has(id))) continue;
      isOther = true;
      if (now.length > 0) byThing.set(id, now);
      else byThing.delete(id);
    }
    const wholeNow = CHECKS.map((check) => ('whole' in check ? check.whole(model) : []));
    isOther ||=
      !isSame(whole, wholeNow) || (changes?.some(({ before, after }) => !before || !after) ?? false);
    if (isOther) {
      whole = wholeNow;
      found = inOrder(model, byThing, whole);
    }
    return found;
  };
}

/** What was found at a thing, and by which check in the list. The same list for as long as that does not change. */
type Findings = readonly { readonly check: number; readonly finding: LintFinding }[];

/** The tables that checks read. */
const LINTED: ReadonlySet<string> = new Set(['elements', 'flows', 'boundaries', 'dataClasses']);

function isLinted({ table }: ChangeSet[number]): boolean {
  return LINTED.has(table);
}

function thingsIn(model: Model): readonly ThingId[] {
  return [...Object.keys(model.elements), ...Object.keys(model.flows), ...Object.keys(model.boundaries)];
}

function isThere(model: Model, id: ThingId): boolean {
  return (model.elements[id] ?? model.flows[id] ?? model.boundaries[id]) !== undefined;
}

function inOrder(
  model: Model,
  byThing: ReadonlyMap<ThingId, Findings>,
  whole: readonly (readonly LintFinding[])[],
): readonly LintFinding[] {
  const lists = CHECKS.map((_, at): LintFinding[] => [...(whole[at] ?? [])]);
  for (const id of thingsIn(model))
    for (const { check, finding } of byThing.get(id) ?? []) lists[check]!.push(finding);
  return lists.flat();
}

function findAt(view: View, id: ThingId): Findings {
  const kind: Kind = view.element(id) ? 'element' : view.flow(id) ? 'flow' : 'boundary';
  if (isOut(view, id)) return [];
  return CHECKS.flatMap((check, at) => {
    if ('whole' in check || !check.on.includes(kind)) return [];
    const odd = check.odd(view, id);
    if (odd === false) return [];
    const found = odd === true ? {} : odd;
    const message = filled(view, check.message, id, found.why ?? '');
    const finding = { id: `${check.id}@${id}`, lint: check.id, about: id, message };
    const step = check.fix?.(view, id, found);
    return [{ check: at, finding: step ? { ...finding, fix: step } : finding }];
  });
}

/** `outOfScope`, read through the view. */
function isOut(view: View, id: ThingId): boolean {
  return view.remember(findOut, id);
}

function findOut(view: View, id: ThingId): boolean {
  const flow = view.flow(id);
  if (flow) return flow.outOfScope || (isOut(view, flow.from) && isOut(view, flow.to));
  const element = view.element(id);
  return (
    element?.outOfScope === true ||
    outwardFrom(view, element ? element.boundary : id).some((around) => view.boundary(around)?.outOfScope)
  );
}

function hasFlows(view: View, id: ElementId): boolean {
  return view.flowsIn(id).length > 0 || view.flowsOut(id).length > 0;
}

function isStore(view: View, id: ElementId): boolean {
  return view.element(id)?.kind === 'store';
}

function goes(view: View, id: FlowId, from: ElementKind, to: ElementKind): boolean {
  const ends = endsOf(view, id);
  return ends?.source.kind === from && ends.target.kind === to;
}

/** Stores that bring their own front door: nobody draws a process before them. */
function servesItself(view: View, id: ElementId): boolean {
  return ['cdn', 'repo', 'registry'].some((kind) => view.stored(id, 'storeKind') === kind);
}

/** Whether any element stands in a boundary, at whatever depth. */
function holdsElements(view: View, id: BoundaryId): boolean {
  return view.remember(findElements, id);
}

function findElements(view: View, id: BoundaryId): boolean {
  return view.members(id).length > 0 || view.inner(id).some((inner) => holdsElements(view, inner));
}

/** Whether some flow at an element within one boundary has its other end outside another, which stands around it. */
function isCrossed(view: View, id: BoundaryId, within = id): boolean {
  return (
    view
      .members(within)
      .some((element) =>
        [...view.flowsOut(element.id), ...view.flowsIn(element.id)].some((flow) =>
          [flow.from, flow.to].some(
            (end) => !outwardFrom(view, view.element(end)?.boundary ?? null).includes(id),
          ),
        ),
      ) || view.inner(within).some((inner) => isCrossed(view, id, inner))
  );
}

/** What two facts of one flow say against each other, in words, and which of them says no more than the other. */
function contradictionIn(properties: Properties): Oddity | undefined {
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

/** Classes of data that nothing holds or carries. */
function unusedData(model: Model): readonly LintFinding[] {
  if (Object.keys(model.dataClasses).length === 0) return [];
  const used = new Set<string>();
  for (const table of [model.elements, model.flows])
    for (const id in table) for (const data of table[id]!.data) used.add(data);
  const lint = 'lint-unused-data';
  return Object.values(model.dataClasses)
    .filter(({ id }) => !used.has(id))
    .map(({ id, name }) => ({
      id: `${lint}@${id}`,
      lint,
      about: id,
      message: `Nothing holds or carries ${name || NAMELESS}: use this class of data or delete it.`,
      fix: { does: 'delete', thing: id, text: `Delete ${name || 'it'}` },
    }));
}

/** Things that lean on something which is nowhere on the drawing, each kind of support asked for once. */
function missingSupport(model: Model): readonly LintFinding[] {
  const drawn = new Set<unknown>();
  const leaning = new Map<Support, string>();
  for (const table of ['elements', 'flows'] as const) {
    const supports = SUPPORTS.filter((support) => support.in === table);
    const things: Readonly<Record<string, Element | Flow>> = model[table];
    for (const id in things) {
      const { properties } = things[id]!;
      drawn.add(properties['technology']).add(properties['storeKind']);
      for (const support of supports)
        if (support.leans(properties) && !leaning.has(support) && !outOfScope(model, id))
          leaning.set(support, id);
    }
  }
  const lint = 'lint-missing-support';
  const found: LintFinding[] = [];
  for (const support of SUPPORTS) {
    const about = leaning.get(support);
    if (about === undefined || support.by.some((kind) => drawn.has(kind))) continue;
    if (found.some((one) => one.about === about)) continue;
    const message = `${nameOf(model, about) || NAMELESS} ${support.why}`;
    found.push({ id: `${lint}@${about}`, lint, about, message });
  }
  return found;
}

interface Support {
  /** The technologies and kinds of stores that give it. */
  readonly by: readonly string[];
  readonly in: 'elements' | 'flows';
  readonly leans: (properties: Properties) => boolean;
  readonly why: string;
}

const SUPPORTS: readonly Support[] = [
  {
    by: ['idp'],
    in: 'elements',
    leans: (said) => said['acceptsTokens'] === true,
    why: 'accepts tokens that nothing here issues: draw the identity provider, or say that one outside does.',
  },
  {
    by: ['secrets'],
    in: 'elements',
    leans: (said) => said['secretsIn'] === 'manager',
    why: 'gets its secrets from a manager that is not drawn: add it.',
  },
  {
    by: ['ci'],
    in: 'flows',
    leans: (said) => said['usage'] === 'deploy',
    why: 'deploys, but no pipeline is drawn: add what builds and deploys.',
  },
  {
    by: ['log'],
    in: 'elements',
    leans: (said) => said['logsShipped'] === true,
    why: 'sends its logs to a store that is not drawn: add it.',
  },
];

function deleting(view: View, id: ThingId): LintFix {
  return { does: 'delete', thing: id, text: `Delete ${nameAt(view, id) || 'it'}` };
}

function saysTheSame(view: View, one: DrawnFlow, other: DrawnFlow): boolean {
  return (
    one.from === other.from &&
    one.to === other.to &&
    one.name === other.name &&
    factsOf(view, one.id) === factsOf(view, other.id)
  );
}

/** What is said of a flow, as text; remembered, since each of many parallel flows is compared with all others. */
function factsOf(view: View, id: FlowId): string {
  return view.remember(findFacts, id);
}

function findFacts(view: View, id: FlowId): string {
  return JSON.stringify([
    view.flow(id)?.data.toSorted(),
    Object.entries(view.properties(id)).toSorted(([a], [b]) => (a < b ? -1 : 1)),
  ]);
}

const NAMELESS = 'A thing without a name';

function nameAt(view: View, id: ThingId): string {
  return view.boundary(id)?.name ?? nameIn(view, id);
}

function filled(view: View, message: string, id: ThingId, why: string): string {
  const ends = endsOf(view, id);
  const words: Readonly<Record<string, string>> = {
    name: nameAt(view, id) || NAMELESS,
    source: ends?.source.name ?? '',
    target: ends?.target.name ?? '',
    why,
  };
  return message.replaceAll(/\{(\w+)\}/g, (whole, word: string) => words[word] ?? whole);
}
