import { useEditor, useSession } from '../editor/EditorContext';
import { CommandPalette } from '../panels/palette/CommandPalette';
import { Shortcuts } from '../panels/shortcuts/Shortcuts';
import { ConfirmDelete } from './ConfirmDelete';
import { DataClasses } from './DataClasses';
import { RenameDiagram } from './DiagramMenu';
import { ExportDialog } from './ExportDialog';

/** What is open above the workbench. The palette and the list of keys open and close by themselves. */
export function Dialogs() {
  const editor = useEditor();
  const dialog = useSession((session) => session.dialog);
  const close = (): void => editor.session.setState({ dialog: null });
  return (
    <>
      <CommandPalette />
      <Shortcuts />
      {dialog?.is === 'export' && <ExportDialog onClose={close} />}
      {dialog?.is === 'data classes' && <DataClasses onClose={close} />}
      {dialog?.is === 'rename diagram' && <RenameDiagram id={dialog.id} onClose={close} />}
      {dialog?.is === 'confirm delete' && <ConfirmDelete ids={dialog.ids} onClose={close} />}
    </>
  );
}
