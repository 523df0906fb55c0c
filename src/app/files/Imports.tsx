import { createContext, useCallback, useContext, useMemo, useRef, useState, type ReactNode } from 'react';
import type { ModelId } from '../../model/id';
import type { Model } from '../../model/model';
import { Button, Dialog, later } from '../../ui';
import { appWords } from '../../words/app';
import type { Backup } from './backup';
import { readBackupFile, restoreFromBackup } from './backupFiles';
import type * as Bringing from './bringIn';
import type { Brought, Stored } from './bringIn';
import type { Link } from './fileLink';
import { canLink } from '../browser/filePickers';
import styles from './Imports.module.css';
import { openNow } from '../models/openNow';
import { goTo, hrefOf } from '../browser/route';

const BackupDialog = later(() => import('./BackupDialog').then((m) => m.BackupDialog));

/** Bringing models in, the same way from every page: by the file chooser, by dropping, by pasting. */
export interface Imports {
  /** Opens a file to work in, where the browser lets pages write files; else the file chooser. */
  readonly open: () => void;
  /** Opens the file chooser. */
  readonly choose: () => void;
  readonly take: (files: Iterable<File>) => void;
  readonly takeText: (text: string, source?: string) => void;
  /** What is being read at the moment, and how much of it is: 0 to 1. Only what takes time is told. */
  readonly reading: { readonly source: string; readonly share: number } | null;
  readonly stopReading: () => void;
  readonly failure: Failure | null;
  readonly dismissFailure: () => void;
  /** What the reader of the last import could not keep as it was, for the model that came of it. */
  readonly notes: {
    readonly id: ModelId;
    readonly name: string;
    readonly warnings: readonly string[];
  } | null;
  readonly dismissNotes: () => void;
}

interface Failure {
  readonly source: string;
  readonly reason: string;
  readonly place?: string;
}

interface Clash {
  readonly model: Model;
  readonly warnings: readonly string[];
  readonly source: string;
  readonly name: string;
  /** The file that the model is to be kept in from now on. */
  readonly link?: Link | undefined;
}

/** Reading and storing come when somebody brings something: readers and rules weigh more than the page. */
type BringIn = typeof Bringing;
type ReadingOf = Parameters<BringIn['readFile']>[1];
const bringIn = (): Promise<BringIn | null> => import('./bringIn').catch(() => null);
const fileLink = () => import('./fileLink').catch(() => null);

const Context = createContext<Imports | null>(null);
const InputContext = createContext<React.RefObject<HTMLInputElement | null> | null>(null);

export function useImports(): Imports {
  const imports = useContext(Context);
  if (!imports) throw new Error('useImports: there is no ImportsProvider above this component.');
  return imports;
}

