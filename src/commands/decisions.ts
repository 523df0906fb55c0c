import {
  lacking,
  NEED_NAMES,
  ownKey,
  STATUS_NAMES,
  undecided,
  type Decision,
  type Need,
  type OwnThreat,
  type Status,
} from '../model/decision';
import type { MitigationId, OwnThreatId, ThreatKey } from '../model/id';
import type { Settings } from '../model/scope';
import { newMitigation, type Mitigation } from '../model/mitigation';
import { counted, patched, put, refuse, without, type Command } from './command';

export type DecisionPatch = Partial<Omit<Decision, 'threat' | 'history' | 'seen' | 'about' | 'extra'>>;

export interface Deciding {
  readonly threats: readonly {
    readonly key: ThreatKey;
    /** The facts as the person saw them (`Threat.fingerprint`) and what the threat was called. */
    readonly seen: string;
    readonly about: NonNullable<Decision['about']>;
  }[];
  readonly changes: DecisionPatch;
  /** Time of the decision, ISO 8601, and who took it. */
  readonly at: string;
  readonly by?: string;
}

/**
 * Decides on threats. A change of status is written into the history of the decision with its reason. Refused while a
 * threat would be accepted, or said not to apply, without what such a decision needs; see `needsOf`.
 */
export const decide: Command<Deciding> = {
  name: 'decide',
  label: (_, { threats, changes }) => {
    const what = changes.status ? `decide ${changes.status.replace('-', ' ')}` : 'edit the decision';
    return threats.length === 1
      ? `${what} on “${threats[0]!.about.title}”`
      : `${what} on ${counted(threats.length, 'threat')}`;
  },
  run: (model, { threats, changes, at, by }) => {
    const decided: Record<ThreatKey, Decision> = {};
    for (const { key, seen, about } of threats) {
      const old = model.decisions[key] ?? undecided(key);
      const next = patched(old, withoutUndefined(changes));
      // What a file brought incomplete may be edited; what people decide here is whole.
      const before = next.status === old.status ? lacking(old) : [];
      const missing = lacking(next).filter((need) => !before.includes(need));
      if (missing.length > 0) return refuse(sayMissing(next.status, missing));
      const moved = next.status !== old.status;
      const history = moved
        ? [...old.history, { at, by: by ?? '', status: next.status, because: next.justification }]
        : old.history;
      decided[key] = patched(next, { seen, about, history });
    }
    return { ...model, decisions: { ...model.decisions, ...decided } };
  },
};

function sayMissing(status: Status, missing: readonly Need[]): string {
  const names = missing.map((need) => NEED_NAMES[need]);
  const all = names.length === 1 ? names[0]! : `${names.slice(0, -1).join(', ')} and ${names.at(-1)!}`;
  return `“${STATUS_NAMES[status]}” needs ${all}.`;
}

/** `undefined` in a patch means: back to the computed value. */
function withoutUndefined(changes: DecisionPatch): DecisionPatch {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
}

/** What people may say about how grave a threat is, before mitigations and after them, under each scheme. */
const ESTIMATES = {
  matrix: { inherent: ['likelihood', 'impact'], residual: ['residualLikelihood', 'residualImpact'] },
  dread: { inherent: ['dread'], residual: ['residualDread'] },
  cvss: { inherent: ['cvss', 'cvssScore'], residual: ['residualCvss', 'residualCvssScore'] },
} as const satisfies Record<Settings['rating'], Record<'inherent' | 'residual', readonly (keyof Decision)[]>>;

/** Takes back people's own estimates under one scheme, so that computed values show again. */
export const clearEstimates: Command<{
  readonly threat: ThreatKey;
  readonly which: 'inherent' | 'residual';
  readonly scheme: Settings['rating'];
}> = {
  name: 'clear estimates',
  label: (_, { which }) => `use the computed ${which} rating`,
  run: (model, { threat, which, scheme }) => {
    const decision = model.decisions[threat];
    if (!decision) return model;
    const cleared: readonly string[] = ESTIMATES[scheme][which];
    const kept = Object.fromEntries(Object.entries(decision).filter(([key]) => !cleared.includes(key)));
    // Only what a decision may lack has been left out.
    return { ...model, decisions: { ...model.decisions, [threat]: kept as Decision } };
  },
};

