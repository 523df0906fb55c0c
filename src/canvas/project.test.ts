import { describe, expect, test } from 'vitest';
import { moveThings } from '../commands/arrange';
import { putInBoundary } from '../commands/nesting';
import { editBoundary, placeBoundary } from '../commands/boundaries';
import { isRefusal, type Command } from '../commands/command';
import { placeElement, renameThing, setProperties } from '../commands/elements';
import { connect, routeFlow } from '../commands/flows';
import { boxAt, shared } from '../model/geometry';
import { emptyModel, type Model } from '../model/model';
import { createNaming } from './naming';
import { LAYER, type Projection } from './drawn';
import { createProjection, type View } from './project';

const diagram = 'd-1';

function run<Args>(model: Model, command: Command<Args>, args: Args): Model {
  const next = command.run(model, args);
  if (isRefusal(next)) throw new Error(next.reason);
  return next;
}

function shop(): Model {
  let model = emptyModel({ id: 'm-1', name: 'Shop', diagram });
  model = run(model, placeBoundary, {
    id: 'b-app',
    diagram,
    name: 'App',
    box: { x: 300, y: 0, width: 240, height: 200 },
  });
  model = run(model, placeElement, {
    id: 'x-user',
    kind: 'external',
    name: 'User',
    diagram,
    at: { x: 100, y: 100 },
  });
  model = run(model, placeElement, {
    id: 'p-api',
    kind: 'process',
    name: 'API',
    diagram,
    at: { x: 420, y: 100 },
  });
  model = run(model, placeElement, {
    id: 's-db',
    kind: 'store',
    name: 'Orders',
    diagram,
    at: { x: 420, y: 500 },
  });
  model = run(model, connect, { id: 'f-1', from: 'x-user', to: 'p-api', name: 'order' });
  return run(model, connect, { id: 'f-2', from: 'p-api', to: 's-db', name: 'save' });
}

function view(model: Model, rest: Partial<View> = {}): View {
  return { model, diagram, risks: new Map(), selection: [], spotlight: [], focus: null, ...rest };
}

/** Ids of what is a new object in the second projection. */
function renewed(a: Projection, b: Projection): readonly string[] {
  const before = new Map<string, unknown>([...a.nodes, ...a.edges].map((thing) => [thing.id, thing]));
  return [...b.nodes, ...b.edges].filter((thing) => before.get(thing.id) !== thing).map((thing) => thing.id);
}

/** As the canvas does it: what is drawn, and the names of it. */
function projecting(): (view: View) => Projection {
  const project = createProjection();
  const name = createNaming();
  return (view) => name(view.model, view.risks, project(view));
}

describe('identity', () => {
  test('the same model gives the very same projection', () => {
    const project = projecting();
    const model = shop();
    expect(project(view(model))).toBe(project(view(model)));
  });

  test('renaming an element renews it and the flows that say its name', () => {
    const project = projecting();
    const model = shop();
    const before = project(view(model));

    const after = project(view(run(model, renameThing, { id: 's-db', name: 'Ledger' })));

    expect(renewed(before, after)).toEqual(['s-db', 'f-2']);
  });

  test('a boundary that goes out of scope takes what stands in it along', () => {
    const project = projecting();
    const placed = run(shop(), putInBoundary, { diagram, ids: ['p-api'], boundary: 'b-app' });
    const out = run(placed, editBoundary, { id: 'b-app', changes: { outOfScope: true } });

    const isOut = (model: Model) =>
      project(view(model)).nodes.flatMap(({ id, data }) =>
        'outOfScope' in data && data.outOfScope ? [id] : [],
      );

    expect(isOut(placed)).toEqual([]);
    expect(isOut(out)).toEqual(['p-api']);
  });

  test('moving an element renews it and its flows, but not what its body shows', () => {
    const project = projecting();
    const model = shop();
    const before = project(view(model));

    const after = project(
      view(run(model, moveThings, { diagram, ids: ['s-db'], by: { x: 40, y: 0 }, into: 'keep' })),
    );

    expect(renewed(before, after)).toEqual(['s-db', 'f-2']);
    const data = (projection: Projection) => projection.nodes.find((node) => node.id === 's-db')?.data;
    expect(data(after)).toBe(data(before));
  });

  test('selecting renews only what is selected', () => {
    const project = projecting();
    const model = shop();
    const before = project(view(model));
    expect(renewed(before, project(view(model, { selection: ['f-1'] })))).toEqual(['f-1']);
  });

  test('a threat count renews only its thing', () => {
    const project = projecting();
    const model = shop();
    const before = project(view(model));

    const after = project(view(model, { risks: new Map([['p-api', { count: 2, worst: 'high' }]]) }));

    expect(renewed(before, after)).toEqual(['p-api']);
  });
});

