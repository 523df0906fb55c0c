import type { Rule } from '../engine/rule';
import { ruleById } from './catalogue';

/**
 * Why a rule matters, what helps, where to read on, and how its threat comes about: no page needs that before somebody opens a
 * threat, a rule or a document. Where it is read, this module is imported, which gives it to the rules.
 *
 * In the source, rules are whole and there is nothing to give; the build takes these parts out of them and puts them here
 * (`scripts/advice.ts`).
 */
const ADVICE: readonly (readonly [id: string, advice: Partial<Rule>])[] = [];

for (const [id, advice] of ADVICE) Object.assign(ruleById(id) ?? {}, advice);
