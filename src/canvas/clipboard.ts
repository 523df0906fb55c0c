import { deleteThings } from '../commands/elements';
import {
  decisionsFor,
  fragmentOf,
  idsFor,
  paste,
  pasteDecisions,
  sizeOf,
  type Fragment,
} from '../commands/clipboard';
import type { ThingId } from '../model/id';
import type { Model } from '../model/model';
import { around, boundaryAt, centre, placeOf, type Point } from '../model/place';
import { type modelShape, readModel } from '../model/schema';
import type { writeSketch } from '../sketch/write';
import { canvasWords } from '../words/canvas';
import { announceEdit } from './speak';
import { diagramOf, modelOf, sessionOf, type Stage } from './stage';

/**
 * Copy, cut and paste as the browser's own events, so that text fields keep theirs and no permission is asked.
 * Our own type carries the things; plain text carries them as a sketch, which people can read and type as well.
 */
const TYPE = 'application/x-drawbridge+json';

interface Parcel {
  readonly drawbridge: 1;
  readonly was: 'copied' | 'cut';
  /** Tells one cut from another: the second paste of a cut makes copies. */
  readonly model: string;
  readonly fragment: Fragment;
}

let asText: typeof writeSketch | null = null;

/**
 * Brings what writes things down as a sketch. What is copied has to be there at once, so it is brought before anybody is
 * likely to copy: with the first selection.
 */
export async function bringWriter(): Promise<void> {
  asText = (await import('../sketch/write')).writeSketch;
}

/**
 * Copies once more, with the words that could not be written at once. The browser gives a clipboard for it only while it
 * takes this for the same act of the person, which is some seconds; after that the names stay.
 */
async function copyWithWords(fragment: Fragment, around: Model['boundaries'], parcel: string): Promise<void> {
  await bringWriter();
  const write = (event: ClipboardEvent): void => {
    event.preventDefault();
    event.stopImmediatePropagation();
    event.clipboardData?.setData(TYPE, parcel);
    event.clipboardData?.setData('text/plain', asText?.(fragment, around) ?? namesOf(fragment));
  };
  document.addEventListener('copy', write, { capture: true });
  document.execCommand('copy');
  document.removeEventListener('copy', write, { capture: true });
}

/** What is copied in the moment before a sketch can be written: the names, line by line. */
function namesOf({ elements, boundaries, notes }: Fragment): string {
  return [...boundaries, ...elements]
    .map(({ name }) => name)
    .concat(notes.map(({ text }) => text))
    .join('\n');
}

/** Puts what is selected on the clipboard. False when there is nothing to put. */
export function copy(
  stage: Pick<Stage, 'editor'>,
  data: DataTransfer,
  was: Parcel['was'] = 'copied',
): boolean {
  const { editor } = stage;
  const model = modelOf(stage);
  const { selection, diagram } = sessionOf(stage);
  const ids = selection.filter((id) => was === 'copied' || placeOf(model, diagram, id)?.locked !== true);
  const fragment = fragmentOf(model, diagram, ids);
  if (sizeOf(fragment) === 0) return false;
  const parcel: Parcel = { drawbridge: 1, was, model: model.id, fragment };
  const packed = JSON.stringify(parcel);
  data.setData(TYPE, packed);
  data.setData('text/plain', asText ? asText(fragment, model.boundaries) : namesOf(fragment));
  if (!asText) void copyWithWords(fragment, model.boundaries, packed).catch(() => null);
  if (was === 'cut') {
    const outcome = editor.run(
      deleteThings,
      {
        ids: [...fragment.boundaries, ...fragment.elements, ...fragment.notes].map((thing) => thing.id),
        contents: 'keep',
      },
      [],
    );
    if (outcome.ok) announceEdit(editor, canvasWords.cut(sizeOf(fragment)));
    return true;
  }
  const inside = new Set(fragment.elements.map((element) => element.id));
  const left = fragment.flows.filter((flow) => !inside.has(flow.from) || !inside.has(flow.to)).length;
  editor.announce(
    canvasWords.copied(sizeOf(fragment)) + (left === 0 ? '' : ` ${canvasWords.flowsLeftBehind(left)}`),
  );
  return true;
}

export function cut(stage: Pick<Stage, 'editor'>, data: DataTransfer): boolean {
  return copy(stage, data, 'cut');
}

/** Offers to draw a text from the clipboard, if it reads like a sketch. */
export async function offerSketch({ editor }: Pick<Stage, 'editor'>, text: string): Promise<void> {
  if (text.trim() === '' || editor.document.store.getState().readOnly) return;
  const { looksLikeSketch } = await import('../sketch/recognise');
  if (!looksLikeSketch(text)) return;
  editor.session.setState({ dialog: { is: 'sketch', text: text.replace(/\s+$/, '') } });
}

