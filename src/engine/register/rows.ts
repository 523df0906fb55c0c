import { IMPACTS, ownKey, undecided, type Decision, type Impact, type OwnThreat } from '../../model/decision';
import type { ChangeSet } from '../../model/change';
import { flowsAt } from '../../model/graph';
import type { ThingId, ThreatKey } from '../../model/id';
import { inPlace, type Mitigation } from '../../model/mitigation';
import { nameOf, type Model } from '../../model/model';
import type { Verdict } from '../judge/evaluate';
import type { Resettled, Settled } from './suppress';
import { riskOf, riskRank } from '../judge/rating';
import { rated } from './schemes';
import type { Row, ShownStatus } from './register';
import type { Threat } from '../threat';

/**
 * The risk register: threats joined with decisions. The highest risk comes first, then the score, then the printed
 * number, so a new threat never reorders the others. What nothing raises any more comes last. A decision on a threat
 * that is set aside waits, unseen, for the day it counts again.
 */
export function registerOf(model: Model, verdict: Findings): readonly Row[] {
  const serving = servingIn(model);
  const rowFor = (key: ThreatKey, threat: Threat | null, own: OwnThreat | null): Row =>
    makeRow(model, key, threat, own, serving.get(key) ?? []);
  const derived = [...verdict.threats.values()].map((threat) => rowFor(threat.key, threat, null));
  const own = Object.values(model.ownThreats).map((threat) => rowFor(ownKey(threat.id), null, threat));
  const present = new Set<string>([...derived, ...own].map((row) => row.key));
  const gone = Object.keys(model.decisions)
    .filter((key) => !present.has(key) && !verdict.setAside?.has(key))
    .map((key) => rowFor(key, null, null));
  return [...derived, ...own, ...gone].toSorted(inPrintedOrder);
}

/** A verdict, settled or not. */
type Findings = Verdict & Partial<Pick<Settled, 'setAside'>>;

/**
 * The register after an edit, from the last one. `stale` holds the key of every row that came, went or is another: see
 * `staleRows`. All other rows are the same objects, in the same order.
 */
export function registerAgain(
  last: readonly Row[],
  model: Model,
  verdict: Findings,
  stale: ReadonlySet<ThreatKey>,
): readonly Row[] {
  if (stale.size === 0) return last;
  const staying = last.filter((row) => !stale.has(row.key));
  const own = new Map(Object.values(model.ownThreats).map((threat) => [ownKey(threat.id), threat]));
  const coming = [...stale]
    .map((key) => rowOf(model, verdict, key, own.get(key) ?? null))
    .filter((row) => row !== undefined)
    .toSorted(inPrintedOrder);
  const rows: Row[][] = [];
  let from = 0;
  for (const row of coming) {
    const to = placeFor(row, staying, from);
    rows.push(staying.slice(from, to), [row]);
    from = to;
  }
  return rows.flat().concat(staying.slice(from));
}

/** The row of a key, were there one. */
function rowOf(model: Model, verdict: Findings, key: ThreatKey, own: OwnThreat | null): Row | undefined {
  const threat = verdict.threats.get(key) ?? null;
  const isKept = model.decisions[key] !== undefined && !verdict.setAside?.has(key);
  return threat || own || isKept
    ? makeRow(model, key, threat, own, servingIn(model).get(key) ?? [])
    : undefined;
}

