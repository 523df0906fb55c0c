import { Download, History, Keyboard, PanelRightOpen, Redo2, Search, Undo2, Upload } from 'lucide-react';
import { renameModel } from '../../commands/title';
import { perform } from '../../editor/actions';
import { useDocument, useEditor, useSession } from '../../editor/EditorContext';
import { Button, IconButton, KeyCaps, Mark, TextField } from '../../ui';
import { appWords } from '../../words/app';
import styles from './AppBar.module.css';
import { DiagramMenu } from './DiagramMenu';
import { ImportInput, useImports } from '../files/Imports';
import type { OpenModel } from '../models/openModel';
import { HOME } from '../browser/route';
import { SaveState } from './SaveState';
import { ThemeMenu } from '../parts/ThemeMenu';
import { useAction } from '../parts/useAction';

/** The bar above an open model: what is open on the left, commands in the middle, what one does with it on the right. */
export function AppBar({ open }: { readonly open: OpenModel }) {
  const editor = useEditor();
  const imports = useImports();
  return (
    <header className={styles['bar']}>
      <div className={styles['start']}>
        <a className={styles['mark']} href={HOME} aria-label={appWords.allModels} title={appWords.allModels}>
          <Mark size={20} />
        </a>
        <span className={styles['slash']} aria-hidden="true">
          /
        </span>
        <Title />
        <DiagramMenu />
        <SaveState open={open} />
      </div>
      <button type="button" className={styles['commands']} onClick={() => perform(editor, 'commands')}>
        <Search size={15} aria-hidden />
        <span>{appWords.commands}</span>
        <KeyCaps keys="Mod+K" />
      </button>
      <div className={styles['end']}>
        <ActionButton id="undo" icon={<Undo2 size={16} />} />
        <ActionButton id="redo" icon={<Redo2 size={16} />} />
        <span className={styles['line']} />
        <ThemeMenu />
        <IconButton
          label={appWords.shortcuts}
          shortcut="?"
          icon={<Keyboard size={16} />}
          onPress={() => perform(editor, 'shortcuts')}
        />
        <IconButton
          label={appWords.versions}
          icon={<History size={16} />}
          onPress={() => perform(editor, 'versions')}
        />
        <DetailsButton />
        <span className={styles['line']} />
        <IconButton label={appWords.import} icon={<Upload size={16} />} onPress={imports.choose} />
        <Button variant="primary" icon={<Download size={15} />} onPress={() => perform(editor, 'export')}>
          {appWords.export}
        </Button>
        <ImportInput />
      </div>
    </header>
  );
}

function Title() {
  const editor = useEditor();
  const name = useDocument(({ model }) => model.name);
  const readOnly = useDocument((document) => document.readOnly);
  return (
    <div className={styles['title']}>
      <h1 className="visually-hidden">{name}</h1>
      <TextField
        label={appWords.modelTitle}
        hideLabel
        quiet
        value={name}
        isDisabled={readOnly}
        onCommit={(typed) => editor.run(renameModel, { name: typed.trim() })}
      />
    </div>
  );
}

function ActionButton({ id, icon }: { readonly id: string; readonly icon: React.ReactNode }) {
  const editor = useEditor();
  const { label, shortcut, isDisabled, run } = useAction(id);
  return (
    <IconButton
      label={label}
      shortcut={shortcut}
      icon={icon}
      isDisabled={isDisabled}
      onPress={({ pointerType }) => {
        run();
        // Whoever pressed it with a pointer goes on with what is selected now, by arrow keys and Enter as well.
        if (pointerType !== 'keyboard') editor.canvas?.focus(editor.session.getState().selection[0] ?? null);
      }}
    />
  );
}

/** Brings the details back; to close them is up to them. */
function DetailsButton() {
  const editor = useEditor();
  const shown = useSession((session) => session.panels.details);
  if (shown) return null;
  return (
    <IconButton
      label={appWords.showDetails}
      shortcut="D"
      icon={<PanelRightOpen size={16} />}
      onPress={() => perform(editor, 'panel details')}
    />
  );
}
