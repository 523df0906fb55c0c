import * as z from 'zod/mini';
import {
  ID_PATTERN,
  type ActorId,
  type AssumptionId,
  type BoundaryId,
  type DataClassId,
  type DiagramId,
  type ElementId,
  type FlowId,
  type MitigationId,
  type ModelId,
  type NoteId,
  type OwnThreatId,
  type LookId,
  type RuleOffId,
  type RulePackId,
  type RegisterViewId,
  type ThreatKey,
} from './id';
import {
  classLevels,
  dataKinds,
  FORMAT,
  impacts,
  likelihoods,
  routeStyles,
  statuses,
  strideLetters,
  trustLevels,
} from './values';

export * from './values';

/**
 * The one door for unknown data: what a model is, as zod schemas.
 *
 * Every type of the model is inferred from here. Fields have defaults wherever
 * a person writing a file by hand would leave them out. Keys that we do not know are kept
 * in `extra` (see `formats/native/native.ts`), never dropped.
 *
 * It is written in zod's small form, where only what is used comes along: a page that opens a model loads it.
 */

// The policy of the page forbids making code from text, so zod need not try.
z.config({ jitless: true });

/** What stands in place of a key that is not there. */
const orElse = z._default;

// The casts give ids their marks; at run time they are plain checked strings.
const idOf = <T extends string>() =>
  z
    .string()
    .check(
      z.regex(ID_PATTERN, 'must be an id: letters, digits, “-”, “_” or “.”'),
    ) as unknown as z.ZodMiniType<T, T>;
const threatKey = z.string().check(z.minLength(3), z.maxLength(200)) as unknown as z.ZodMiniType<
  ThreatKey,
  ThreatKey
>;

const text = orElse(z.string(), '');
const extra = z.optional(z.record(z.string(), z.unknown()));
const order = orElse(z.number(), 0);

const properties = orElse(
  z.record(z.string(), z.union([z.boolean(), z.string(), z.readonly(z.array(z.string()))])),
  {},
);

export const elementShape = z.object({
  id: idOf<ElementId>(),
  kind: z.enum(['external', 'process', 'store']),
  name: z.string(),
  /** The innermost trust boundary that contains it, or null when it stands outside all of them. */
  boundary: orElse(z.nullable(idOf<BoundaryId>()), null),
  description: text,
  outOfScope: orElse(z.boolean(), false),
  outOfScopeReason: text,
  /** Data classes held or handled here. */
  data: orElse(z.array(idOf<DataClassId>()), []),
  properties,
  extra,
});

export const flowShape = z.object({
  id: idOf<FlowId>(),
  name: z.string(),
  from: idOf<ElementId>(),
  to: idOf<ElementId>(),
  /** Number in the story that the diagram tells; 0 when it has none. */
  step: orElse(z.int().check(z.minimum(0)), 0),
  description: text,
  outOfScope: orElse(z.boolean(), false),
  outOfScopeReason: text,
  /** Data classes carried. */
  data: orElse(z.array(idOf<DataClassId>()), []),
  properties,
  extra,
});

export const boundaryShape = z.object({
  id: idOf<BoundaryId>(),
  name: z.string(),
  trust: orElse(z.enum(trustLevels), 'trusted'),
  parent: orElse(z.nullable(idOf<BoundaryId>()), null),
  description: text,
  /** What is inside, at any depth, is out of scope with it. */
  outOfScope: orElse(z.boolean(), false),
  outOfScopeReason: text,
  extra,
});

export const noteShape = z.object({ id: idOf<NoteId>(), text: z.string(), extra });

export const diagramShape = z.object({
  id: idOf<DiagramId>(),
  name: z.string(),
  order,
  /** The process that this diagram shows from the inside. */
  of: z.optional(idOf<ElementId>()),
  extra,
});

/** Where a thing stands on a diagram: page coordinates, top left corner and size, px at 100 % zoom. */
export const placeShape = z.object({
  diagram: idOf<DiagramId>(),
  thing: idOf<string>(),
  x: z.number(),
  y: z.number(),
  width: z.number().check(z.positive()),
  height: z.number().check(z.positive()),
  locked: z.optional(z.boolean()),
  /** Which of two things of one band lies above: the higher. 0 when absent. */
  z: z.optional(z.int()),
  extra,
});

/** How a flow runs on a diagram, where it differs from the model's default. */
export const routeShape = z.object({
  diagram: idOf<DiagramId>(),
  flow: idOf<FlowId>(),
  style: z.optional(z.enum(routeStyles)),
  /** Bend points in page coordinates, from source to target. */
  points: orElse(z.array(z.object({ x: z.number(), y: z.number() })), []),
  /** Where the label rides: 0 at the source, 1 at the target; and px away from the line. */
  label: z.optional(
    z.object({
      t: z.number().check(z.minimum(0), z.maximum(1)),
      dx: orElse(z.number(), 0),
      dy: orElse(z.number(), 0),
    }),
  ),
  extra,
});