describe('names', () => {
  const named = (model: Model, id: string): string => {
    const { nodes, edges } = projecting()(
      view(model, { risks: new Map([['p-api', { count: 3, worst: 'high' }]]) }),
    );
    return [...nodes, ...edges].find((thing) => thing.id === id)?.ariaLabel ?? '';
  };

  test('of an element: kind, name, boundary, flows, open threats', () => {
    expect(named(shop(), 'p-api')).toBe('Process: API, in boundary App, 1 flow in, 1 out, 3 open threats');
    expect(named(shop(), 'x-user')).toBe('External entity: User, 0 flows in, 1 out');
  });

  test('of a boundary: name, trust, what is inside', () => {
    expect(named(shop(), 'b-app')).toBe('Trust boundary: App, Trusted, 1 element inside');
  });

  test('of a flow: name, ends, what it crosses, whether it can be read on the way', () => {
    expect(named(shop(), 'f-1')).toBe(
      'Data flow: order from User to API, step 1, crosses App, encryption not known',
    );
    const plain = run(shop(), setProperties, { ids: ['f-1'], values: { protocol: 'http' } });
    expect(named(plain, 'f-1')).toBe(
      'Data flow: order from User to API, step 1, crosses App, HTTP, not encrypted',
    );
  });
});

describe('many flows beside each other', () => {
  const many = (count: number, from: string, to: string): Model => {
    let model = shop();
    for (let n = 0; n < count; n++)
      model = run(model, connect, { id: `f-many-${n}`, from, to, name: `call ${n}` });
    return model;
  };
  const labels = ({ edges }: Projection) => edges.filter(({ data }) => data.label.height > 0);
  const folds = ({ edges }: Projection) => [...new Set(edges.flatMap(({ data }) => data.fold ?? []))];
  const box = ({ data }: Projection['edges'][number]) => boxAt(data.labelAt, data.label);

  test.each([
    [9, 'x-user', 'p-api'],
    [5, 'p-api', 'p-api'],
  ])('%i of them have labels that do not cover each other', (count, from, to) => {
    const shown = labels(createProjection()(view(many(count, from, to))));

    expect(shown).toHaveLength(count + 2);
    for (const [i, one] of shown.entries())
      for (const other of shown.slice(i + 1)) expect(shared(box(one), box(other))).toBe(0);
  });

  test.each([
    [200, 'x-user', 'p-api', 201],
    [200, 'p-api', 'p-api', 200],
  ])('%i share one label, with the risk of all of them', (count, from, to, all) => {
    const risks = new Map([
      ['f-many-3', { count: 2, worst: 'low' }],
      ['f-many-9', { count: 1, worst: 'high' }],
    ] as const);

    const shown = createProjection()(view(many(count, from, to), { risks }));

    expect(folds(shown)).toHaveLength(1);
    expect(folds(shown)[0]).toMatchObject({ risk: { count: 3, worst: 'high' } });
    expect(folds(shown)[0]!.flows).toHaveLength(all);
    expect(labels(shown)).toHaveLength(202 - all);
  });

  test('the one that has the keyboard, is lit up or has its label put somewhere shows its own', () => {
    const model = run(many(20, 'x-user', 'p-api'), routeFlow, {
      diagram,
      flow: 'f-many-1',
      label: { t: 0.3, dx: 0, dy: 0 },
    });

    const shown = createProjection()(view(model, { focus: 'f-many-7', spotlight: ['f-many-8'] }));

    expect(labels(shown).map(({ id }) => id)).toEqual(['f-2', 'f-many-1', 'f-many-7', 'f-many-8']);
  });
});

test('layers: boundaries by depth, then flows, then elements', () => {
  const model = run(shop(), placeBoundary, {
    id: 'b-in',
    diagram,
    box: { x: 340, y: 50, width: 160, height: 120 },
  });
  const { nodes, edges } = projecting()(view(model));
  const layer = (id: string): number =>
    edges.some((flow) => flow.id === id) ? LAYER.flow : (nodes.find((node) => node.id === id)?.zIndex ?? -1);

  const order = ['b-app', 'b-in', 'f-1', 'p-api'];

  expect(order.toSorted((a, b) => layer(a) - layer(b))).toEqual(order);
});

test('one thing takes the keyboard', () => {
  const { nodes, edges } = projecting()(view(shop(), { focus: 'p-api' }));
  const stops = nodes.filter((node) => node.domAttributes?.tabIndex === 0).map(({ id }) => id);
  expect(stops).toEqual(['p-api']);
  expect(edges.some(({ tabIndex }) => tabIndex === 0)).toBe(false);
});
