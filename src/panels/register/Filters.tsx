import { memo } from 'react';
import { Columns3, Crosshair, Layers, ListFilter, Plus } from 'lucide-react';
import { useDocument, useEditor, useSession } from '../../editor/EditorContext';
import type { RegisterFilter } from '../../editor/session';
import { nameOf } from '../../model/model';
import { COLUMN_IDS, FIXED_COLUMNS, GROUPINGS, narrowings } from '../../model/register-view';
import { Button, Chip, IconButton, MenuButton, SearchField } from '../../ui';
import { registerWords } from '../../words/register';
import { ChecksButton } from './ChecksButton';
import { goToRows } from './goToRows';
import { NarrowForm } from './NarrowForm';
import { Views } from './Views';
import styles from './Register.module.css';

/** What narrows and orders the register, beside its tabs. Of its many buttons none depends on the rows. */
export const Filters = memo(function Filters({
  writes,
  onWrite,
}: {
  readonly writes: boolean;
  readonly onWrite: () => void;
}) {
  const editor = useEditor();
  const filter = useSession((session) => session.filter);
  const change = (changes: Partial<RegisterFilter>): void =>
    editor.session.setState({ filter: { ...filter, ...changes } });
  const on = narrowings(filter);
  return (
    <>
      <FollowsSelection onChange={(followSelection) => change({ followSelection })} />
      <div className={styles['search']}>
        <SearchField
          label={registerWords.filter}
          value={filter.text}
          onChange={(text) => change({ text })}
          shortcut="/"
          onLeave={goToRows}
        />
      </div>
      <MenuButton
        label={registerWords.groupLabel}
        icon={<Layers size={14} />}
        size="sm"
        items={GROUPINGS.map((group) => ({
          id: group,
          label: registerWords.groups[group],
          onAction: () => change({ group }),
        }))}
      >
        <span className={styles['word']}>{registerWords.group(registerWords.groups[filter.group])}</span>
      </MenuButton>
      <Button
        size="sm"
        variant="quiet"
        icon={<ListFilter size={14} />}
        aria-label={registerWords.openOnly}
        aria-pressed={filter.openOnly}
        onPress={() => change({ openOnly: !filter.openOnly })}
      >
        <span className={styles['word']}>{registerWords.openOnly}</span>
      </Button>
      <NarrowForm filter={filter} on={on} onChange={change} />
      <ChecksButton
        label={registerWords.showColumns}
        icon={<Columns3 size={16} />}
        options={COLUMN_IDS.filter((column) => !FIXED_COLUMNS.includes(column)).map((column) => ({
          value: column,
          label: registerWords.columns[column],
        }))}
        chosen={filter.columns}
        onChange={(chosen) =>
          change({
            columns: COLUMN_IDS.filter((column) => FIXED_COLUMNS.includes(column) || chosen.includes(column)),
          })
        }
      />
      <Views />
      <IconButton
        label={registerWords.write}
        icon={<Plus size={16} />}
        size="sm"
        isPressed={writes}
        onPress={onWrite}
      />
    </>
  );
});

/** Says that only the threats of the selection are shown, and ends that; or offers it again. */
function FollowsSelection({ onChange }: { readonly onChange: (follows: boolean) => void }) {
  const model = useDocument((state) => state.model);
  const follows = useSession((session) => session.filter.followSelection);
  const selection = useSession((session) => session.selection);
  if (selection.length === 0) return null;
  if (!follows) {
    return (
      <Button
        size="sm"
        variant="quiet"
        icon={<Crosshair size={14} />}
        aria-label={registerWords.onlySelected}
        onPress={() => onChange(true)}
      >
        <span className={styles['word']}>{registerWords.onlySelected}</span>
      </Button>
    );
  }
  return (
    <Chip onRemove={() => onChange(false)} removeLabel={registerWords.showAll}>
      <span className={styles['only']}>
        {selection.length === 1
          ? nameOf(model, selection[0] ?? '')
          : registerWords.allThings(selection.length)}
      </span>
    </Chip>
  );
}