export const dataClassShape = z.object({
  id: idOf<DataClassId>(),
  name: z.string(),
  level: orElse(z.enum(classLevels), 'internal'),
  kinds: orElse(z.array(z.enum(dataKinds)), []),
  description: text,
  extra,
});

export const mitigationShape = z.object({
  id: idOf<MitigationId>(),
  title: z.string(),
  control: orElse(z.enum(['preventive', 'detective', 'corrective']), 'preventive'),
  status: orElse(z.enum(['todo', 'in-progress', 'implemented', 'verified']), 'todo'),
  owner: text,
  due: text,
  ticket: text,
  notes: text,
  /** The threats it serves. */
  threats: orElse(z.array(threatKey), []),
  extra,
});

const dreadFactor = z.int().check(z.minimum(1), z.maximum(3));
export const dreadShape = z.object({
  damage: dreadFactor,
  reproducibility: dreadFactor,
  exploitability: dreadFactor,
  affected: dreadFactor,
  discoverability: dreadFactor,
});

export const decisionShape = z.object({
  threat: threatKey,
  status: orElse(z.enum(statuses), 'open'),
  justification: text,
  /** People's own estimates; absent means the computed value stands. */
  likelihood: z.optional(z.enum(likelihoods)),
  impact: z.optional(z.enum(impacts)),
  residualLikelihood: z.optional(z.enum(likelihoods)),
  residualImpact: z.optional(z.enum(impacts)),
  dread: z.optional(dreadShape),
  residualDread: z.optional(dreadShape),
  /** CVSS vectors, each with the score that the calculator gave it, so that a register needs no calculator. */
  cvss: z.optional(z.string()),
  cvssScore: z.optional(z.number().check(z.minimum(0), z.maximum(10))),
  residualCvss: z.optional(z.string()),
  residualCvssScore: z.optional(z.number().check(z.minimum(0), z.maximum(10))),
  owner: text,
  ticket: text,
  reviewBy: text,
  /** Evidence found, by prompt id. */
  evidence: orElse(z.record(z.string(), z.string()), {}),
  /** Fingerprint of the facts that the person judged. */
  seen: text,
  /** What the threat was about when it was judged, for the day it is no longer raised. */
  about: z.optional(
    z.object({
      title: z.string(),
      category: z.enum(strideLetters),
      subject: z.string(),
      /** The facts as they were then, in words, to say later what has changed. */
      facts: z.optional(z.array(z.string())),
    }),
  ),
  history: orElse(
    z.array(z.object({ at: z.string(), by: text, status: z.enum(statuses), because: text })),
    [],
  ),
  extra,
});

export const ownThreatShape = z.object({
  id: idOf<OwnThreatId>(),
  /** The element, flow or boundary it strikes; null for the system as a whole. */
  on: orElse(z.nullable(idOf<string>()), null),
  category: z.enum(strideLetters),
  title: z.string(),
  description: text,
  likelihood: orElse(z.enum(likelihoods), 'medium'),
  impact: orElse(z.enum(impacts), 'medium'),
  extra,
});

export const actorShape = z.object({
  id: idOf<ActorId>(),
  name: z.string(),
  motivation: text,
  capability: text,
  examples: text,
  order,
  extra,
});

export const assumptionShape = z.object({
  id: idOf<AssumptionId>(),
  text: z.string(),
  state: orElse(z.enum(['open', 'confirmed', 'wrong']), 'open'),
  /**
   * The threats that are set aside while the assumption is not wrong: those of these rules on these things. No rules means any
   * rule, no things anything; neither of both covers nothing. A boundary stands for what is inside it.
   */
  covers: z.optional(
    z.object({ rules: orElse(z.array(z.string()), []), things: orElse(z.array(idOf<string>()), []) }),
  ),
  order,
  extra,
});

/** A rule switched off, in the whole model or within one boundary. */
export const ruleOffShape = z.object({
  id: idOf<RuleOffId>(),
  rule: z.string().check(z.minLength(1), z.maxLength(130)),
  boundary: orElse(z.nullable(idOf<BoundaryId>()), null),
  reason: text,
  extra,
});

/** Somebody looked at a thing for one category and found nothing more than what is listed. */
export const lookShape = z.object({
  id: idOf<LookId>(),
  /** The element or flow. */
  on: idOf<string>(),
  category: z.enum(strideLetters),
  /** When, as the decisions say it. */
  at: text,
  by: text,
  note: text,
  extra,
});

