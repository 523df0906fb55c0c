import type { SubjectId } from '../model/id';
import type { Model } from '../model/model';
import { property, valueInWords } from '../model/property';
import { candidates, settingOf, supposing } from './condition';
import { isControl } from './control';
import { readingsOf, type Condition } from './rule';
import type { Clearing, Threat } from './threat';
import { viewOf, type View } from './view';

/**
 * The single change that would best clear a threat. The control is written last in a condition, so properties are tried
 * from the end; options are listed in the dictionary from weak to strong, so the last value that works is the best. A
 * capability is offered only where no control would do: not having it is then the only remedy. Worked out when somebody
 * asks, since it tries many values.
 */
export function clearingsOf(model: Model, { rule, subject }: Threat): readonly Clearing[] {
  const view = viewOf(model);
  const found =
    clearing(view, subject, rule.when, 'no') ?? (rule.unless && clearing(view, subject, rule.unless, 'yes'));
  return found ? [found] : [];
}

function clearing(
  view: View,
  id: SubjectId,
  condition: Condition,
  cleared: 'yes' | 'no',
): Clearing | undefined {
  const settings = readingsOf(condition)
    .toReversed()
    .map((reading) => settingOf(view, id, reading))
    .filter((setting) => setting !== undefined);
  const controls = settings.filter((setting) => isControl(setting.property));
  const capabilities = settings.filter((setting) => property(setting.property).group === 'Capabilities');
  for (const setting of [...controls, ...capabilities]) {
    const { label, type } = property(setting.property);
    const order = type === 'yesno' ? candidates(setting.property) : candidates(setting.property).toReversed();
    const value = order.find((candidate) => supposing(view, id, condition, setting, candidate) === cleared);
    if (value !== undefined)
      return { ...setting, value, text: `Set ${label} to ${valueInWords(setting.property, value)}` };
  }
  return undefined;
}
