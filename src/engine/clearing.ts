import type { Model } from '../model/model';
import { property, valueInWords } from '../model/property';
import { candidates, judge, type Test } from './condition';
import { isControl } from './control';
import { prepare, type Prepared } from './prepared';
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
  const { rules, readings } = preparedAlone(rule);
  const thing = model.flows[subject] ?? model.elements[subject];
  if (!thing) return [];
  const sheet = new Sheet(viewOf(model), thing, readings);
  const [{ when, unless }] = rules as [(typeof rules)[0]];
  const found = clearing(sheet, when, 'no') ?? (unless && clearing(sheet, unless, 'yes'));
  return found ? [found] : [];
}

const alone = new WeakMap<Rule, Prepared>();

/** A document asks for thousands of threats of few rules. */
function preparedAlone(rule: Rule): Prepared {
  const known = alone.get(rule) ?? prepare([rule]);
  alone.set(rule, known);
  return known;
}

function clearing(sheet: Sheet, test: Test, cleared: 'yes' | 'no'): Clearing | undefined {
  const settings = test.reads
    .toReversed()
    .map((reading) => sheet.setting(reading))
    .filter((setting) => setting !== undefined);
  const controls = settings.filter((setting) => isControl(setting.property));
  const capabilities = settings.filter((setting) => property(setting.property).group === 'Capabilities');
  for (const setting of [...controls, ...capabilities]) {
    const { label, type } = property(setting.property);
    const order = type === 'yesno' ? candidates(setting.property) : candidates(setting.property).toReversed();
    const value = order.find((candidate) => judge(sheet.supposing(setting, candidate), test) === cleared);
    if (value !== undefined)
      return { ...setting, value, text: `Set ${label} to ${valueInWords(setting.property, value)}` };
  }
  return undefined;
}
