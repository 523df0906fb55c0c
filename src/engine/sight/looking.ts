import type { Boundary } from '../../model/boundary';
import type { DataClass } from '../../model/dataclass';
import type { Element } from '../../model/element';
import type { Flow } from '../../model/flow';
import type { BoundaryId, DataClassId, ElementId, FlowId, SubjectId, ThingId } from '../../model/id';
import type { Properties, PropertyName, Value } from '../../model/property';
import type { Settings } from '../../model/scope';

/** A record but for its properties, which are looked at one by one: most answers rest on few of them. */
export type DrawnElement = Omit<Element, 'properties'>;
export type DrawnFlow = Omit<Flow, 'properties'>;

/**
 * How the engine reads a model: through a view that remembers what was looked at.
 *
 * The contract of `reevaluate` rests on it: whatever can change a judgement must be read through the view, never
 * from the model directly.
 */
export interface View {
  element(id: ElementId): DrawnElement | undefined;
  flow(id: FlowId): DrawnFlow | undefined;
  /** What is stored for one property of an element or flow; undefined while nobody has said anything. */
  stored(id: SubjectId, name: string): Value | undefined;
  /** Everything that is stored of an element or flow: whoever looks at it is concerned by a change of any property. */
  properties(id: SubjectId): Properties;
  boundary(id: BoundaryId): Boundary | undefined;
  dataClass(id: DataClassId): DataClass | undefined;
  flowsIn(id: ElementId): readonly DrawnFlow[];
  flowsOut(id: ElementId): readonly DrawnFlow[];
  /** Elements directly inside a boundary. */
  members(id: BoundaryId): readonly DrawnElement[];
  /** Boundaries directly inside a boundary; null for those inside none. */
  inner(id: BoundaryId | null): readonly BoundaryId[];
  settings(): Settings;
  /**
   * The answer to a question about one thing, worked out once and again only when something changed that it looked at.
   * `find` reads through the view that it is given, and gives a primitive or a list or record of them. It stands for the
   * question, so it must be the same function each time.
   */
  remember<T>(find: (view: View, id: ThingId) => T, id: ThingId): T;
  /** The same model, were one property of one thing another; undefined makes it unknown. */
  supposing(thing: SubjectId, name: PropertyName, value: Value | undefined): View;
}
