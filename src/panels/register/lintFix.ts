import { deleteThings, setProperties } from '../../commands/elements';
import { deleteDataClass } from '../../commands/scope';
import type { Editor } from '../../editor/editor';
import type { LintFix } from '../../engine/threat';

/** Does what a lint offers, as one step to undo. */
export function settle(editor: Editor, fix: LintFix): void {
  if (fix.does === 'set')
    editor.run(setProperties, { ids: fix.things, values: { [fix.property]: fix.value ?? null } });
  else if (editor.document.store.getState().model.dataClasses[fix.thing])
    editor.run(deleteDataClass, { id: fix.thing });
  else editor.run(deleteThings, { ids: [fix.thing], contents: 'keep' });
}
