/**
 * Ids name records for ever: short, readable in a diff, never recycled.
 *
 * The mark makes `ElementId` and `FlowId` different types without a cast at
 * every literal: a plain string fits any id, one kind of id does not fit another.
 */
declare const mark: unique symbol;
export type Id<Kind extends string> = string & { readonly [mark]?: Kind };

export type ModelId = Id<'model'>;
export type ElementId = Id<'element'>;
export type FlowId = Id<'flow'>;
export type BoundaryId = Id<'boundary'>;
export type NoteId = Id<'note'>;
export type DiagramId = Id<'diagram'>;
export type DataClassId = Id<'data class'>;
export type MitigationId = Id<'mitigation'>;
export type OwnThreatId = Id<'own threat'>;
export type ActorId = Id<'actor'>;
export type AssumptionId = Id<'assumption'>;
export type RuleOffId = Id<'rule off'>;
export type LookId = Id<'look'>;
export type RulePackId = Id<'rule pack'>;
export type RegisterViewId = Id<'register view'>;

/** The id of anything that can be drawn and selected: an element, flow, boundary or note. Looking it up tells which. */
export type ThingId = string;

/** The id of what a threat is about: an element or a flow. */
export type SubjectId = string;

/** What a threat is known by: `rule@subject`, or `own/<id>` when written by hand. Names and positions never enter. */
export type ThreatKey = Id<'threat'>;

/** The rule and the subject of a derived threat's key; undefined for one written by hand. */
export function partsOf(key: ThreatKey): { readonly rule: string; readonly subject: SubjectId } | undefined {
  const at = key.lastIndexOf('@');
  return at < 0 ? undefined : { rule: key.slice(0, at), subject: key.slice(at + 1) };
}

const PREFIX = {
  model: 'm',
  external: 'x',
  process: 'p',
  store: 's',
  flow: 'f',
  boundary: 'b',
  note: 'n',
  diagram: 'd',
  data: 'c',
  mitigation: 'k',
  threat: 't',
  actor: 'a',
  assumption: 'u',
  'rule off': 'o',
  look: 'l',
  'rule pack': 'r',
  view: 'v',
} as const;

export type IdKind = keyof typeof PREFIX;

/** Gives a fresh id of a kind; the caller supplies the randomness. */
export type NewId = (kind: IdKind) => string;

/** What an id may look like: safe in a URL, in YAML without quotes, and in a threat key. */
export const ID_PATTERN = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/;

const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

/**
 * A maker of ids such as `p-7kq2mx`. `random(n)` gives a whole number from 0 to n - 1.
 * Six letters of 31 make a clash within one model of 5,000 things a matter of one in 70.
 * Commands refuse an id that is taken.
 */
export function idMaker(random: (below: number) => number): NewId {
  return (kind) => {
    let tail = '';
    for (let i = 0; i < 6; i++) tail += LETTERS[random(LETTERS.length)];
    return `${PREFIX[kind]}-${tail}`;
  };
}
