import type { Boundary } from '../model/boundary';
import type { ChangeSet } from '../model/change';
import type { DataClass } from '../model/dataclass';
import type { Element } from '../model/element';
import type { Flow } from '../model/flow';
import { flowsIn, flowsOut, membersOf } from '../model/graph';
import type { BoundaryId, DataClassId, ElementId, FlowId, SubjectId } from '../model/id';
import type { Model } from '../model/model';
import type { PropertyName, Value } from '../model/property';
import type { Settings } from '../model/scope';

/**
 * How the engine reads a model: through a view that remembers what was looked at.
 *
 * The contract of `reevaluate` rests on it: whatever can change a judgement must be read through the view, never
 * from the model directly. A look is a key such as `element:p-api` or `flows:p-api` (which flows there are at it);
 * `touched` turns a change set into the same keys.
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
  /** A value worked out once for each view; what it looked at counts as looked at by everyone who asks. */
  remember<T>(key: string, make: () => T): T;
  /** What was looked at while `look` ran. */
  watch<T>(look: () => T): { readonly value: T; readonly looks: ReadonlySet<string> };
  /** The same model, were one property of one thing another; undefined makes it unknown. */
  supposing(thing: SubjectId, name: PropertyName, value: Value | undefined): View;
}

export function viewOf(model: Model): View {
  return makeView(model, (record) => record);
}

type Suppose = <T extends Element | Flow>(record: T) => T;

function makeView(model: Model, suppose: Suppose): View {
  let looks = new Set<string>();
  const memory = new Map<string, { readonly value: unknown; readonly looks: ReadonlySet<string> }>();
  const look = (key: string): void => void looks.add(key);

  const watch: View['watch'] = (run) => {
    const outer = looks;
    looks = new Set();
    try {
      const value = run();
      return { value, looks };
    } finally {
      for (const key of looks) outer.add(key);
      looks = outer;
    }
  };

  return {
    element(id) {
      look(`element:${id}`);
      const record = model.elements[id];
      return record && suppose(record);
    },
    flow(id) {
      look(`flow:${id}`);
      const record = model.flows[id];
      return record && suppose(record);
    },
    boundary(id) {
      look(`boundary:${id}`);
      return model.boundaries[id];
    },
    dataClass(id) {
      look(`data:${id}`);
      return model.dataClasses[id];
    },
    flowsIn(id) {
      look(`flows:${id}`);
      return flowsIn(model, id).map((flow) => (look(`flow:${flow.id}`), suppose(flow)));
    },
    flowsOut(id) {
      look(`flows:${id}`);
      return flowsOut(model, id).map((flow) => (look(`flow:${flow.id}`), suppose(flow)));
    },
    members(id) {
      look(`members:${id}`);
      return membersOf(model, id).elements;
    },
    settings() {
      look('settings');
      return model.settings;
    },
    remember<T>(key: string, make: () => T): T {
      let known = memory.get(key);
      if (!known) {
        known = watch(make);
        memory.set(key, known);
      }
      for (const seen of known.looks) looks.add(seen);
      // Keys name the fact and the thing, so one key always holds one type.
      return known.value as T;
    },
    watch,
    supposing(thing, name, value) {
      // A judgement reads the same record many times, so the changed copy is made once.
      let made: Element | Flow | undefined;
      return makeView(model, (record) => {
        if (record.id !== thing) return record;
        made ??= withProperty(record, name, value);
        return made as typeof record;
      });
    },
  };
}

function withProperty<T extends Element | Flow>(record: T, name: PropertyName, value: Value | undefined): T {
  const properties = { ...record.properties };
  if (value === undefined) delete properties[name];
  else properties[name] = value;
  return { ...record, properties };
}

/** The looks that a change set makes stale. */
export function touched(changes: ChangeSet): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const { table, id, before, after } of changes) {
    switch (table) {
      case 'elements':
        keys.add(`element:${id}`);
        for (const side of [before, after] as (Element | undefined)[])
          if (side?.boundary) keys.add(`members:${side.boundary}`);
        break;
      case 'flows': {
        keys.add(`flow:${id}`);
        for (const side of [before, after] as (Flow | undefined)[]) {
          if (side) keys.add(`flows:${side.from}`).add(`flows:${side.to}`);
        }
        break;
      }
      case 'boundaries':
        keys.add(`boundary:${id}`);
        break;
      case 'dataClasses':
        keys.add(`data:${id}`);
        break;
      case 'model':
        if (id === 'settings') keys.add('settings');
        break;
      default:
        break;
    }
  }
  return keys;
}
