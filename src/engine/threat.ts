import type { Impact, Likelihood, Stride } from '../model/decision';
import type { SubjectId, ThingId, ThreatKey } from '../model/id';
import type { PropertyName, Value } from '../model/property';
import type { Rule } from './rule';

/** A threat: a derived fact about one element or flow. Never stored, always worked out again. */
export interface Threat {
  readonly key: ThreatKey;
  readonly rule: Rule;
  readonly subject: SubjectId;
  readonly category: Stride;
  /** 'evidence': known to be so; 'baseline': follows from what is drawn, or is typical for it (a rule's `typically`). */
  readonly tier: 'baseline' | 'evidence';
  readonly title: string;
  /** The facts that made it true. */
  readonly because: readonly Because[];
  /** Computed from the rule and its context. */
  readonly rating: Rating;
  /** Short hash of the rule's version and the facts in evidence: values, not names. */
  readonly fingerprint: string;
}

export interface Because {
  /** The thing that the fact is about. */
  readonly about: ThingId;
  /** The fact in words, to be read after the thing's name: “encryption is No”. */
  readonly text: string;
  /** Other things that the words mention. */
  readonly also: readonly ThingId[];
}

/** A single change of a property that would make a threat false; see `clearingsOf`. */
export interface Clearing {
  readonly about: SubjectId;
  readonly property: PropertyName;
  readonly value: Value;
  /** “Set Encryption to Yes”. */
  readonly text: string;
}

export interface Rating {
  readonly likelihood: Likelihood;
  readonly impact: Impact;
  readonly risk: Impact;
  /** The steps from the rule's default to this rating, in words. */
  readonly parts: readonly string[];
  /** Likelihood x impact, 1 to 25, used only to order rows of equal risk. */
  readonly score: number;
}

/** A STRIDE category of a thing where a known control makes a rule false. */
export interface Addressed {
  readonly subject: SubjectId;
  readonly category: Stride;
  readonly rule: Rule;
  /** The control, in words: “Encryption: Yes”. */
  readonly by: string;
}

/** One unknown property that would decide at least one threat. */
export interface Question {
  /** `property@subject,subject...` */
  readonly id: string;
  readonly property: PropertyName;
  readonly about: readonly SubjectId[];
  readonly text: string;
  /** The threats that an answer would raise or rule out. */
  readonly decides: readonly { readonly key: ThreatKey; readonly title: string; readonly score: number }[];
  readonly weight: number;
}

/** A modelling mistake found. */
export interface LintFinding {
  readonly id: string;
  readonly lint: string;
  readonly about: ThingId;
  readonly message: string;
  /** One step that settles it, where there is one that nobody has to think about. */
  readonly fix?: LintFix;
}

/** What a fix does: sets or forgets (undefined) one property of some things, or deletes one thing. */
export type LintFix =
  | {
      readonly does: 'set';
      readonly things: readonly SubjectId[];
      readonly property: PropertyName;
      readonly value: Value | undefined;
      /** On the button: “Forget Encryption”. */
      readonly text: string;
    }
  | { readonly does: 'delete'; readonly thing: string; readonly text: string };
