import type { DiagramId } from '../model/id';
import type { Model } from '../model/model';
import { placeOf } from '../model/place';
import { chipsFor, plain, type ChipSubject } from './chips';
import { allHints, hintCalled, kindByName } from './kind';
import { planSketch } from './plan';
import { nameFor } from './write';

/** What could stand where the caret is: the stretch of the text that a choice replaces, and the choices, best first. */
export interface Completions {
  readonly from: number;
  readonly to: number;
  readonly choices: readonly Choice[];
}
export interface Choice {
  /** What is put into the text. */
  readonly text: string;
  readonly is: 'name' | 'boundary' | 'kind' | 'chip';
}

const MOST = 8;

/** Offers names, boundaries, kinds and chips for the word that ends at the caret; nothing in the name of a flow. */
export function completionsAt(text: string, caret: number, model: Model, diagram: DiagramId): Completions {
  const lineStart = text.lastIndexOf('\n', caret - 1) + 1;
  const before = text.slice(lineStart, caret);
  const { from, is, on } = whereIs(before, model);
  const typed = before.slice(from).trimStart();
  const start = caret - typed.length;
  const none = { from: caret, to: caret, choices: [] };
  if (is === 'nothing' || ((is === 'name' || is === 'thing') && typed === '')) return none;
  const offered = (): readonly Choice[] => {
    switch (is) {
      case 'chip':
        return chipsFor(on, Object.values(model.dataClasses)).map((chip) => ({ text: chip, is: 'chip' }));
      case 'kind':
        return allHints().map((hint) => ({ text: hint, is: 'kind' }));
      case 'boundary':
        return names(model, diagram, text, lineStart, 'boundary');
      case 'name':
        return names(model, diagram, text, lineStart, 'name');
      case 'thing':
        return [
          ...names(model, diagram, text, lineStart, 'name'),
          ...names(model, diagram, text, lineStart, 'boundary'),
        ];
    }
  };
  const choices = matching(offered(), typed).slice(0, MOST);
  // A word that is complete and could be nothing else needs no help.
  return choices.length === 1 && choices[0]!.text === typed ? none : { from: start, to: caret, choices };
}

interface Where {
  /** Column where the word begins. */
  readonly from: number;
  readonly is: 'thing' | 'name' | 'boundary' | 'kind' | 'chip' | 'nothing';
  readonly on: ChipSubject;
}

const ARROWS = /<[-=]+>|[-=]+>|<[-=]+|[→⟶⇒←⟵⇐↔⟷⇔]/g;

/** What is being typed at the end of the beginning of a line. */
function whereIs(before: string, model: Model): Where {
  const arrows = [...before.matchAll(ARROWS)];
  const last = arrows.at(-1);
  const afterArrow = last ? last.index + last[0].length : 0;
  const rest = before.slice(afterArrow);
  const bracket = rest.lastIndexOf('[');
  if (bracket > rest.lastIndexOf(']'))
    return {
      from: afterArrow + Math.max(bracket, rest.lastIndexOf(',')) + 1,
      is: 'chip',
      on: last ? 'flow' : subjectOf(before, model),
    };
  const isNaming = /:\s/.test(rest);
  if (isNaming && !/^\s*[\p{L} ]+:\s/u.test(before))
    return { from: before.length, is: 'nothing', on: 'flow' };
  const open = rest.lastIndexOf('(');
  if (open > rest.lastIndexOf(')'))
    return { from: afterArrow + Math.max(open, rest.lastIndexOf(',')) + 1, is: 'kind', on: 'flow' };
  const home = /\sin\s+(?:[^([]*\s\/\s+)?([^([]*)$/.exec(rest);
  if (home) return { from: before.length - home[1]!.length, is: 'boundary', on: 'boundary' };
  if (/[)\]]\s*$/.test(rest)) return { from: before.length, is: 'nothing', on: 'flow' };
  return { from: afterArrow, is: last ? 'name' : 'thing', on: 'flow' };
}

/** What the chips of a line without arrows are said of. */
function subjectOf(before: string, model: Model): ChipSubject {
  const name = /^\s*"?([^"([]*?)"?\s*(?:\(([^)]*)\))?(?:\s+in\s.*)?\s*\[/.exec(before);
  const hints = (name?.[2] ?? '').split(',').map((hint) => hintCalled(hint));
  for (const hint of hints) {
    if (hint?.is === 'boundary') return 'boundary';
    if (hint) return hint.is === 'kind' ? hint.kind : hint.preset.kind;
  }
  const called = plain(name?.[1]?.replace(/\sin\s.*$/, '') ?? '');
  const element = Object.values(model.elements).find((one) => plain(one.name) === called);
  if (element) return element.kind;
  const boundary = Object.values(model.boundaries).some((one) => plain(one.name) === called);
  return boundary ? 'boundary' : kindByName(called);
}

/** Names of the model, those on the diagram first, and names that other lines bring in. */
function names(
  model: Model,
  diagram: DiagramId,
  text: string,
  lineStart: number,
  is: 'name' | 'boundary',
): readonly Choice[] {
  const lineEnd = text.indexOf('\n', lineStart);
  const others = text.slice(0, lineStart) + (lineEnd < 0 ? '' : text.slice(lineEnd));
  const all = is === 'name' ? Object.values(model.elements) : Object.values(model.boundaries);
  const isHere = (id: string): number => (placeOf(model, diagram, id) ? 0 : 1);
  const there = all
    .map(({ id, name }) => ({ id, name }))
    .toSorted((a, b) => isHere(a.id) - isHere(b.id))
    .map((one) => one.name);
  const coming = planSketch(model, diagram, others).flatMap(({ deeds }) =>
    deeds.flatMap((deed) =>
      deed.does === (is === 'name' ? 'add element' : 'add boundary') ? [deed.name] : [],
    ),
  );
  return [...new Set([...coming, ...there])].map((name) => ({ text: nameFor(name), is }));
}

/** Choices in which what is typed begins the text, then those in which it begins a word. */
function matching(choices: readonly Choice[], typed: string): readonly Choice[] {
  const start = plain(typed.replace(/^"/, ''));
  const rank = ({ text }: Choice): number => {
    const known = plain(text.replace(/^"/, ''));
    return known.startsWith(start)
      ? 0
      : known.split(/[\s/(]+/).some((word) => word.startsWith(start))
        ? 1
        : 2;
  };
  return choices.filter((one) => rank(one) < 2).toSorted((a, b) => rank(a) - rank(b));
}
