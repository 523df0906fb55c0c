import { IMPACTS, ownKey, undecided, type Decision, type Impact, type OwnThreat } from '../model/decision';
import type { ThreatKey } from '../model/id';
import { inPlace, type Mitigation } from '../model/mitigation';
import { nameOf, type Model } from '../model/model';
import type { Verdict } from './evaluate';
import type { Settled } from './suppress';
import { riskOf, riskRank } from './rating';
import { rated } from './schemes';
import type { Row, ShownStatus } from './register';
import type { Threat } from './threat';

/**
 * The risk register: threats joined with decisions. The highest risk comes first, then the score, then the printed
 * number, so a new threat never reorders the others. What nothing raises any more comes last. A decision on a threat
 * that is set aside waits, unseen, for the day it counts again.
 */
export function registerOf(
  model: Model,
  verdict: Verdict & Partial<Pick<Settled, 'setAside'>>,
): readonly Row[] {
  const serving = mitigationsByThreat(model);
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

function mitigationsByThreat(model: Model): ReadonlyMap<ThreatKey, readonly Mitigation[]> {
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
