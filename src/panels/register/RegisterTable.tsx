import {
  useEffect,
  useMemo,
  useRef,
  useState,
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
} from 'react';
import { useDocument, useEditor, useSession } from '../../editor/EditorContext';
import type { Editor } from '../../editor/editor';
import type { RegisterFolds } from '../../editor/session';
import type { Row } from '../../engine/register/register';
import type { ThreatKey } from '../../model/id';
import type { Model } from '../../model/model';
import { Button, type NotationKind } from '../../ui';
import { registerWords } from '../../words/register';
import { differencesOf } from '../threat/differences';
import { openThreat, thingsOf } from '../threat/open';
import { BulkBar } from './BulkBar';
import { GroupHeading } from './GroupHeading';
import type { Group } from './groups';
import type { Surroundings } from './cells';
import { decideOrAsk, type Editing } from './decideOrAsk';
import { InlineEditor } from './InlineEditor';
import { linesOf, type Line, type RowLine } from './lines';
import { boundariesOf } from './narrow';
import { RegisterRow } from './RegisterRow';
import { TableHead } from './TableHead';
import { statusOfKey } from './triage';
import { useRowFocus, type NarrowedBy } from './useRowFocus';
import { useRowSelection } from './useRowSelection';
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
  narrowedBy,
  onBusy,
}: {
  readonly groups: readonly Group[];
  readonly narrowedBy: NarrowedBy;
  readonly onBusy: (busy: boolean) => void;
}) {
  const editor = useEditor();
  const model = useDocument((state) => state.model);
  const raised = useDocument((state) => (state.last?.origin === 'edit' ? state.last.raised : NOTHING));
  const columns = useSession((session) => session.filter.columns);
  // The other schemes ask for more than fits beside a row: there, the threat is opened.
  const isMatrix = model.settings.rating === 'matrix';
  const opened = useSession((session) => session.openThreat);
  const { all, groups: folds, unfolded } = useSession((session) => session.folds);
  const fold = (changes: Partial<RegisterFolds>): void =>
    editor.session.setState((session) => ({ folds: { ...session.folds, ...changes } }));
  const [editing, setEditing] = useState<Editing | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const { focused, setFocused, stays, go, rowInPage } = useRowFocus(box, narrowedBy);
  const selection = useRowSelection(groups);

  // Scrolling draws the table again and again: the lines are worked out once for each change of what they show.
  const { lines, rows, more } = useMemo(() => {
    const isLong = groups.reduce((sum, group) => sum + group.rows.length, 0) > FIRST;
    return linesOf(
      groups,
      {
        isFolded: (group) => folds.get(group.id) ?? (group.folds && isLong),
        isUnfolded: (lead) => unfolded.has(lead),
      },
      all ? Infinity : FIRST,
    );
  }, [groups, folds, unfolded, all]);
  const stop = rows.some(({ row }) => row.key === focused) ? focused : (rows[0]?.row.key ?? null);

  const sight = useSight(box, 'tr[data-key]');
  const { lineHeight } = sight;
  const staying = lines.findIndex((line) => line.is === 'row' && line.row.key === stays);
  const stretches = stretchesOf({ count: lines.length, ...sight, stays: staying });

  // A table that is taken away while it has the keyboard gets no blur.
  useEffect(() => () => dim(editor), [editor]);

  const unfold = (lead: ThreatKey, isOpen: boolean): void => {
    const next = new Set(unfolded);
    if (isOpen) next.add(lead);
    else next.delete(lead);
    fold({ unfolded: next });
  };

  /** The line on which something happened in the page. */
  const lineAt = (target: EventTarget): RowLine | undefined => {
    const key = (target as Element).closest<HTMLElement>('tr[data-key]')?.dataset['key'];
    return key === undefined ? undefined : rows.find(({ row }) => row.key === key);
  };
  const press = (event: MouseEvent): void => {
    const line = lineAt(event.target);
    if (!line) return;
    const { row } = line;
    const target = event.target as Element;
    const what = target.closest<HTMLElement>('[data-edit]')?.dataset['edit'];
    const cell = target.closest('td');
    if (event.ctrlKey || event.metaKey || target.closest('[data-select]')) selection.toggle(line);
    else if (event.shiftKey) selection.add(between(rows, focused, row.key));
    else if (target.closest('[data-unfold]')) unfold(row.key, !unfolded.has(row.key));
    else if (cell && (what === 'status' || what === 'owner' || (what === 'risk' && isMatrix)))
      setEditing({ what, rows: [row], anchor: cell });
    else openThreat(editor, row);
  };
  const focus = (event: FocusEvent): void => {
    const line = lineAt(event.target);
    if (!line) return;
    onBusy(true);
    setFocused(line.row.key);
    editor.session.setState({ spotlight: thingsOf(model, line.row) });
  };

  const edit = (what: Editing['what'], row: Row): void => {
    const column = what === 'reason' ? 'status' : what;
    const line = rowInPage(row.key);
    const anchor = line?.querySelector(`[data-column="${column}"]`) ?? line;
    if (anchor) setEditing({ what, rows: selection.meant(row), anchor });
  };

  /** Does what a letter is for; false when it means nothing here. */
  const act = (line: RowLine, key: string): boolean => {
    const { row } = line;
    const status = statusOfKey(key);
    const anchor = rowInPage(row.key)?.querySelector('[data-column="status"]') ?? rowInPage(row.key);
    if (status !== undefined) {
      if (anchor) setEditing(decideOrAsk(editor, selection.meant(row), status, anchor));
      return true;
    }
    switch (key.toLowerCase()) {
      case ' ':
        selection.toggle(line);
        return true;
      case 's':
        edit('status', row);
        return true;
      case 'w':
        edit('owner', row);
        return true;
      case 'r':
        if (isMatrix) edit('risk', row);
        else openThreat(editor, row);
        return true;
      case 'c':
        copyLater(editor, selection.meant(row), key === 'C' ? 'ticket' : 'markdown');
        return true;
      default:
        return false;
    }
  };

  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>): void => {
    const at = rows.findIndex(({ row }) => row.key === focused);
    const line = rows[at];
    if (!(event.target instanceof HTMLTableRowElement) || !line || event.altKey) return;
    const { row } = line;
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
    if (event.ctrlKey || event.metaKey) {
      if (event.key.toLowerCase() !== 'a') return;
      selection.only(rows);
    } else if (to !== undefined) {
      const there = rows[to];
      if (event.shiftKey && there) selection.add([line, there]);
      go(there?.row.key);
    } else if (event.key === 'Enter') openThreat(editor, row);
    else if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') {
      if (line.bundle) unfold(row.key, event.key === 'ArrowRight');
    } else if (event.key === 'Escape' && !selection.isEmpty) selection.clear();
    else if (event.key === 'Escape') {
      editor.session.setState({ spotlight: [] });
      editor.canvas?.focus(row.subject);
    } else if (!act(line, event.key)) return;
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
          onFold={() => fold({ groups: new Map(folds).set(line.group.id, !line.isFolded) })}
        />
      );
    const { row, bundle } = line;
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
        title={bundle === null || line.isUnfolded ? row.title : bundle.title}
        more={bundle === null ? 0 : bundle.rows.length - 1}
        cause={bundle?.cause ?? ''}
        isUnfolded={line.isUnfolded}
        {...sinceJudged(model, row)}
        isInner={line.isInner}
        isFocused={row.key === stop}
        isOpened={row.key === opened}
        isSelected={selection.has(row)}
        isNew={raised.includes(row.key)}
      />
    );
  };

  return (
    <>
      {selection.chosen.length > 0 ? (
        <BulkBar
          rows={selection.chosen}
          onEdit={setEditing}
          onCopy={() => copyLater(editor, selection.chosen, 'markdown')}
          onClear={selection.clear}
        />
      ) : null}
      <div ref={box} className={styles['scroll']}>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
        <table
          aria-label={registerWords.table}
          aria-rowcount={lines.length + 1}
          className={styles['table']}
          onKeyDown={onKeyDown}
          onClick={press}
          onFocus={focus}
          onBlur={(event) => {
            if (event.currentTarget.contains(event.relatedTarget)) return;
            // What is edited beside a cell belongs to the table still.
            if (editing !== null) return;
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
            <Button size="sm" variant="quiet" onPress={() => fold({ all: true })}>
              {registerWords.showMore(more)}
            </Button>
          </div>
        ) : null}
      </div>
      {editing === null ? null : <InlineEditor editing={editing} onEdit={setEditing} />}
    </>
  );
}

