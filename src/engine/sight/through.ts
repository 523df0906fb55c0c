import type { BoundaryId, DataClassId, ElementId, FlowId, SubjectId, ThingId } from '../../model/id';
import type { Properties, PropertyName, Value } from '../../model/property';
import type { View } from './looking';
import type { Finding } from './sight';

/** Another view through which what is drawn is seen as it is: only what is known of the things is seen in another light. */
export abstract class Through<Actual extends View> implements View {
  constructor(protected readonly actual: Actual) {}

  abstract stored(id: SubjectId, name: string): Value | undefined;
  abstract properties(id: SubjectId): Properties;
  abstract remember<T>(find: Finding<T>, id: ThingId): T;
  abstract supposing(thing: SubjectId, name: PropertyName, value: Value | undefined): View;

  element(id: ElementId): ReturnType<View['element']> {
    return this.actual.element(id);
  }

  flow(id: FlowId): ReturnType<View['flow']> {
    return this.actual.flow(id);
  }

  boundary(id: BoundaryId): ReturnType<View['boundary']> {
    return this.actual.boundary(id);
  }

  dataClass(id: DataClassId): ReturnType<View['dataClass']> {
    return this.actual.dataClass(id);
  }

  flowsIn(id: ElementId): ReturnType<View['flowsIn']> {
    return this.actual.flowsIn(id);
  }

  flowsOut(id: ElementId): ReturnType<View['flowsOut']> {
    return this.actual.flowsOut(id);
  }

  members(id: BoundaryId): ReturnType<View['members']> {
    return this.actual.members(id);
  }

  inner(id: BoundaryId | null): ReturnType<View['inner']> {
    return this.actual.inner(id);
  }

  settings(): ReturnType<View['settings']> {
    return this.actual.settings();
  }
}
