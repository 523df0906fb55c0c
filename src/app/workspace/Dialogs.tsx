import { useEditor, useSession } from '../../editor/EditorContext';
import { Dialog, later } from '../../ui';
import { appWords } from '../../words/app';

const CommandPalette = later(() =>
  import('../../panels/palette/CommandPalette').then((m) => m.CommandPalette),
);
const SketchDialog = later(() => import('../../panels/sketch/SketchDialog').then((m) => m.SketchDialog));
const Shortcuts = later(() => import('../../panels/shortcuts/Shortcuts').then((m) => m.Shortcuts));
const HistoryDialog = later(() => import('../versions/HistoryDialog').then((m) => m.HistoryDialog));
const ExportDialog = later(() => import('../exporting/ExportDialog').then((m) => m.ExportDialog));
const ShareDialog = later(() => import('../exporting/ShareDialog').then((m) => m.ShareDialog));
const CompareDialog = later(() => import('../versions/CompareDialog').then((m) => m.CompareDialog));
const RenameDiagram = later(() => import('./RenameDiagram').then((m) => m.RenameDiagram));
const CoverDialog = later(() => import('../../panels/rules/CoverDialog').then((m) => m.CoverDialog));
const SwitchOffDialog = later(() =>
  import('../../panels/rules/SwitchOffDialog').then((m) => m.SwitchOffDialog),
);
const DataClasses = later(() => import('../../panels/scope/DataClasses').then((m) => m.DataClasses));

/** What is open above the workbench. The palette and the list of keys close by themselves. */
export function Dialogs() {
  const editor = useEditor();
  const dialog = useSession((session) => session.dialog);
  const close = (): void => editor.session.setState({ dialog: null });
  return (
    <>
      {dialog?.is === 'commands' && <CommandPalette choosing={dialog.choose} onClose={close} />}
      {dialog?.is === 'sketch' && <SketchDialog text={dialog.text} onClose={close} />}
      {dialog?.is === 'shortcuts' && <Shortcuts />}
      {dialog?.is === 'export' && <ExportDialog onClose={close} />}
      {dialog?.is === 'share' && <ShareDialog onClose={close} />}
      {dialog?.is === 'versions' && <HistoryDialog onClose={close} />}
      {dialog?.is === 'compare' && <CompareDialog onClose={close} />}
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