/** What a condition of a rule in a pack looks at; whether there is such a property or fact is asked by `engine/judge/pack.ts`. */
const readingShape = z.object({
  of: orElse(z.enum(['self', 'source', 'target']), 'self'),
  name: z.string().check(z.maxLength(60)),
});
interface PackReading {
  readonly of: 'self' | 'source' | 'target';
  readonly name: string;
}
/** A condition as people write it in a pack: the form of `engine/rule.ts`, with names not yet checked. */
export type PackCondition =
  | { readonly op: 'all' | 'any'; readonly of: readonly PackCondition[] }
  | { readonly op: 'not'; readonly of: PackCondition }
  | { readonly op: 'in'; readonly read: PackReading; readonly values: readonly (string | boolean)[] }
  | { readonly op: 'has'; readonly read: PackReading; readonly values: readonly string[] }
  | { readonly op: 'atLeast' | 'below'; readonly read: PackReading; readonly value: string }
  | { readonly op: 'exceeds'; readonly read: PackReading; readonly other: PackReading };

const conditionShape: z.ZodMiniType<PackCondition> = z.lazy(() =>
  z.union([
    z.object({ op: z.enum(['all', 'any']), of: z.array(conditionShape).check(z.maxLength(40)) }),
    z.object({ op: z.literal('not'), of: conditionShape }),
    z.object({
      op: z.literal('in'),
      read: readingShape,
      values: z.array(z.union([z.string(), z.boolean()])).check(z.maxLength(60)),
    }),
    z.object({
      op: z.literal('has'),
      read: readingShape,
      values: z.array(z.string()).check(z.maxLength(60)),
    }),
    z.object({ op: z.enum(['atLeast', 'below']), read: readingShape, value: z.string() }),
    z.object({ op: z.literal('exceeds'), read: readingShape, other: readingShape }),
  ]),
);

const oneToFive = orElse(z.int().check(z.minimum(1), z.maximum(5)), 3);
const sentences = orElse(z.array(z.string()), []);
const references = orElse(z.array(z.int().check(z.positive())), []);
export const packRuleShape = z.object({
  /** Its own within the pack; a decision is stored under `pack/rule`. */
  id: idOf<string>(),
  version: orElse(z.int().check(z.positive()), 1),
  category: z.enum(strideLetters),
  on: z.enum(['flow', 'process', 'store', 'external']),
  tier: orElse(z.enum(['baseline', 'evidence']), 'evidence'),
  when: conditionShape,
  unless: z.optional(conditionShape),
  title: z.string(),
  why: text,
  prevent: sentences,
  detect: sentences,
  correct: sentences,
  likelihood: oneToFive,
  impact: oneToFive,
  cwe: references,
  capec: references,
  asvs: sentences,
  extra,
});

/** Rules that somebody else than we wrote, kept with the model that they judge. */
export const rulePackShape = z.object({
  id: idOf<RulePackId>(),
  name: z.string(),
  version: text,
  author: text,
  description: text,
  rules: orElse(z.array(packRuleShape), []),
  extra,
});

export const tiers = ['evidence', 'baseline', 'own'] as const;
export const groupings = ['cause', 'interaction', 'element', 'stride', 'status', 'none'] as const;
/** The columns of the register, in the order in which they stand. */
export const columnIds = [
  'id',
  'stride',
  'threat',
  'element',
  'boundary',
  'tier',
  'likelihood',
  'impact',
  'risk',
  'residual',
  'controls',
  'mitigation',
  'control',
  'owner',
  'ticket',
  'review',
  'status',
] as const;

export const usualColumns: readonly (typeof columnIds)[number][] = [
  'id',
  'stride',
  'threat',
  'element',
  'risk',
  'residual',
  'controls',
  'owner',
  'status',
];

/** A way to look at the register, kept under a name. Empty lists and what is left out let everything through. */
export const registerViewShape = z.object({
  id: idOf<RegisterViewId>(),
  name: z.string(),
  order,
  text,
  /** Only what is not decided. */
  openOnly: orElse(z.boolean(), false),
  categories: orElse(z.array(z.enum(strideLetters)), []),
  statuses: orElse(z.array(z.enum(statuses)), []),
  risks: orElse(z.array(z.enum(impacts)), []),
  tiers: orElse(z.array(z.enum(tiers)), []),
  element: orElse(z.nullable(idOf<string>()), null),
  boundary: orElse(z.nullable(idOf<BoundaryId>()), null),
  /** Empty text stands for threats without an owner. */
  owner: orElse(z.nullable(z.string()), null),
  group: orElse(z.enum(groupings), 'cause'),
  sortBy: orElse(z.enum(columnIds), 'risk'),
  descending: orElse(z.boolean(), true),
  columns: orElse(z.array(z.enum(columnIds)), [...usualColumns]),
  extra,
});

