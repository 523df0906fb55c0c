import type { Model } from '../../model/model';
import { property, valueInWords, type PropertyName, type Value } from '../../model/property';
import { candidates, judge, type Test } from './condition';
import { isControl } from './control';
import { Hearing, type Setting } from './hearing';
import { prepare, type Prepared, type ReadyRule } from './prepared';
import type { Rule } from '../rule';
import { Sheet } from './sheet';
import type { Clearing, Threat } from '../threat';
import { viewOf } from '../sight/view';

/**
 * The single changes each of which would clear a threat, the best first and at most `most`. The control is written last in
 * a condition, so properties are tried from the end; options are listed in the dictionary from weak to strong, so the
 * last value that works is the best. A capability is offered only where no control would do: not having it is then the
 * only remedy. Worked out when somebody asks, since it tries many values.
 */
export function clearingsOf(
  model: Model,
  { rule, subject }: Threat,
  most = Number.POSITIVE_INFINITY,
): readonly Clearing[] {
  const prepared = preparedAlone(rule);
  const thing = model.flows[subject] ?? model.elements[subject];
  if (!thing) return [];
  const sheet = new Sheet(viewOf(model), thing);
  const hearing = new Hearing(prepared, sheet.answer);
  const [{ when, unless }] = prepared.rules as [ReadyRule];
  const aims: readonly Aim[] = [
    { test: when, wanted: 'no' },
    ...(unless ? [{ test: unless, wanted: 'yes' } as const] : []),
  ];
  const found: Clearing[] = [];
  for (const change of changes(hearing, aims)) {
    if (found.length >= most) break;
    const { of, ...rest } = change;
    found.push({ about: sheet.aboutOf(of)!, ...rest });
  }
  return found;
}

const alone = new WeakMap<Rule, Prepared>();

/** A document asks for thousands of threats of few rules. */
function preparedAlone(rule: Rule): Prepared {
  const known = alone.get(rule) ?? prepare([rule], rule.on);
  alone.set(rule, known);
  return known;
}

type Change = Omit<Clearing, 'about'> & Setting;

/** What a condition has to become for the threat to be gone. */
interface Aim {
  readonly test: Test;
  readonly wanted: 'yes' | 'no';
}

/** Controls that would do; capabilities when there are none. No property twice. */
function* changes(hearing: Hearing, aims: readonly Aim[]): Iterable<Change> {
  const tried = new Set<string>();
  for (const eligible of [isControl, isCapability]) {
    let any = false;
    for (const { test, wanted } of aims)
      for (const reading of test.reads.toReversed()) {
        const setting = hearing.setting(reading);
        if (!setting || !eligible(setting.property) || tried.has(`${setting.of} ${setting.property}`))
          continue;
        const value = best(hearing, setting, { test, wanted });
        if (value === undefined) continue;
        tried.add(`${setting.of} ${setting.property}`);
        any = true;
        const { label } = property(setting.property);
        yield { ...setting, value, text: `Set ${label} to ${valueInWords(setting.property, value)}` };
      }
    if (any) return;
  }
}

function isCapability(name: PropertyName): boolean {
  return property(name).group === 'Capabilities';
}

/** The strongest value that does what is aimed at. */
function best(hearing: Hearing, setting: Setting, { test, wanted }: Aim): Value | undefined {
  const values = candidates(setting.property);
  const strongestFirst = property(setting.property).type === 'yesno' ? values : values.toReversed();
  return strongestFirst.find((value) => judge(hearing.supposing(setting, value), test) === wanted);
}
