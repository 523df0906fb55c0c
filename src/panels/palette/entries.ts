import type { Action } from '../../editor/actions';
import type { Row } from '../../engine/register/register';
import { printedNumber } from '../../model/decision';
import { KIND_NAMES } from '../../model/element';
import { outward, readingOrder } from '../../model/graph';
import type { DiagramId, ThingId } from '../../model/id';
import { nameOf, thing, type Model } from '../../model/model';
import { placeOf } from '../../model/place';
import { PALETTE_WORDS } from '../../words/details';

/** One line of the palette: a thing to go to, a threat to open, a boundary to choose, or an action to do. */
export type Entry =
  | {
      readonly is: 'thing';
      readonly id: ThingId;
      readonly title: string;
      readonly hint: string;
      readonly text: string;
    }
  /** An element to which the selected one is connected. */
  | {
      readonly is: 'target';
      readonly id: ThingId;
      readonly title: string;
      readonly hint: string;
      readonly text: string;
    }
  | {
      /** Something that is not on this diagram, to be shown on it. */
      readonly is: 'elsewhere';
      readonly id: ThingId;
      readonly title: string;
      readonly hint: string;
      readonly text: string;
    }
  | {
      readonly is: 'boundary';
      readonly id: string | null;
      readonly title: string;
      readonly hint: string;
      readonly text: string;
    }
  | {
      readonly is: 'threat';
      readonly row: Row;
      readonly title: string;
      readonly hint: string;
      readonly text: string;
    }
  | {
      readonly is: 'action';
      readonly action: Action;
      readonly title: string;
      readonly hint: string;
      readonly text: string;
    };

export function keyOfEntry(entry: Entry): string {
  switch (entry.is) {
    case 'thing':
      return `thing ${entry.id}`;
    case 'elsewhere':
      return `elsewhere ${entry.id}`;
    case 'target':
      return `target ${entry.id}`;
    case 'boundary':
      return `boundary ${entry.id ?? ''}`;
    case 'threat':
      return `threat ${entry.row.key}`;
    case 'action':
      return `action ${entry.action.id}`;
  }
}

/** Everything in the model that can be gone to; with a diagram, only what is on it. */
export function thingEntries(model: Model, diagram?: DiagramId): readonly Entry[] {
  const ids =
    diagram === undefined
      ? [...Object.keys(model.elements), ...Object.keys(model.flows), ...Object.keys(model.boundaries)]
      : readingOrder(model, diagram);
  return ids.map((id) => ({ is: 'thing', id, ...described(model, id) }));
}

/** Elements and boundaries that are not on a diagram yet. */
export function elsewhereEntries(model: Model, diagram: DiagramId): readonly Entry[] {
  return [...Object.keys(model.elements), ...Object.keys(model.boundaries)]
    .filter((id) => !placeOf(model, diagram, id))
    .map((id) => ({ is: 'elsewhere', id, ...described(model, id) }));
}

function described(model: Model, id: ThingId): { title: string; hint: string; text: string } {
  const title = nameOf(model, id);
  const hint = hintOf(model, id);
  return { title, hint, text: `${title} ${hint}`.toLowerCase() };
}

function hintOf(model: Model, id: ThingId): string {
  const found = thing(model, id);
  switch (found?.is) {
    case 'element': {
      const { kind, boundary } = found.record;
      const where = boundary === null ? '' : (model.boundaries[boundary]?.name ?? '');
      return where === '' ? KIND_NAMES[kind] : PALETTE_WORDS.kindIn(KIND_NAMES[kind], where);
    }
    case 'flow':
      return PALETTE_WORDS.flowBetween(nameOf(model, found.record.from), nameOf(model, found.record.to));
    case 'boundary':
      return PALETTE_WORDS.boundary;
    case 'note':
      return PALETTE_WORDS.note;
    case undefined:
      return '';
  }
}

/** The boundaries that things can be put into, and none. A boundary never goes into itself. */
export function boundaryEntries(model: Model, ids: readonly ThingId[]): readonly Entry[] {
  const possible = Object.keys(model.boundaries).filter(
    (id) => !outward(model, id).some((around) => ids.includes(around)),
  );
  const none: Entry = {
    is: 'boundary',
    id: null,
    title: PALETTE_WORDS.noBoundary,
    hint: '',
    text: PALETTE_WORDS.noBoundary.toLowerCase(),
  };
  return [...possible.map((id): Entry => ({ is: 'boundary', id, ...described(model, id) })), none];
}

/** The elements to which a flow can lead, in reading order; those that are not on the diagram last. */
export function targetEntries(model: Model, diagram: DiagramId): readonly Entry[] {
  const here = readingOrder(model, diagram).filter((id) => model.elements[id]);
  const elsewhere = Object.keys(model.elements).filter((id) => !here.includes(id));
  return [...here, ...elsewhere].map((id): Entry => ({ is: 'target', id, ...described(model, id) }));
}

export function threatEntries(rows: readonly Row[]): readonly Entry[] {
  return rows.map((row) => {
    const hint = printedNumber(row.number);
    return {
      is: 'threat',
      row,
      title: row.title,
      hint,
      text: `${hint} ${row.title} ${row.subjectName}`.toLowerCase(),
    };
  });
}

/** Actions that are possible now, by the label they have now. */
export function actionEntries(
  actions: readonly Action[],
  labelled: (action: Action) => string,
  possible: (action: Action) => boolean,
): readonly Entry[] {
  return actions.filter(possible).map((action) => {
    const title = labelled(action);
    return {
      is: 'action',
      action,
      title,
      hint: action.group,
      text: `${title} ${action.words ?? ''}`.toLowerCase(),
    };
  });
}

/** The entries that hold every word typed: those that begin so first, then where a word begins so, then the rest. */
export function matching(entries: readonly Entry[], typed: string): readonly Entry[] {
  return ranked(entries, typed).map(({ entry }) => entry);
}

/** The same, with how well each fits: 0 is its whole name. */
export function ranked(
  entries: readonly Entry[],
  typed: string,
): readonly { readonly entry: Entry; readonly rank: number }[] {
  const words = typed
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return entries
    .map((entry) => ({ entry, rank: words.length === 0 ? 0 : rankOf(entry, words) }))
    .filter(({ rank }) => rank < Infinity)
    .toSorted((a, b) => a.rank - b.rank);
}

/** A part of the list under its own heading. */
export interface Section {
  readonly title: string;
  readonly entries: readonly Entry[];
}

/** Parts in the order of their best entry, each cut to its first few; without anything typed, as they come. */
export function sectionsOf(
  parts: readonly { readonly title: string; readonly entries: readonly Entry[] }[],
  typed: string,
  most: number,
): readonly Section[] {
  return parts
    .map(({ title, entries }) => ({ title, found: ranked(entries, typed) }))
    .filter(({ found }) => found.length > 0)
    .toSorted((a, b) => (a.found[0]?.rank ?? 0) - (b.found[0]?.rank ?? 0))
    .map(({ title, found }) => ({ title, entries: found.slice(0, most).map(({ entry }) => entry) }));
}

function rankOf({ title, text }: Entry, words: readonly string[]): number {
  if (!words.every((word) => text.includes(word))) return Infinity;
  const name = title.toLowerCase();
  const whole = words.join(' ');
  if (name === whole) return 0;
  if (name.startsWith(whole)) return 1;
  if (words.every((word) => ` ${name}`.includes(` ${word}`))) return 2;
  return words.every((word) => name.includes(word)) ? 3 : 4;
}
