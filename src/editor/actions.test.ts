import { describe, expect, test } from 'vitest';
import { moveThings } from '../commands/arrange';
import { placeElement } from '../commands/elements';
import { connect } from '../commands/flows';
import { emptyModel } from '../model/model';
import { idMaker } from '../model/id';
import { placeOf } from '../model/place';
import { ACTION_GROUPS, ACTIONS, actionById, allActions, labelOf, perform, registerActions } from './actions';
import { createEditor, type Editor } from './editor';

function anEditor(): Editor {
  let tick = 0;
  const newId = idMaker((below) => (tick = (tick * 7 + 5) % 9973) % below);
  const editor = createEditor(emptyModel({ id: 'm-1', name: 'Shop', diagram: 'd-1' }), {
    newId,
    clock: () => 0,
  });
  editor.run(placeElement, {
    id: 'browser',
    kind: 'external',
    diagram: 'd-1',
    at: { x: 0, y: 0 },
    name: 'Browser',
  });
  editor.run(placeElement, { id: 'api', kind: 'process', diagram: 'd-1', at: { x: 300, y: 0 }, name: 'API' });
  editor.run(connect, { id: 'calls', from: 'browser', to: 'api', name: 'Calls' });
  return editor;
}
const modelOf = (editor: Editor) => editor.document.store.getState().model;

test('tells every edit in words: what says nothing of itself is told as its step is called', () => {
  const editor = anEditor();
  const said = () => editor.session.getState().announcement.text;
  editor.select(['calls']);
  actionById('reverse')?.run(editor);
  expect(said()).toBe('Done: reverse Calls.');

  editor.select(['api']);
  actionById('wrap')?.run(editor);
  actionById('dissolve')?.run(editor);
  expect(said()).toMatch(/^Done: dissolve/);
  expect(editor.session.getState().selection).toEqual(['api']);

  actionById('undo')?.run(editor);
  expect(said()).toMatch(/^Undid: dissolve/);
});

