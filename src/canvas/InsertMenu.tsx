import { StickyNote } from 'lucide-react';
import { createPortal } from 'react-dom';
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { splitFlow } from '../commands/flows';
import { useDocument, useEditor, useSession } from '../editor/EditorContext';
import type { Editor } from '../editor/editor';
import { KIND_NAMES, type ElementKind } from '../model/element';
import { flowsAt } from '../model/graph';
import type { DiagramId, ElementId, FlowId } from '../model/id';
import { nameOf, type Model } from '../model/model';
import { placesOn } from '../model/place';
import { findPresets } from '../model/preset';
import { kindIcon } from '../ui';
import { canvasWords } from '../words/canvas';
import { kindByName } from '../sketch/kind';
import { boxFor, placeThing, type Placeable } from './place';
import { announceEdit } from './speak';

/** One line of the insert menu. */
interface Choice {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  readonly icon: ReactNode;
  /** What is placed; or something that stands on the diagram already and gets connected. */
  readonly what: Placeable | { readonly is: 'there'; readonly id: ElementId };
}

const KINDS: readonly ElementKind[] = ['external', 'process', 'store'];
const PLAIN: readonly Choice[] = [
  ...KINDS.map((kind): Choice => ({
    id: kind,
    label: KIND_NAMES[kind],
    hint: '',
    icon: kindIcon(kind, 16),
    what: { is: 'element', kind },
  })),
  {
    id: 'boundary',
    label: canvasWords.kinds.boundary,
    hint: '',
    icon: kindIcon('boundary', 16),
    what: { is: 'boundary' },
  },
  {
    id: 'note',
    label: canvasWords.kinds.note,
    hint: '',
    icon: <StickyNote size={16} strokeWidth={1.75} />,
    what: { is: 'note' },
  },
];

/** Elements of a diagram that no flow begins or ends at yet, as far as their names fit a query. */
function unconnected(model: Model, diagram: DiagramId, query: string): readonly Choice[] {
  const typed = query.trim().toLowerCase();
  return placesOn(model, diagram)
    .map(({ thing }) => model.elements[thing])
    .filter((element) => element !== undefined)
    .filter(({ id, name }) => flowsAt(model, id).length === 0 && name.toLowerCase().includes(typed))
    .map(({ id, name, kind }) => ({
      id: `there ${id}`,
      label: name,
      hint: canvasWords.unconnected,
      icon: kindIcon(kind, 16),
      what: { is: 'there', id },
    }));
}

/** What a query offers: the plain kinds, then technologies, then something called as was typed; only elements when they become an end of a flow. */
export function choicesFor(query: string, purpose: 'anything' | 'an end'): readonly Choice[] {
  const typed = query.trim().toLowerCase();
  const plain = PLAIN.filter(
    ({ label, what }) =>
      (purpose === 'anything' || what.is === 'element') &&
      label
        .toLowerCase()
        .split(' ')
        .concat(label.toLowerCase())
        .some((word) => word.startsWith(typed)),
  );
  const presets = findPresets(query).map((preset): Choice => ({
    id: `preset ${preset.id}`,
    label: preset.label,
    hint: KIND_NAMES[preset.kind],
    icon: kindIcon(preset.kind, 16),
    what: { is: 'element', kind: preset.kind, name: preset.label, properties: preset.facts },
  }));
  return [...plain, ...presets.slice(0, 60), ...(typed === '' ? [] : calledLike(query.trim()))];
}

/** Elements of the name that was typed: first of the kind that the name speaks of. */
function calledLike(name: string): readonly Choice[] {
  const guess = kindByName(name);
  return [guess, ...KINDS.filter((kind) => kind !== guess)].map((kind) => ({
    id: `called ${kind}`,
    label: name,
    hint: KIND_NAMES[kind],
    icon: kindIcon(kind, 16),
    what: { is: 'element', kind, name },
  }));
}

/** The menu that opens on a double-click: type to filter, Enter places and opens the name. */
export function InsertMenu() {
  const insertAt = useSession((session) => session.insertAt);
  if (!insertAt) return null;
  // On the page itself: the canvas is a container of its own, in which nothing can be fixed to the window.
  return createPortal(
    <OpenMenu key={`${insertAt.client.x} ${insertAt.client.y} ${insertAt.from ?? ''}`} at={insertAt} />,
    document.body,
  );
}

type At = NonNullable<ReturnType<ReturnType<typeof useEditor>['session']['getState']>['insertAt']>;

