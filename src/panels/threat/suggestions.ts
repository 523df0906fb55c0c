import type { Row } from '../../engine/register/register';
import { titleOf } from '../../engine/judge/title';
import { viewOf } from '../../engine/sight/view';
import type { MitigationId } from '../../model/id';
import type { ControlType } from '../../model/mitigation';
import type { Model } from '../../model/model';
import '../../rules/advice';

export interface Suggestion {
  readonly text: string;
  readonly control: ControlType;
  /** A mitigation of that title is in the model already and serves other threats. */
  readonly existing: MitigationId | null;
}

/** Controls that the rule suggests and the threat has not got yet: preventive ones first. */
export function suggestionsFor(model: Model, { threat, mitigations }: Row): readonly Suggestion[] {
  if (!threat) return [];
  const { rule, subject } = threat;
  const view = viewOf(model);
  const all = Object.values(model.mitigations);
  const suggest = (control: ControlType, texts: readonly string[]): readonly Suggestion[] =>
    texts
      .map((text) => titleOf(view, text, subject))
      .map((text) => ({ text, control, existing: all.find(({ title }) => title === text)?.id ?? null }));
  return [
    ...suggest('preventive', rule.prevent),
    ...suggest('detective', rule.detect),
    ...suggest('corrective', rule.correct ?? []),
  ].filter(({ text }) => !mitigations.some(({ title }) => title === text));
}
