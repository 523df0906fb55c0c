import type { Rule } from '../engine/rule';
import { agents } from './agents';
import { baseline } from './baseline';
import { delivery } from './delivery';
import { devices } from './devices';
import { flows } from './flows';
import { identity } from './identity';
import { processes } from './processes';
import { stores } from './stores';

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
];

const byId: ReadonlyMap<string, Rule> = new Map(RULES.map((rule) => [rule.id, rule]));

export function ruleById(id: string): Rule | undefined {
  return byId.get(id);
}
