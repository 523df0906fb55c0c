import { useCallback, useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { ChevronRight } from 'lucide-react';
import { useDocument, useEditor, useSession } from '../../editor/EditorContext';
import type { Editor } from '../../editor/editor';
import type { Row } from '../../engine/register';
import { isOpen } from '../../engine/rows';
import type { ThreatKey } from '../../model/id';
import type { Model } from '../../model/model';
import { Button, CountPill, type NotationKind } from '../../ui';
import { registerWords } from '../../words/register';
import { openThreat, thingsOf } from '../threat/open';
import { groupsOf, type Group } from './groups';
import { RegisterRow } from './RegisterRow';
import { triage } from './triage';
import styles from './Register.module.css';

/** Rows shown before “Show more”. */
const FIRST = 20;

const NOTHING: readonly ThreatKey[] = [];

interface Line {
  readonly group: Group;
  readonly rows: readonly Row[];
  readonly folded: boolean;
}

/**
 * The table of threats: one tab stop; the arrow keys move from row to row, Enter opens a threat, letters decide
 * on it (see `triage.ts`), Escape goes back to the diagram.
 */
export function RegisterTable({
  rows,
  onBusy,
}: {
  readonly rows: readonly Row[];
  readonly onBusy: (busy: boolean) => void;
}) {
  const editor = useEditor();
  const model = useDocument((state) => state.model);
  const raised = useDocument((state) => (state.last?.origin === 'edit' ? state.last.raised : NOTHING));
  const by = useSession((session) => session.filter.group);
  const opened = useSession((session) => session.openThreat);
  const [folds, setFolds] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [all, setAll] = useState(false);
  const [focused, setFocused] = useState<ThreatKey | null>(null);
  const body = useRef<HTMLTableElement>(null);

  const groups = groupsOf(model, rows, by);
  const long = rows.length > FIRST;
  const lines = cut(
    groups.map((group): Line => {
      const folded = group.title !== '' && (folds.get(group.id) ?? (group.folds && long));
      return { group, rows: folded ? [] : group.rows, folded };
    }),
    all ? Infinity : FIRST,
  );
  const visible = lines.flatMap((line) => line.rows);
  const wanted = groups.reduce(
    (sum, group) =>
      sum + ((folds.get(group.id) ?? (group.folds && long)) && group.title !== '' ? 0 : group.rows.length),
    0,
  );
  const stop = visible.some((row) => row.key === focused) ? focused : (visible[0]?.key ?? null);

  // A table that is taken away while it has the keyboard gets no blur.
  useEffect(() => () => dim(editor), [editor]);

  const press = useCallback((row: Row) => openThreat(editor, row), [editor]);
  const focus = useCallback(
    (row: Row) => {
      setFocused(row.key);
      editor.session.setState({ spotlight: thingsOf(editor.document.store.getState().model, row) });
    },
    [editor],
  );
  const go = (key: ThreatKey | undefined): void => {
    if (key === undefined) return;
    body.current?.querySelector<HTMLElement>(`tr[data-key="${CSS.escape(key)}"]`)?.focus();
  };
  // Something outside the register asks for a row: it gets the keyboard once it is drawn.
  const asked = useSession((session) => session.rowToFocus);
  useEffect(() => {
    if (asked === null) return;
    body.current?.querySelector<HTMLElement>(`tr[data-key="${CSS.escape(asked)}"]`)?.focus();
    editor.session.setState({ rowToFocus: null });
  }, [asked, editor]);

  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>): void => {
    const at = visible.findIndex((row) => row.key === focused);
    const row = visible[at];
    if (
      !(event.target instanceof HTMLTableRowElement) ||
      !row ||
      event.ctrlKey ||
      event.metaKey ||
      event.altKey
    )
      return;
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: visible.length - 1 }[event.key];
    if (to !== undefined) go(visible[to]?.key);
    else if (event.key === 'Enter' || event.key === ' ') press(row);
    else if (event.key === 'Escape') {
      editor.session.setState({ spotlight: [] });
      editor.canvas?.focus(row.subject);
    } else if (!triage(editor, row, event.key)) return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <table
        ref={body}
        aria-label={registerWords.table}
        className={styles['table']}
        onKeyDown={onKeyDown}
        onFocus={(event) => event.target instanceof HTMLTableRowElement && onBusy(true)}
        onBlur={(event) => {
          if (event.currentTarget.contains(event.relatedTarget)) return;
          onBusy(false);
          dim(editor);
        }}
      >
        <colgroup>
          {Object.keys(registerWords.columns).map((column) => (
            <col key={column} className={styles[`col-${column}`]} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {Object.entries(registerWords.columns).map(([column, word]) => (
              <th key={column} scope="col">
                {word}
              </th>
            ))}
          </tr>
        </thead>
        {lines.map(({ group, rows: shown, folded }) => (
          <tbody key={group.id}>
            {group.title === '' ? null : (
              <GroupHeading
                group={group}
                groups={groups}
                folded={folded}
                onFold={() => setFolds(new Map(folds).set(group.id, !folded))}
              />
            )}
            {shown.map((row) => (
              <RegisterRow
                key={row.key}
                row={row}
                kind={kindOf(model, row)}
                step={model.flows[row.subject ?? '']?.step ?? 0}
                isFocused={row.key === stop}
                isOpened={row.key === opened}
                isNew={raised.includes(row.key)}
                onPress={press}
                onFocus={focus}
              />
            ))}
          </tbody>
        ))}
      </table>
      {wanted > visible.length ? (
        <div className={styles['more']}>
          <Button size="sm" variant="quiet" onPress={() => setAll(true)}>
            {registerWords.showMore(wanted - visible.length)}
          </Button>
        </div>
      ) : null}
    </>
  );
}

/** Nothing is pointed at any more, unless a threat is open. */
function dim(editor: Editor): void {
  if (editor.session.getState().openThreat === null) editor.session.setState({ spotlight: [] });
}

function GroupHeading({
  group,
  groups,
  folded,
  onFold,
}: {
  readonly group: Group;
  readonly groups: readonly Group[];
  readonly folded: boolean;
  readonly onFold: () => void;
}) {
  // The heading above others counts what is under them.
  const rows = group.id === 'drawn' ? groups.filter((g) => g.level === 1).flatMap((g) => g.rows) : group.rows;
  const open = rows.filter(isOpen);
  const words = (
    <>
      <strong>{group.title}</strong> <CountPill count={rows.length} />{' '}
      <span className={styles['quiet']}>
        {registerWords.groupSummary(open.length, open.filter((row) => row.risk === 'critical').length)}
      </span>
    </>
  );
  return (
    <tr className={`${styles['group']} ${styles[`level-${group.level}`]}`}>
      <th colSpan={9} scope="rowgroup">
        {group.id === 'drawn' ? (
          <span className={styles['heading']}>{words}</span>
        ) : (
          <button type="button" className={styles['heading']} aria-expanded={!folded} onClick={onFold}>
            <ChevronRight size={14} aria-hidden="true" className={folded ? undefined : styles['unfolded']} />
            {words}
          </button>
        )}
      </th>
    </tr>
  );
}

/** The first rows of all groups together; known facts come first, so they are never the ones cut. */
function cut(lines: readonly Line[], most: number): readonly Line[] {
  let left = most;
  return lines.map((line) => {
    const rows = line.rows.slice(0, Math.max(0, left));
    left -= rows.length;
    return { ...line, rows };
  });
}

function kindOf(model: Model, { subject }: Row): NotationKind | null {
  if (subject === null) return null;
  if (model.flows[subject]) return 'flow';
  return model.boundaries[subject] ? 'boundary' : (model.elements[subject]?.kind ?? null);
}
