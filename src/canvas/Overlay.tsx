import { memo } from 'react';
import { useDocument, useEditor, useSession } from '../editor/EditorContext';
import { lineBetween } from '../model/outline';
import { DEFAULT_SIZE, placeOf, routeOf, type Box } from '../model/place';
import { arrowAt } from './arrow';
import { dotAt, gripPoint, gripsOf, middlesOf, SIDES } from './hit';
import { boxAt } from '../model/geometry';
import { LAYER, type FlowEdge } from './drawn';
import { outlineOf } from '../model/course';
import type { Guide } from './guides';
import { useScene } from './scene';
import { later } from '../ui';

const CompareMarks = later(() => import('./CompareMarks').then((m) => m.CompareMarks));

/** What lies over the diagram while something is hovered, selected or dragged: dots, grips, previews, highlights. */
export const Overlay = memo(function Overlay({ edges }: { readonly edges: readonly FlowEdge[] }) {
  return (
    <>
      <svg className="overlay" style={{ zIndex: LAYER.flow - 1 }} aria-hidden="true">
        <BeforeTidying />
      </svg>
      <svg className="overlay" style={{ zIndex: LAYER.note + 500 }} aria-hidden="true">
        <Highlights edges={edges} />
        <Dots />
        <Grips edges={edges} />
        <Compared />
        <Previews />
        <Guides />
        <InsertPreview />
      </svg>
    </>
  );
});

function Compared() {
  const comparing = useSession((session) => session.comparison !== null);
  return comparing ? <CompareMarks /> : null;
}

function usePlace(id: string | null): Box | undefined {
  const diagram = useSession((session) => session.diagram);
  return useDocument(({ model }) => (id === null ? undefined : placeOf(model, diagram, id)));
}

/** Four dots outside the element under the pointer, or outside the only selected one, from which flows are drawn. */
function Dots() {
  const busy = useScene((scene) => scene.busy);
  const hover = useScene((scene) => scene.hover);
  const only = useSession(({ selection }) => (selection.length === 1 ? selection[0]! : null));
  const tool = useSession((session) => session.tool);
  const naming = useSession((session) => session.naming);
  const readOnly = useDocument((state) => state.readOnly);
  const elements = useDocument(({ model }) => model.elements);
  const id = hover !== null && elements[hover] ? hover : only !== null && elements[only] ? only : null;
  const box = usePlace(id);
  if (!box || busy || readOnly || naming !== null || (tool !== 'select' && tool !== 'flow')) return null;
  return (
    <g key={id} className={id === only ? 'dots' : 'dots late'}>
      {SIDES.map((side) => {
        const { x, y } = dotAt(box, side);
        return <circle key={side} cx={x} cy={y} r={4} />;
      })}
    </g>
  );
}

/** Grips of the only selected thing: its corners, the sides too of a boundary or note, ends and bends of a flow. */
function Grips({ edges }: { readonly edges: readonly FlowEdge[] }) {
  const editor = useEditor();
  const busy = useScene((scene) => scene.busy);
  const only = useSession(({ selection }) => (selection.length === 1 ? selection[0]! : null));
  const fresh = useScene((scene) => scene.fresh);
  const tool = useSession((session) => session.tool);
  const diagram = useSession((session) => session.diagram);
  const readOnly = useDocument((state) => state.readOnly);
  const isLocked = useDocument(
    ({ model }) => only !== null && placeOf(model, diagram, only)?.locked === true,
  );
  const route = useDocument(({ model }) => (only === null ? undefined : routeOf(model, diagram, only)));
  const isNaming = useSession((session) => session.naming !== null);
  const box = usePlace(only);
  if (only === null || only === fresh || busy || isNaming || readOnly || isLocked || tool !== 'select')
    return null;
  if (box) {
    return (
      <g className="grips">
        {gripsOf(editor.document.store.getState().model, only).map((grip) => {
          const { x, y } = gripPoint(box, grip);
          return <rect key={grip} x={x - 3} y={y - 3} width={6} height={6} rx={1.5} />;
        })}
      </g>
    );
  }
  const flow = edges.find((edge) => edge.id === only);
  const points = flow?.data.drawing.line.points;
  const [first, last] = [points?.[0], points?.at(-1)];
  if (!flow || !first || !last) return null;
  const bends = route?.points ?? [];
  return (
    <g className="grips">
      {middlesOf(flow, bends).map(({ x, y }, index) => (
        <circle key={`new ${index}`} className="new-bend" cx={x} cy={y} r={3.5} />
      ))}
      {bends.map(({ x, y }) => (
        <circle key={`${x} ${y}`} cx={x} cy={y} r={4.5} />
      ))}
      <circle cx={first.x} cy={first.y} r={5} />
      <circle cx={last.x} cy={last.y} r={5} />
    </g>
  );
}

