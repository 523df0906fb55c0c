import { ListFilter, ShieldCheck } from 'lucide-react';
import { useDocument, useEditor, useSession } from '../../editor/EditorContext';
import type { RegisterFilter } from '../../editor/session';
import type { Row } from '../../engine/register';
import { Button, EmptyState } from '../../ui';
import { registerWords } from '../../words/register';
import { filtered } from './groups';
import { RegisterTable } from './RegisterTable';
import { useSteadyRows } from './useSteadyRows';
import styles from './Register.module.css';

/** The register itself: the rows that the filters let through. */
export function ThreatsTab({ rows }: { readonly rows: readonly Row[] }) {
  const editor = useEditor();
  const model = useDocument((state) => state.model);
  const filter = useSession((session) => session.filter);
  const selection = useSession((session) => session.selection);
  const steady = useSteadyRows(filtered(model, rows, filter, selection), rows);
  const showAll = (): void =>
    editor.session.setState({ filter: { ...filter, text: '', status: 'all', followSelection: false } });

  if (steady.rows.length === 0) {
    return <Nothing rows={rows} filter={filter} selects={selection.length > 0} onClear={showAll} />;
  }
  return (
    <>
      {steady.waiting > 0 ? (
        <div className={styles['waiting']}>
          <Button size="sm" onPress={steady.release}>
            {registerWords.waiting(steady.waiting)}
          </Button>
        </div>
      ) : null}
      <RegisterTable rows={steady.rows} onBusy={(busy) => (busy ? steady.hold() : steady.release())} />
    </>
  );
}

interface NothingProps {
  readonly rows: readonly Row[];
  readonly filter: RegisterFilter;
  readonly selects: boolean;
  readonly onClear: () => void;
}

function Nothing({ rows, filter, selects, onClear }: NothingProps) {
  if (rows.length === 0) {
    return (
      <EmptyState icon={<ShieldCheck size={24} aria-hidden="true" />} title={registerWords.emptyTitle}>
        {registerWords.emptyText}
      </EmptyState>
    );
  }
  const onlySelection = filter.followSelection && selects && filter.text === '';
  return (
    <EmptyState
      icon={<ListFilter size={24} aria-hidden="true" />}
      title={
        onlySelection
          ? registerWords.noneHere
          : registerWords.noMatchTitle(filter.text || registerWords.openOnly)
      }
      action={
        <Button size="sm" onPress={onClear}>
          {registerWords.clearFilter}
        </Button>
      }
    >
      {registerWords.hidden(rows.length)}
    </EmptyState>
  );
}