/** Forgets a decision that nothing raises any more. */
export const forgetDecision: Command<{ readonly threat: ThreatKey }> = {
  name: 'forget decision',
  label: () => 'forget the decision',
  run: (model, { threat }) => ({ ...model, decisions: without(model.decisions, [threat]) }),
};

/** Adds a control that serves some threats. */
export const addMitigation: Command<Pick<Mitigation, 'id' | 'title'> & Partial<Mitigation>> = {
  name: 'add mitigation',
  label: (_, { title }) => `add the mitigation “${title}”`,
  run: (model, given) => {
    if (given.title.trim() === '') return refuse('Say what the mitigation does.');
    return { ...model, mitigations: put(model.mitigations, newMitigation(given)) };
  },
};

export const editMitigation: Command<{
  readonly id: MitigationId;
  readonly changes: Partial<Omit<Mitigation, 'id' | 'extra'>>;
}> = {
  name: 'edit mitigation',
  label: (model, { id }) => `edit the mitigation “${model.mitigations[id]?.title ?? ''}”`,
  joins: ({ id, changes }) => `mitigation ${id} ${Object.keys(changes).join()}`,
  run: (model, { id, changes }) => {
    const mitigation = model.mitigations[id];
    if (!mitigation) return refuse('That mitigation is not there any more.');
    return { ...model, mitigations: put(model.mitigations, patched(mitigation, changes)) };
  },
};

export const deleteMitigation: Command<{ readonly id: MitigationId }> = {
  name: 'delete mitigation',
  label: (model, { id }) => `delete the mitigation “${model.mitigations[id]?.title ?? ''}”`,
  run: (model, { id }) => ({ ...model, mitigations: without(model.mitigations, [id]) }),
};

/** Lets a mitigation serve a threat, or no longer. */
export const linkMitigation: Command<{
  readonly id: MitigationId;
  readonly threat: ThreatKey;
  readonly linked: boolean;
}> = {
  name: 'link mitigation',
  label: (model, { id, linked }) =>
    `${linked ? 'use' : 'no longer use'} the mitigation “${model.mitigations[id]?.title ?? ''}”`,
  run: (model, { id, threat, linked }) => {
    const mitigation = model.mitigations[id];
    if (!mitigation) return refuse('That mitigation is not there any more.');
    const others = mitigation.threats.filter((key) => key !== threat);
    return {
      ...model,
      mitigations: put(
        model.mitigations,
        patched(mitigation, { threats: linked ? [...others, threat] : others }),
      ),
    };
  },
};

/** Writes a threat by hand. */
export const addOwnThreat: Command<Pick<OwnThreat, 'id' | 'category' | 'title'> & Partial<OwnThreat>> = {
  name: 'add threat',
  label: (_, { title }) => `add the threat “${title}”`,
  run: (model, given) => {
    if (given.title.trim() === '') return refuse('Say in a sentence what could happen.');
    const threat: OwnThreat = { on: null, description: '', likelihood: 'medium', impact: 'medium', ...given };
    return { ...model, ownThreats: put(model.ownThreats, threat) };
  },
};

export const editOwnThreat: Command<{
  readonly id: OwnThreatId;
  readonly changes: Partial<Omit<OwnThreat, 'id' | 'extra'>>;
}> = {
  name: 'edit threat',
  label: (model, { id }) => `edit the threat “${model.ownThreats[id]?.title ?? ''}”`,
  run: (model, { id, changes }) => {
    const threat = model.ownThreats[id];
    if (!threat) return refuse('That threat is not there any more.');
    return { ...model, ownThreats: put(model.ownThreats, patched(threat, changes)) };
  },
};

/** Deletes a hand-written threat and what was decided on it. */
export const deleteOwnThreat: Command<{ readonly id: OwnThreatId }> = {
  name: 'delete threat',
  label: (model, { id }) => `delete the threat “${model.ownThreats[id]?.title ?? ''}”`,
  run: (model, { id }) => ({
    ...model,
    ownThreats: without(model.ownThreats, [id]),
    decisions: without(model.decisions, [ownKey(id)]),
  }),
};
