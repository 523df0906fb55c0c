import type { Infer, packRuleShape, rulePackShape } from './schema';

/** Rules that somebody else than we wrote, kept with the model that they judge. `engine/judge/pack.ts` says what they mean. */
export type RulePack = Infer<typeof rulePackShape>;
export type PackRule = Infer<typeof packRuleShape>;
export type { PackCondition } from './schema';
