import type { Boundary } from '../model/boundary';
import { TRUST_NAMES } from '../model/boundary';
import type { DataClass } from '../model/dataclass';
import { KIND_NAMES, type Element } from '../model/element';
import type { Flow } from '../model/flow';
import type { BoundaryId, DataClassId, ElementId } from '../model/id';
import type { Note } from '../model/note';
import { descriptionChips, writeChips } from './chips';
import { kindByName } from './kind';
import { quote } from './quotes';
import { readSketch } from './read';

/** A piece of a model: what is copied, and what it speaks of. */
export interface Piece {
  readonly elements: readonly Element[];
  readonly flows: readonly Flow[];
  readonly boundaries: readonly Boundary[];
  readonly notes: readonly Note[];
  readonly dataClasses: readonly DataClass[];
}

/**
 * A piece as a sketch: reading it where nothing is drawn makes the same things again, with what is known of them, but
 * for places and steps. Flows with an end outside the piece are left out, and of boundaries around it
 * only the names are told.
 */
export function writeSketch(
  piece: Piece,
  around: Readonly<Record<BoundaryId, Pick<Boundary, 'name'>>> = {},
): string {
  const inside: Readonly<Record<string, Pick<Boundary, 'name'>>> = {
    ...around,
    ...Object.fromEntries(piece.boundaries.map((one) => [one.id, one])),
  };
  const elements: Readonly<Record<ElementId, Element>> = Object.fromEntries(
    piece.elements.map((one) => [one.id, one]),
  );
  const dataClasses: Readonly<Record<DataClassId, DataClass>> = Object.fromEntries(
    piece.dataClasses.map((one) => [one.id, one]),
  );
  const home = (id: BoundaryId | null): string => {
    const name = id === null ? undefined : inside[id]?.name;
    return name === undefined ? '' : ` in ${nameFor(name)}`;
  };
  const flows = piece.flows.filter((flow) => elements[flow.from] && elements[flow.to]);
  return [
    ...outermostFirst(piece.boundaries).map(
      ({ name, parent, trust, description }) =>
        `${nameFor(name)} (boundary)${home(parent)}${chips([TRUST_NAMES[trust], ...descriptionChips({ description })])}`,
    ),
    ...piece.elements.map((element) => {
      const kind =
        kindByName(element.name) === element.kind ? '' : ` (${KIND_NAMES[element.kind].toLowerCase()})`;
      return `${nameFor(element.name)}${kind}${home(element.boundary)}${chips(writeChips(element, element.kind, dataClasses))}`;
    }),
    ...flows.map((flow) => {
      const [from, to] = [elements[flow.from]!.name, elements[flow.to]!.name];
      const label = flow.name === '' ? '' : `: ${labelFor(flow.name)}`;
      return `${nameFor(from)} -> ${nameFor(to)}${label}${chips(writeChips(flow, 'flow', dataClasses))}`;
    }),
    ...piece.notes.map(
      (note) => `note: ${/^[^"\s][^\r\n]*[^\s]$|^[^"\s]$/.test(note.text) ? note.text : quote(note.text)}`,
    ),
  ].join('\n');
}

function chips(list: readonly string[]): string {
  return list.length === 0 ? '' : ` [${list.join(', ')}]`;
}

function outermostFirst(boundaries: readonly Boundary[]): readonly Boundary[] {
  const byId = new Map(boundaries.map((one) => [one.id, one]));
  const depth = (one: Boundary | undefined, seen = 0): number =>
    one === undefined || seen > boundaries.length ? 0 : 1 + depth(byId.get(one.parent ?? ''), seen + 1);
  return boundaries.toSorted((a, b) => depth(a) - depth(b));
}

/** A name as it is, or in quotes where a reader would take it for something else. */
export function nameFor(name: string): string {
  const [line, ...more] = readSketch(name);
  const statement = line?.statement;
  const isPlain =
    more.length === 0 &&
    statement?.is === 'thing' &&
    statement.thing.text === name &&
    statement.thing.hints.length === 0 &&
    statement.thing.homes.length === 0 &&
    statement.chips.length === 0 &&
    !/[":]|(^|\s)\/(\s|$)|^in\s|\sin$|^([-*•#]|\/\/|\d{1,3}[.)])/.test(name);
  return isPlain ? name : quote(name);
}

function labelFor(name: string): string {
  return name.trim() === name && !/["[\]\r\n]/.test(name) ? name : quote(name);
}
