import { counted } from '../commands/command';
import { doomed } from '../commands/elements';
import { removeThings } from '../editor/actions-edit';
import { useDocument, useEditor } from '../editor/EditorContext';
import type { ThingId } from '../model/id';
import { nameOf } from '../model/model';
import { ConfirmDialog } from '../ui';
import { appWords } from '../words/app';

/** Asks before much is deleted at once, and counts what would go. */
export function ConfirmDelete({
  ids,
  onClose,
}: {
  readonly ids: readonly ThingId[];
  readonly onClose: () => void;
}) {
  const editor = useEditor();
  const model = useDocument((document) => document.model);
  const gone = [...doomed(model, { ids, contents: 'delete' })];
  const flows = gone.filter((id) => id in model.flows).length;
  const things = gone.length - flows;
  const [only] = ids;
  const what =
    ids.length === 1 && only !== undefined ? `“${nameOf(model, only)}”` : counted(things, 'element');
  return (
    <ConfirmDialog
      title={appWords.deleteTitle(flows > 0 ? `${what} and ${counted(flows, 'flow')}` : what)}
      body={appWords.deleteText}
      confirm={appWords.remove}
      keep={appWords.keep}
      danger
      isOpen
      onConfirm={() => {
        onClose();
        removeThings(editor, ids, 'delete');
      }}
      onCancel={onClose}
    />
  );
}
