import type { Rule } from '../../engine/rule';
import { titleInGeneral } from '../../engine/judge/title';
import { STRIDE_NAMES, type Stride } from '../../model/decision';
import { nameOf, type Model } from '../../model/model';
import type { RulePack } from '../../model/pack';
import type { Subject } from '../../model/property';
import { RULES_WORDS } from '../../words/rules';
import '../../rules/advice';

/** What the list of rules shows. Pure: the components only draw what comes out. */

export interface RuleFilter {
  readonly text: string;
  readonly category: Stride | 'any';
  readonly on: Subject | 'any';
  readonly show: 'all' | 'fires' | 'off' | 'own';
}

export const NO_FILTER: RuleFilter = { text: '', category: 'any', on: 'any', show: 'all' };

/** How many threats each rule raises in a model. */
export function countsByRule(threats: Iterable<{ readonly rule: Rule }>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { rule } of threats) counts.set(rule.id, (counts.get(rule.id) ?? 0) + 1);
  return counts;
}

/** The rules that a filter lets through, in the order of the catalogue. Every word typed must be found. */
export function filteredRules(
  model: Model,
  rules: readonly Rule[],
  counts: ReadonlyMap<string, number>,
  { text, category, on, show }: RuleFilter,
): readonly Rule[] {
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const off = new Set(Object.values(model.rulesOff).map((one) => one.rule));
  return rules.filter(
    (rule) =>
      (category === 'any' || rule.category === category) &&
      (on === 'any' || rule.on === on) &&
      (show !== 'fires' || (counts.get(rule.id) ?? 0) > 0) &&
      (show !== 'off' || off.has(rule.id)) &&
      (show !== 'own' || packOf(model, rule) !== undefined) &&
      words.every((word) => textOf(rule).includes(word)),
  );
}

const texts = new WeakMap<Rule, string>();

function textOf(rule: Rule): string {
  let text = texts.get(rule);
  if (text === undefined) {
    const { id, title, on, why, prevent, detect, correct = [], cwe = [], capec = [], asvs = [] } = rule;
    text = [
      id,
      titleInGeneral(title, on),
      STRIDE_NAMES[rule.category],
      why,
      ...prevent,
      ...detect,
      ...correct,
      ...cwe.map((n) => `cwe-${n}`),
      ...capec.map((n) => `capec-${n}`),
      ...asvs.map((n) => `asvs ${n}`),
    ]
      .join('\n')
      .toLowerCase();
    texts.set(rule, text);
  }
  return text;
}

/** The pack that a rule comes from; undefined for one of ours. */
export function packOf(model: Model, { id }: Pick<Rule, 'id'>): RulePack | undefined {
  const at = id.indexOf('/');
  return at < 0 ? undefined : model.rulePacks[id.slice(0, at)];
}

/** “In the whole model”, “Within DMZ”: where a rule is off. */
export function whereInWords(model: Model, boundary: string | null): string {
  return boundary === null
    ? RULES_WORDS.everywhere
    : RULES_WORDS.within(nameOf(model, boundary) || RULES_WORDS.goneBoundary);
}
