import type { Dread, Impact, Likelihood } from '../../model/decision';
import { CLASS_NAMES, type ClassLevel } from '../../model/dataclass';
import type { SubjectId } from '../../model/id';
import type { Value } from '../../model/property';
import { fact } from '../facts/facts';
import { distanceOf, endsOf, rankOf } from '../facts/reach';
import type { Rule } from '../rule';
import type { Rating, Threat } from '../threat';
import type { View } from '../sight/view';

/** Likelihood x impact, three by four: the matrix of the STRIDE worksheet that the first starter model follows. */
export const MATRIX: Readonly<Record<Likelihood, Readonly<Record<Impact, Impact>>>> = {
  high: { low: 'medium', medium: 'high', high: 'critical', critical: 'critical' },
  medium: { low: 'low', medium: 'medium', high: 'high', critical: 'critical' },
  low: { low: 'low', medium: 'low', high: 'medium', critical: 'high' },
};

export function riskOf(likelihood: Likelihood, impact: Impact): Impact {
  return MATRIX[likelihood][impact];
}

const RISK_ORDER: readonly Impact[] = ['low', 'medium', 'high', 'critical'];

/** 0 for low up to 3 for critical. */
export function riskRank(risk: Impact): number {
  return RISK_ORDER.indexOf(risk);
}

/**
 * DREAD: five factors of 1 to 3. 12 or more is critical, 8 to 11 high, 5 to 7 medium.
 * A total below 5 would be low, but five factors of at least 1 never reach it.
 */
export function dreadOf(factors: Dread): { readonly total: number; readonly risk: Impact } {
  const total =
    factors.damage +
    factors.reproducibility +
    factors.exploitability +
    factors.affected +
    factors.discoverability;
  return { total, risk: total >= 12 ? 'critical' : total >= 8 ? 'high' : total >= 5 ? 'medium' : 'low' };
}

/** CVSS scores go by the severities of the standard: 9 or more is critical, 7 high, 4 medium, below that low. */
export function cvssRisk(score: number): Impact {
  return score >= 9 ? 'critical' : score >= 7 ? 'high' : score >= 4 ? 'medium' : 'low';
}

/**
 * The rating of a threat in its place: likelihood and impact of the rule, 1 to 5 each, moved by what is known.
 *
 * Likelihood: −1 while nobody has said whether the control is missing, and then at most 3; +1 where outsiders reach it at
 * once, straight or through relays, −1 where they do not even reach its neighbours; −1 where every caller is known to prove
 * who it is. The last three are left out where it does not come along the flows (`fromElsewhere`).
 *
 * Impact: by the data at stake, public −2, internal −1, restricted +1, except where losing the record or the service is the
 * harm: denial of service goes by criticality, low −1, high +1; repudiation by neither.
 *
 * What would be critical is high while only names say what the things are: a drawing shouts at nobody for what a store is
 * called. Among what is high it stays where it was.
 *
 * Then 1-2 is low, 3 medium, 4-5 high likelihood; 1-2 low, 3 medium, 4 high, 5 critical impact.
 */
export function rate(rule: Rule, tier: Threat['tier'], place: Circumstances): Rating {
  const steps = [...likelihoodSteps(rule, tier, place), ...impactSteps(rule, place)];
  const sum = (of: Step['of'], from: number): number =>
    steps.filter((step) => step.of === of).reduce((total, { by }) => total + by, from);
  const most = tier === 'baseline' ? MOST_WHILE_UNKNOWN : 5;
  const moved = sum('Likelihood', rule.likelihood);
  const likelihood = within(moved, most);
  const impact = within(sum('Impact', rule.impact), 5);
  const l: Likelihood = likelihood <= 2 ? 'low' : likelihood === 3 ? 'medium' : 'high';
  const computed: Impact = impact <= 2 ? 'low' : impact === 3 ? 'medium' : impact === 4 ? 'high' : 'critical';
  const isCapped = riskOf(l, computed) === 'critical' && place.goesByNames();
  const i = isCapped ? 'high' : computed;
  const parts = [
    `The rule starts at likelihood ${rule.likelihood} and impact ${rule.impact} of 5.`,
    ...steps.map(({ of, by, why }) => `${of} ${signed(by)}: ${why}.`),
    ...(moved > most ? [`Likelihood at most ${most} until that is known.`] : []),
    ...(isCapped ? ['Impact at most 4: only names say what these things are.'] : []),
  ];
  return { likelihood: l, impact: i, risk: riskOf(l, i), parts, score: likelihood * impact };
}