/** The rows from one to another, both included, in whichever order they stand. */
function between(rows: readonly RowLine[], a: ThreatKey | null, b: ThreatKey): readonly RowLine[] {
  const to = rows.findIndex(({ row }) => row.key === b);
  const found = rows.findIndex(({ row }) => row.key === a);
  const from = found < 0 ? to : found;
  return rows.slice(Math.min(from, to), Math.max(from, to) + 1);
}

/** Nothing is pointed at any more, unless a threat is open. */
function dim(editor: Editor): void {
  if (editor.session.getState().openThreat === null) editor.session.setState({ spotlight: [] });
}

/** What has changed since somebody judged a row, for its badge. */
function sinceJudged(model: Model, row: Row): Pick<Surroundings, 'changed' | 'changes'> {
  if (row.state !== 'changed' && row.state !== 'gone') return { changed: '', changes: '' };
  const { came, went } = differencesOf(model, row);
  return {
    changed: registerWords.changed(came, went, row.subjectName),
    changes: registerWords.changes(came, went),
  };
}

function kindOf(model: Model, { subject }: Row): NotationKind | null {
  if (subject === null) return null;
  if (model.flows[subject]) return 'flow';
  return model.boundaries[subject] ? 'boundary' : (model.elements[subject]?.kind ?? null);
}

/** What writes threats down comes when the first are copied. */
function copyLater(editor: Editor, rows: readonly Row[], as: 'markdown' | 'ticket'): void {
  void import('../threat/copy').then(({ copyThreats }) => copyThreats(editor, rows, as));
}