const lines = orElse(z.array(z.string()), []);
export const scopeShape = z.object({
  version: text,
  description: text,
  inScope: lines,
  outOfScope: lines,
  assets: lines,
  dependencies: lines,
  author: text,
  date: text,
  extra,
});

export const reviewShape = z.object({ next: text, triggers: lines, extra });

export const settingsShape = z.object({
  /** Trust of what stands outside every boundary; external entities there are always untrusted. */
  defaultTrust: orElse(z.enum(trustLevels), 'semi-trusted'),
  routes: orElse(z.enum(routeStyles), 'curved'),
  /** Which way data flows when a diagram is tidied. */
  direction: orElse(z.enum(['right', 'down']), 'right'),
  rating: orElse(z.enum(['matrix', 'dread', 'cvss']), 'matrix'),
  extra,
});

export const modelShape = z.object({
  format: z.literal(FORMAT),
  id: idOf<ModelId>(),
  name: z.string(),
  scope: z.prefault(scopeShape, {}),
  review: z.prefault(reviewShape, {}),
  settings: z.prefault(settingsShape, {}),
  elements: orElse(z.record(z.string(), elementShape), {}),
  flows: orElse(z.record(z.string(), flowShape), {}),
  boundaries: orElse(z.record(z.string(), boundaryShape), {}),
  notes: orElse(z.record(z.string(), noteShape), {}),
  dataClasses: orElse(z.record(z.string(), dataClassShape), {}),
  actors: orElse(z.record(z.string(), actorShape), {}),
  assumptions: orElse(z.record(z.string(), assumptionShape), {}),
  mitigations: orElse(z.record(z.string(), mitigationShape), {}),
  ownThreats: orElse(z.record(z.string(), ownThreatShape), {}),
  decisions: orElse(z.record(z.string(), decisionShape), {}),
  looks: orElse(z.record(z.string(), lookShape), {}),
  rulesOff: orElse(z.record(z.string(), ruleOffShape), {}),
  rulePacks: orElse(z.record(z.string(), rulePackShape), {}),
  registerViews: orElse(z.record(z.string(), registerViewShape), {}),
  /** Printed numbers (T-001) by threat; given once, never reused. */
  numbers: orElse(z.record(z.string(), z.int().check(z.positive())), {}),
  diagrams: orElse(z.record(z.string(), diagramShape), {}),
  /** By `placeId(diagram, thing)`. */
  places: orElse(z.record(z.string(), placeShape), {}),
  /** By `placeId(diagram, flow)`. */
  routes: orElse(z.record(z.string(), routeShape), {}),
  extra,
});

/** What a schema gives, read-only all the way down. */
export type Infer<Shape extends z.ZodMiniType> = Frozen<z.infer<Shape>>;
type Frozen<T> = T extends readonly (infer Item)[]
  ? readonly Frozen<Item>[]
  : T extends string
    ? T
    : T extends object
      ? { readonly [Key in keyof T]: Frozen<T[Key]> }
      : T;

/** Reads a value of unknown origin; each problem says where it is. */
export function readModel(
  value: unknown,
):
  | { readonly ok: true; readonly value: Infer<typeof modelShape> }
  | { readonly ok: false; readonly problems: readonly Problem[] } {
  const result = modelShape.safeParse(value);
  if (result.success) return { ok: true, value: result.data };
  return { ok: false, problems: problemsIn(result.error) };
}

function problemsIn(error: z.core.$ZodError): readonly Problem[] {
  return error.issues.map((issue) => ({ path: issue.path as (string | number)[], message: inWords(issue) }));
}

/** Reads a pack of rules of unknown origin, as `readModel` does a model. */
export function readPack(
  value: unknown,
):
  | { readonly ok: true; readonly value: Infer<typeof rulePackShape> }
  | { readonly ok: false; readonly problems: readonly Problem[] } {
  const result = rulePackShape.safeParse(value);
  return result.success
    ? { ok: true, value: result.data }
    : { ok: false, problems: problemsIn(result.error) };
}

/** What is wrong, as a sentence for whoever wrote the file. */
function inWords(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `${KINDS[issue.expected] ?? 'Something else'} is expected here.`;
    case 'too_big':
      return `It can be ${issue.maximum} at most.`;
    case 'too_small':
      return issue.inclusive
        ? `It must be ${issue.minimum} at least.`
        : `It must be more than ${issue.minimum}.`;
    case 'invalid_value':
      return `It can be ${issue.values.map(String).join(', ')}.`;
    default:
      return issue.message;
  }
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'Text',
  number: 'A number',
  int: 'A whole number',
  boolean: 'Yes or no',
  array: 'A list',
  object: 'A record',
  record: 'A record',
};

export interface Problem {
  readonly path: readonly (string | number)[];
  readonly message: string;
}
