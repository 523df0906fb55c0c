import { useEditor, useSession } from '../editor/EditorContext';
import { CommandPalette } from '../panels/palette/CommandPalette';
import { CoverDialog } from '../panels/rules/CoverDialog';
import { SwitchOffDialog } from '../panels/rules/SwitchOffDialog';
import { DataClasses } from '../panels/scope/DataClasses';
import { Shortcuts } from '../panels/shortcuts/Shortcuts';
import { SketchDialog } from '../panels/sketch/SketchDialog';
import { Dialog } from '../ui';
import { appWords } from '../words/app';
import { RenameDiagram } from './DiagramMenu';
import { HistoryDialog } from './HistoryDialog';
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
      <SketchDialog />
      {dialog?.is === 'export' && <ExportDialog onClose={close} />}
      {dialog?.is === 'versions' && <HistoryDialog onClose={close} />}
      {dialog?.is === 'data classes' && (
        <Dialog title={appWords.dataInModel} size="lg" isOpen onOpenChange={close}>
          <DataClasses />
        </Dialog>
      )}
      {dialog?.is === 'switch rule off' && (
        <SwitchOffDialog rule={dialog.rule} subject={dialog.subject} onClose={close} />
      )}
      {dialog?.is === 'cover' && <CoverDialog rule={dialog.rule} subject={dialog.subject} onClose={close} />}
      {dialog?.is === 'rename diagram' && <RenameDiagram id={dialog.id} onClose={close} />}
    </>
  );
}
