import { useEffect, useRef, useState } from 'react';
import { stateOf } from '../../editor/comparison';
import { useDocument, useEditor } from '../../editor/EditorContext';
import type { Model } from '../../model/model';
import { Button, Dialog, Notice, Select } from '../../ui';
import { COMPARE_WORDS as WORDS } from '../../words/compare';
import { pause } from '../browser/turns';
import { readFile } from '../files/bringIn';
import { ReadingNotice } from '../files/ImportFailure';
import { documents } from '../models/keeping';
import { useNow } from '../browser/useNow';
import { useVersions } from './useVersions';
import { useWork } from './useWork';
import styles from './HistoryDialog.module.css';
import { whenWas } from '../browser/when';
import { showComparison } from './showComparison';

/** Chooses two states of the model: as it is now, a kept version, or a file. */
export function CompareDialog({ onClose }: { readonly onClose: () => void }) {
  const editor = useEditor();
  const id = useDocument(({ model }) => model.id);
  const { list } = useVersions(id);
  const now = useNow();
  const [chosenFrom, setFrom] = useState('');
  const [to, setTo] = useState<string>(NOW);
  const [files, setFiles] = useState<ReadonlyMap<string, Model>>(new Map());
  const [problem, setProblem] = useState('');
  const [reading, setReading] = useState<{ readonly source: string; readonly share: number } | null>(null);
  const given = useRef<AbortController>(null);
  useEffect(() => () => given.current?.abort(), []);
  const { doing, begin } = useWork({ compare: WORDS.comparing });
  const input = useRef<HTMLInputElement>(null);
  const asking = useRef<'from' | 'to'>('from');
  // The latest version, until somebody chooses.
  const from = chosenFrom === '' ? String(list?.[0]?.id ?? '') : chosenFrom;

  const states = [
    ...(list ?? []).map((one) => ({
      value: String(one.id),
      label: `${one.label}, ${whenWas(one.at, now)}`,
    })),
    ...[...files.keys()].map((name) => ({ value: FILE + name, label: WORDS.chosenFile(name) })),
    { value: FILE, label: WORDS.file },
  ];
  const choose = (side: 'from' | 'to') => (value: string) => {
    setProblem('');
    if (value === FILE) {
      asking.current = side;
      input.current?.click();
    } else if (side === 'from') setFrom(value);
    else setTo(value);
  };
  const takeFile = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    given.current?.abort();
    const mine = new AbortController();
    given.current = mine;
    const { signal } = mine;
    const read = await readFile(file, {
      signal,
      watch: (share) => signal.aborted || setReading({ source: file.name, share }),
    });
    if (signal.aborted) return;
    setReading(null);
    if (!read) return;
    if (!read.ok || !('model' in read)) {
      setProblem(read.ok ? WORDS.file : [read.place, read.reason].filter(Boolean).join(': '));
      return;
    }
    setFiles((known) => new Map([...known, [file.name, read.model]]));
    if (asking.current === 'from') setFrom(FILE + file.name);
    else setTo(FILE + file.name);
  };
  const load = async (value: string): Promise<Model | null> => {
    if (value.startsWith(FILE)) return files.get(value.slice(FILE.length)) ?? null;
    const loaded = await documents.snapshots.loadSnapshot(Number(value));
    if (loaded.ok) return loaded.model;
    setProblem(loaded.reason);
    return null;
  };
  const nameOf = (value: string): string => states.find((one) => one.value === value)?.label ?? '';
  const compare = async (isWanted: () => boolean): Promise<void> => {
    if (from === to) {
      setProblem(WORDS.same);
      return;
    }
    const before = await load(from);
    const after = to === NOW ? null : await load(to);
    if (!before || (to !== NOW && !after)) return;
    // Judging is one piece of work for each of the two.
    const judgedBefore = stateOf(before);
    await pause();
    if (!isWanted()) return;
    const judgedAfter = after && stateOf(after);
    await pause();
    if (!isWanted()) return;
    onClose();
    showComparison(editor, {
      from: nameOf(from),
      before: judgedBefore,
      to: judgedAfter && { name: nameOf(to), after: judgedAfter },
    });
  };
  return (
    <Dialog
      title={WORDS.dialog}
      subtitle={WORDS.intro}
      isOpen
      onOpenChange={onClose}
      footer={
        <Button
          variant="primary"
          isDisabled={from === '' || doing !== null}
          onPress={() => void begin('compare', compare)}
        >
          {doing ? WORDS.comparing : WORDS.compare}
        </Button>
      }
    >
      <div className={styles['choices']}>
        <Select
          label={WORDS.from}
          value={from}
          options={states}
          onChange={choose('from')}
          description={list?.length === 0 ? WORDS.noVersions : undefined}
        />
        <Select
          label={WORDS.to}
          value={to}
          options={[{ value: NOW, label: WORDS.asItIsNow }, ...states]}
          onChange={choose('to')}
        />
        {reading && (
          <ReadingNotice
            {...reading}
            onStop={() => {
              given.current?.abort();
              setReading(null);
            }}
          />
        )}
        {problem !== '' && <Notice tone="error" title={problem} />}
        <input
          ref={input}
          type="file"
          hidden
          accept=".yaml,.yml,.json"
          aria-label={WORDS.file}
          onChange={(event) => {
            void takeFile(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
      </div>
    </Dialog>
  );
}

const NOW = 'now';
/** Before the name of a file that was read; alone, it asks for one. */
const FILE = 'file ';
