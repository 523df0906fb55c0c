import type { AssumptionId, BoundaryId, RuleOffId, RulePackId, ThingId } from '../model/id';
import { nameOf } from '../model/model';
import type { RulePack } from '../model/pack';
import type { Assumption } from '../model/scope';
import { counted, patched, put, refuse, without, type Command } from './command';
import { editAssumption } from './scope';

/** What people say about the rules: which are off and why, which an assumption covers, which they bring themselves. */

export interface SwitchingOff {
  readonly id: RuleOffId;
  readonly rule: string;
  /** Null: in the whole model. */
  readonly boundary: BoundaryId | null;
  readonly reason: string;
}

/** Switches a rule off. It goes on being judged; what it raises is set aside, with the reason. */
export const switchRuleOff: Command<SwitchingOff> = {
  name: 'switch rule off',
  label: (model, { rule, boundary }) =>
    `switch the rule ${rule} off${boundary === null ? '' : ` within ${nameOf(model, boundary)}`}`,
  run: (model, { id, rule, boundary, reason }) => {
    if (reason.trim() === '')
      return refuse('Say why the rule is switched off: this is printed in the report.');
    if (boundary !== null && !model.boundaries[boundary])
      return refuse('That boundary is not there any more.');
    const there = Object.values(model.rulesOff).find((one) => one.rule === rule && one.boundary === boundary);
    // Said again, it gets the new reason.
    const row = there
      ? patched(there, { reason: reason.trim() })
      : { id, rule, boundary, reason: reason.trim() };
    return { ...model, rulesOff: put(model.rulesOff, row) };
  },
};

/** Switches a rule on again where it was off. */
export const switchRuleOn: Command<{ readonly id: RuleOffId }> = {
  name: 'switch rule on',
  label: (model, { id }) => `switch the rule ${model.rulesOff[id]?.rule ?? ''} on`,
  run: (model, { id }) => ({ ...model, rulesOff: without(model.rulesOff, [id]) }),
};

export const editRuleOff: Command<{ readonly id: RuleOffId; readonly reason: string }> = {
  name: 'edit reason',
  label: (model, { id }) => `edit the reason why the rule ${model.rulesOff[id]?.rule ?? ''} is off`,
  joins: ({ id }) => `rule off ${id}`,
  run: (model, { id, reason }) => {
    const row = model.rulesOff[id];
    if (!row) return refuse('That rule is on again.');
    if (reason.trim() === '') return refuse('A rule is switched off for a reason.');
    return { ...model, rulesOff: put(model.rulesOff, patched(row, { reason: reason.trim() })) };
  },
};

export interface Covering {
  readonly assumption: AssumptionId;
  /** Given: the assumption is new and says this. */
  readonly text?: string;
  readonly rules: readonly string[];
  readonly things: readonly ThingId[];
}

/** Lets an assumption cover rules and things besides those it covers already. One that was wrong holds again, as open. */
export const coverByAssumption: Command<Covering> = {
  name: 'cover by assumption',
  label: () => 'cover by an assumption',
  run: (model, { assumption: id, text, rules, things }) => {
    const there = model.assumptions[id];
    if (!there && (text ?? '').trim() === '') return refuse('Say what is assumed.');
    if (rules.length + things.length === 0) return refuse('Choose what the assumption covers.');
    const old = there?.covers;
    // Rules and things narrow each other: adding the first thing to “this rule anywhere” would take threats back.
    if (old && (isAny(old.rules) !== (rules.length === 0) || isAny(old.things) !== (things.length === 0)))
      return refuse(
        'That assumption covers another combination of rules and things. Write a new one, or edit it in the scope.',
      );
    const covers = {
      rules: union(old?.rules ?? [], rules),
      things: union(old?.things ?? [], things),
    };
    const state: Partial<Assumption> = there?.state === 'wrong' ? { state: 'open' } : {};
    return editAssumption.run(model, {
      id,
      changes: { covers, ...state, ...(there || text === undefined ? {} : { text: text.trim() }) },
    });
  },
};

const isAny = (list: readonly string[]): boolean => list.length === 0;

function union(old: readonly string[], more: readonly string[]): readonly string[] {
  return [...old, ...more.filter((one) => !old.includes(one))];
}

/** Takes a rule or a thing out of what an assumption covers; with the last one gone it covers nothing. */
export const uncover: Command<{
  readonly assumption: AssumptionId;
  readonly rule?: string;
  readonly thing?: ThingId;
}> = {
  name: 'uncover',
  label: () => 'let an assumption cover less',
  run: (model, { assumption: id, rule, thing }) => {
    const there = model.assumptions[id];
    if (!there?.covers) return model;
    const { covers: old, ...rest } = there;
    const covers = {
      rules: old.rules.filter((one) => one !== rule),
      things: old.things.filter((one) => one !== thing),
    };
    // Taking the last rule away must never widen “this rule here” to “any rule here”.
    const widened =
      (old.rules.length > 0 && covers.rules.length === 0) ||
      (old.things.length > 0 && covers.things.length === 0);
    return {
      ...model,
      assumptions: put(model.assumptions, widened ? rest : patched(there, { covers })),
    };
  },
};

/** Takes a pack of rules into the model, or puts a newer one in its place. Decisions on its threats stay. */
export const takePack: Command<{ readonly pack: RulePack }> = {
  name: 'take rule pack',
  label: (model, { pack }) =>
    `${model.rulePacks[pack.id] ? 'replace' : 'add'} the rule pack ${pack.name} (${counted(pack.rules.length, 'rule')})`,
  run: (model, { pack }) => ({ ...model, rulePacks: put(model.rulePacks, pack) }),
};

/** Takes a pack of rules out of the model. Decisions on its threats stay, for the day it comes back. */
export const removePack: Command<{ readonly id: RulePackId }> = {
  name: 'remove rule pack',
  label: (model, { id }) => `remove the rule pack ${model.rulePacks[id]?.name ?? ''}`,
  run: (model, { id }) => ({ ...model, rulePacks: without(model.rulePacks, [id]) }),
};
