import { ChevronRight } from 'lucide-react';
import type { MouseEvent } from 'react';
import { renameThing } from '../../commands/elements';
import { useDocument, useEditor } from '../../editor/EditorContext';
import { TRUST_NAMES } from '../../model/boundary';
import type { Impact } from '../../model/decision';
import { nameOf, type Model } from '../../model/model';
import { RiskBars, TextArea, TextField } from '../../ui';
import { DETAILS_WORDS, OUTLINE_WORDS } from '../../words/details';
import { iconOf } from '../details/ThingButton';
import type { Branch, Line } from './branches';
import styles from './Outline.module.css';

export interface OutlineItemProps {
  readonly line: Line;
  /** Undefined: there is nothing to open. */
  readonly isOpen: boolean | undefined;
  readonly isSelected: boolean;
  /** The tree's one tab stop. */
  readonly isActive: boolean;
  readonly isRenaming: boolean;
  readonly risk: { readonly risk: Impact; readonly open: number } | undefined;
  readonly onToggle: () => void;
  readonly onClick: (event: MouseEvent) => void;
  readonly onRename: () => void;
  readonly onRenamed: () => void;
  readonly onMenu: (x: number, y: number) => void;
}

/** One line of the outline. The tree above it has the keys. */
export function OutlineItem(props: OutlineItemProps) {
  const {
    line,
    isOpen,
    isSelected,
    isActive,
    isRenaming,
    risk,
    onToggle,
    onClick,
    onRename,
    onRenamed,
    onMenu,
  } = props;
  const model = useDocument((document) => document.model);
  const { branch, level } = line;
  return (
    // The keys of a tree are handled by the tree.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      role="treeitem"
      data-id={branch.id}
      className={`${styles['item']} ${branch.elsewhere ? styles['elsewhere'] : ''}`}
      style={{ paddingLeft: 4 + (level - 1) * 16 }}
      tabIndex={isActive ? 0 : -1}
      aria-level={level}
      aria-selected={isSelected}
      aria-expanded={isOpen}
      aria-posinset={line.at}
      aria-setsize={line.of}
      onClick={onClick}
      onDoubleClick={onRename}
      onContextMenu={(event) => {
        event.preventDefault();
        const { left, bottom } = event.currentTarget.getBoundingClientRect();
        // The menu key has no place of its own.
        if (event.clientX === 0 && event.clientY === 0) onMenu(left + 24, bottom);
        else onMenu(event.clientX, event.clientY);
      }}
    >
      <span
        className={styles['chevron']}
        data-open={isOpen}
        aria-hidden="true"
        onClick={(event) => {
          event.stopPropagation();
          onToggle();
        }}
      >
        {isOpen === undefined ? null : <ChevronRight size={14} />}
      </span>
      {markOf(model, branch)}
      {isRenaming ? (
        <Rename branch={branch} onDone={onRenamed} />
      ) : (
        <span className={styles['words']}>
          <span className={branch.is === 'boundary' ? styles['strong'] : undefined}>
            {titleOf(model, branch)}
          </span>{' '}
          <span className={styles['muted']}>{noteOf(model, branch)}</span>
        </span>
      )}
      {risk ? (
        <span className={styles['risk']}>
          <RiskBars level={risk.risk} size={12} />
          <span aria-hidden="true">{risk.open}</span>
          <span className="visually-hidden">{OUTLINE_WORDS.open(risk.open)}</span>
        </span>
      ) : null}
    </div>
  );
}

function Rename({ branch, onDone }: { readonly branch: Branch; readonly onDone: () => void }) {
  const editor = useEditor();
  const name = useDocument(({ model }) =>
    model.flows[branch.id] ? (model.flows[branch.id]?.name ?? '') : branch.name,
  );
  const Field = branch.is === 'note' ? TextArea : TextField;
  return (
    // Leaving the field or pressing Enter ends it; the field itself hands over the text.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <span
      className={styles['rename']}
      onClick={(event) => event.stopPropagation()}
      onDoubleClick={(event) => event.stopPropagation()}
      onFocus={({ target }) => {
        if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) target.select();
      }}
      onBlur={onDone}
      onKeyDown={(event) => {
        event.stopPropagation();
        // As on the canvas, Shift+Enter is a new line of a note.
        if (event.key === 'Escape' || (event.key === 'Enter' && !event.shiftKey)) {
          event.preventDefault();
          onDone();
        }
      }}
    >
      <Field
        label={OUTLINE_WORDS.rename(branch.name)}
        hideLabel
        autoFocus
        value={name}
        onCommit={(next) => editor.run(renameThing, { id: branch.id, name: next })}
      />
    </span>
  );
}

function markOf(model: Model, branch: Branch) {
  const step = model.flows[branch.id]?.step ?? 0;
  return step > 0 ? <span className={styles['step']}>{step}</span> : iconOf(model, branch.id);
}

function titleOf(model: Model, branch: Branch): string {
  const flow = model.flows[branch.id];
  return flow ? flow.name : branch.name;
}

/** What stands muted after the name: trust, where a flow goes, and what is not on this diagram. */
function noteOf(model: Model, { id, elsewhere }: Branch): string {
  const flow = model.flows[id];
  const boundary = model.boundaries[id];
  const notes = [
    flow ? DETAILS_WORDS.flowTo(nameOf(model, flow.to)) : '',
    boundary ? TRUST_NAMES[boundary.trust] : '',
    elsewhere ? OUTLINE_WORDS.elsewhere : '',
  ];
  return notes.filter((note) => note !== '').join(', ');
}
