import type { Dread, Impact, Likelihood } from '../model/decision';
import { CLASS_NAMES } from '../model/dataclass';
import type { SubjectId } from '../model/id';
import { valueOf } from '../model/property';
import { fact } from './facts';
import { endsOf, exposingFlow, rankOf } from './reach';
import type { Rule } from './rule';
import type { Rating, Threat } from './threat';
import type { View } from './view';

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
 * The rating of a threat in its place. It starts at the rule's own likelihood and impact (1 to 5) and moves
 *   likelihood: +1 when outsiders reach it directly, -1 when nothing less trusted reaches it at all;
 *   impact: by the data at stake, public -2, internal -1, restricted +1; denial of service goes by criticality
 *   instead, low -1, high +1.
 * Then 1-2 is low, 3 medium, 4-5 high likelihood; 1-2 low, 3 medium, 4 high, 5 critical impact.
 */
export function rate(view: View, rule: Rule, subject: SubjectId, tier: Threat['tier'] = rule.tier): Rating {
  const parts = [`The rule starts at likelihood ${rule.likelihood} and impact ${rule.impact} of 5.`];
  let likelihood: number = rule.likelihood;
  let impact: number = rule.impact;
  if (tier !== rule.tier) {
    likelihood -= 1;
    parts.push('Likelihood −1: nobody has said whether the control is missing.');
  }
  const reach = reachOf(view, subject);
  if (reach === 'outside') {
    likelihood += 1;
    parts.push('Likelihood +1: it is reached directly from untrusted ground.');
  } else if (reach === 'inside') {
    likelihood -= 1;
    parts.push('Likelihood −1: nothing less trusted reaches it.');
  }
  if (rule.category === 'D') {
    const element = view.element(subject);
    const criticality = element && valueOf(element.properties, 'criticality');
    const by = criticality === 'high' ? 1 : criticality === 'low' ? -1 : 0;
    impact += by;
    if (by !== 0) parts.push(`Impact ${signed(by)}: its criticality is ${String(criticality)}.`);
  } else {
    const level = fact(view, subject, 'sensitivity');
    const by = level === 'public' ? -2 : level === 'internal' ? -1 : level === 'restricted' ? 1 : 0;
    impact += by;
    if (by !== 0 && level)
      parts.push(`Impact ${signed(by)}: ${CLASS_NAMES[level].toLowerCase()} data is at stake.`);
  }
  likelihood = within(likelihood);
  impact = within(impact);
  const l: Likelihood = likelihood <= 2 ? 'low' : likelihood === 3 ? 'medium' : 'high';
  const i: Impact = impact <= 2 ? 'low' : impact === 3 ? 'medium' : impact === 4 ? 'high' : 'critical';
  return { likelihood: l, impact: i, risk: riskOf(l, i), parts, score: likelihood * impact };
}

function reachOf(view: View, subject: SubjectId): 'outside' | 'boundary' | 'inside' {
  const ends = endsOf(view, subject);
  if (ends) {
    if (rankOf(view, ends.source) === 0 || rankOf(view, ends.target) === 0) return 'outside';
    return fact(view, subject, 'crosses') === true ? 'boundary' : 'inside';
  }
  const element = view.element(subject);
  if (element?.kind === 'external') return 'boundary';
  if (exposingFlow(view, subject)) return 'outside';
  return fact(view, subject, 'hasIngress') === true ? 'boundary' : 'inside';
}

const within = (value: number): number => Math.min(5, Math.max(1, value));
const signed = (value: number): string => (value > 0 ? `+${value}` : `−${Math.abs(value)}`);
