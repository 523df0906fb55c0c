import { readFileSync } from 'node:fs';
import { core, fieldOf, type Shape } from '../src/formats/native/file-shape';
import { NATIVE_READER, writeNative } from '../src/formats/native/native';
import { newBoundary } from '../src/model/boundary';
import { newElement } from '../src/model/element';
import { newFlow } from '../src/model/flow';
import type { Model } from '../src/model/model';
import { placeId } from '../src/model/place';
import { modelShape, readModel } from '../src/model/schema';

/**
 * A model in which every text is markup and script. Which texts there are is worked out from the schema of the model, so that a
 * field that is added there is attacked here from then on.
 */

/** Ends whatever it may stand in, makes an element, runs a script, and is a formula to a spreadsheet. */
const PAYLOAD =
  `"'></textarea></title></style></script><img src=x onerror=window.__pwned=1 data-pwned>` +
  `<script>window.__pwned=1</script><a href="javascript:window.__pwned=1" data-pwned>x</a>` +
  `[y](javascript:window.__pwned=1) javascript:window.__pwned=1 {{7*7}}`;

export interface Hostile {
  /** The file of the model. */
  readonly yaml: string;
  /** The same with other texts in it. */
  readonly other: string;
  /** The path in the schema that each number of a text stands for: `elements.*.name`. */
  readonly fields: ReadonlyMap<number, string>;
}

/** A text of a field. What stands before the payload names the field, wherever it is met again. */
const textOf = (field: number, mark: string): string => `=${mark}${field}:${PAYLOAD}`;

/** The fields whose text stands literally, and whole, in what was shown or exported. */
export function fieldsIn(shown: string): ReadonlySet<number> {
  const found = new Set<number>();
  for (let at = shown.indexOf(PAYLOAD); at >= 0; at = shown.indexOf(PAYLOAD, at + 1)) {
    const field = /=[AB](\d+):$/.exec(shown.slice(Math.max(0, at - 10), at))?.[1];
    if (field !== undefined) found.add(Number(field));
  }
  return found;
}

export function hostile(): Hostile {
  const yaml = readFileSync(new URL('../src/starters/data-store.yaml', import.meta.url), 'utf8');
  const read = NATIVE_READER.read(yaml, (kind) => kind);
  if (!read.ok) throw new Error(read.reason);
  const seeded = withEveryKind(read.model);
  const fields = new Map<number, string>();
  const numbers = new Map<string, number>();
  const numberOf = (path: string): number => {
    const number = numbers.get(path) ?? numbers.size + 1;
    numbers.set(path, number);
    fields.set(number, path);
    return number;
  };
  const file = (mark: string): string => {
    const model: unknown = poisoned(modelShape, seeded, '', (path) => textOf(numberOf(path), mark));
    const checked = readModel(model);
    if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
    return writeNative(checked.value);
  };
  return { yaml: file('A'), other: file('B'), fields };
}

/** The value with another text in every place where the schema says that a person may write what they like. */
function poisoned(layered: Shape, value: unknown, path: string, text: (path: string) => string): unknown {
  const { def } = core(layered);
  const isGiven = typeof value === 'object' && value !== null;
  switch (def.type) {
    case 'string':
      // Ids and keys are checked strings.
      return def.checks && def.checks.length > 0 ? value : text(path);
    case 'array': {
      const items: readonly unknown[] = Array.isArray(value) ? value : [];
      const isText = def.element !== undefined && fieldOf(def.element).is === 'text';
      return (items.length === 0 && isText ? [''] : items).map((item) =>
        def.element ? poisoned(def.element, item, `${path}[]`, text) : item,
      );
    }
    case 'record':
      return Object.fromEntries(
        Object.entries(isGiven ? value : {}).map(([key, one]) => [
          key,
          def.valueType ? poisoned(def.valueType, one, `${path}.*`, text) : one,
        ]),
      );
    case 'object':
      if (!isGiven) return value;
      return {
        ...value,
        ...Object.fromEntries(
          Object.entries(def.shape ?? {})
            .filter(([key]) => key !== 'extra')
            .map(([key, shape]) => [
              key,
              poisoned(
                shape,
                (value as Record<string, unknown>)[key],
                path === '' ? key : `${path}.${key}`,
                text,
              ),
            ]),
        ),
      };
    case 'union':
      // A value of a property is mostly one of a list; an empty one stands for what a person made up.
      return value === '' ? text(path) : value;
    default:
      return value;
  }
}