export function ImportsProvider({ children }: { readonly children: ReactNode }) {
  const input = useRef<HTMLInputElement>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [notes, setNotes] = useState<Imports['notes']>(null);
  const [clash, setClash] = useState<Clash | null>(null);
  const [reading, setReading] = useState<Imports['reading']>(null);
  /** What was stopped, until something else is read. */
  const [stopped, setStopped] = useState<string | null>(null);
  const given = useRef<AbortController>(null);
  const [backup, setBackup] = useState<{ readonly source: string; readonly backup: Backup } | null>(null);

  const settle = useCallback((stored: Stored, { model, warnings, source, link }: Omit<Clash, 'name'>) => {
    setClash(null);
    if (!stored.ok) return setFailure({ source, reason: stored.message });
    if (link) void fileLink().then((by) => by?.linkFile(stored.id, link));
    setNotes(warnings.length > 0 ? { id: stored.id, name: model.name, warnings } : null);
    goTo(hrefOf(stored.id));
  }, []);

  const bring = useCallback(
    async (
      source: string,
      reader: (by: BringIn, reading: ReadingOf) => Promise<Brought | null>,
      link?: Link,
    ) => {
      setFailure(null);
      setStopped(null);
      given.current?.abort();
      const mine = new AbortController();
      given.current = mine;
      const by = await bringIn();
      if (!by) return setFailure({ source, reason: appWords.partMissing });
      const watch = (share: number): void => {
        if (!mine.signal.aborted) setReading({ source, share });
      };
      const notReading = (): void => {
        if (given.current === mine) setReading(null);
      };
      const read = await reader(by, { signal: mine.signal, watch });
      if (!read?.ok || 'pack' in read) notReading();
      if (!read || mine.signal.aborted) return;
      if (!read.ok) return setFailure({ source, ...read });
      if ('pack' in read) {
        const taken = by.takeRules(read.pack);
        if (!taken.ok) return setFailure({ source, reason: taken.reason });
        return setNotes(
          read.warnings.length > 0 ? { id: taken.id, name: read.pack.name, warnings: read.warnings } : null,
        );
      }
      const { model, warnings } = read;
      try {
        const name = await by.takenBy(model.id);
        if (mine.signal.aborted) return;
        if (name !== null) {
          notReading();
          return setClash({ model, warnings, source, name, link });
        }
        const stored = await by.storeAsItIs(model, { signal: mine.signal, onWriting: notReading });
        if (stored) settle(stored, { model, warnings, source, link });
      } catch (error) {
        notReading();
        setFailure({ source, reason: error instanceof Error ? error.message : String(error) });
      }
    },
    [settle],
  );

  const settleClash = (clash: Clash, storing: (by: BringIn) => Promise<Stored>): void =>
    void bringIn()
      .then((by) => (by ? storing(by) : { ok: false as const, message: appWords.partMissing }))
      .catch((error: unknown) => ({
        ok: false as const,
        message: error instanceof Error ? error.message : String(error),
      }))
      .then((stored) => settle(stored, clash));

  const imports = useMemo<Imports>(
    () => ({
      open() {
        if (!canLink()) return input.current?.click();
        void fileLink().then(async (by) => {
          const handle = await by?.chooseToOpen();
          if (!handle) return;
          try {
            const file = await handle.getFile();
            const text = await file.text();
            await bring(file.name, ({ readFile }, reading) => readFile(file, reading), { handle, text });
          } catch {
            setFailure({ source: handle.name, reason: appWords.unreadable });
          }
        });
      },
      choose: () => input.current?.click(),
      take(files) {
        const [first, ...more] = files;
        if (!first) return;
        void readBackupFile(first)
          .then(async (found) => {
            if (found === null)
              return await bring(first.name, ({ readFile }, reading) => readFile(first, reading));
            setFailure(found.ok ? null : { source: first.name, reason: found.reason });
            setBackup(found.ok ? { source: first.name, backup: found.backup } : null);
          })
          .then(() => {
            if (more.length > 0)
              setFailure({ source: more.map((file) => file.name).join(', '), reason: appWords.oneAtATime });
          });
      },
      takeText: (text, source = appWords.pasted) =>
        void bring(source, ({ readBrought }, reading) => readBrought(text, reading)),
      reading,
      stopReading() {
        given.current?.abort();
        setStopped(reading?.source ?? null);
        setReading(null);
      },
      failure,
      dismissFailure: () => setFailure(null),
      notes,
      dismissNotes: () => setNotes(null),
    }),
    [bring, reading, failure, notes],
  );

  return (
    <Context value={imports}>
      <InputContext value={input}>{children}</InputContext>
      <span className="visually-hidden" role="status">
        {reading ? appWords.reading(reading.source) : stopped !== null && appWords.stoppedReading(stopped)}
      </span>
      {backup && <BackupDialog {...backup} restore={restoreFromBackup} onClose={() => setBackup(null)} />}
      {clash && (
        <ClashDialog
          clash={clash}
          onReplace={() => settleClash(clash, ({ storeOver }) => storeOver(clash.model, clash.source))}
          onKeepBoth={() => settleClash(clash, ({ storeAsAnother }) => storeAsAnother(clash.model))}
          onCancel={() => setClash(null)}
        />
      )}
    </Context>
  );
}

/** The one file input of a page. It is hidden, for the buttons named “Import” are how people get to it. */
export function ImportInput() {
  const input = useContext(InputContext);
  const imports = useImports();
  return (
    <input
      ref={input}
      type="file"
      hidden
      aria-label={appWords.importFile}
      onChange={({ currentTarget }) => {
        imports.take(currentTarget.files ?? []);
        // The same file can be chosen again after it was mended.
        currentTarget.value = '';
      }}
    />
  );
}

function ClashDialog(props: {
  readonly clash: Clash;
  readonly onReplace: () => void;
  readonly onKeepBoth: () => void;
  readonly onCancel: () => void;
}) {
  const { clash, onReplace, onKeepBoth, onCancel } = props;
  const isOpenHere = openNow()?.editor.document.store.getState().model.id === clash.model.id;
  return (
    <Dialog
      title={appWords.clashTitle(clash.name)}
      size="sm"
      isOpen
      onOpenChange={onCancel}
      footer={
        <div className={styles['buttons']}>
          <Button onPress={onCancel}>{appWords.cancel}</Button>
          <Button onPress={onReplace}>{appWords.replace}</Button>
          <Button variant="primary" onPress={onKeepBoth} autoFocus>
            {appWords.keepBoth}
          </Button>
        </div>
      }
    >
      <p className={styles['clash']}>{isOpenHere ? appWords.clashTextOpen : appWords.clashText}</p>
    </Dialog>
  );
}
