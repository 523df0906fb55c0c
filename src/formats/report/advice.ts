import type { ControlType } from '../../model/mitigation';
import type { Model } from '../../model/model';
import type { Row } from '../../engine/register/register';
import { sentenceOf } from '../../engine/register/sentence';
import type { Rule } from '../../engine/rule';
import type { Threat } from '../../engine/threat';
import { hasPlaces, titleOf } from '../../engine/judge/title';
import { viewOf } from '../../engine/sight/view';

/** What the catalogue says about a threat, with the names of the model filled in; nothing for hand-written ones. */
export interface Advice {
  /** Who can do what, why that is possible and what follows: one sentence. */
  readonly sentence: (row: Row) => string;
  readonly why: (row: Row) => string;
  /** What would help: preventive controls first. The same list where it is the same for all threats of a rule. */
  readonly controls: (row: Row) => readonly Advised[];
}

interface Advised {
  readonly text: string;
  readonly control: ControlType;
}

const NOTHING: readonly Advised[] = [];

export function adviceIn(model: Model): Advice {
  const view = viewOf(model);
  // What a rule advises is mostly the same wherever it is raised: a document has thousands of threats of a hundred rules.
  const general = new Map<Rule, readonly Advised[]>();
  const filled = ({ rule, subject }: Threat): readonly Advised[] => {
    const fill = (control: ControlType, texts: readonly string[]) =>
      texts.map((text) => ({ text: titleOf(view, text, subject), control }));
    return [
      ...fill('preventive', rule.prevent),
      ...fill('detective', rule.detect),
      ...fill('corrective', rule.correct ?? []),
    ];
  };
  return {
    sentence: ({ threat }) => (threat ? sentenceOf(model, threat).text : ''),
    why: ({ threat }) => (threat ? titleOf(view, threat.rule.why, threat.subject) : ''),
    controls({ threat }) {
      if (!threat) return NOTHING;
      const { rule } = threat;
      const known = general.get(rule);
      if (known) return known;
      const controls = filled(threat);
      const texts = [...rule.prevent, ...rule.detect, ...(rule.correct ?? [])];
      if (!texts.some(hasPlaces)) general.set(rule, controls);
      return controls;
    },
  };
}
