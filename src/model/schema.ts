import { z } from 'zod';
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
 * in `extra` (see `formats/native.ts`), never dropped.
 */

// The policy of the page forbids making code from text, so zod need not try.
z.config({ jitless: true });

// The casts give ids their marks; at run time they are plain checked strings.
const idOf = <T extends string>(): z.ZodType<T, T> =>
  z.string().regex(ID_PATTERN, 'must be an id: letters, digits, “-”, “_” or “.”') as unknown as z.ZodType<
    T,
    T
  >;
const threatKey = z.string().min(3).max(200) as unknown as z.ZodType<ThreatKey, ThreatKey>;

const text = z.string().default('');
const extra = z.record(z.string(), z.unknown()).optional();
const order = z.number().default(0);

const properties = z
  .record(z.string(), z.union([z.boolean(), z.string(), z.array(z.string()).readonly()]))
  .default({});

export const elementShape = z.object({
  id: idOf<ElementId>(),
  kind: z.enum(['external', 'process', 'store']),
  name: z.string(),
  /** The innermost trust boundary that contains it, or null when it stands outside all of them. */
  boundary: idOf<BoundaryId>().nullable().default(null),
  description: text,
  outOfScope: z.boolean().default(false),
  outOfScopeReason: text,
  /** Data classes held or handled here. */
  data: z.array(idOf<DataClassId>()).default([]),
  properties,
  extra,
});

export const flowShape = z.object({
  id: idOf<FlowId>(),
  name: z.string(),
  from: idOf<ElementId>(),
  to: idOf<ElementId>(),
  /** Number in the story that the diagram tells; 0 when it has none. */
  step: z.number().int().min(0).default(0),
  description: text,
  outOfScope: z.boolean().default(false),
  outOfScopeReason: text,
  /** Data classes carried. */
  data: z.array(idOf<DataClassId>()).default([]),
  properties,
  extra,
});

export const boundaryShape = z.object({
  id: idOf<BoundaryId>(),
  name: z.string(),
  trust: z.enum(trustLevels).default('trusted'),
  parent: idOf<BoundaryId>().nullable().default(null),
  description: text,
  /** What is inside, at any depth, is out of scope with it. */
  outOfScope: z.boolean().default(false),
  outOfScopeReason: text,
  extra,
});

export const noteShape = z.object({ id: idOf<NoteId>(), text: z.string(), extra });

export const diagramShape = z.object({
  id: idOf<DiagramId>(),
  name: z.string(),
  order,
  /** The process that this diagram shows from the inside. */
  of: idOf<ElementId>().optional(),
  extra,
});

/** Where a thing stands on a diagram: page coordinates, top left corner and size, px at 100 % zoom. */
export const placeShape = z.object({
  diagram: idOf<DiagramId>(),
  thing: idOf<string>(),
  x: z.number(),
  y: z.number(),
  width: z.number().positive(),
  height: z.number().positive(),
  locked: z.boolean().optional(),
  /** Which of two things of one band lies above: the higher. 0 when absent. */
  z: z.number().int().optional(),
  extra,
});

/** How a flow runs on a diagram, where it differs from the model's default. */
export const routeShape = z.object({
  diagram: idOf<DiagramId>(),
  flow: idOf<FlowId>(),
  style: z.enum(routeStyles).optional(),
  /** Bend points in page coordinates, from source to target. */
  points: z.array(z.object({ x: z.number(), y: z.number() })).default([]),
  /** Where the label rides: 0 at the source, 1 at the target; and px away from the line. */
  label: z
    .object({ t: z.number().min(0).max(1), dx: z.number().default(0), dy: z.number().default(0) })
    .optional(),
  extra,
});

export const dataClassShape = z.object({
  id: idOf<DataClassId>(),
  name: z.string(),
  level: z.enum(classLevels).default('internal'),
  kinds: z.array(z.enum(dataKinds)).default([]),
  description: text,
  extra,
});