/** Pastes what is on the clipboard with its middle at a point, or where it was. False when it is not ours. */
export function pasteFrom(
  stage: Pick<Stage, 'editor'>,
  data: DataTransfer,
  at: Point,
  where: 'here' | 'in place' = 'here',
): boolean {
  const parcel = read(data.getData(TYPE));
  if (!parcel) return false;
  const { editor } = stage;
  const model = modelOf(stage);
  const fragment = where === 'in place' ? parcel.fragment : landed(stage, parcel.fragment, at);
  const isBack = parcel.was === 'cut' && parcel.model === model.id;
  const as = isBack ? 'back' : 'copies';
  const ids = idsFor(model, { fragment, newId: editor.newId, as });
  const things: readonly ThingId[] = [...fragment.boundaries, ...fragment.elements, ...fragment.notes].map(
    (thing) => ids.get(thing.id) ?? thing.id,
  );
  const to = where === 'in place' ? { by: { x: 0, y: 0 } } : { at };
  const outcome = editor.run(paste, { fragment, diagram: diagramOf(stage), to, ids }, things);
  if (!outcome.ok) return true;
  announceEdit(editor, canvasWords.pasted(sizeOf(fragment)));
  const decided = decisionsFor(modelOf(stage), { fragment, ids }).length;
  if (decided > 0)
    editor.toast({
      text: canvasWords.pastedWithout(sizeOf(fragment), decided),
      tone: 'plain',
      action: {
        label: canvasWords.withDecisions,
        run: () => void editor.run(pasteDecisions, { fragment, ids }),
      },
    });
  return true;
}

/** A fragment whose outermost things belong to the boundaries they will come to lie in. */
function landed(stage: Pick<Stage, 'editor'>, fragment: Fragment, at: Point): Fragment {
  const model = modelOf(stage);
  const box = around(fragment.places);
  if (!box) return fragment;
  const middle = centre(box);
  const inside = new Set(fragment.boundaries.map((boundary) => boundary.id));
  const under = (id: ThingId, member: string | null): string | null => {
    const place = fragment.places.find((one) => one.thing === id);
    if (!place || (member !== null && inside.has(member))) return member;
    const { x, y } = centre(place);
    return boundaryAt(model, diagramOf(stage), { x: x + at.x - middle.x, y: y + at.y - middle.y });
  };
  return {
    ...fragment,
    elements: fragment.elements.map((element) => ({
      ...element,
      boundary: under(element.id, element.boundary),
    })),
    boundaries: fragment.boundaries.map((boundary) => ({
      ...boundary,
      parent: under(boundary.id, boundary.parent),
    })),
  };
}

/** The parcel in a text from outside, checked like any file; null when it is something else. */
function read(text: string): Parcel | null {
  if (text === '') return null;
  let found: unknown;
  try {
    found = JSON.parse(text);
  } catch {
    return null;
  }
  if (
    typeof found !== 'object' ||
    found === null ||
    !('fragment' in found) ||
    !('model' in found) ||
    typeof found.model !== 'string'
  )
    return null;
  const fragment = readFragment(found.fragment);
  return (
    fragment && {
      drawbridge: 1,
      was: 'was' in found && found.was === 'cut' ? 'cut' : 'copied',
      model: found.model,
      fragment,
    }
  );
}

/** A fragment read through the model's own schema. */
function readFragment(value: unknown): Fragment | null {
  if (typeof value !== 'object' || value === null) return null;
  const lists = value as Readonly<Record<string, unknown>>;
  const table = (name: keyof typeof modelShape.shape & keyof Fragment): Record<string, unknown> => {
    const list = lists[name];
    return Object.fromEntries(
      (Array.isArray(list) ? (list as unknown[]) : []).map((row, index) => [String(index), row]),
    );
  };
  const checked = readModel({
    format: 1,
    id: 'clipboard',
    name: '',
    elements: table('elements'),
    flows: table('flows'),
    boundaries: table('boundaries'),
    notes: table('notes'),
    dataClasses: table('dataClasses'),
    places: table('places'),
    routes: table('routes'),
    decisions: table('decisions'),
  });
  if (!checked.ok) return null;
  const { elements, flows, boundaries, notes, dataClasses, places, routes, decisions } = checked.value;
  const placed = new Set(Object.values(places).map((place) => place.thing));
  const known = new Set<string>();
  /** Things that stand somewhere, each once. */
  const standing = <T extends { readonly id: string }>(rows: Readonly<Record<string, T>>): readonly T[] =>
    Object.values(rows).filter(({ id }) => {
      const isFirst = placed.has(id) && !known.has(id);
      known.add(id);
      return isFirst;
    });
  const fragment = {
    elements: standing(elements),
    boundaries: standing(boundaries),
    notes: standing(notes),
  };
  return {
    ...fragment,
    flows: Object.values(flows),
    dataClasses: Object.values(dataClasses),
    places: Object.values(places).filter((place) => known.has(place.thing)),
    routes: Object.values(routes),
    decisions: Object.values(decisions),
  };
}
