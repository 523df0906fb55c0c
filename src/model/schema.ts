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
  type ThreatKey,
} from './id';

/**
 * The one door for unknown data: what a model is, as zod schemas.
 *
 * Every type of the model is inferred from here. Fields have defaults wherever
 * a person writing a file by hand would leave them out. Keys that we do not know are kept
 * in `extra` (see `formats/native.ts`), never dropped.
 */

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

export const trustLevels = ['untrusted', 'semi-trusted', 'trusted', 'highly-trusted'] as const;
export const classLevels = ['public', 'internal', 'confidential', 'restricted'] as const;
export const dataKinds = [
  'credentials',
  'secrets',
  'personal',
  'health',
  'card',
  'code',
  'files',
  'logs',
  'prompts',
] as const;
export const statuses = [
  'open',
  'mitigated',
  'accepted',
  'transferred',
  'deferred',
  'not-applicable',
] as const;
export const likelihoods = ['low', 'medium', 'high'] as const;
export const impacts = ['low', 'medium', 'high', 'critical'] as const;
export const strideLetters = ['S', 'T', 'R', 'I', 'D', 'E'] as const;

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
  extra,
});

export const noteShape = z.object({ id: idOf<NoteId>(), text: z.string(), extra });

export const diagramShape = z.object({ id: idOf<DiagramId>(), name: z.string(), order, extra });

/** Where a thing stands on a diagram: page coordinates, top left corner and size, px at 100 % zoom. */
export const placeShape = z.object({
  diagram: idOf<DiagramId>(),
  thing: idOf<string>(),
  x: z.number(),
  y: z.number(),
  width: z.number().positive(),
  height: z.number().positive(),
  locked: z.boolean().optional(),
  extra,
});

export const routeStyles = ['curved', 'straight', 'right-angled'] as const;

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
  cvss: z.string().optional(),
  owner: text,
  ticket: text,
  reviewBy: text,
  /** Evidence found, by prompt id. */
  evidence: z.record(z.string(), z.string()).default({}),
  /** Fingerprint of the facts that the person judged. */
  seen: text,
  /** What the threat was about when it was judged, for the day it is no longer raised. */
  about: z.object({ title: z.string(), category: z.enum(strideLetters), subject: z.string() }).optional(),
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
  order,
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
  rating: z.enum(['matrix', 'dread', 'cvss']).default('matrix'),
  extra,
});

/** The current inside format of a saved model; `migrate.ts` lifts older ones. */
export const FORMAT = 1;

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
  return {
    ok: false,
    problems: result.error.issues.map((issue) => ({
      path: issue.path as (string | number)[],
      message: issue.message,
    })),
  };
}

export interface Problem {
  readonly path: readonly (string | number)[];
  readonly message: string;
}
