import type { Boundary } from '../model/boundary';
import type { DataClass } from '../model/dataclass';
import type { Element } from '../model/element';
import type { Flow } from '../model/flow';
import type { BoundaryId, DataClassId, ElementId, FlowId, SubjectId, ThingId } from '../model/id';
import type { PropertyName, Value } from '../model/property';
import type { Settings } from '../model/scope';

/**
 * How the engine reads a model: through a view that remembers what was looked at.
 *
 * The contract of `reevaluate` rests on it: whatever can change a judgement must be read through the view, never
 * from the model directly.
 */
export interface View {
  element(id: ElementId): Element | undefined;
  flow(id: FlowId): Flow | undefined;
  boundary(id: BoundaryId): Boundary | undefined;
  dataClass(id: DataClassId): DataClass | undefined;
  flowsIn(id: ElementId): readonly Flow[];
  flowsOut(id: ElementId): readonly Flow[];
  /** Elements directly inside a boundary. */
  members(id: BoundaryId): readonly Element[];
  settings(): Settings;
  /**
   * The answer to a question about one thing, worked out once and again only when something changed that it looked at.
   * `name` tells the questions apart: the same name must always come with the same `make`, which reads through the
   * view that it is given and gives a primitive or a list or record of them.
   */
  remember<T>(name: string, id: ThingId, make: (view: View, id: ThingId) => T): T;
  /** The same model, were one property of one thing another; undefined makes it unknown. */
  supposing(thing: SubjectId, name: PropertyName, value: Value | undefined): View;
}
