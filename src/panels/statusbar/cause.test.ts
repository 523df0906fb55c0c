import { expect, test } from 'vitest';
import { placeElement, renameThing, setProperties } from '../../commands/elements';
import { createEditor, type Editor } from '../../editor/editor';
import { emptyModel } from '../../model/model';
import { causeOf } from './cause';

function anEditor(): Editor {
  const editor = createEditor(emptyModel({ id: 'm', name: 'Shop', diagram: 'd' }), {
    newId: () => 'x',
    clock: () => 0,
  });
  editor.run(placeElement, {
    id: 'api',
    kind: 'process',
    diagram: 'd',
    at: { x: 0, y: 0 },
    name: 'API server',
  });
  return editor;
}
const lastOf = (editor: Editor) => editor.document.store.getState().last!;

test('a property that was set is told with its value and the thing', () => {
  const editor = anEditor();

  editor.run(setProperties, { ids: ['api'], values: { validatesInput: false } });

  expect(causeOf(lastOf(editor))).toBe('after “Validates input” was set to No on API server');
});

test('a property made unknown again is told so', () => {
  const editor = anEditor();
  editor.run(setProperties, { ids: ['api'], values: { validatesInput: false } });

  editor.run(setProperties, { ids: ['api'], values: { validatesInput: null } });

  expect(causeOf(lastOf(editor))).toBe('after “Validates input” was set to Unknown on API server');
});

test('any other change is told by its name in the history, and so is taking it back', () => {
  const editor = anEditor();
  editor.run(renameThing, { id: 'api', name: 'Gateway' });

  expect(causeOf(lastOf(editor))).toBe('after “rename API server to Gateway”');

  editor.undo();
  expect(causeOf(lastOf(editor))).toBe('after undoing “rename API server to Gateway”');
});
