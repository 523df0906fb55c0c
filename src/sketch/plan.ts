import { KIND_NAMES, type ElementKind } from '../model/element';
import { flowsOut } from '../model/graph';
import type { DiagramId } from '../model/id';
import type { Model } from '../model/model';
import type { Properties } from '../model/property';
import { plain, readChip, type ChipSubject, type Setting } from './chips';
import { hintCalled, kindByName } from './kind';
import type { Mistake, Span, Word } from './mistake';
import { readSketch, type Mention, type SketchLine, type Statement } from './read';
import { castOf, isAround, type Cast, type Player, type Ref } from './cast';

/**
 * What a sketch means in a model: for each line the deeds that carry it out. Elements, boundaries and flows that are
 * there already are used, by their names; a line with a mistake does nothing, and the others still work.
 */
export interface PlannedLine extends SketchLine {
  readonly deeds: readonly Deed[];
}

export type Deed =
  | {
      readonly does: 'add element';
      readonly ref: Ref;
      readonly name: string;
      readonly kind: ElementKind;
      readonly home: Ref | null;
      readonly properties: Properties;
    }
  | { readonly does: 'add boundary'; readonly ref: Ref; readonly name: string; readonly home: Ref | null }
  | {
      readonly does: 'connect';
      readonly ref: Ref;
      readonly from: Ref;
      readonly to: Ref;
      readonly name: string;
    }
  | {
      readonly does: 'set';
      readonly of: Ref;
      readonly on: ChipSubject;
      readonly settings: readonly Setting[];
    }
  | { readonly does: 'nest'; readonly of: Ref; readonly home: Ref }
  | { readonly does: 'show'; readonly of: Ref }
  | { readonly does: 'add note'; readonly ref: Ref; readonly text: string };

/** Reads a sketch against a model; what stands on `diagram` is meant before what stands elsewhere. */
export function planSketch(model: Model, diagram: DiagramId, text: string): readonly PlannedLine[] {
  const cast = castOf(model, diagram);
  return readSketch(text, (name) => cast.find(name) !== undefined).map((line) => {
    if (!line.statement) return { ...line, deeds: [] };
    const before = cast.mark();
    try {
      return { ...line, deeds: deedsOf(line.statement, cast) };
    } catch (error) {
      if (!(error instanceof Misfit)) throw error;
      cast.rewind(before);
      return { ...line, deeds: [], mistake: error.mistake };
    }
  });
}

class Misfit extends Error {
  constructor(readonly mistake: Mistake) {
    super(mistake.message);
  }
}

function misfit({ from, to }: Span, message: string): never {
  throw new Misfit({ from, to, message });
}

function deedsOf(statement: Statement, cast: Cast): readonly Deed[] {
  switch (statement.is) {
    case 'note':
      return [{ does: 'add note', ref: cast.newRef(), text: statement.text }];
    case 'thing': {
      const { ref, deeds } = take(statement.thing, cast, null);
      const set = setting(ref, cast.get(ref).is, statement.chips, cast);
      return [...deeds, ...set];
    }
    case 'flows':
      return flowDeeds(statement, cast);
  }
}

function flowDeeds(statement: Extract<Statement, { is: 'flows' }>, cast: Cast): readonly Deed[] {
  const deeds: Deed[] = [];
  const refs: Ref[] = [];
  for (const [index, end] of statement.ends.entries()) {
    const beside = refs.at(-1) ?? existing(statement.ends[index + 1], cast)?.ref ?? null;
    const taken = take(end, cast, beside, 'element');
    deeds.push(...taken.deeds);
    refs.push(taken.ref);
  }
  for (const [index, way] of statement.ways.entries()) {
    const [a, b] = [refs[index]!, refs[index + 1]!];
    const pairs =
      way === 'on'
        ? [[a, b]]
        : way === 'back'
          ? [[b, a]]
          : [
              [a, b],
              [b, a],
            ];
    for (const [from, to] of pairs) {
      const there = flowThere(from!, to!, statement.name, cast);
      const ref = there ?? cast.newRef();
      if (there === undefined)
        deeds.push({ does: 'connect', ref, from: from!, to: to!, name: statement.name });
      deeds.push(...setting(ref, 'flow', statement.chips, cast));
    }
  }
  return deeds;
}

