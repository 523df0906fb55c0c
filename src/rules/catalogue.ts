import { PACK_LIMITS, rulesIn } from '../engine/judge/pack';
import type { Rule } from '../engine/rule';
import type { Model } from '../model/model';
import { agents } from './agents';
import { baseline } from './baseline';
import { delivery } from './delivery';
import { devices } from './devices';
import { flows } from './flows';
import { identity } from './identity';
import { processes } from './processes';
import { stores } from './stores';
import { WAYS } from './ways';

/** Raised when a rule is added, taken away or given another meaning. */
export const CATALOGUE_VERSION = 1;

/** Every built-in rule, in the order in which the documentation lists them. */
export const RULES: readonly Rule[] = [
  ...baseline,
  ...flows,
  ...processes,
  ...identity,
  ...stores,
  ...delivery,
  ...agents,
  ...devices,
].map((rule) => {
  const way = WAYS[rule.id];
  return way ? { ...rule, way } : rule;
});

const withPacks = new WeakMap<Model['rulePacks'], readonly Rule[]>();

/** The rules that a model is judged by: ours, then those of its packs, pack by pack. The same list until a pack changes. */
export function rulesOf({ rulePacks }: Pick<Model, 'rulePacks'>): readonly Rule[] {
  let rules = withPacks.get(rulePacks);
  if (!rules) {
    const packs = Object.keys(rulePacks).toSorted().slice(0, PACK_LIMITS.packs);
    rules = packs.length === 0 ? RULES : [...RULES, ...packs.flatMap((id) => rulesIn(rulePacks[id]!).rules)];
    withPacks.set(rulePacks, rules);
  }
  return rules;
}

const byId: ReadonlyMap<string, Rule> = new Map(RULES.map((rule) => [rule.id, rule]));

export function ruleById(id: string): Rule | undefined {
  return byId.get(id);
}

/** A rule of ours or of a pack of the model. */
export function ruleIn(model: Pick<Model, 'rulePacks'>, id: string): Rule | undefined {
  return byId.get(id) ?? rulesOf(model).find((rule) => rule.id === id);
}