export const mitigationShape = z.object({
  id: idOf<MitigationId>(),
  title: z.string(),
  control: z.enum(['preventive', 'detective', 'corrective']).default('preventive'),
  status: z.enum(['todo', 'in-progress', 'implemented', 'verified']).default('todo'),
  owner: text,
  due: text,
  ticket: text,
  notes: text,
  /** The threats it serves. */
  threats: z.array(threatKey).default([]),
  extra,
});

const dreadFactor = z.number().int().min(1).max(3);
export const dreadShape = z.object({
  damage: dreadFactor,
  reproducibility: dreadFactor,
  exploitability: dreadFactor,
  affected: dreadFactor,
  discoverability: dreadFactor,
});

export const decisionShape = z.object({
  threat: threatKey,
  status: z.enum(statuses).default('open'),
  justification: text,
  /** People's own estimates; absent means the computed value stands. */
  likelihood: z.enum(likelihoods).optional(),
  impact: z.enum(impacts).optional(),
  residualLikelihood: z.enum(likelihoods).optional(),
  residualImpact: z.enum(impacts).optional(),
  dread: dreadShape.optional(),
  residualDread: dreadShape.optional(),
  /** CVSS vectors, each with the score that the calculator gave it, so that a register needs no calculator. */
  cvss: z.string().optional(),
  cvssScore: z.number().min(0).max(10).optional(),
  residualCvss: z.string().optional(),
  residualCvssScore: z.number().min(0).max(10).optional(),
  owner: text,
  ticket: text,
  reviewBy: text,
  /** Evidence found, by prompt id. */
  evidence: z.record(z.string(), z.string()).default({}),
  /** Fingerprint of the facts that the person judged. */
  seen: text,
  /** What the threat was about when it was judged, for the day it is no longer raised. */
  about: z
    .object({
      title: z.string(),
      category: z.enum(strideLetters),
      subject: z.string(),
      /** The facts as they were then, in words, to say later what has changed. */
      facts: z.array(z.string()).optional(),
    })
    .optional(),
  history: z
    .array(z.object({ at: z.string(), by: text, status: z.enum(statuses), because: text }))
    .default([]),
  extra,
});

export const ownThreatShape = z.object({
  id: idOf<OwnThreatId>(),
  /** The element, flow or boundary it strikes; null for the system as a whole. */
  on: idOf<string>().nullable().default(null),
  category: z.enum(strideLetters),
  title: z.string(),
  description: text,
  likelihood: z.enum(likelihoods).default('medium'),
  impact: z.enum(impacts).default('medium'),
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
  state: z.enum(['open', 'confirmed', 'wrong']).default('open'),
  /**
   * The threats that are set aside while the assumption is not wrong: those of these rules on these things. No rules means any
   * rule, no things anything; neither of both covers nothing. A boundary stands for what is inside it.
   */
  covers: z
    .object({ rules: z.array(z.string()).default([]), things: z.array(idOf<string>()).default([]) })
    .optional(),
  order,
  extra,
});

