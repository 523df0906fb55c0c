import type { Rule } from '../engine/rule';
import { PROPERTIES, type PropertyName } from '../model/property';
import { ruleById } from './catalogue';

/**
 * Why a rule matters, what helps, where to read on, and how its threat comes about: no page needs that before somebody opens a
 * threat, a rule or a document. Where it is read, this module is imported, which gives it to the rules.
 *
 * In the source, rules are whole and there is nothing to give; the build takes these parts out of them and puts them here
 * (`scripts/advice.ts`).
 */
const ADVICE: readonly (readonly [id: string, advice: Partial<Rule>])[] = [];

/** What is asked about a property, which the build takes out of the dictionary in the same way. */
const QUESTIONS: readonly (readonly [name: PropertyName, ask: string])[] = [];

for (const [id, advice] of ADVICE) Object.assign(ruleById(id) ?? {}, advice);
for (const [name, ask] of QUESTIONS) Object.assign(PROPERTIES[name], { ask });