/** Where things stand that a layout on offer would move. */
function BeforeTidying() {
  const tidying = useScene((scene) => scene.tidying);
  const diagram = useSession((session) => session.diagram);
  if (!tidying?.offer) return null;
  return [...tidying.offer.layout.boxes.keys()].map((id) => {
    const box = placeOf(tidying.before, diagram, id);
    return box && <rect key={id} className="was" {...boxOnly(box)} rx={4} />;
  });
}

/** While the insert menu is open: what would be placed, and the flow that would lead to it. */
function InsertPreview() {
  const insertAt = useSession((session) => session.insertAt);
  const from = usePlace(insertAt?.from ?? null);
  const element = useDocument(({ model }) =>
    insertAt?.from === undefined ? undefined : model.elements[insertAt.from],
  );
  if (!insertAt) return null;
  const box = boxAt(insertAt.page, DEFAULT_SIZE.element);
  const line =
    from &&
    element &&
    lineBetween({
      from: { outline: outlineOf(element), box: from },
      to: { outline: 'rectangle', box },
      style: 'curved',
    });
  return (
    <>
      <rect className="ghost" {...box} rx={4} />
      {line && (
        <g className="wire open">
          <path d={line.d} />
          <path className="wire-arrow" d={arrowAt(line.points)} />
        </g>
      )}
    </>
  );
}

/** Where what is dragged will end or go in. */
function Highlights({ edges }: { readonly edges: readonly FlowEdge[] }) {
  const on = useScene((scene) => scene.dropOn);
  const onFlow = useScene((scene) => scene.dropOnFlow);
  const connectFrom = useSession((session) => session.connectFrom);
  const onBox = usePlace(on?.id ?? null);
  const fromBox = usePlace(connectFrom);
  const elements = useDocument(({ model }) => model.elements);
  const flow = edges.find((edge) => edge.id === onFlow)?.data;
  return (
    <>
      {onBox && on && (
        <rect
          className={on.ok ? 'drop-on' : 'drop-on refused'}
          {...boxOnly(onBox)}
          rx={roundness(elements[on.id], onBox)}
        />
      )}
      {fromBox && connectFrom !== null && (
        <rect className="connect-from" {...boxOnly(fromBox)} rx={roundness(elements[connectFrom], fromBox)} />
      )}
      {flow && <path className="drop-on-flow" d={flow.drawing.line.d} />}
    </>
  );
}

function roundness(element: Parameters<typeof outlineOf>[0] | undefined, box: Box): number {
  if (!element) return 8;
  return outlineOf(element) === 'stadium' ? Math.min(box.width, box.height) / 2 : 2;
}

const boxOnly = ({ x, y, width, height }: Box) => ({ x, y, width, height });

/** Lines through what agrees with the thing in motion, and bars in gaps of one width: one shape, as they change at each move. */
function Guides() {
  const guides = useScene((scene) => scene.guides);
  return guides.length === 0 ? null : <path className="guides" d={guides.map(pathOf).join('')} />;
}

/** How far the ends of the bar in a gap stand out, px. */
const BAR = 4;

function pathOf({ is, axis, at, start, end }: Guide): string {
  if (is === 'line') return axis === 'x' ? `M${at} ${start}V${end}` : `M${start} ${at}H${end}`;
  return axis === 'x'
    ? `M${start} ${at - BAR}v${2 * BAR}m0 ${-BAR}H${end}m0 ${-BAR}v${2 * BAR}`
    : `M${at - BAR} ${start}h${2 * BAR}m${-BAR} 0V${end}m${-BAR} 0h${2 * BAR}`;
}

/** What letting go now would make. */
function Previews() {
  const ghost = useScene((scene) => scene.ghost);
  const wire = useScene((scene) => scene.wire);
  const marquee = useScene((scene) => scene.marquee);
  const copies = useScene((scene) => scene.copies);
  const resizing = useScene((scene) => scene.resizing);
  return (
    <>
      {ghost && (
        <rect
          className="ghost"
          {...boxOnly(ghost.box)}
          rx={
            ghost.tool === 'process'
              ? Math.min(ghost.box.width, ghost.box.height) / 2
              : ghost.tool === 'boundary'
                ? 8
                : 2
          }
        />
      )}
      {copies.map((box) => (
        <rect key={`${box.x} ${box.y} ${box.width}`} className="ghost" {...boxOnly(box)} rx={4} />
      ))}
      {resizing && <rect className="ghost hollow" {...boxOnly(resizing.box)} rx={4} />}
      {marquee && <rect className="marquee" {...boxOnly(marquee)} />}
      {wire && (
        <g className={`wire ${wire.state}`}>
          <path d={wire.line.d} />
          <path className="wire-arrow" d={arrowAt(wire.line.points)} />
          {wire.state === 'refused' && (
            <text x={wire.at.x} y={wire.at.y + 28} textAnchor="middle">
              {wire.reason}
            </text>
          )}
        </g>
      )}
    </>
  );
}
