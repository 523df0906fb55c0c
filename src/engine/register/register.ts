import type { Decision, Impact, Likelihood, OwnThreat, Status, Stride } from '../../model/decision';
import type { ThingId, ThreatKey } from '../../model/id';
import type { Mitigation } from '../../model/mitigation';
import type { Threat } from '../threat';

/** One row of the risk register: a threat with what people said about it. */
export interface Row {
  readonly key: ThreatKey;
  /** Printed as T-001. */
  readonly number: number;
  readonly category: Stride;
  readonly title: string;
  /** The element, flow or boundary; null when it is gone or the threat is about the whole system. */
  readonly subject: ThingId | null;
  readonly subjectName: string;
  readonly tier: 'evidence' | 'baseline' | 'own';
  /** The derived threat; null when hand-written or no longer raised. */
  readonly threat: Threat | null;
  readonly own: OwnThreat | null;
  readonly decision: Decision;
  /** 'gone': nothing raises it any more, a decision keeps it. 'changed': the facts are no longer those that were judged. */
  readonly state: 'new' | 'decided' | 'changed' | 'gone';
  /** What the row shows: 'mitigating' until a preventive control is in place. */
  readonly status: ShownStatus;
  readonly likelihood: Likelihood;
  readonly impact: Impact;
  readonly risk: Impact;
  /** Risk after mitigations; null while nothing reduces it. */
  readonly residual: Impact | null;
  /** What was said under the rating scheme of the model, such as “13 of 15”; empty where the matrix gives the risk. */
  readonly score: string;
  readonly residualScore: string;
  /** The risk that the engine worked out, or that a hand-written threat was given; null when nothing raises it any more. */
  readonly computed: Impact | null;
  readonly mitigations: readonly Mitigation[];
  /** Decided as mitigated, or has mitigations, but no preventive control among them. */
  readonly lacksPreventive: boolean;
}

export type ShownStatus = Status | 'mitigating';
