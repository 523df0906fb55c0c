import { memo } from 'react';
import { arrowAt } from './arrow';
import { FlowLabel } from './FlowLabel';
import { heartOf } from './hit';
import { boxAt } from '../model/geometry';
import { piecesOf } from './pieces';
import { LAYER, type FlowEdge } from './drawn';
import { useMoved } from './scene';

/**
 * The flows in the page, all in one drawing between boundaries and elements. They are not React Flow's: it would wrap each
 * in a picture of its own, keep both ends in the page, and ask four times for each flow, at every change of whatever
 * it stores, whether it looks the same still. That was most of what panning and bringing flows into the page cost.
 */
export const Flows = memo(function Flows({ flows }: { readonly flows: readonly FlowEdge[] }) {
  return (
    <svg className="flow-layer" style={{ zIndex: LAYER.flow }}>
      {flows.map((flow) => (
        <FlowLine key={flow.id} flow={flow} />
      ))}
    </svg>
  );
});

/** The labels of the flows in the page, on a layer above everything. */
export const FlowLabels = memo(function FlowLabels({ flows }: { readonly flows: readonly FlowEdge[] }) {
  return (
    <div className="flow-labels">
      {flows.map((flow) => (
        <FlowLabel key={flow.id} flow={flow} />
      ))}
    </div>
  );
});

/** A data flow: its line, and the gates where it crosses boundaries. */
const FlowLine = memo(function FlowLine({ flow }: { readonly flow: FlowEdge }) {
  const { id, data, selected, className, tabIndex, ariaLabel } = flow;
  const { encryption, outOfScope } = data;
  const moved = useMoved(id);
  const { drawing } = moved ?? data;
  const { d, points } = drawing.line;
  const kind = `${encryption}${outOfScope ? ' out' : ''}`;
  return (
    <g
      className={`flow-whole ${className}${selected ? ' selected' : ''}`}
      data-id={id}
      role="group"
      aria-label={ariaLabel}
      tabIndex={tabIndex}
    >
      <path className="flow-halo" d={d} />
      {!moved && (outOfScope || encryption === 'plain') && points.length > 2 ? (
        piecesOf(drawing.line).map((piece) => (
          <path key={piece.at} className={`flow-line ${kind}`} d={piece.d} strokeDashoffset={-piece.at} />
        ))
      ) : (
        <path className={`flow-line ${kind}`} d={d} />
      )}
      <path className={`flow-arrow ${kind}`} d={arrowAt(points)} />
      {drawing.gates.map(({ x, y, side }, index) => {
        const [width, height] = side === 'upright' ? [6, 14] : [14, 6];
        return (
          <rect
            // One that slides along its boundary stays the same.
            key={index}
            className="gate"
            x={x - width / 2}
            y={y - height / 2}
            width={width}
            height={height}
            rx={2}
          />
        );
      })}
      <Grasp data={data} />
    </g>
  );
});

/**
 * What the pointer meets of a flow; its label lies on a layer above everything and lets the pointer through. While the flow
 * is in motion this stays: the pointer belongs to what moves it.
 */
const Grasp = memo(function Grasp({ data }: { readonly data: FlowEdge['data'] }) {
  const { drawing, label, labelAt } = data;
  const { d, points } = drawing.line;
  return (
    <>
      <path className={points.length > 2 && isRound(points) ? 'flow-grasp round' : 'flow-grasp'} d={d} />
      <rect className="flow-grasp area" {...heartOf(data)} />
      {label.height > 0 && <rect className="flow-grasp area" {...boxAt(labelAt, label)} />}
    </>
  );
});

/** A flow to itself can be grasped inside its loop. */
function isRound(points: readonly { readonly x: number; readonly y: number }[]): boolean {
  const [first, last] = [points[0]!, points.at(-1)!];
  const middle = points[Math.floor(points.length / 2)]!;
  const gap = Math.hypot(last.x - first.x, last.y - first.y);
  return (
    Math.hypot(middle.x - (first.x + last.x) / 2, middle.y - (first.y + last.y) / 2) > gap * 0.8 && gap < 90
  );
}