describe('the list of actions', () => {
  test('names each action once and has it in a known group', () => {
    const ids = ACTIONS.map((one) => one.id);

    expect(new Set(ids).size).toBe(ids.length);
    expect(ACTIONS.every((one) => ACTION_GROUPS.includes(one.group))).toBe(true);
  });

  test('gives no key to two actions', () => {
    const keys = ACTIONS.flatMap((one) => one.keys ?? []);

    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  test('writes modifiers in one order and letters as capitals', () => {
    const keys = ACTIONS.flatMap((one) => one.keys ?? []);
    const wellWritten = /^(Mod\+)?(Alt\+)?(Shift\+)?([A-Z0-9]|[+\-.,?/'[\]]|F\d+|[A-Z][A-Za-z]+)$/;

    expect(keys.filter((key) => !wellWritten.test(key))).toEqual([]);
  });

  test('takes no key without which a browser cannot be used', () => {
    const sacred = [
      'Mod+R',
      'Mod+W',
      'Mod+T',
      'Mod+L',
      'Mod+N',
      'Mod+P',
      'Mod++',
      'Mod+-',
      'F5',
      'Tab',
      'Mod+C',
      'Mod+V',
      'Mod+X',
    ];

    expect(ACTIONS.flatMap((one) => one.keys ?? []).filter((key) => sacred.includes(key))).toEqual([]);
  });

  test('takes actions of the surroundings and gives them back', () => {
    const dark = {
      id: 'theme',
      label: 'Dark theme',
      group: 'View',
      enabled: () => true,
      run: () => {},
    } as const;

    const takeAway = registerActions([dark]);
    expect(actionById('theme')).toBe(dark);

    takeAway();
    expect(allActions()).toBe(ACTIONS);
  });

  test('can be asked whether they are possible, whatever is selected', () => {
    const editor = anEditor();
    const selections = [[], ['api'], ['calls'], ['api', 'browser']];

    const asked = selections.flatMap((selection) => {
      editor.select(selection);
      return ACTIONS.map(
        (one) => [one.enabled(editor), one.pressed?.(editor), labelOf(one, editor)] as const,
      );
    });

    expect(asked.every(([, , label]) => label.length > 0)).toBe(true);
  });
});

describe('actions', () => {
  test('undo names the step it takes back', () => {
    const editor = anEditor();
    editor.select(['api']);
    perform(editor, 'delete');

    expect(labelOf(actionById('undo')!, editor)).toBe('Undo delete API');
    perform(editor, 'undo');
    expect(modelOf(editor).flows['calls']).toBeDefined();
    expect(labelOf(actionById('redo')!, editor)).toBe('Redo delete API');
  });

  test('an impossible action does nothing and says so', () => {
    const editor = anEditor();

    expect(perform(editor, 'reverse')).toBe(false);
  });

  test('the flow tool starts at the selected element, and Escape steps back one level at a time', () => {
    const editor = anEditor();
    editor.select(['api']);

    perform(editor, 'tool.flow');
    expect(editor.session.getState()).toMatchObject({ tool: 'flow', connectFrom: 'api' });

    perform(editor, 'cancel');
    expect(editor.session.getState()).toMatchObject({ tool: 'flow', connectFrom: null });
    perform(editor, 'cancel');
    expect(editor.session.getState()).toMatchObject({ tool: 'select', selection: ['api'] });
    perform(editor, 'cancel');
    expect(editor.session.getState().selection).toEqual([]);
    expect(actionById('cancel')!.enabled(editor)).toBe(false);
  });

  test('copies that were moved are copied on in equal steps', () => {
    const editor = anEditor();
    const xOf = () => placeOf(modelOf(editor), 'd-1', editor.session.getState().selection[0] ?? '')?.x;
    editor.select(['api']);
    const start = xOf()!;

    perform(editor, 'duplicate');
    editor.run(moveThings, {
      diagram: 'd-1',
      ids: editor.session.getState().selection,
      by: { x: 100, y: 0 },
      into: 'keep',
    });
    perform(editor, 'duplicate');

    expect(xOf()).toBe(start + 2 * 124);
  });

  test('duplicating takes the flows between along and selects the copies', () => {
    const editor = anEditor();
    editor.select(['browser', 'api']);

    perform(editor, 'duplicate');

    const { selection } = editor.session.getState();
    expect(selection).toHaveLength(2);
    expect(selection).not.toContain('api');
    expect(Object.keys(modelOf(editor).flows)).toHaveLength(2);
  });

  test('what the open threat touches can be selected, as far as the diagram shows it', () => {
    const editor = anEditor();
    const action = actionById('select touched')!;
    expect(action.enabled(editor)).toBe(false);

    editor.session.setState({ openThreat: 'flow-plain@calls', spotlight: ['calls', 'browser', 'elsewhere'] });

    expect(perform(editor, 'select touched')).toBe(true);
    expect(editor.session.getState().selection).toEqual(['calls', 'browser']);
  });

  test('a locked element is not deleted', () => {
    const editor = anEditor();
    editor.select(['api']);
    perform(editor, 'lock');

    perform(editor, 'delete');

    expect(modelOf(editor).elements['api']).toBeDefined();
    expect(editor.session.getState().announcement.urgent).toBe(true);
  });

  test('deleting an element says that its flows went too, with a way back', () => {
    const editor = anEditor();
    editor.select(['api']);

    perform(editor, 'delete');

    expect(editor.session.getState().toasts.at(-1)?.text).toBe('Deleted API and 1 flow.');
    editor.session.getState().toasts.at(-1)?.action?.run();
    expect(modelOf(editor).elements['api']).toBeDefined();
  });

  test('a new diagram is shown at once and can be deleted again', () => {
    const editor = anEditor();

    perform(editor, 'diagram new');
    const second = editor.session.getState().diagram;
    expect(modelOf(editor).diagrams[second]?.name).toBe('Diagram 2');

    perform(editor, 'diagram delete');
    expect(editor.session.getState().diagram).toBe('d-1');
    expect(modelOf(editor).elements['api']).toBeDefined();
  });

  test('in a tab that may only read, nothing that edits is possible', () => {
    const editor = anEditor();
    editor.select(['api']);
    editor.document.setReadOnly(true);

    const editing = ['tool.process', 'undo', 'delete', 'duplicate', 'wrap', 'lock', 'diagram new', 'rename'];
    expect(editing.filter((id) => actionById(id)!.enabled(editor))).toEqual([]);
  });
});
