import type { ControlType } from '../../model/mitigation';
import type { Model } from '../../model/model';
import type { Row } from '../../engine/register/register';
import { sentenceOf } from '../../engine/register/sentence';
import type { Rule } from '../../engine/rule';
import type { Threat } from '../../engine/threat';
import { hasPlaces, titleOf } from '../../engine/judge/title';
import { viewOf } from '../../engine/sight/view';

/**
 * What the catalogue says about a threat, with the names of the model filled in; nothing for hand-written ones. Each part is
 * worked out when it is first asked for: a document asks for some of it, in several places, of thousands of threats.
 */
export type Advice = (row: Row) => Advised;

interface Advised {
  /** Who can do what, why that is possible and what follows: one sentence. */
  readonly sentence: string;
  readonly why: string;
  /** What would help: preventive controls first. */
  readonly controls: readonly { readonly text: string; readonly control: ControlType }[];
}

const NO_ADVICE: Advised = { sentence: '', why: '', controls: [] };

export function adviceIn(model: Model): Advice {
  const view = viewOf(model);
  // What a rule advises is mostly the same wherever it is raised: a document has thousands of threats of a hundred rules.
  const general = new Map<Rule, Advised['controls']>();
  const remembered = (rule: Rule, controls: Advised['controls']): Advised['controls'] => {
    const texts = [...rule.prevent, ...rule.detect, ...(rule.correct ?? [])];
    if (!texts.some(hasPlaces)) general.set(rule, controls);
    return controls;
  };
  const adviseOn = (threat: Threat): Advised => {
    const { rule, subject } = threat;
    const fill = (control: ControlType, texts: readonly string[]) =>
      texts.map((text) => ({ text: titleOf(view, text, subject), control }));
    const filled = (): Advised['controls'] => [
      ...fill('preventive', rule.prevent),
      ...fill('detective', rule.detect),
      ...fill('corrective', rule.correct ?? []),
    ];
    let sentence: string | undefined;
    let why: string | undefined;
    let controls: Advised['controls'] | undefined;
    return {
      get sentence() {
        return (sentence ??= sentenceOf(model, threat).text);
      },
      get why() {
        return (why ??= titleOf(view, rule.why, subject));
      },
      get controls() {
        return (controls ??= general.get(rule) ?? remembered(rule, filled()));
      },
    };
  };
  const known = new Map<Threat, Advised>();
  return ({ threat }) => {
    if (!threat) return NO_ADVICE;
    const advised = known.get(threat) ?? adviseOn(threat);
    known.set(threat, advised);
    return advised;
  };
}
