import type { ControlType } from '../model/mitigation';
import type { Model } from '../model/model';
import type { Row } from '../engine/register';
import { sentenceOf } from '../engine/sentence';
import { titleOf } from '../engine/title';
import { viewOf } from '../engine/view';

/** What the catalogue says about a threat, with the names of the model filled in; nothing for hand-written ones. */
export type Advice = (row: Row) => {
  /** Who can do what, why that is possible and what follows: one sentence. */
  readonly sentence: string;
  readonly why: string;
  /** What would help: preventive controls first. */
  readonly controls: readonly { readonly text: string; readonly control: ControlType }[];
};

export function adviceIn(model: Model): Advice {
  const view = viewOf(model);
  return ({ threat }) => {
    if (!threat) return { sentence: '', why: '', controls: [] };
    const { rule, subject } = threat;
    const fill = (control: ControlType, texts: readonly string[]) =>
      texts.map((text) => ({ text: titleOf(view, text, subject), control }));
    return {
      sentence: sentenceOf(model, threat).text,
      why: titleOf(view, rule.why, subject),
      controls: [
        ...fill('preventive', rule.prevent),
        ...fill('detective', rule.detect),
        ...fill('corrective', rule.correct ?? []),
      ],
    };
  };
}
