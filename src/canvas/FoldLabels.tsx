import { ChevronDown } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useEditor } from '../editor/EditorContext';
import { nameOf } from '../model/model';
import { ContextMenu, kindIcon, RiskBadge, type MenuItem } from '../ui';
import { canvasWords } from '../words/canvas';
import type { Fold } from './folds';
import type { FlowEdge } from './drawn';
import { useMoved } from './scene';

/** The labels of flows that run too close side by side for labels of their own. */
export function FoldLabels({ edges }: { readonly edges: readonly FlowEdge[] }) {
  const [open, setOpen] = useState<{ readonly fold: Fold; readonly at: { x: number; y: number } } | null>(
    null,
  );
  const folds = useMemo(() => new Set(edges.flatMap(({ data }) => data.fold ?? [])), [edges]);
  return (
    <>
      {[...folds].map((fold) => (
        <FoldLabel
          key={fold.rides}
          fold={fold}
          onOpen={(button) => {
            const { left, bottom } = button.getBoundingClientRect();
            setOpen({ fold, at: { x: left, y: bottom } });
          }}
        />
      ))}
      {open && <FoldMenu fold={open.fold} at={open.at} onClose={() => setOpen(null)} />}
    </>
  );
}

function FoldLabel({
  fold,
  onOpen,
}: {
  readonly fold: Fold;
  readonly onOpen: (button: HTMLElement) => void;
}) {
  const { model } = useEditor().document.store.getState();
  const { flows, rides, risk } = fold;
  const at = useMoved(rides)?.labelAt ?? fold.at;
  const flow = model.flows[rides];
  if (!flow) return null;
  const many = canvasWords.flows(flows.length);
  return (
    // The keyboard walks from flow to flow, each by its name; this is for the pointer.
    <button
      type="button"
      tabIndex={-1}
      className="flow-label fold-label"
      data-own-pointer=""
      aria-haspopup="menu"
      aria-label={canvasWords.fold(many, nameOf(model, flow.from), nameOf(model, flow.to))}
      style={{ transform: `translate(${at.x}px, ${at.y}px) translate(-50%, -50%)` }}
      onClick={(event) => onOpen(event.currentTarget)}
    >
      <span className="flow-name">{many}</span>
      {risk && <RiskBadge level={risk.worst} count={risk.count} />}
      <ChevronDown size={14} aria-hidden="true" />
    </button>
  );
}

function FoldMenu({
  fold,
  at,
  onClose,
}: {
  readonly fold: Fold;
  readonly at: { readonly x: number; readonly y: number };
  readonly onClose: () => void;
}) {
  const editor = useEditor();
  const { model } = editor.document.store.getState();
  const items = fold.flows
    .map((id) => model.flows[id])
    .filter((flow) => flow !== undefined)
    .toSorted((a, b) => a.step - b.step)
    .map(({ id, from, to }): MenuItem => ({
      id,
      icon: kindIcon('flow', 15),
      label: canvasWords.flowInList(nameOf(model, id), nameOf(model, from), nameOf(model, to)),
      onAction: () => {
        editor.select([id]);
        editor.canvas?.focus(id);
      },
    }));
  return (
    <ContextMenu label={canvasWords.flows(fold.flows.length)} items={items} position={at} onClose={onClose} />
  );
}
