import { StickyNote } from 'lucide-react';
import { createElement } from 'react';
import { exchangePlaces, exchangeSteps } from '../../commands/reorder';
import { actionById, labelOf } from '../../editor/actions';
import { TOOLS } from '../../editor/actions-tools';
import type { Editor } from '../../editor/editor';
import type { Tool } from '../../editor/session';
import type { ThingId } from '../../model/id';
import { kindIcon, type MenuItem } from '../../ui';
import { OUTLINE_WORDS } from '../../words/details';
import { selectionMenu } from '../details/menu';
import type { Branch, Line } from './branches';

/** What can be done to the graph from the outline: everything that the canvas can do, in words. */

/** The kinds that the outline can add. Flows are made by connecting. */
export const ADDABLE = TOOLS.filter(
  (tool): tool is 'external' | 'process' | 'store' | 'boundary' | 'note' =>
    tool !== 'select' && tool !== 'hand' && tool !== 'flow',
);

/** One line of a menu for each kind that can be added. */
export function addItems(editor: Editor, add: (tool: Tool) => void): readonly MenuItem[] {
  const { readOnly } = editor.document.store.getState();
  return ADDABLE.flatMap((tool) => {
    const action = actionById(`tool.${tool}`);
    return action
      ? [
          {
            id: `add ${tool}`,
            label: labelOf(action, editor),
            icon: tool === 'note' ? createElement(StickyNote, { size: 15 }) : kindIcon(tool, 15),
            isDisabled: readOnly,
            onAction: () => add(tool),
          },
        ]
      : [];
  });
}

interface Does {
  readonly rename: () => void;
  readonly move: (by: 1 | -1) => void;
  readonly add: (tool: Tool) => void;
}

/** The menu of a line: its properties, its order, what can be added beside it, and all that the canvas offers. */
export function lineMenu(editor: Editor, line: Line, does: Does): readonly MenuItem[] {
  const { id } = line.branch;
  const byName = actionById('connect by name');
  const first: readonly MenuItem[] = [
    {
      id: 'properties',
      label: OUTLINE_WORDS.properties,
      shortcut: 'Alt+Enter',
      onAction: () => focusDetails(editor, id),
    },
    { id: 'add here', label: OUTLINE_WORDS.addHere, items: addItems(editor, does.add) },
    { id: 'up', label: OUTLINE_WORDS.up, shortcut: 'Alt+ArrowUp', onAction: () => does.move(-1) },
    { id: 'down', label: OUTLINE_WORDS.down, shortcut: 'Alt+ArrowDown', onAction: () => does.move(1) },
    { id: 'line', separator: true },
  ];
  const rest = selectionMenu(editor, {
    rename: does.rename,
    // Connecting by pointing would leave the outline; here the other end is chosen by its name.
    ...(byName ? { connect: () => byName.run(editor) } : {}),
  });
  return [...first, ...rest];
}

/** Lets a line change places with its neighbour: elements on the diagram, flows in the story. Says what came of it. */
export function move(editor: Editor, branch: Branch, other: Branch | undefined, by: 1 | -1): void {
  if (branch.is === 'boundary' || branch.is === 'note')
    return editor.announce(OUTLINE_WORDS[branch.is === 'note' ? 'noteOrder' : 'boundaryOrder'], 'urgent');
  if (!other) return editor.announce(OUTLINE_WORDS[by < 0 ? 'first' : 'last'](branch.name), 'urgent');
  const { diagram } = editor.session.getState();
  const outcome =
    branch.is === 'flow'
      ? editor.run(exchangeSteps, { id: branch.id, other: other.id })
      : editor.run(exchangePlaces, { diagram, id: branch.id, other: other.id });
  if (outcome.ok)
    editor.announce(OUTLINE_WORDS[by < 0 ? 'movedBefore' : 'movedAfter'](branch.name, other.name));
}

/** Selects a thing and gives the keyboard to the first field of its properties. */
export function focusDetails(editor: Editor, id: ThingId): void {
  const { panels } = editor.session.getState();
  editor.select([id]);
  editor.session.setState({ openThreat: null, panels: { ...panels, details: true } });
  // The panel draws them first.
  requestAnimationFrame(() =>
    document.querySelector<HTMLElement>('[data-part="details"] :is(input, select, textarea)')?.focus(),
  );
}
