import { memo, useDeferredValue, useMemo, useState } from 'react';
import { ListFilter, ShieldCheck } from 'lucide-react';
import { useDocument, useEditor, useSession } from '../../editor/EditorContext';
import type { RegisterFilter } from '../../editor/session';
import { createCauses } from '../../engine/register/causes';
import type { Row } from '../../engine/register/register';
import { Button, EmptyState } from '../../ui';
import { registerWords } from '../../words/register';
import type { ThingId } from '../../model/id';
import { unfiltered } from '../../model/register-view';
import { groupsOf } from './groups';
import { filtered } from './narrow';
import { ordered } from './order';
import { RegisterTable } from './RegisterTable';
import { useSteadyGroups } from './useSteadyGroups';
import styles from './Register.module.css';

/** The register itself: the rows that the filters let through. */
export const ThreatsTab = memo(function ThreatsTab({ rows }: { readonly rows: readonly Row[] }) {
  // A key and a click are painted before the rows follow them.
  const filter = useDeferredValue(useSession((session) => session.filter));
  const selection = useDeferredValue(useSession((session) => session.selection));
  return <Threats rows={rows} filter={filter} selection={selection} />;
});

interface ThreatsProps {
  readonly rows: readonly Row[];
  readonly filter: RegisterFilter;
  readonly selection: readonly ThingId[];
}

/** Apart, so that a key or a click does not first draw once more what is there. */
const Threats = memo(function Threats({ rows, filter, selection }: ThreatsProps) {
  const editor = useEditor();
  const model = useDocument((state) => state.model);
  const { sortBy, descending, group } = filter;
  const inOrder = useMemo(
    () => ordered(model, rows, { sortBy, descending }),
    [model, rows, sortBy, descending],
  );
  const shown = useMemo(
    () => filtered(model, inOrder, filter, selection),
    [model, inOrder, filter, selection],
  );
  const [causes] = useState(createCauses);
  const groups = useMemo(() => groupsOf(model, shown, group, causes), [model, shown, group, causes]);
  const steady = useSteadyGroups(groups, rows, filter);
  const showAll = (): void =>
    editor.session.setState({ filter: { ...unfiltered(filter), followSelection: false } });

  if (steady.groups.every((group) => group.rows.length === 0)) {
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
      <RegisterTable
        groups={steady.groups}
        narrowedBy={{ filter, selection }}
        onBusy={(busy) => (busy ? steady.hold() : steady.release())}
      />
    </>
  );
});

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