/** Where a row belongs among sorted ones, looking from a place onwards. */
function placeFor(row: Row, sorted: readonly Row[], from: number): number {
  let [low, high] = [from, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (inPrintedOrder(sorted[middle]!, row) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The keys of the rows that an edit can have changed: of threats that came, went or are others, of what people said of
 * them, and of things whose name is another.
 */
export function staleRows(
  model: Model,
  verdict: Findings,
  changes: ChangeSet,
  resettled: readonly Resettled[],
): ReadonlySet<ThreatKey> {
  const stale = new Set<ThreatKey>();
  for (const { before, after } of resettled) {
    const standing = new Map(after?.threats.map((threat) => [threat.key, threat]));
    for (const threat of before?.threats ?? []) {
      if (standing.get(threat.key) === threat) standing.delete(threat.key);
      else stale.add(threat.key);
    }
    for (const key of standing.keys()) stale.add(key);
    for (const { threat } of [...(before?.aside ?? []), ...(after?.aside ?? [])]) stale.add(threat.key);
  }
  for (const { table, id, before, after } of changes) {
    switch (table) {
      case 'decisions':
      case 'numbers':
        stale.add(id);
        break;
      case 'ownThreats':
        stale.add(ownKey(id));
        break;
      case 'mitigations':
        for (const side of [before, after] as (Mitigation | undefined)[])
          for (const key of side?.threats ?? []) stale.add(key);
        break;
      case 'elements':
      case 'flows':
      case 'boundaries':
      case 'notes':
        if (!isCalledOtherwise(before, after)) break;
        for (const thing of named(model, id)) for (const key of keysOn(model, verdict, thing)) stale.add(key);
        break;
      default:
        break;
    }
  }
  return stale;
}

/** Whether a thing that is drawn is called otherwise: by its name, its text, or the ends of a flow without a name. */
function isCalledOtherwise(before: unknown, after: unknown): boolean {
  const [one, other] = [before, after] as (Readonly<Record<string, unknown>> | undefined)[];
  return CALLED_BY.some((field) => one?.[field] !== other?.[field]);
}

const CALLED_BY = ['name', 'text', 'from', 'to'];

/** The things that a thing gives its name to: itself, and flows at it that have none. */
function named(model: Model, id: ThingId): readonly ThingId[] {
  return [
    id,
    ...flowsAt(model, id)
      .filter((flow) => flow.name === '')
      .map((flow) => flow.id),
  ];
}

function keysOn(model: Model, verdict: Findings, id: ThingId): readonly ThreatKey[] {
  return [
    ...(verdict.bySubject.get(id)?.threats ?? []).map((threat) => threat.key),
    ...Object.values(model.ownThreats)
      .filter((own) => own.on === id)
      .map((own) => ownKey(own.id)),
  ];
}

function inPrintedOrder(a: Row, b: Row): number {
  const score = (row: Row): number => row.threat?.rating.score ?? 0;
  const gone = (row: Row): number => (row.state === 'gone' ? 1 : 0);
  return (
    gone(a) - gone(b) ||
    riskRank(b.risk) - riskRank(a.risk) ||
    score(b) - score(a) ||
    a.number - b.number ||
    (a.key < b.key ? -1 : 1)
  );
}

type Serving = ReadonlyMap<ThreatKey, readonly Mitigation[]>;
const knownServing = new WeakMap<Model['mitigations'], Serving>();

/** The mitigations that serve each threat, by id. Sorted out once for each table. */
function servingIn(model: Model): Serving {
  let serving = knownServing.get(model.mitigations);
  if (!serving) {
    serving = mitigationsByThreat(model);
    knownServing.set(model.mitigations, serving);
  }
  return serving;
}

function mitigationsByThreat(model: Model): Serving {
  const serving = new Map<ThreatKey, Mitigation[]>();
  for (const mitigation of Object.values(model.mitigations).toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    for (const key of mitigation.threats) {
      const list = serving.get(key);
      if (list) list.push(mitigation);
      else serving.set(key, [mitigation]);
    }
  }
  return serving;
}

function makeRow(
  model: Model,
  key: ThreatKey,
  threat: Threat | null,
  own: OwnThreat | null,
  mitigations: readonly Mitigation[],
): Row {
  const said = model.decisions[key];
  const decision = said ?? undecided(key);
  const likelihood = decision.likelihood ?? threat?.rating.likelihood ?? own?.likelihood ?? 'medium';
  const impact = decision.impact ?? threat?.rating.impact ?? own?.impact ?? 'medium';
  const prevents = mitigations.some((m) => m.control === 'preventive' && inPlace(m));
  const after = residualRating(decision, { likelihood, impact }, mitigations);
  const subject = threat?.subject ?? own?.on ?? null;
  return {
    key,
    number: model.numbers[key] ?? 0,
    category: threat?.category ?? own?.category ?? decision.about?.category ?? 'T',
    title: threat?.title ?? own?.title ?? decision.about?.title ?? key,
    subject,
    subjectName: subject === null ? (decision.about?.subject ?? '') : nameOf(model, subject),
    tier: own ? 'own' : (threat?.tier ?? 'evidence'),
    threat,
    own,
    decision,
    state: stateOf(threat, own, said),
    status: shownStatus(decision, prevents),
    likelihood,
    impact,
    ...rated(model.settings.rating, decision, {
      risk: riskOf(likelihood, impact),
      residual: after && riskOf(after.likelihood, after.impact),
    }),
    computed: threat?.rating.risk ?? (own && riskOf(own.likelihood, own.impact)),
    mitigations,
    lacksPreventive: !prevents && (decision.status === 'mitigated' || mitigations.length > 0),
  };
}

function stateOf(threat: Threat | null, own: OwnThreat | null, said: Decision | undefined): Row['state'] {
  if (!threat && !own) return 'gone';
  if (!said) return 'new';
  return threat && said.seen !== '' && said.seen !== threat.fingerprint ? 'changed' : 'decided';
}

/** A threat counts as mitigated only with a preventive control in place. */
function shownStatus(decision: Decision, prevents: boolean): ShownStatus {
  return decision.status === 'mitigated' && !prevents ? 'mitigating' : decision.status;
}

/**
 * Likelihood and impact after mitigations: what people estimated, else one step down for what is in place: a preventive
 * control lowers likelihood to low, a corrective one lowers impact by one level. Null while nothing reduces it.
 */
export function residualRating(
  decision: Decision,
  inherent: Pick<Row, 'likelihood' | 'impact'>,
  mitigations: readonly Mitigation[],
): Pick<Row, 'likelihood' | 'impact'> | null {
  const standing = mitigations.filter(inPlace);
  const { residualLikelihood, residualImpact } = decision;
  if (residualLikelihood === undefined && residualImpact === undefined && standing.length === 0) return null;
  const prevents = standing.some((m) => m.control === 'preventive');
  const corrects = standing.some((m) => m.control === 'corrective');
  return {
    likelihood: residualLikelihood ?? (prevents ? 'low' : inherent.likelihood),
    impact: residualImpact ?? (corrects ? lower(inherent.impact) : inherent.impact),
  };
}

function lower(impact: Impact): Impact {
  return IMPACTS[Math.max(0, IMPACTS.indexOf(impact) - 1)]!;
}

/** Whether nobody has decided on a threat that is still raised. */
export function isOpen(row: Row): boolean {
  return row.status === 'open' && row.state !== 'gone';
}

/** The highest risk among open rows, or null when nothing is open. */
export function highestOpen(rows: readonly Row[]): Impact | null {
  let highest: Impact | null = null;
  for (const row of rows)
    if (isOpen(row) && (highest === null || riskRank(row.risk) > riskRank(highest))) highest = row.risk;
  return highest;
}
