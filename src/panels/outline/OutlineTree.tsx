import { useEffect, useRef, useState, type KeyboardEvent, type MouseEvent, type RefObject } from 'react';
import { removeThings } from '../../editor/actions-edit';
import { useDocument, useEditor, useRows, useSession } from '../../editor/EditorContext';
import type { Tool } from '../../editor/session';
import type { ThingId } from '../../model/id';
import { ContextMenu } from '../../ui';
import { OUTLINE_WORDS } from '../../words/details';
import { openable, risksOf, visible, type Branch, type Line } from './branches';
import { focusDetails, lineMenu, move } from './edit';
import { OutlineItem } from './OutlineItem';
import { useTypeAhead } from './useTypeAhead';
import styles from './Outline.module.css';

/** Above this many things, elements start closed. */
const ALL_OPEN_UP_TO = 80;

/** The tree itself: one tab stop; arrows go through it and select; F2 or Enter renames, Delete deletes, Alt and arrows reorder. */
export function OutlineTree({
  branches,
  adding,
  onAdd,
  onNamed,
}: {
  readonly branches: readonly Branch[];
  /** What has just been added, and is named next. */
  readonly adding: ThingId | null;
  readonly onAdd: (tool: Tool) => void;
  readonly onNamed: () => void;
}) {
  const editor = useEditor();
  const selection = useSession((session) => session.selection);
  const readOnly = useDocument((document) => document.readOnly);
  const risks = risksOf(useRows());
  const tree = useRef<HTMLDivElement>(null);
  const [closed, setClosed] = useState<ReadonlySet<ThingId>>(() => firstClosed(branches));
  const [active, setActive] = useState<ThingId | null>(null);
  const [renamed, setRenaming] = useState<ThingId | null>(null);
  const renaming = adding ?? renamed;
  const [menuAt, setMenuAt] = useState<{ readonly x: number; readonly y: number } | null>(null);
  const lines = visible(branches, closed);
  const activeLine =
    lines.find((line) => line.branch.id === active) ??
    lines.find((line) => selection.includes(line.branch.id)) ??
    lines[0];
  const typeAhead = useTypeAhead();

  const setOpen = (id: ThingId, open: boolean): void => {
    const next = new Set(closed);
    if (open) next.delete(id);
    else next.add(id);
    setClosed(next);
  };

  useRevealed(branches, setClosed, tree);

  const go = (id: ThingId | undefined, extend: 'replace' | 'add' | 'leave'): void => {
    if (id === undefined) return;
    setActive(id);
    focusLine(id);
    if (extend === 'leave') return;
    editor.select(extend === 'add' ? [...new Set([...selection, id])] : [id]);
    if (extend === 'replace') editor.canvas?.reveal(id);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (renaming !== null || !activeLine || event.nativeEvent.isComposing) return;
    if (event.altKey) return onAltKey(event, activeLine);
    const { branch, parent } = activeLine;
    const at = lines.indexOf(activeLine);
    const how = event.shiftKey ? 'add' : event.ctrlKey || event.metaKey ? 'leave' : 'replace';
    const isOpen = branch.branches.length > 0 && !closed.has(branch.id);
    const moves: Record<string, () => void> = {
      ArrowDown: () => go(lines[at + 1]?.branch.id, how),
      ArrowUp: () => go(lines[at - 1]?.branch.id, how),
      Home: () => go(lines[0]?.branch.id, how),
      End: () => go(lines.at(-1)?.branch.id, how),
      ArrowRight: () =>
        isOpen || branch.branches.length === 0 ? go(branch.branches[0]?.id, how) : setOpen(branch.id, true),
      ArrowLeft: () => (isOpen ? setOpen(branch.id, false) : go(parent ?? undefined, how)),
      ' ': () => toggle(branch.id, event.ctrlKey || event.metaKey),
      F2: () => !readOnly && setRenaming(branch.id),
      Enter: () => !readOnly && setRenaming(branch.id),
      Delete: () => removeLine(event.shiftKey ? 'delete' : 'keep'),
      Backspace: () => removeLine('keep'),
    };
    const move = moves[event.key];
    if (move) move();
    else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey) {
      const after = [...lines.slice(at + 1), ...lines.slice(0, at + 1)];
      const typed = typeAhead(event.key);
      const start = typed.length > 1 ? [activeLine, ...after] : after;
      go(start.find((line) => line.branch.name.toLowerCase().startsWith(typed))?.branch.id, 'replace');
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  /** Alt with the arrows moves the line among its siblings; Alt+Enter leads to its properties. */
  const onAltKey = (event: KeyboardEvent, line: Line): void => {
    const does: Record<string, () => void> = {
      ArrowUp: () => moveLine(line, -1),
      ArrowDown: () => moveLine(line, 1),
      Enter: () => focusDetails(editor, line.branch.id),
    };
    const act = event.shiftKey || event.ctrlKey || event.metaKey ? undefined : does[event.key];
    if (!act) return;
    act();
    event.preventDefault();
    event.stopPropagation();
  };
  const moveLine = (line: Line, by: 1 | -1): void => {
    if (readOnly) return;
    const siblings = lines.filter((one) => one.parent === line.parent && one.branch.is === line.branch.is);
    move(editor, line.branch, siblings[siblings.indexOf(line) + by]?.branch, by);
    requestAnimationFrame(() => focusLine(line.branch.id));
  };
  const toggle = (id: ThingId, keep: boolean): void => {
    if (!keep) editor.select([id]);
    else editor.select(selection.includes(id) ? selection.filter((one) => one !== id) : [...selection, id]);
  };

  /** Deletes, and gives the keyboard to what stood below or above. */
  const removeLine = (contents: 'keep' | 'delete'): void => {
    if (!activeLine || readOnly) return;
    const { id } = activeLine.branch;
    const ids = selection.includes(id) ? selection : [id];
    const at = lines.indexOf(activeLine);
    const next = [...lines.slice(at + 1), ...lines.slice(0, at).toReversed()].find(
      (line) => !ids.includes(line.branch.id),
    );
    removeThings(editor, ids, contents);
    if (next) {
      setActive(next.branch.id);
      requestAnimationFrame(() => focusLine(next.branch.id));
    }
  };

  const onItemClick = (id: ThingId, event: MouseEvent): void => {
    setActive(id);
    if (event.ctrlKey || event.metaKey || event.shiftKey) toggle(id, true);
    else go(id, 'replace');
  };

  return (
    <>
      <div
        ref={tree}
        role="tree"
        aria-label={OUTLINE_WORDS.tree}
        aria-multiselectable
        className={styles['tree']}
        tabIndex={-1}
        onKeyDown={onKeyDown}
      >
        {lines.map((line) => (
          <OutlineItem
            key={line.branch.id}
            line={line}
            isOpen={line.branch.branches.length > 0 ? !closed.has(line.branch.id) : undefined}
            isSelected={selection.includes(line.branch.id)}
            isActive={line === activeLine}
            isRenaming={renaming === line.branch.id}
            risk={risks.get(line.branch.id)}
            onToggle={() => setOpen(line.branch.id, closed.has(line.branch.id))}
            onClick={(event) => onItemClick(line.branch.id, event)}
            onRename={() => !readOnly && setRenaming(line.branch.id)}
            onRenamed={() => {
              setRenaming(null);
              onNamed();
              requestAnimationFrame(() => focusLine(line.branch.id));
            }}
            onMenu={(x, y) => {
              setActive(line.branch.id);
              if (!selection.includes(line.branch.id)) editor.select([line.branch.id]);
              setMenuAt({ x, y });
            }}
          />
        ))}
      </div>
      <ContextMenu
        label={OUTLINE_WORDS.menu}
        position={menuAt}
        onClose={() => setMenuAt(null)}
        items={
          menuAt === null
            ? []
            : activeLine
              ? lineMenu(editor, activeLine, {
                  rename: () => setRenaming(activeLine.branch.id),
                  move: (by) => moveLine(activeLine, by),
                  add: onAdd,
                })
              : []
        }
      />
    </>
  );
}

/** Gives the keyboard to a line. */
function focusLine(id: ThingId): void {
  document.querySelector<HTMLElement>(`[role="treeitem"][data-id="${CSS.escape(id)}"]`)?.focus();
}

function firstClosed(branches: readonly Branch[]): ReadonlySet<ThingId> {
  const all = visible(branches, new Set());
  const elements = openable(branches).filter((id) =>
    all.some((line) => line.branch.id === id && line.branch.is === 'element'),
  );
  return new Set(all.length > ALL_OPEN_UP_TO ? elements : []);
}

/** What is selected elsewhere is opened to and scrolled to here. */
function useRevealed(
  branches: readonly Branch[],
  setClosed: (next: (closed: ReadonlySet<ThingId>) => ReadonlySet<ThingId>) => void,
  tree: RefObject<HTMLDivElement | null>,
): void {
  const editor = useEditor();
  useEffect(
    () =>
      editor.session.subscribe(({ selection }, before) => {
        const [id] = selection;
        if (selection === before.selection || id === undefined) return;
        const around = pathTo(branches, id);
        setClosed((closed) =>
          around.some((one) => closed.has(one))
            ? new Set([...closed].filter((one) => !around.includes(one)))
            : closed,
        );
        requestAnimationFrame(() =>
          tree.current?.querySelector(`[data-id="${CSS.escape(id)}"]`)?.scrollIntoView({ block: 'nearest' }),
        );
      }),
    [editor, branches, setClosed, tree],
  );
}

/** The branches above a thing, outermost first. */
function pathTo(branches: readonly Branch[], id: ThingId): readonly ThingId[] {
  for (const branch of branches) {
    if (branch.branches.some((one) => one.id === id)) return [branch.id];
    const below = pathTo(branch.branches, id);
    if (below.length > 0) return [branch.id, ...below];
  }
  return [];
}
