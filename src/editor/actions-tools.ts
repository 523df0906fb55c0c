import { ACTION_SENTENCES } from '../words/actions';
import type { Element } from '../model/element';
import { action, canEdit, modelOf, theElement, type Action } from './action';
import type { Editor } from './editor';
import type { Tool } from './session';

/** The drawing tools, in the order of the toolbar and of the digits. */
export const TOOLS: readonly Tool[] = [
  'select',
  'hand',
  'external',
  'process',
  'store',
  'boundary',
  'flow',
  'note',
];

const LETTERS: Readonly<Record<Tool, string>> = {
  select: 'V',
  hand: 'H',
  external: 'E',
  process: 'P',
  store: 'S',
  boundary: 'B',
  flow: 'F',
  note: 'N',
};

/** Picks up a tool, forgetting a flow half drawn. */
export function takeTool(editor: Editor, tool: Tool): void {
  editor.session.setState({ tool, connectFrom: null, insertAt: null });
}

/** The flow tool with its first end chosen: the next element chosen is where the flow goes. */
export function startFlow(editor: Editor, from: { readonly id: string; readonly name: string }): void {
  editor.session.setState({ tool: 'flow', connectFrom: from.id, insertAt: null });
  editor.canvas?.focus(from.id);
  editor.announce(ACTION_SENTENCES.connectFrom(from.name));
}

/**
 * Where a flow starts that is asked for by key: at the selected element, or, when the keyboard has moved on from what is
 * selected, at the element that it is on now.
 */
function flowStart(editor: Editor): Element | undefined {
  const { focus, selection } = editor.session.getState();
  const focused = focus === null ? undefined : modelOf(editor).elements[focus];
  return selection.length > 0 && focused ? focused : theElement(editor);
}

const tools = TOOLS.map((tool, index) =>
  action(`tool.${tool}`, 'Tools', {
    keys: [LETTERS[tool], String(index + 1)],
    enabled: (editor) => tool === 'select' || tool === 'hand' || canEdit(editor),
    pressed: (editor) => editor.session.getState().tool === tool,
    run: (editor) => {
      const from = tool === 'flow' ? flowStart(editor) : undefined;
      if (from) startFlow(editor, from);
      else takeTool(editor, tool);
    },
  }),
);

export const TOOL_ACTIONS: readonly Action[] = [
  ...tools,
  action('sketch', 'Tools', {
    keys: ['L'],
    enabled: canEdit,
    run: (editor) => editor.session.setState({ dialog: { is: 'sketch' } }),
  }),
  action('tool.keep', 'Tools', {
    keys: ['Q'],
    pressed: (editor) => editor.session.getState().toolLocked,
    run: (editor) => {
      const toolLocked = !editor.session.getState().toolLocked;
      editor.session.setState({ toolLocked });
      editor.announce(toolLocked ? ACTION_SENTENCES.kept : ACTION_SENTENCES.notKept);
    },
  }),
];
