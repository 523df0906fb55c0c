import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { resizeThing } from '../commands/arrange';
import { renameThing } from '../commands/elements';
import { part, together } from '../commands/together';
import { useDocument, useEditor, useSession } from '../editor/EditorContext';
import type { Editor } from '../editor/editor';
import type { ThingId } from '../model/id';
import { thing, type Model } from '../model/model';
import { placeOf, type Box } from '../model/place';
import { canvasWords } from '../words/canvas';
import { LAYER, type FlowEdge } from './drawn';
import { announceEdit } from './speak';
import { elementWidth, widthOf } from './text';

/**
 * Types a name where it stands. The field keeps its own text and the model is left alone until it is done, so that
 * nothing can disturb the composing of a word (Enter and Esc then belong to the input method).
 */
export function NameField({ edges }: { readonly edges: readonly FlowEdge[] }) {
  const naming = useSession((session) => session.naming);
  return naming === null ? null : <OpenField key={naming} id={naming} edges={edges} />;
}

function OpenField({ id, edges }: { readonly id: ThingId; readonly edges: readonly FlowEdge[] }) {
  const editor = useEditor();
  const diagram = useSession((session) => session.diagram);
  const model = useDocument((state) => state.model);
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const isDone = useRef(false);
  const before = textOf(model, id);
  const [typed, setTyped] = useState(before);
  const box = boxFor(model, diagram, { id, edges, typed });

  useEffect(() => {
    field.current?.focus({ preventScroll: true });
    field.current?.select();
  }, []);

  if (!box) return null;
  const is = thing(model, id)?.is;

  const close = (keep: 'commit' | 'restore', then: 'canvas' | 'elsewhere'): void => {
    if (isDone.current) return;
    isDone.current = true;
    const text = field.current?.value ?? before;
    editor.session.setState({ naming: null });
    if (keep === 'commit') rename(editor, id, text, before);
    if (then === 'canvas') editor.canvas?.focus(id);
  };
  const key = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (event.key === 'Enter' && !(is === 'note' && event.shiftKey)) {
      event.preventDefault();
      close('commit', 'canvas');
    } else if (event.key === 'Escape') {
      event.preventDefault();
      close('restore', 'canvas');
    } else if (event.key === 'Tab') {
      event.preventDefault();
      close('commit', 'canvas');
    }
  };
  const shared = {
    ref: field,
    className: `name-field ${is ?? ''}${box.spills ? ' spills' : ''}`,
    'aria-label': is === 'note' ? canvasWords.noteText : canvasWords.naming,
    defaultValue: before,
    maxLength: 400,
    spellCheck: false,
    onKeyDown: key,
    onInput: () => setTyped(field.current?.value ?? ''),
    onBlur: () => close('commit', 'elsewhere'),
  };
  return (
    <div
      className="name-place"
      data-own-pointer=""
      style={{
        transform: `translate(${box.x}px, ${box.y}px)`,
        width: box.width,
        height: box.height,
        zIndex: LAYER.note + 900,
      }}
    >
      {is === 'note' ? <textarea {...shared} /> : <input {...shared} type="text" autoComplete="off" />}
    </div>
  );
}

function textOf(model: Model, id: ThingId): string {
  const found = thing(model, id);
  if (!found) return '';
  return found.is === 'note' ? found.record.text : found.record.name;
}

interface Naming {
  readonly id: ThingId;
  readonly edges: readonly FlowEdge[];
  /** What is in the field now. */
  readonly typed: string;
}

/** The field's box; one that `spills` is broader than the shape it names. */
interface FieldBox extends Box {
  readonly spills?: boolean;
}

/**
 * Over an element's middle, a boundary's tab, a flow's label, a whole note. A name is typed in its shape, and the field grows
 * beyond it where the name does.
 */
function boxFor(model: Model, diagram: string, { id, edges, typed }: Naming): FieldBox | undefined {
  const place = placeOf(model, diagram, id);
  const wish = widthOf(typed, 13, 600);
  if (place && model.boundaries[id])
    return { x: place.x + 8, y: place.y - 14, width: Math.max(160, Math.min(wish + 40, 280)), height: 28 };
  if (place && model.notes[id]) return place;
  if (place) {
    const room = place.width - 10;
    const spills = wish + 8 > room;
    const width = spills ? Math.max(room + 16, Math.min(wish + 32, 280)) : room;
    const y = place.y + place.height / 2 - 14;
    return { x: place.x + (place.width - width) / 2, y, width, height: 28, spills };
  }
  const at = edges.find((edge) => edge.id === id)?.data?.labelAt;
  const width = Math.max(120, Math.min(wish + 32, 280));
  return at && { x: at.x - width / 2, y: at.y - 14, width, height: 28 };
}

/** One step to undo: the name, and the room that the shape needs for it. A blank name leaves the old one. */
function rename(editor: Editor, id: ThingId, typed: string, before: string): void {
  const { model } = editor.document.store.getState();
  const { diagram } = editor.session.getState();
  const name = model.notes[id] ? typed : typed.replace(/\s+/g, ' ').trim();
  if (name === before || (name === '' && !model.flows[id])) return;
  const parts = [part(renameThing, { id, name })];
  const element = model.elements[id];
  const place = placeOf(model, diagram, id);
  const width = element ? elementWidth(name, element.kind) : 0;
  if (place && width > place.width) {
    const box = { x: place.x - (width - place.width) / 2, y: place.y, width, height: place.height };
    parts.push(part(resizeThing, { diagram, id, box }));
  }
  const outcome = editor.run(together, { label: renameThing.label(model, { id, name }), parts });
  if (outcome.ok && outcome.changed) announceEdit(editor, canvasWords.renamed(name));
}