/** The example, with a record of each kind that it has none of. */
function withEveryKind(model: Model): Model {
  const [element] = Object.keys(model.elements);
  const [flow] = Object.values(model.flows);
  const [key, decision] = Object.entries(model.decisions)[0] ?? [];
  const diagram = Object.keys(model.diagrams)[0];
  if (element === undefined || key === undefined || !decision || diagram === undefined || !flow)
    throw new Error('The example has no element, flow, decision or diagram.');
  const history = [{ at: '2026-01-01', by: '', status: 'open' as const, because: '' }];
  return {
    ...model,
    elements: {
      ...model.elements,
      'x-out': { ...newElement({ id: 'x-out', kind: 'external', name: '' }), outOfScope: true },
    },
    boundaries: {
      ...model.boundaries,
      'b-out': { ...newBoundary({ id: 'b-out', name: '' }), outOfScope: true },
    },
    flows: {
      ...model.flows,
      [flow.id]: { ...flow, properties: { ...flow.properties, protocol: '' } },
      'f-out': { ...newFlow({ id: 'f-out', name: '', from: 'x-out', to: flow.to }), outOfScope: true },
    },
    notes: { 'n-1': { id: 'n-1', text: '' } },
    places: {
      ...model.places,
      ...Object.fromEntries(
        ['n-1', 'x-out', 'b-out'].map((thing, i) => [
          placeId(diagram, thing),
          { diagram, thing, x: i * 320, y: -240, width: 240, height: 96 },
        ]),
      ),
    },
    decisions: {
      ...model.decisions,
      [key]: { ...decision, evidence: { 'no-such-prompt': '' }, history },
      // Its threat is raised by nothing any more.
      'gone@p-none': {
        ...decision,
        threat: 'gone@p-none',
        about: { title: '', category: 'T', subject: '', facts: [''] },
        history,
      },
      [KEY]: { ...decision, threat: KEY },
    },
    ownThreats: {
      't-1': {
        id: 't-1',
        on: element,
        category: 'T',
        title: '',
        description: '',
        likelihood: 'high',
        impact: 'critical',
      },
    },
    rulesOff: { 'o-1': { id: 'o-1', rule: 'store-backup', boundary: null, reason: '' } },
    rulePacks: {
      'k-1': {
        id: 'k-1',
        name: '',
        version: '',
        author: '',
        description: '',
        rules: [
          {
            id: 'r-1',
            version: 1,
            category: 'T',
            on: 'store',
            tier: 'evidence',
            when: { op: 'not', of: { op: 'in', read: { of: 'self', name: 'kind' }, values: ['process'] } },
            title: '',
            why: '',
            prevent: [''],
            detect: [''],
            correct: [''],
            likelihood: 5,
            impact: 5,
            cwe: [],
            capec: [],
            asvs: [''],
          },
        ],
      },
    },
    registerViews: { 'v-1': { ...VIEW } },
  };
}

/** A key is text too, and it may be no longer than this. */
const KEY = '<img src=x onerror=window.__pwned=1 data-pwned>@p-none';

const VIEW = {
  id: 'v-1',
  name: '',
  order: 1,
  text: '',
  openOnly: false,
  categories: [],
  statuses: [],
  risks: [],
  tiers: [],
  element: null,
  boundary: null,
  owner: '',
  group: 'none',
  sortBy: 'risk',
  descending: true,
  columns: ['id', 'threat', 'owner', 'ticket', 'mitigation', 'control', 'review'],
} as const;
