import { actionById, labelOf, perform } from '../../editor/actions';
import type { Editor } from '../../editor/editor';
import type { MenuItem } from '../../ui';

/** Actions on the selection, in the order of the menus; those that are not possible now are left out. A dash divides. */
const ON_SELECTION = [
  'rename',
  'duplicate',
  'connect',
  'reverse',
  'return',
  'split',
  'measures',
  'bend',
  'straighten',
  'label back',
  'lock',
  'move to boundary',
  'wrap',
  'fit',
  'dissolve',
  '-',
  'convert external',
  'convert process',
  'convert store',
  '-',
  'select connected',
  'select kind',
  'select boundary',
  'select contents',
  'fit selection',
  'copy link',
  '-',
  'delete',
  'delete with contents',
] as const;

/** The menu of what is selected, as it stands now. */
export function selectionMenu(
  editor: Editor,
  instead: Readonly<Record<string, () => void>> = {},
): readonly MenuItem[] {
  const items: MenuItem[] = [];
  let divide = false;
  for (const id of ON_SELECTION) {
    if (id === '-') {
      divide = items.length > 0;
      continue;
    }
    const action = actionById(id);
    if (!action?.enabled(editor)) continue;
    if (divide) items.push({ id: `before ${id}`, separator: true });
    divide = false;
    items.push({
      id,
      label: labelOf(action, editor),
      shortcut: action.keys?.[0],
      danger: id.startsWith('delete'),
      onAction: instead[id] ?? does(editor, id),
    });
  }
  return items;
}

/** What a button does that stands for one of the actions. */
export function does(editor: Editor, id: string): () => void {
  return () => void perform(editor, id);
}