/** A rule switched off, in the whole model or within one boundary. */
export const ruleOffShape = z.object({
  id: idOf<RuleOffId>(),
  rule: z.string().min(1).max(130),
  boundary: idOf<BoundaryId>().nullable().default(null),
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

/** What a condition of a rule in a pack looks at; whether there is such a property or fact is asked by `engine/pack.ts`. */
const readingShape = z.object({
  of: z.enum(['self', 'source', 'target']).default('self'),
  name: z.string().max(60),
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

const conditionShape: z.ZodType<PackCondition> = z.lazy(() =>
  z.union([
    z.object({ op: z.enum(['all', 'any']), of: z.array(conditionShape).max(40) }),
    z.object({ op: z.literal('not'), of: conditionShape }),
    z.object({
      op: z.literal('in'),
      read: readingShape,
      values: z.array(z.union([z.string(), z.boolean()])).max(60),
    }),
    z.object({ op: z.literal('has'), read: readingShape, values: z.array(z.string()).max(60) }),
    z.object({ op: z.enum(['atLeast', 'below']), read: readingShape, value: z.string() }),
    z.object({ op: z.literal('exceeds'), read: readingShape, other: readingShape }),
  ]),
);

const oneToFive = z.number().int().min(1).max(5).default(3);
const sentences = z.array(z.string()).default([]);
const references = z.array(z.number().int().positive()).default([]);
export const packRuleShape = z.object({
  /** Its own within the pack; a decision is stored under `pack/rule`. */
  id: idOf<string>(),
  version: z.number().int().positive().default(1),
  category: z.enum(strideLetters),
  on: z.enum(['flow', 'process', 'store', 'external']),
  tier: z.enum(['baseline', 'evidence']).default('evidence'),
  when: conditionShape,
  unless: conditionShape.optional(),
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
  rules: z.array(packRuleShape).default([]),
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
  openOnly: z.boolean().default(false),
  categories: z.array(z.enum(strideLetters)).default([]),
  statuses: z.array(z.enum(statuses)).default([]),
  risks: z.array(z.enum(impacts)).default([]),
  tiers: z.array(z.enum(tiers)).default([]),
  element: idOf<string>().nullable().default(null),
  boundary: idOf<BoundaryId>().nullable().default(null),
  /** Empty text stands for threats without an owner. */
  owner: z.string().nullable().default(null),
  group: z.enum(groupings).default('cause'),
  sortBy: z.enum(columnIds).default('risk'),
  descending: z.boolean().default(true),
  columns: z.array(z.enum(columnIds)).default([...usualColumns]),
  extra,
});

const lines = z.array(z.string()).default([]);
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
  defaultTrust: z.enum(trustLevels).default('semi-trusted'),
  routes: z.enum(routeStyles).default('curved'),
  /** Which way data flows when a diagram is tidied. */
  direction: z.enum(['right', 'down']).default('right'),
  rating: z.enum(['matrix', 'dread', 'cvss']).default('matrix'),
  extra,
});

export const modelShape = z.object({
  format: z.literal(FORMAT),
  id: idOf<ModelId>(),
  name: z.string(),
  scope: scopeShape.prefault({}),
  review: reviewShape.prefault({}),
  settings: settingsShape.prefault({}),
  elements: z.record(z.string(), elementShape).default({}),
  flows: z.record(z.string(), flowShape).default({}),
  boundaries: z.record(z.string(), boundaryShape).default({}),
  notes: z.record(z.string(), noteShape).default({}),
  dataClasses: z.record(z.string(), dataClassShape).default({}),
  actors: z.record(z.string(), actorShape).default({}),
  assumptions: z.record(z.string(), assumptionShape).default({}),
  mitigations: z.record(z.string(), mitigationShape).default({}),
  ownThreats: z.record(z.string(), ownThreatShape).default({}),
  decisions: z.record(z.string(), decisionShape).default({}),
  looks: z.record(z.string(), lookShape).default({}),
  rulesOff: z.record(z.string(), ruleOffShape).default({}),
  rulePacks: z.record(z.string(), rulePackShape).default({}),
  registerViews: z.record(z.string(), registerViewShape).default({}),
  /** Printed numbers (T-001) by threat; given once, never reused. */
  numbers: z.record(z.string(), z.number().int().positive()).default({}),
  diagrams: z.record(z.string(), diagramShape).default({}),
  /** By `placeId(diagram, thing)`. */
  places: z.record(z.string(), placeShape).default({}),
  /** By `placeId(diagram, flow)`. */
  routes: z.record(z.string(), routeShape).default({}),
  extra,
});

/** What a schema gives, read-only all the way down. */
export type Infer<Shape extends z.ZodType> = Frozen<z.infer<Shape>>;
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

function problemsIn(error: z.ZodError): readonly Problem[] {
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
