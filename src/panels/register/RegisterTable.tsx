import { useCallback, useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useDocument, useEditor, useSession } from '../../editor/EditorContext';
import type { Editor } from '../../editor/editor';
import type { Row } from '../../engine/register';
import type { ThreatKey } from '../../model/id';
import type { Model } from '../../model/model';
import { Button, type NotationKind } from '../../ui';
import { registerWords } from '../../words/register';
import { openThreat, thingsOf } from '../threat/open';
import { GroupHeading } from './GroupHeading';
import type { Group } from './groups';
import { linesOf, type Line } from './lines';
import { boundariesOf } from './narrow';
import { RegisterRow } from './RegisterRow';
import { TableHead } from './TableHead';
import { triage } from './triage';
import { useSight } from './useSight';
import { stretchesOf } from './windowing';
import styles from './Register.module.css';

/** Rows shown before “Show more”. */
const FIRST = 20;

const NOTHING: readonly ThreatKey[] = [];

/**
 * The table of threats: one tab stop; the arrow keys move from row to row, Enter opens a threat, letters decide
 * on it (see `triage.ts`), Escape goes back to the diagram. Only the lines in view are in the page, and the row that has
 * the keyboard; the others are room.
 */
export function RegisterTable({
  groups,
  onBusy,
}: {
  readonly groups: readonly Group[];
  readonly onBusy: (busy: boolean) => void;
}) {
  const editor = useEditor();
  const model = useDocument((state) => state.model);
  const raised = useDocument((state) => (state.last?.origin === 'edit' ? state.last.raised : NOTHING));
  const columns = useSession((session) => session.filter.columns);
  const opened = useSession((session) => session.openThreat);
  const [folds, setFolds] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [all, setAll] = useState(false);
  const [focused, setFocused] = useState<ThreatKey | null>(null);
  const box = useRef<HTMLDivElement>(null);

  const isLong = groups.reduce((sum, group) => sum + group.rows.length, 0) > FIRST;
  const { lines, rows, more } = linesOf(
    groups,
    (group) => folds.get(group.id) ?? (group.folds && isLong),
    all ? Infinity : FIRST,
  );
  const stop = rows.some((row) => row.key === focused) ? focused : (rows[0]?.key ?? null);

  const sight = useSight(box, 'tr[data-key]');
  const { lineHeight } = sight;
  const asked = useSession((session) => session.rowToFocus);
  const kept = asked ?? focused;
  const stays = lines.findIndex((line) => line.is === 'row' && line.row.key === kept);
  const stretches = stretchesOf({ count: lines.length, ...sight, stays });

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

  // A row may have to be drawn before it can have the keyboard.
  const wanted = useRef<ThreatKey | null>(null);
  const go = (key: ThreatKey | undefined): void => {
    if (key === undefined) return;
    wanted.current = key;
    setFocused(key);
    if (key === focused) takeKeyboard();
  };
  const takeKeyboard = (): void => {
    const key = wanted.current;
    if (key === null) return;
    const row = box.current?.querySelector<HTMLElement>(`tr[data-key="${CSS.escape(key)}"]`);
    if (!row) return;
    wanted.current = null;
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: 'nearest' });
  };
  useLayoutEffect(takeKeyboard);

  // Something outside the register asks for a row: it gets the keyboard once it is drawn.
  useEffect(() => {
    if (asked === null) return;
    box.current?.querySelector<HTMLElement>(`tr[data-key="${CSS.escape(asked)}"]`)?.focus();
    editor.session.setState({ rowToFocus: null });
  }, [asked, editor]);

  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>): void => {
    const at = rows.findIndex((row) => row.key === focused);
    const row = rows[at];
    if (
      !(event.target instanceof HTMLTableRowElement) ||
      !row ||
      event.ctrlKey ||
      event.metaKey ||
      event.altKey
    )
      return;
    const page = Math.max(1, Math.floor(sight.height / lineHeight) - 2);
    const last = rows.length - 1;
    const to = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: Math.min(last, at + page),
      PageUp: Math.max(0, at - page),
      Home: 0,
      End: last,
    }[event.key];
    if (to !== undefined) go(rows[to]?.key);
    else if (event.key === 'Enter' || event.key === ' ') press(row);
    else if (event.key === 'Escape') {
      editor.session.setState({ spotlight: [] });
      editor.canvas?.focus(row.subject);
    } else if (!triage(editor, row, event.key)) return;
    event.preventDefault();
    event.stopPropagation();
  };

  const drawn = (line: Line, index: number) => {
    if (line.is === 'heading')
      return (
        <GroupHeading
          key={`heading ${line.group.id}`}
          group={line.group}
          groups={groups}
          rowIndex={index + 2}
          span={columns.length}
          isFolded={line.isFolded}
          onFold={() => setFolds(new Map(folds).set(line.group.id, !line.isFolded))}
        />
      );
    const { row } = line;
    return (
      <RegisterRow
        key={row.key}
        row={row}
        rowIndex={index + 2}
        columns={columns}
        kind={kindOf(model, row)}
        step={model.flows[row.subject ?? '']?.step ?? 0}
        boundary={
          columns.includes('boundary')
            ? (model.boundaries[boundariesOf(model, row)[0] ?? '']?.name ?? '')
            : ''
        }
        isFocused={row.key === stop}
        isOpened={row.key === opened}
        isNew={raised.includes(row.key)}
        onPress={press}
        onFocus={focus}
      />
    );
  };

  return (
    <div ref={box} className={styles['scroll']}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <table
        aria-label={registerWords.table}
        aria-rowcount={lines.length + 1}
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
          {columns.map((column) => (
            <col key={column} className={styles[`col-${column}`]} />
          ))}
        </colgroup>
        <TableHead columns={columns} />
        {/* One body and one list for all: a row that changes its parent or its list would lose the keyboard. */}
        <tbody>
          {stretches.flatMap((stretch) =>
            stretch.is === 'space'
              ? [
                  <tr
                    key={`space ${stretch.from}`}
                    aria-hidden="true"
                    style={{ height: (stretch.to - stretch.from) * lineHeight }}
                  />,
                ]
              : lines.slice(stretch.from, stretch.to).map((line, i) => drawn(line, stretch.from + i)),
          )}
        </tbody>
      </table>
      {more > 0 ? (
        <div className={styles['more']}>
          <Button size="sm" variant="quiet" onPress={() => setAll(true)}>
            {registerWords.showMore(more)}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

/** Nothing is pointed at any more, unless a threat is open. */
function dim(editor: Editor): void {
  if (editor.session.getState().openThreat === null) editor.session.setState({ spotlight: [] });
}

function kindOf(model: Model, { subject }: Row): NotationKind | null {
  if (subject === null) return null;
  if (model.flows[subject]) return 'flow';
  return model.boundaries[subject] ? 'boundary' : (model.elements[subject]?.kind ?? null);
}