/** A flow of the model between two elements with this name: the same line typed twice changes it and draws nothing. */
function flowThere(from: Ref, to: Ref, name: string, { model }: Cast): Ref | undefined {
  return flowsOut(model, from).find((flow) => flow.to === to && plain(flow.name) === plain(name))?.id;
}

function existing(mention: Mention | undefined, cast: Cast): Player | undefined {
  return mention && cast.find(mention.text, 'element');
}

interface Taken {
  readonly ref: Ref;
  readonly deeds: readonly Deed[];
}

/** The element or boundary that is meant, added when there is none, and put where the line says. */
function take(mention: Mention, cast: Cast, beside: Ref | null, as?: 'element'): Taken {
  const hint = hintOf(mention);
  const wants = hint.boundary !== null ? 'boundary' : hint.kind !== null ? 'element' : as;
  if (as === 'element' && hint.boundary !== null)
    misfit(hint.boundary, 'A boundary cannot end a flow. Name an element inside it.');
  const found = cast.find(mention.text, wants) ?? (as === undefined ? cast.find(mention.text) : undefined);
  if (!found && as === 'element' && cast.find(mention.text, 'boundary'))
    misfit(mention, `${mention.text} is a boundary, which cannot end a flow. Name an element inside it.`);
  if (mention.text.trim() === '') misfit(mention, 'A name cannot be blank.');
  return found ? reuse(found, mention, hint, cast) : add(mention, hint, cast, beside);
}

function reuse(found: Player, mention: Mention, hint: Hints, cast: Cast): Taken {
  const deeds: Deed[] = [];
  if (hint.kind && found.is !== hint.kind.means)
    misfit(
      hint.kind,
      found.is === 'boundary'
        ? `${found.name} is a boundary already. Give the element another name.`
        : `${found.name} is ${article(KIND_NAMES[found.is].toLowerCase())} already. Give this one another name, or change its kind first.`,
    );
  if (hint.boundary && found.is !== 'boundary')
    misfit(
      hint.boundary,
      `${found.name} is ${article(KIND_NAMES[found.is].toLowerCase())} already. Give the boundary another name.`,
    );
  if (!found.shown) {
    deeds.push({ does: 'show', of: found.ref });
    cast.put({ ...found, shown: true });
  }
  if (Object.keys(hint.properties).length > 0 && found.is !== 'boundary')
    deeds.push(facts(found.ref, found.is, hint.properties));
  if (mention.homes.length > 0) {
    const home = homeFor(mention.homes, cast);
    if (home.ref === found.ref || isAround(found.ref, home.ref, cast))
      misfit(mention.homes.at(-1)!, `${cast.get(home.ref).name} is inside ${found.name}.`);
    deeds.push(...home.deeds);
    if (cast.get(found.ref).home !== home.ref) {
      deeds.push({ does: 'nest', of: found.ref, home: home.ref });
      cast.put({ ...cast.get(found.ref), home: home.ref });
    }
  }
  return { ref: found.ref, deeds };
}

function article(noun: string): string {
  return `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`;
}

function facts(of: Ref, on: ElementKind, properties: Properties): Deed {
  const settings = Object.entries(properties).map(
    ([name, value]) => ({ sets: 'property', name, value }) as Extract<Setting, { sets: 'property' }>,
  );
  return { does: 'set', of, on, settings };
}

function add(mention: Mention, hint: Hints, cast: Cast, beside: Ref | null): Taken {
  const home = mention.homes.length > 0 ? homeFor(mention.homes, cast) : { ref: null, deeds: [] };
  const ref = cast.newRef();
  const name = mention.text;
  if (hint.boundary) {
    cast.put({ ref, is: 'boundary', name, home: home.ref, shown: true });
    return { ref, deeds: [...home.deeds, { does: 'add boundary', ref, name, home: home.ref }] };
  }
  const kind = hint.kind?.means ?? kindByName(name);
  const into = mention.homes.length > 0 ? home.ref : homeBeside(kind, beside, cast);
  cast.put({ ref, is: kind, name, home: into, shown: true });
  const { properties } = hint;
  return { ref, deeds: [...home.deeds, { does: 'add element', ref, name, kind, home: into, properties }] };
}

