import type { EdgeProps } from '@xyflow/react';
import { createContext, memo, useContext } from 'react';
import { createPortal } from 'react-dom';
import { arrowAt } from './arrow';
import { heartOf } from './hit';
import { boxAt } from '../model/geometry';
import { FlowLabel } from './FlowLabel';
import type { FlowEdge } from './project';
import { useMoved } from './scene';

/**
 * The layer of labels. React Flow's EdgeLabelRenderer would look for its own in the page at every change of its
 * store, once for each label: at 1,500 flows that was nine tenths of the cost of panning.
 */
export const LabelLayer = createContext<HTMLElement | null>(null);

/** A data flow: its line, the gates where it crosses boundaries, and the label that rides on it. */
export const FlowLine = memo(
  function FlowLine({ id, data, selected }: EdgeProps<FlowEdge>) {
    const moved = useMoved(id);
    const layer = useContext(LabelLayer);
    if (!data) return null;
    const { label, encryption, outOfScope, isLit } = data;
    const { drawing, labelAt } = moved ?? data;
    const { d, points } = drawing.line;
    const spot = label.height > 0 ? boxAt(labelAt, label) : null;
    const kind = `${encryption}${outOfScope ? ' out' : ''}`;
    return (
      <>
        <path className="flow-halo" d={d} />
        <path className={`flow-line ${kind}`} d={d} />
        <path className={`flow-arrow ${kind}`} d={arrowAt(points)} />
        {drawing.gates.map(({ x, y, side }) => {
          const [width, height] = side === 'upright' ? [6, 14] : [14, 6];
          return (
            <rect
              key={`${x} ${y}`}
              className="gate"
              x={x - width / 2}
              y={y - height / 2}
              width={width}
              height={height}
              rx={2}
            />
          );
        })}
        {/* The label lies on a layer above everything and lets the pointer through; here is what the pointer meets. */}
        <path className={points.length > 2 && isRound(points) ? 'flow-grasp round' : 'flow-grasp'} d={d} />
        <rect className="flow-grasp area" {...heartOf({ drawing, labelAt, label })} />
        {spot && <rect className="flow-grasp area" {...spot} />}
        {spot &&
          layer &&
          createPortal(
            <FlowLabel
              id={id}
              label={label}
              x={labelAt.x}
              y={labelAt.y}
              isSelected={selected === true}
              isOut={outOfScope}
              isLit={isLit}
            />,
            layer,
          )}
      </>
    );
  },
  (a, b) => a.data === b.data && a.selected === b.selected,
);

/** A flow to itself can be grasped inside its loop. */
function isRound(points: readonly { readonly x: number; readonly y: number }[]): boolean {
  const [first, last] = [points[0]!, points.at(-1)!];
  const middle = points[Math.floor(points.length / 2)]!;
  const gap = Math.hypot(last.x - first.x, last.y - first.y);
  return (
    Math.hypot(middle.x - (first.x + last.x) / 2, middle.y - (first.y + last.y) / 2) > gap * 0.8 && gap < 90
  );
}
