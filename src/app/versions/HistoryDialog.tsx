import { Bookmark, Clock3 } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { useDocument, useEditor } from '../../editor/EditorContext';
import type { Snapshot } from '../../storage/snapshots';
import { thumbnailOf } from '../../storage/thumbnail';
import { Button, Dialog, EmptyState, TextField } from '../../ui';
import { stateOf } from '../../editor/comparison';
import { appWords } from '../../words/app';
import { dialogWords } from '../../words/dialogs';
import { COMPARE_WORDS } from '../../words/compare';
import { downloadModel } from '../files/files';
import styles from './HistoryDialog.module.css';
import { documents } from '../models/keeping';
import { ModelPicture } from '../parts/ModelPicture';
import { useNow } from '../browser/useNow';
import { useVersion, useVersions } from './useVersions';
import { useWork } from './useWork';
import { restoreVersion, since, type Since } from './versions';
import { pause } from '../browser/turns';
import { momentOf, whenWas } from '../browser/when';
import { showComparison } from './showComparison';

/** Earlier versions of the open model: what they were, what has changed since, and the way back. */
export function HistoryDialog({ onClose }: { readonly onClose: () => void }) {
  const editor = useEditor();
  const id = useDocument(({ model }) => model.id);
  const { list, look } = useVersions(id);
  const [chosen, setChosen] = useState<number | null>(null);
  const shown = chosen ?? list?.[0]?.id ?? null;
  const snapshot = list?.find((one) => one.id === shown) ?? null;

  const keep = async (name: string): Promise<void> => {
    const { model } = editor.document.store.getState();
    const kept = await documents.snapshots.takeSnapshot(
      id,
      model,
      { kind: 'named', label: name },
      Date.now(),
    );
    editor.announce(kept.ok ? dialogWords.versionKept(name) : kept.message, kept.ok ? 'polite' : 'urgent');
    setChosen(null);
    look();
  };

  return (
    <Dialog title={appWords.versions} size="lg" isOpen onOpenChange={onClose}>
      <KeepVersion onKeep={(name) => void keep(name)} />
      {list !== null && list.length === 0 && (
        <EmptyState icon={<Clock3 size={20} />} title={dialogWords.noVersions}>
          {dialogWords.noVersionsText}
        </EmptyState>
      )}
      {list !== null && list.length > 0 && (
        <div className={styles['sides']}>
          <ul className={styles['list']} aria-label={appWords.versions}>
            {list.map((one) => (
              <VersionRow
                key={one.id}
                snapshot={one}
                isShown={one.id === shown}
                onChoose={() => setChosen(one.id)}
              />
            ))}
          </ul>
          {snapshot && <Version key={snapshot.id} snapshot={snapshot} onChanged={look} onClose={onClose} />}
        </div>
      )}
    </Dialog>
  );
}

function KeepVersion({ onKeep }: { readonly onKeep: (name: string) => void }) {
  const [name, setName] = useState('');
  const submit = (event?: FormEvent): void => {
    event?.preventDefault();
    if (name.trim() === '') return;
    onKeep(name.trim());
    setName('');
  };
  return (
    // The field takes Enter for itself; what bubbles up says that typing is over.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      className={styles['keep']}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (
          event.key === 'Enter' &&
          !event.nativeEvent.isComposing &&
          event.target instanceof HTMLInputElement
        )
          submit();
      }}
    >
      <TextField
        label={dialogWords.versionName}
        layout="stack"
        value={name}
        onChange={setName}
        onCommit={setName}
        placeholder={dialogWords.versionExample}
      />
      <Button isDisabled={name.trim() === ''} icon={<Bookmark size={15} />} onPress={() => submit()}>
        {dialogWords.keepVersion}
      </Button>
    </form>
  );
}

function VersionRow(props: {
  readonly snapshot: Snapshot;
  readonly isShown: boolean;
  readonly onChoose: () => void;
}) {
  const { snapshot, isShown, onChoose } = props;
  const now = useNow();
  const Icon = snapshot.kind === 'named' ? Bookmark : Clock3;
  return (
    <li>
      <button type="button" aria-pressed={isShown} onClick={onChoose}>
        <Icon size={14} aria-hidden />
        <b>{snapshot.label}</b>
        <span>{whenWas(snapshot.at, now)}</span>
      </button>
    </li>
  );
}

function Version(props: {
  readonly snapshot: Snapshot;
  readonly onChanged: () => void;
  readonly onClose: () => void;
}) {
  const { snapshot, onChanged, onClose } = props;
  const editor = useEditor();
  const now = useDocument(({ model }) => model);
  const readOnly = useDocument((document) => document.readOnly);
  const version = useVersion(snapshot.id);
  const { doing, begin } = useWork({ restore: dialogWords.restoring, compare: COMPARE_WORDS.comparing });
  const when = momentOf(snapshot.at);
  if (!version) return <div className={styles['version']} aria-busy="true" />;
  if (!version.ok) return <p className={styles['version']}>{version.reason}</p>;
  const { model } = version;
  return (
    <section className={styles['version']} aria-label={snapshot.label}>
      <div className={styles['picture']}>
        <ModelPicture picture={thumbnailOf(model)} />
      </div>
      <h3>{snapshot.label}</h3>
      <p>
        {when}. {appWords.size(Object.keys(model.elements).length, Object.keys(model.flows).length)}.
      </p>
      <Differences since={since(model, now)} />
      <div className={styles['buttons']}>
        <Button
          variant="primary"
          isDisabled={readOnly || doing !== null}
          onPress={() =>
            void begin('restore', () => {
              const outcome = editor.run(restoreVersion, { model, when });
              if (outcome.ok) editor.toast({ text: dialogWords.versionRestored(when), tone: 'ok' });
              onClose();
            })
          }
        >
          {doing === 'restore' ? dialogWords.restoring : dialogWords.restoreVersion}
        </Button>
        <Button
          isDisabled={doing !== null}
          onPress={() =>
            void begin('compare', async (isWanted) => {
              const before = stateOf(model);
              await pause();
              if (!isWanted()) return;
              onClose();
              showComparison(editor, { from: `${snapshot.label}, ${when}`, before, to: null });
            })
          }
        >
          {doing === 'compare' ? COMPARE_WORDS.comparing : COMPARE_WORDS.compareWithNow}
        </Button>
        <Button onPress={() => void downloadModel(model)}>{dialogWords.download}</Button>
        {snapshot.kind === 'named' && (
          <Button
            variant="danger"
            onPress={() => void documents.snapshots.removeSnapshot(snapshot.id).then(onChanged)}
          >
            {dialogWords.deleteVersion}
          </Button>
        )}
      </div>
    </section>
  );
}

function Differences({ since: { added, removed, changed, decisions, also } }: { readonly since: Since }) {
  const parts = [
    [dialogWords.sinceAdded, added],
    [dialogWords.sinceRemoved, removed],
    [dialogWords.sinceChanged, changed],
    [dialogWords.sinceAlso, also],
  ] as const;
  const isSame = decisions === 0 && parts.every(([, names]) => names.length === 0);
  if (isSame) return <p>{dialogWords.sinceNothing}</p>;
  return (
    <dl className={styles['since']}>
      {parts.map(
        ([word, names]) =>
          names.length > 0 && (
            <div key={word}>
              <dt>{word}</dt>
              <dd>{dialogWords.someOf(names)}</dd>
            </div>
          ),
      )}
      {decisions > 0 && (
        <div>
          <dt>{dialogWords.sinceDecided}</dt>
          <dd>{decisions}</dd>
        </div>
      )}
    </dl>
  );
}