/** Where a new element belongs that does not say: software beside software is in the same boundary; all else stands outside. */
function homeBeside(kind: ElementKind, beside: Ref | null, cast: Cast): Ref | null {
  const other = beside === null ? undefined : cast.get(beside);
  return other && kind !== 'external' && other.is !== 'external' ? other.home : null;
}

/** The innermost boundary of a path, its boundaries added where they are not there, and each put into the one before it. */
function homeFor(path: readonly Word[], cast: Cast): { readonly ref: Ref; readonly deeds: readonly Deed[] } {
  const deeds: Deed[] = [];
  let outer: Ref | null = null;
  for (const word of path) {
    const found = cast.find(word.text, 'boundary');
    if (!found) {
      if (word.text.trim() === '') misfit(word, 'A name cannot be blank.');
      const ref = cast.newRef();
      cast.put({ ref, is: 'boundary', name: word.text, home: outer, shown: true });
      deeds.push({ does: 'add boundary', ref, name: word.text, home: outer });
      outer = ref;
      continue;
    }
    if (!found.shown) deeds.push({ does: 'show', of: found.ref });
    cast.put({ ...found, shown: true });
    if (outer !== null && found.home !== outer) {
      if (isAround(found.ref, outer, cast)) misfit(word, `${cast.get(outer).name} is inside ${found.name}.`);
      deeds.push({ does: 'nest', of: found.ref, home: outer });
      cast.put({ ...cast.get(found.ref), home: outer });
    }
    outer = found.ref;
  }
  return { ref: outer!, deeds };
}

interface Hints {
  readonly kind: (Word & { readonly means: ElementKind }) | null;
  readonly boundary: Word | null;
  readonly properties: Properties;
}

function hintOf(mention: Mention): Hints {
  let kind: Hints['kind'] = null;
  let boundary: Word | null = null;
  let properties: Properties = {};
  for (const word of mention.hints) {
    const hint = hintCalled(word.text);
    if (!hint)
      misfit(
        word,
        `“${word.text}” is no kind and no technology known here. Put a name with parentheses in quotes.`,
      );
    if (hint.is === 'boundary') boundary = word;
    else {
      const means = hint.is === 'kind' ? hint.kind : hint.preset.kind;
      if (kind && kind.means !== means) misfit(word, `It cannot be ${kind.text} and ${word.text} at once.`);
      kind = { ...word, means };
      if (hint.is === 'technology') properties = { ...properties, ...hint.preset.facts };
    }
  }
  if (boundary && kind) misfit(kind, `It cannot be ${boundary.text} and ${kind.text} at once.`);
  return { kind, boundary, properties };
}

function setting(of: Ref, on: ChipSubject, chips: readonly Word[], cast: Cast): readonly Deed[] {
  if (chips.length === 0) return [];
  const dataClasses = Object.values(cast.model.dataClasses);
  const settings = chips.map((chip) => {
    const read = readChip(chip.text, on, dataClasses);
    return read.ok ? read.setting : misfit(chip, read.reason);
  });
  return [{ does: 'set', of, on, settings: joined(settings) }];
}

/** Kinds of data named one by one are one property with several values; of two words about one thing the last holds. */
function joined(settings: readonly Setting[]): readonly Setting[] {
  const kept: Setting[] = [];
  for (const next of settings) {
    const at = kept.findIndex(
      (one) =>
        one.sets === next.sets &&
        (one.sets === 'property' ? next.sets === 'property' && one.name === next.name : one.sets !== 'data'),
    );
    const before = kept[at];
    if (
      before?.sets === 'property' &&
      next.sets === 'property' &&
      Array.isArray(before.value) &&
      Array.isArray(next.value)
    )
      kept[at] = {
        ...next,
        value: [...new Set([...(before.value as string[]), ...(next.value as string[])])],
      };
    else if (at >= 0) kept[at] = next;
    else kept.push(next);
  }
  return kept;
}
