import { comparisonOf, type Comparing } from '../editor/comparison';
import { useDocument, useSession } from '../editor/EditorContext';
import type { ThingChange } from '../engine/register/compare';
import { courseOf, drawn } from '../model/course';
import type { Model } from '../model/model';
import { pointAt } from '../model/along';
import { placeOf, type Box, type Point } from '../model/place';
import { COMPARE_WORDS } from '../words/compare';

/** While two states are compared: what is added, changed or removed, marked where it stands or stood. */
export function CompareMarks() {
  const comparing = useSession((session) => session.comparison);
  // The marks belong to what is drawn, which is the model as it is now.
  return comparing && comparing.to === null ? <Marks comparing={comparing} /> : null;
}

/** How far outside a shape its mark runs, px. */
const OUTSIDE = 6;

function Marks({ comparing }: { readonly comparing: Comparing }) {
  const model = useDocument((state) => state.model);
  const verdict = useDocument((state) => state.verdict);
  const diagram = useSession((session) => session.diagram);
  const { things } = comparisonOf(comparing, { model, verdict });
  return (
    <g className="marks">
      {things.map((change) => {
        const at = change.change === 'removed' ? comparing.before.model : model;
        return <Mark key={`${change.is} ${change.id}`} change={change} model={at} diagram={diagram} />;
      })}
    </g>
  );
}

function Mark(props: { readonly change: ThingChange; readonly model: Model; readonly diagram: string }) {
  const { change, model, diagram } = props;
  const flow = change.is === 'flow' ? model.flows[change.id] : undefined;
  if (flow) {
    const course = courseOf(model, diagram, flow);
    if (!course) return null;
    const { line } = drawn(course);
    return (
      <g className={`mark ${change.change}`}>
        <path d={line.d} />
        <Sign change={change} at={pointAt(line.points, 0.2)} />
      </g>
    );
  }
  const place =
    change.is === 'element' || change.is === 'boundary' ? placeOf(model, diagram, change.id) : null;
  if (!place) return null;
  const box: Box = {
    x: place.x - OUTSIDE,
    y: place.y - OUTSIDE,
    width: place.width + 2 * OUTSIDE,
    height: place.height + 2 * OUTSIDE,
  };
  return (
    <g className={`mark ${change.change}`}>
      <rect {...box} rx={6} />
      <Sign change={change} at={box} />
      {change.change === 'removed' && (
        <text className="mark-name" x={place.x + place.width / 2} y={place.y + place.height / 2 + 4}>
          {change.name}
        </text>
      )}
    </g>
  );
}

/** The sign that says it without colour. */
function Sign({ change, at }: { readonly change: ThingChange; readonly at: Point }) {
  return (
    <g className="mark-sign" transform={`translate(${at.x} ${at.y})`}>
      <circle r={9} />
      <text y={4.5}>{COMPARE_WORDS.signs[change.change]}</text>
    </g>
  );
}