/** What follows from the drawing is never more than moderately likely. */
const MOST_WHILE_UNKNOWN = 3;

interface Step {
  readonly of: 'Likelihood' | 'Impact';
  readonly by: number;
  readonly why: string;
}

function likelihoodSteps(rule: Rule, tier: Threat['tier'], place: Circumstances): readonly Step[] {
  const steps: Step[] = [];
  const step = (by: number, why: string): number => steps.push({ of: 'Likelihood', by, why });
  if (tier === 'baseline') step(-1, 'nobody has said whether the control is missing');
  if (rule.fromElsewhere) return steps;
  const isOnOpenWire = rule.category === 'I' || rule.category === 'T';
  const reach = place.reach(isOnOpenWire);
  if (reach === 'outside') step(1, 'outsiders reach it at once');
  if (reach === 'inside') step(-1, 'outsiders do not even reach its neighbours');
  if (place.callersProven() === true) step(-1, 'every caller proves who it is');
  return steps;
}

function impactSteps(rule: Rule, place: Circumstances): readonly Step[] {
  if (rule.category === 'D') {
    const criticality = place.criticality();
    const by = criticality === 'high' ? 1 : criticality === 'low' ? -1 : 0;
    return by === 0 ? [] : [{ of: 'Impact', by, why: `its criticality is ${String(criticality)}` }];
  }
  const level = place.sensitivity() as ClassLevel | undefined;
  const by = level ? BY_CLASS[level] : 0;
  // What was done is worth proving whatever the data, the more where the worst is at stake.
  if (rule.category === 'R' && by < 0) return [];
  // Nobody keeps code secret, and yet whoever changes it has everything that runs it.
  if (rule.category === 'T' && by < 0 && place.carriesCode()) return [];
  return level && by !== 0
    ? [{ of: 'Impact', by, why: `${CLASS_NAMES[level].toLowerCase()} data is at stake` }]
    : [];
}

const BY_CLASS: Readonly<Record<ClassLevel, number>> = {
  public: -2,
  internal: -1,
  confidential: 0,
  restricted: 1,
};

/** What is known of a place that moves the rating of a threat there. Asked only for what the threat goes by. */
export interface Circumstances {
  /** `reachOf`: on an open wire outsiders at either end count. */
  readonly reach: (isOnOpenWire: boolean) => Value | undefined;
  readonly callersProven: () => Value | undefined;
  readonly sensitivity: () => Value | undefined;
  readonly carriesCode: () => boolean;
  readonly criticality: () => Value | undefined;
  /** But for what names suggest, the threat would not be raised. */
  readonly goesByNames: () => boolean;
}

/** How near outsiders are: at it, at its neighbours, or further away. */
export function reachOf(
  view: View,
  subject: SubjectId,
  isOnOpenWire: boolean,
): 'outside' | 'near' | 'inside' {
  const ends = endsOf(view, subject);
  if (!ends) {
    if (view.element(subject)?.kind === 'external') return 'near';
    return REACH[distanceOf(view, subject)];
  }
  if (rankOf(view, ends.source) === 0 || (isOnOpenWire && rankOf(view, ends.target) === 0)) return 'outside';
  if (fact(view, subject, 'crosses') === true) return 'near';
  return [ends.source.id, ends.target.id].some((id) => distanceOf(view, id) === 0) ? 'near' : 'inside';
}

const REACH = ['outside', 'near', 'inside'] as const;

const within = (value: number, most: number): number => Math.min(most, Math.max(1, value));
const signed = (value: number): string => (value > 0 ? `+${value}` : `−${Math.abs(value)}`);
