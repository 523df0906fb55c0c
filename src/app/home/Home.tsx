import { Plus, Search, Upload } from 'lucide-react';
import { useMemo, useState } from 'react';
import { STARTER_LIST } from '../../starters/list';
import type { Summary } from '../../storage/summary';
import { Button, EmptyState, later, Mark, Notice, SearchField } from '../../ui';
import { appWords } from '../../words/app';
import { Bin } from './Bin';
import { BringYourOwn } from './BringYourOwn';
import { FirstVisit } from './FirstVisit';
import styles from './Home.module.css';
import { ImportFailure, ImportProgress } from '../files/ImportFailure';
import { ImportInput, useImports } from '../files/Imports';
import { ModelCard } from './ModelCard';
import { createModel } from '../models/newModel';
import { UpdateNotice } from '../offline/UpdateNotice';
import { openStarter, Starters } from './Starters';
import { ThemeMenu } from '../parts/ThemeMenu';
import { Toasts } from '../parts/Toasts';
import { useDropAndPaste } from '../files/useDropAndPaste';
import { useModels } from './useModels';
import { useNow } from '../browser/useNow';
import { usePageToasts } from '../parts/usePageToasts';
import { whenWas } from '../browser/when';

const RoomNote = later(() => import('./RoomNote').then((m) => m.RoomNote));

/** The models page: what is kept in this browser, and the ways to begin. */
export function Home() {
  const { list, bin, damaged, trouble } = useModels();
  const now = useNow();
  const imports = useImports();
  const { isOver } = useDropAndPaste({ pastedText: 'import' });
  const { toasts, toast, dismiss } = usePageToasts();
  const [search, setSearch] = useState('');
  const found = useMemo(() => matching(list ?? [], search), [list, search]);
  const fail = (text: string): void => toast({ text, tone: 'error' });
  const startNew = (): void => void createModel();
  const openExample = (): void => {
    const [first] = STARTER_LIST;
    if (first) void openStarter(first, fail);
  };
  const none = list !== null && list.length === 0;

  return (
    <div className={styles['page']}>
      <title>{appWords.titleOf(appWords.models)}</title>
      <header className={styles['bar']}>
        <Mark size={20} />
        <b>{appWords.product}</b>
        <ThemeMenu />
      </header>
      <main className={styles['main']}>
        <div className={styles['head']}>
          <h1>{appWords.models}</h1>
          {!none && (
            <div className={styles['search']}>
              <SearchField label={appWords.find} value={search} onChange={setSearch} />
            </div>
          )}
          <span className={styles['grow']} />
          <Button icon={<Upload size={15} />} onPress={imports.choose}>
            {appWords.import}
          </Button>
          <Button variant="primary" icon={<Plus size={15} />} onPress={startNew}>
            {appWords.newModel}
          </Button>
          <ImportInput />
        </div>
        <UpdateNotice />
        <ImportProgress />
        <ImportFailure calm={appWords.nothingStored} />
        {trouble !== null && (
          <Notice tone="error" title={appWords.noList}>
            {trouble}
          </Notice>
        )}
        {none && <FirstVisit onNew={startNew} onExample={openExample} />}
        {found.length > 0 && (
          <ul className={styles['grid']} aria-label={appWords.models}>
            {found.map((summary) => (
              <ModelCard
                key={summary.id}
                summary={summary}
                when={whenWas(summary.updatedAt, now)}
                damage={damaged.get(summary.id) ?? null}
                toast={toast}
              />
            ))}
          </ul>
        )}
        {list !== null && list.length > 0 && found.length === 0 && (
          <EmptyState
            icon={<Search size={20} />}
            title={appWords.nothingFound(search.trim())}
            action={<Button onPress={() => setSearch('')}>{appWords.clearSearch}</Button>}
          >
            {appWords.hidden(list.length)}
          </EmptyState>
        )}
        <div className={styles['ways']}>
          <Starters onTrouble={fail} />
          <BringYourOwn isOver={isOver} />
        </div>
        <Bin bin={bin} now={now} toast={toast} />
        <RoomNote changes={list} onTrouble={fail} />
      </main>
      <Toasts toasts={toasts} onDismiss={dismiss} />
    </div>
  );
}

/** Every word typed is in the name. */
function matching(list: readonly Summary[], search: string): readonly Summary[] {
  const words = search.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return list.filter(({ name }) => words.every((word) => name.toLocaleLowerCase().includes(word)));
}