function OpenMenu({ at }: { readonly at: At }) {
  const editor = useEditor();
  const model = useDocument((state) => state.model);
  const diagram = useSession((session) => session.diagram);
  const title =
    at.from !== undefined
      ? canvasWords.insertConnected(nameOf(model, at.from))
      : at.into !== undefined
        ? canvasWords.insertInto(nameOf(model, at.into))
        : undefined;
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const listId = useId();
  const menu = useRef<HTMLDivElement>(null);
  const choices = [
    ...(at.into === undefined ? [] : unconnected(model, diagram, query)),
    ...choicesFor(query, at.from === undefined && at.into === undefined ? 'anything' : 'an end'),
  ];
  const chosen = choices[Math.min(active, choices.length - 1)];

  const close = (): void =>
    editor.session.setState({
      insertAt: null,
      ...(at.from === undefined
        ? {}
        : { connectFrom: null, tool: editor.session.getState().toolLocked ? 'flow' : 'select' }),
    });
  const take = (choice: Choice): void => {
    if (at.from !== undefined) editor.session.setState({ connectFrom: null });
    const { what } = choice;
    if (what.is === 'there') return splitWith(editor, at.into, what.id);
    placeThing({ editor }, what, { box: boxFor({ editor }, what, at.page), from: at.from, into: at.into });
  };

  // A press anywhere else closes it.
  useEffect(() => {
    const away = (event: PointerEvent): void => {
      if (event.target instanceof Node && menu.current?.contains(event.target) !== true) close();
    };
    window.addEventListener('pointerdown', away, { capture: true });
    return () => window.removeEventListener('pointerdown', away, { capture: true });
  });
  useEffect(() => {
    document.getElementById(`${listId} ${chosen?.id}`)?.scrollIntoView({ block: 'nearest' });
  }, [chosen?.id, listId]);

  const key = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };
    const step = steps[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setActive((now) => Math.min(Math.max(now + step, 0), choices.length - 1));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (chosen) take(chosen);
    } else if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault();
      close();
      editor.canvas?.focus(editor.session.getState().focus);
    }
  };

  return (
    <div
      ref={menu}
      className="insert-menu"
      data-own-pointer=""
      role="dialog"
      aria-label={canvasWords.insert}
      style={placed(at)}
    >
      {title !== undefined && <p className="insert-title">{title}</p>}
      <input
        ref={(field) => field?.focus({ preventScroll: true })}
        type="text"
        role="combobox"
        aria-label={canvasWords.insertFilter}
        aria-expanded="true"
        aria-controls={listId}
        aria-activedescendant={chosen ? `${listId} ${chosen.id}` : undefined}
        aria-autocomplete="list"
        autoComplete="off"
        spellCheck={false}
        placeholder={canvasWords.insertFilter}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setActive(0);
        }}
        onKeyDown={key}
      />
      <div id={listId} role="listbox" aria-label={canvasWords.insert} className="insert-list">
        {choices.map((choice) => (
          // Keys are the field's; the list is pointed at.
          <div
            key={choice.id}
            id={`${listId} ${choice.id}`}
            role="option"
            tabIndex={-1}
            aria-selected={choice === chosen}
            className={choice === chosen ? 'insert-choice active' : 'insert-choice'}
            onPointerMove={() => setActive(choices.indexOf(choice))}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => take(choice)}
            onKeyDown={key}
          >
            {choice.icon}
            <span>{choice.label}</span>
            <span className="insert-hint">{choice.hint}</span>
          </div>
        ))}
      </div>
    </div>
  );
}

/** Puts an element that stands on the diagram into a flow. It stays where it is. */
function splitWith(editor: Editor, flow: FlowId | undefined, at: ElementId): void {
  editor.session.setState({ insertAt: null });
  if (flow === undefined) return;
  const outcome = editor.run(splitFlow, { flow, at, id: editor.newId('flow') }, [at]);
  const { model } = editor.document.store.getState();
  if (outcome.ok) announceEdit(editor, canvasWords.splitBy(nameOf(model, flow), nameOf(model, at)));
  editor.canvas?.focus(at);
}

const SIZE = { width: 264, height: 320 };
/** From the middle of what an end of a flow would become to below it, px. */
const BELOW = 40;

/** Inside the window: beside the point, or below the preview of what would come to stand there. */
function placed({ client: { x, y }, from, into }: At): { readonly left: number; readonly top: number } {
  const isPreviewed = from !== undefined || into !== undefined;
  const [left, top] = isPreviewed ? [x - SIZE.width / 2, y + BELOW] : [x, y];
  return {
    left: Math.max(8, Math.min(left, window.innerWidth - SIZE.width - 8)),
    top: Math.max(8, Math.min(top, window.innerHeight - SIZE.height - 8)),
  };
}
