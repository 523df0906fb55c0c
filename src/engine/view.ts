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

const views = new WeakMap<Model, View>();

/** A view for looking something up in a model: everyone who asks shares what was worked out before. */
export function viewOf(model: Model): View {
  let view = views.get(model);
  if (!view) {
    view = new ModelView(model, null, null);
    views.set(model, view);
  }
  return view;
}

interface Supposition {
  readonly thing: SubjectId;
  readonly name: PropertyName;
  readonly value: Value | undefined;
}

interface Remembered {
  readonly value: unknown;
  readonly looks: ReadonlySet<string>;
}

// A class, because many short-lived views are made while looking for what would clear a threat.
class ModelView implements View {
  private looks = new Set<string>();
  private memory: Map<string, Remembered> | null = null;
  /** The record that the supposition changes: a judgement reads it many times, so the copy is made once. */
  private supposed: Element | Flow | null = null;

  constructor(
    private readonly model: Model,
    private readonly supposition: Supposition | null,
    /** The view that supposes nothing: what it remembers of other things holds here too. */
    private readonly actual: ModelView | null,
  ) {}

  element(id: ElementId): Element | undefined {
    this.looks.add(`element:${id}`);
    return this.seen(this.model.elements[id]);
  }

  flow(id: FlowId): Flow | undefined {
    this.looks.add(`flow:${id}`);
    return this.seen(this.model.flows[id]);
  }

  boundary(id: BoundaryId): Boundary | undefined {
    this.looks.add(`boundary:${id}`);
    return this.model.boundaries[id];
  }

  dataClass(id: DataClassId): DataClass | undefined {
    this.looks.add(`data:${id}`);
    return this.model.dataClasses[id];
  }

  flowsIn(id: ElementId): readonly Flow[] {
    this.looks.add(`flows:${id}`);
    return this.all(flowsIn(this.model, id));
  }

  flowsOut(id: ElementId): readonly Flow[] {
    this.looks.add(`flows:${id}`);
    return this.all(flowsOut(this.model, id));
  }

  members(id: BoundaryId): readonly Element[] {
    this.looks.add(`members:${id}`);
    return membersOf(this.model, id).elements;
  }

  settings(): Settings {
    this.looks.add('settings');
    return this.model.settings;
  }

  remember<T>(key: string, make: () => T): T {
    this.memory ??= new Map();
    let known = this.memory.get(key) ?? this.unaffected(key);
    if (known) for (const look of known.looks) this.looks.add(look);
    else {
      known = this.watch(make);
      this.memory.set(key, known);
    }
    // Keys name the fact and the thing, so one key always holds one type.
    return known.value as T;
  }

  watch<T>(run: () => T): { readonly value: T; readonly looks: ReadonlySet<string> } {
    const outer = this.looks;
    const inner = new Set<string>();
    this.looks = inner;
    try {
      return { value: run(), looks: inner };
    } finally {
      for (const look of inner) outer.add(look);
      this.looks = outer;
    }
  }

  supposing(thing: SubjectId, name: PropertyName, value: Value | undefined): View {
    return new ModelView(this.model, { thing, name, value }, this);
  }

  /** What the actual view remembers without having looked at the thing that the supposition changes. */
  private unaffected(key: string): Remembered | undefined {
    const known = this.actual?.memory?.get(key);
    const thing = this.supposition?.thing;
    return known && !known.looks.has(`element:${thing}`) && !known.looks.has(`flow:${thing}`)
      ? known
      : undefined;
  }

  private all(flows: readonly Flow[]): readonly Flow[] {
    for (const flow of flows) this.looks.add(`flow:${flow.id}`);
    return this.supposition === null ? flows : flows.map((flow) => this.seen(flow));
  }

  private seen<T extends Element | Flow | undefined>(record: T): T {
    if (record === undefined || record.id !== this.supposition?.thing) return record;
    this.supposed ??= withProperty(record, this.supposition.name, this.supposition.value);
    return this.supposed as T;
  }
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
