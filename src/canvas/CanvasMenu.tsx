import { Fragment, useContext } from 'react';
import { useDocument, useEditor, useSession } from '../editor/EditorContext';
import { actionById, labelOf } from '../editor/actions';
import type { Editor } from '../editor/editor';
import { thing } from '../model/model';
import { routeFlow } from '../commands/flows';
import { routeOf, type RouteStyle } from '../model/place';
import { ContextMenu, type MenuItem } from '../ui';
import { canvasWords } from '../words/canvas';
import { SceneContext, useScene } from './scene';

/** What a right click, the menu key or a long press offers: actions by name, a view of the one list. */
const OFFERS = {
  element: [
    ['rename', 'connect', 'select boundary', 'select connected', 'diagram inside'],
    ['convert external', 'convert process', 'convert store'],
    ['move to boundary', 'wrap', 'measures', 'lock'],
    ['duplicate', 'copy link', 'diagram take off', 'delete'],
  ],
  boundary: [
    ['rename', 'select contents', 'select boundary'],
    ['fit', 'tidy boundary', 'move to boundary', 'dissolve', 'measures', 'lock'],
    ['duplicate', 'copy link', 'delete', 'delete with contents'],
  ],
  flow: [
    ['rename', 'reverse', 'return', 'split', 'select connected'],
    ['copy link', 'delete'],
  ],
  note: [
    ['rename', 'measures', 'lock'],
    ['duplicate', 'delete'],
  ],
  several: [
    [
      'align left',
      'align centre',
      'align top',
      'align middle',
      'spread across',
      'spread down',
      'tidy selection',
    ],
    ['wrap', 'move to boundary', 'measures', 'lock'],
    ['duplicate', 'delete'],
  ],
  nothing: [
    ['sketch', 'select all', 'fit all', 'diagram show here', 'diagram outside'],
    ['tidy', 'snap'],
  ],
} as const;

export function CanvasMenu() {
  const editor = useEditor();
  const stores = useContext(SceneContext);
  const at = useScene((scene) => scene.menuAt);
  const close = (): void => stores?.scene.setState({ menuAt: null });
  if (!at) return null;
  return (
    <Fragment key={`${at.client.x} ${at.client.y}`}>
      <OpenMenu
        position={at.client}
        onClose={close}
        onInsert={() => editor.session.setState({ insertAt: { page: at.page, client: at.client } })}
      />
    </Fragment>
  );
}

interface Props {
  readonly position: { readonly x: number; readonly y: number };
  readonly onClose: () => void;
  readonly onInsert: () => void;
}

function OpenMenu({ position, onClose, onInsert }: Props) {
  const editor = useEditor();
  const selection = useSession((session) => session.selection);
  const model = useDocument((state) => state.model);
  const only = selection.length === 1 ? thing(model, selection[0]!) : undefined;
  const is = selection.length === 0 ? 'nothing' : (only?.is ?? 'several');
  const groups = OFFERS[is].map((ids) => ids.flatMap((id) => offered(editor, id)));
  if (is === 'nothing')
    groups.unshift([{ id: 'insert', label: canvasWords.insertHere, shortcut: '/', onAction: onInsert }]);
  if (only?.is === 'flow') groups.splice(1, 0, [routes(editor, only.record.id)]);
  const items = groups
    .filter((group) => group.length > 0)
    .flatMap((group, index): readonly MenuItem[] =>
      index === 0 ? group : [{ id: `line ${index}`, separator: true }, ...group],
    );
  return <ContextMenu label={canvasWords.menu} items={items} position={position} onClose={onClose} />;
}

/** An action as a line of the menu; nothing when it makes no sense here. */
function offered(editor: Editor, id: string): readonly MenuItem[] {
  const action = actionById(id);
  if (!action || (!action.enabled(editor) && action.pressed === undefined)) return [];
  return [
    {
      id,
      label: labelOf(action, editor),
      shortcut: action.keys?.[0],
      danger: id.startsWith('delete'),
      isDisabled: !action.enabled(editor),
      onAction: () => action.run(editor),
    },
  ];
}

const STYLES: readonly RouteStyle[] = ['curved', 'straight', 'right-angled'];

/** How the line of one flow runs; the model's own style is the default. */
function routes(editor: Editor, flow: string): MenuItem {
  const { diagram } = editor.session.getState();
  const { model } = editor.document.store.getState();
  const route = routeOf(model, diagram, flow);
  const now = route?.style ?? model.settings.routes;
  return {
    id: 'line style',
    label: canvasWords.line,
    items: [
      ...STYLES.map((style): MenuItem => ({
        id: `line ${style}`,
        label: canvasWords.styles[style],
        isDisabled: style === now,
        onAction: () =>
          void editor.run(routeFlow, {
            diagram,
            flow,
            style: style === model.settings.routes ? null : style,
          }),
      })),
      { id: 'below styles', separator: true },
      ...['bend', 'straighten', 'label back', 'measures'].flatMap((id) => offered(editor, id)),
    ],
  };
}
