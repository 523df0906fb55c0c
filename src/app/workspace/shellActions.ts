import type { Action } from '../../editor/action';
import type { Editor } from '../../editor/editor';
import type { ThingId } from '../../model/id';
import { appWords } from '../../words/app';
import { FILE_WORDS } from '../../words/files';
import { copyText } from '../browser/download';
import { backUp } from '../files/backupFiles';
import { documents } from '../models/keeping';
import type { OpenModel } from '../models/openModel';
import { cycleParts } from './regions';
import { goTo, HOME, hrefOf, type Target } from '../browser/route';
import { setTheme } from '../../ui';

/** What can be done from an open model that needs the page: files, themes, the way between its parts. */
export function shellActions(
  open: OpenModel,
  chooseFile: () => void,
  openFile: () => void,
): readonly Action[] {
  const always = (): boolean => true;
  const themes = (['light', 'dark', 'system'] as const).map((theme): Action => ({
    id: `theme ${theme}`,
    label: `${appWords.theme}: ${appWords.themes[theme]}`,
    group: 'View',
    words: 'colours appearance mode',
    enabled: always,
    run: () => setTheme(theme),
  }));
  return [
    {
      id: 'next part',
      label: appWords.nextPanel,
      group: 'View',
      keys: ['F6'],
      where: 'anywhere',
      enabled: always,
      run: () => cycleParts(1),
    },
    {
      id: 'previous part',
      label: appWords.previousPanel,
      group: 'View',
      keys: ['Shift+F6'],
      where: 'anywhere',
      enabled: always,
      run: () => cycleParts(-1),
    },
    ...themes,
    {
      id: 'save',
      label: appWords.saveNow,
      group: 'Model',
      keys: ['Mod+S'],
      where: 'anywhere',
      words: 'snapshot keep',
      enabled: ({ document }) => !document.store.getState().readOnly,
      run: () => void saveNow(open),
    },
    {
      id: 'versions',
      label: appWords.versions,
      group: 'Model',
      words: appWords.versionsHint,
      enabled: always,
      run: ({ session }) => session.setState({ dialog: { is: 'versions' } }),
    },
    {
      id: 'back up',
      label: appWords.backUp,
      group: 'Model',
      words: 'zip export all archive save',
      enabled: always,
      run: (editor) =>
        void backUp().then((done) => {
          if (!done.ok) editor.toast({ text: done.message, tone: 'error' });
        }),
    },
    {
      id: 'import',
      label: appWords.import,
      group: 'Model',
      words: 'open file yaml',
      enabled: always,
      run: chooseFile,
    },
    {
      id: 'open file',
      label: FILE_WORDS.open,
      group: 'Model',
      words: FILE_WORDS.openHint,
      enabled: always,
      run: openFile,
    },
    {
      id: 'save to file',
      label: FILE_WORDS.save,
      group: 'Model',
      keys: ['Mod+Shift+S'],
      where: 'anywhere',
      words: FILE_WORDS.saveHint,
      enabled: always,
      run: (editor) => void import('../files/fileLink').then((m) => m.saveToFile(editor)),
    },
    {
      id: 'compare',
      label: appWords.compare,
      group: 'Model',
      words: 'diff difference changes review pull request snapshot version',
      enabled: always,
      run: ({ session }) => session.setState({ dialog: { is: 'compare' } }),
    },
    {
      id: 'copy comparison',
      label: appWords.copyComparison,
      group: 'Model',
      enabled: ({ session }) => session.getState().comparison !== null,
      run: (editor) => void import('../exporting/copyComparison').then((m) => m.copyComparison(editor)),
    },
    {
      id: 'copy picture',
      label: appWords.copyPicture,
      group: 'Diagram',
      keys: ['Alt+Shift+C'],
      words: 'png svg image screenshot slide',
      enabled: always,
      run: (editor) => void import('../exporting/copyPicture').then((m) => m.copyDiagram(editor)),
    },
    {
      id: 'add rule pack',
      label: appWords.addPack,
      group: 'Register',
      words: 'import rules yaml own custom',
      enabled: ({ document }) => !document.store.getState().readOnly,
      run: chooseFile,
    },
    {
      id: 'copy link',
      label: (editor) => appWords.copyLink(onlyOne(editor) === undefined ? 'model' : 'thing'),
      group: 'Model',
      words: 'permalink address url share bookmark',
      enabled: always,
      run(editor) {
        const id = onlyOne(editor);
        if (id === undefined) void copyLink(editor, 'model', null);
        else void copyLink(editor, 'thing', { is: 'thing', id });
      },
    },
    {
      id: 'copy threat link',
      label: appWords.copyLink('threat'),
      group: 'Register',
      words: 'permalink address url share bookmark',
      enabled: (editor) => openNumber(editor) !== undefined,
      run(editor) {
        const number = openNumber(editor);
        if (number !== undefined) void copyLink(editor, 'threat', { is: 'threat', number });
      },
    },
    {
      id: 'share link',
      label: appWords.shareLink,
      group: 'Model',
      words: 'send address url give',
      enabled: always,
      run: ({ session }) => session.setState({ dialog: { is: 'share' } }),
    },
    {
      id: 'new model',
      label: appWords.newModel,
      group: 'Model',
      words: 'create blank',
      enabled: always,
      run: () => void import('../models/newModel').then(({ createModel }) => createModel()),
    },
    {
      id: 'home',
      label: appWords.allModels,
      group: 'Model',
      words: 'home list back',
      enabled: always,
      run: () => goTo(HOME),
    },
  ];
}

/** The only thing that is selected. */
function onlyOne({ session }: Editor): ThingId | undefined {
  const { selection } = session.getState();
  return selection.length === 1 ? selection[0] : undefined;
}

/** The number of the threat that is open. */
function openNumber({ document, session }: Editor): number | undefined {
  const { openThreat } = session.getState();
  return openThreat === null ? undefined : document.store.getState().model.numbers[openThreat];
}

async function copyLink(editor: Editor, of: 'thing' | 'threat' | 'model', to: Target | null): Promise<void> {
  const href = hrefOf(editor.document.store.getState().model.id, to);
  const copied = await copyText(new URL(href, window.location.href).href);
  editor.toast({
    text: copied ? appWords.linkCopied(of) : appWords.linkNotCopied,
    tone: copied ? 'ok' : 'error',
  });
}

/** Work is saved anyway; this writes at once and keeps the model as it is now among the snapshots. */
async function saveNow({ editor, save }: OpenModel): Promise<void> {
  const state = await save.flush();
  if (state.kind !== 'saved') return;
  const { model } = editor.document.store.getState();
  const about = { kind: 'automatic', label: appWords.snapshotLabel } as const;
  const kept = await documents.snapshots.takeSnapshot(model.id, model, about, Date.now());
  editor.announce(kept.ok ? appWords.keptSnapshot : kept.message, kept.ok ? 'polite' : 'urgent');
}
