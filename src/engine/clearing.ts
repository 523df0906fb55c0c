import type { Model } from '../model/model';
import { property, valueInWords } from '../model/property';
import { candidates, judge, type Test } from './condition';
import { isControl } from './control';
import { Hearing, type Setting } from './hearing';
import { prepare, type Prepared, type ReadyRule } from './prepared';
import type { Rule } from './rule';

import { Sheet } from './sheet';
import type { Clearing, Threat } from './threat';
import { viewOf } from './view';

/**
 * The single change that would best clear a threat. The control is written last in a condition, so properties are tried
 * from the end; options are listed in the dictionary from weak to strong, so the last value that works is the best. A
 * capability is offered only where no control would do: not having it is then the only remedy. Worked out when somebody
 * asks, since it tries many values.
 */
export function clearingsOf(model: Model, { rule, subject }: Threat): readonly Clearing[] {
  const prepared = preparedAlone(rule);
  const thing = model.flows[subject] ?? model.elements[subject];
  if (!thing) return [];
  const sheet = new Sheet(viewOf(model), thing);
  const hearing = new Hearing(prepared, sheet.answer);
  const [{ when, unless }] = prepared.rules as [ReadyRule];
  const found = clearing(hearing, when, 'no') ?? (unless && clearing(hearing, unless, 'yes'));
  if (!found) return [];
  const { of, ...change } = found;
  return [{ about: sheet.aboutOf(of)!, ...change }];
}

const alone = new WeakMap<Rule, Prepared>();

/** A document asks for thousands of threats of few rules. */
function preparedAlone(rule: Rule): Prepared {
  const known = alone.get(rule) ?? prepare([rule], rule.on);
  alone.set(rule, known);
  return known;
}

type Change = Omit<Clearing, 'about'> & Setting;

function clearing(hearing: Hearing, test: Test, cleared: 'yes' | 'no'): Change | undefined {
  const settings = test.reads
    .toReversed()
    .map((reading) => hearing.setting(reading))
    .filter((setting) => setting !== undefined);
  const controls = settings.filter((setting) => isControl(setting.property));
  const capabilities = settings.filter((setting) => property(setting.property).group === 'Capabilities');
  for (const setting of [...controls, ...capabilities]) {
    const { label, type } = property(setting.property);
    const order = type === 'yesno' ? candidates(setting.property) : candidates(setting.property).toReversed();
    const value = order.find((candidate) => judge(hearing.supposing(setting, candidate), test) === cleared);
    if (value !== undefined)
      return { ...setting, value, text: `Set ${label} to ${valueInWords(setting.property, value)}` };
  }
  return undefined;
}
