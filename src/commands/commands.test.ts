import { describe, expect, test } from 'vitest';
import { newBoundary } from '../model/boundary';
import { undecided } from '../model/decision';
import { newElement } from '../model/element';
import { newFlow } from '../model/flow';
import { boundariesCrossed } from '../model/graph';
import { byId, emptyModel, type Model } from '../model/model';
import { placeId, type Box } from '../model/place';
import { alignThings } from './align';
import { moveThings, resizeThing } from './arrange';
import { putInBoundary } from './nesting';
import { stackThings } from './stack';
import { placeBoundary, wrapInBoundary } from './boundaries';
import { fragmentOf, idsFor, paste, pasteDecisions } from './clipboard';
import { isRefusal, type Command } from './command';
import { addOwnThreat, decide } from './decisions';
import { convertElement, deleteThings, placeElement, renameThing, setProperties } from './elements';
import { addReturnFlow, connect, reconnect, reverseFlow, routeFlow, splitFlow } from './flows';

/** Two nested boundaries, a process in the inner one, a store in the outer one, a user outside, a flow each way in. */
const start: Model = (() => {
  const model = emptyModel({ id: 'm', name: 'Commands', diagram: 'd' });
  const at = (thing: string, x: number, y: number, width = 120, height = 56) =>
    [placeId('d', thing), { diagram: 'd', thing, x, y, width, height }] as const;
  return {
    ...model,
    boundaries: byId([
      newBoundary({ id: 'outer', name: 'Outer' }),
      newBoundary({ id: 'inner', name: 'Inner', parent: 'outer' }),
    ]),
    elements: byId([
      newElement({ id: 'user', kind: 'external', name: 'User' }),
      newElement({ id: 'api', kind: 'process', name: 'API', boundary: 'inner' }),
      newElement({ id: 'db', kind: 'store', name: 'DB', boundary: 'outer' }),
    ]),
    flows: byId([
      newFlow({ id: 'call', from: 'user', to: 'api', name: 'Calls', step: 1 }),
      newFlow({ id: 'query', from: 'api', to: 'db', name: 'Queries', step: 2 }),
    ]),
    places: Object.fromEntries([
      at('user', 0, 100),
      at('outer', 200, 0, 600, 300),
      at('inner', 240, 60, 200, 160),
      at('api', 280, 110),
      at('db', 600, 110),
    ]),
  };
})();

function run<Args>(command: Command<Args>, args: Args, model: Model = start): Model {
  const result = command.run(model, args);
  if (isRefusal(result)) throw new Error(result.reason);
  return result;
}
const box = (model: Model, id: string): Box => {
  const { x, y, width, height } = model.places[placeId('d', id)]!;
  return { x, y, width, height };
};

describe('above and below', () => {
  const heights = (model: Model) => ['user', 'api', 'db'].map((id) => model.places[placeId('d', id)]?.z ?? 0);

  test('to the front goes above all others, to the back below them', () => {
    const front = run(stackThings, { diagram: 'd', ids: ['user'], to: 'front' });
    expect(heights(front)).toEqual([1, 0, 0]);
    const back = run(stackThings, { diagram: 'd', ids: ['db', 'api'], to: 'back' }, front);
    expect(heights(back)[1]).toBeLessThan(1);
    expect(Math.max(...heights(back))).toBe(heights(back)[0]);
  });

  test('what lies there already is no step', () => {
    const front = run(stackThings, { diagram: 'd', ids: ['user'], to: 'front' });

    expect(run(stackThings, { diagram: 'd', ids: ['user'], to: 'front' }, front).places).toEqual(
      front.places,
    );
  });

  test('boundaries keep lying by their depth', () => {
    expect(run(stackThings, { diagram: 'd', ids: ['inner'], to: 'front' })).toBe(start);
  });
});

describe('placing', () => {
  test('an element lands in the innermost boundary under it', () => {
    const model = run(placeElement, { id: 'new', kind: 'process', diagram: 'd', at: { x: 340, y: 180 } });

    expect(model.elements['new']).toMatchObject({ boundary: 'inner', name: 'Process 1' });
  });

  test('a boundary takes in what stands wholly inside its box', () => {
    const model = run(placeBoundary, {
      id: 'new',
      diagram: 'd',
      box: { x: 580, y: 80, width: 180, height: 120 },
    });

    expect(model.boundaries['new']?.parent).toBe('outer');
    expect(model.elements['db']?.boundary).toBe('new');
    expect(model.elements['api']?.boundary).toBe('inner');
  });

  test('an id that is taken is refused', () => {
    expect(
      placeElement.run(start, { id: 'api', kind: 'process', diagram: 'd', at: { x: 0, y: 0 } }),
    ).toMatchObject({ ok: false });
  });
});

describe('moving', () => {
  test('a boundary carries everything inside it', () => {
    const model = run(moveThings, { diagram: 'd', ids: ['outer'], by: { x: 10, y: 20 }, into: 'keep' });

    expect(['outer', 'inner', 'api', 'db'].map((id) => box(model, id).x - box(start, id).x)).toEqual([
      10, 10, 10, 10,
    ]);
    expect(box(model, 'user')).toEqual(box(start, 'user'));
  });

  test('membership changes only where things are dropped, and flows then cross less', () => {
    const model = run(moveThings, { diagram: 'd', ids: ['user'], by: { x: 300, y: 0 }, into: 'inner' });

    expect(model.elements['user']?.boundary).toBe('inner');
    expect(boundariesCrossed(model, model.flows['call']!)).toEqual([]);
  });

  test('dropping near an edge grows the boundary and those around it', () => {
    const model = run(moveThings, { diagram: 'd', ids: ['db'], by: { x: 180, y: 0 }, into: 'outer' });

    expect(box(model, 'outer').x + box(model, 'outer').width).toBe(600 + 180 + 120 + 24);
  });

  test('a boundary never goes into itself', () => {
    expect(putInBoundary.run(start, { diagram: 'd', ids: ['outer'], boundary: 'inner' })).toMatchObject({
      ok: false,
    });
    expect(
      run(moveThings, { diagram: 'd', ids: ['outer'], by: { x: 1, y: 0 }, into: 'inner' }).boundaries['outer']
        ?.parent,
    ).toBeNull();
  });

  test('a boundary cannot be made smaller than what it contains, and its contents stay', () => {
    const model = run(resizeThing, {
      diagram: 'd',
      id: 'inner',
      box: { x: 300, y: 120, width: 10, height: 10 },
    });

    expect(box(model, 'inner')).toEqual({ x: 256, y: 74, width: 168, height: 116 });
    expect(box(model, 'api')).toEqual(box(start, 'api'));
  });

  test('a bend over which an end of its flow is moved goes; others stay', () => {
    const points = [
      { x: 200, y: 20 },
      { x: 220, y: 260 },
    ];
    const bent = run(routeFlow, { diagram: 'd', flow: 'call', points });
    const moved = run(
      moveThings,
      { diagram: 'd', ids: ['user'], by: { x: 140, y: 140 }, into: 'keep' },
      bent,
    );

    expect(moved.routes[placeId('d', 'call')]?.points).toEqual([points[0]]);
  });

  test('asked to release, it lets go what is not wholly in it any more, and holds the rest', () => {
    const apart = run(resizeThing, {
      diagram: 'd',
      id: 'outer',
      box: {
        ...box(start, 'inner'),
        x: box(start, 'inner').x - 30,
        y: box(start, 'inner').y - 40,
        width: 260,
        height: 200,
      },
      releases: true,
    });

    expect(apart.elements['db']?.boundary).toBe(null);
    expect(apart.boundaries['inner']?.parent).toBe('outer');
    expect(apart.elements['api']?.boundary).toBe('inner');
    for (const id of ['api', 'inner', 'db']) expect(box(apart, id)).toEqual(box(start, id));
  });

  test('aligning moves all to the first one selected', () => {
    const model = run(alignThings, { diagram: 'd', ids: ['user', 'db'], to: 'top' });

    expect([box(model, 'user').y, box(model, 'db').y]).toEqual([100, 100]);
  });
});

describe('flows', () => {
  test('two between the same two elements are two flows', () => {
    const model = run(connect, { id: 'again', from: 'user', to: 'api' });

    expect(Object.keys(model.flows)).toHaveLength(3);
    expect(model.flows['again']?.step).toBe(3);
  });

  test('an element may send to itself, a boundary may not send at all', () => {
    expect(run(connect, { id: 'self', from: 'api', to: 'api' }).flows['self']).toBeDefined();
    expect(connect.run(start, { id: 'x', from: 'outer', to: 'api' })).toMatchObject({
      ok: false,
      reason: 'A boundary cannot end a flow. Connect an element inside it.',
    });
  });

  test('a reconnected flow stays the same flow', () => {
    const model = run(reconnect, { id: 'call', end: 'to', element: 'db' });

    expect(model.flows['call']).toMatchObject({ id: 'call', name: 'Calls', from: 'user', to: 'db' });
  });

  test('reversing twice is nothing', () => {
    expect(run(reverseFlow, { id: 'call' }, run(reverseFlow, { id: 'call' })).flows).toEqual(start.flows);
  });

  test('the return flow has the transport of the first and none of its data', () => {
    const sent = run(setProperties, { ids: ['call'], values: { protocol: 'https', class: 'restricted' } });

    expect(run(addReturnFlow, { of: 'call', id: 'back' }, sent).flows['back']).toMatchObject({
      from: 'api',
      to: 'user',
      properties: { protocol: 'https' },
    });
  });

  test('a split flow keeps its identity as the first half', () => {
    const model = run(splitFlow, { flow: 'call', at: 'db', id: 'second' });

    expect([model.flows['call']?.to, model.flows['second']?.from, model.flows['second']?.to]).toEqual([
      'db',
      'db',
      'api',
    ]);
  });
});

describe('deleting', () => {
  test('what people wrote down about a thing stays, about no thing in particular', () => {
    const noted = run(addOwnThreat, { id: 'own', category: 'T', title: 'Forged orders', on: 'api' });

    const model = run(deleteThings, { ids: ['api'], contents: 'keep' }, noted);

    expect(model.ownThreats['own']).toMatchObject({ title: 'Forged orders', on: null });
  });

  test('an element takes its flows along; a decision on it stays', () => {
    const decided = run(decide, {
      threats: [{ key: 'r@api', seen: '', about: { title: 't', category: 'S', subject: 'API' } }],
      changes: { status: 'deferred' },
      at: '2026-01-01',
    });

    const model = run(deleteThings, { ids: ['api'], contents: 'keep' }, decided);

    expect(model.flows).toEqual({});
    expect(model.decisions['r@api']?.status).toBe('deferred');
  });

  test('a boundary hands its contents to the one around it', () => {
    const model = run(deleteThings, { ids: ['inner'], contents: 'keep' });

    expect(model.elements['api']?.boundary).toBe('outer');
  });

  test('or takes them along when asked to', () => {
    const model = run(deleteThings, { ids: ['outer'], contents: 'delete' });

    expect(Object.keys(model.elements)).toEqual(['user']);
    expect(model.boundaries).toEqual({});
    expect(Object.keys(model.places)).toEqual(['d/user']);
  });
});

describe('copying', () => {
  const copied = (as: 'copies' | 'back', from: Model, into: Model): Model => {
    const fragment = fragmentOf(from, 'd', ['outer']);
    let n = 0;
    const ids = idsFor(into, { fragment, newId: () => `copy${n++}`, as });
    return run(paste, { fragment, diagram: 'd', to: { by: { x: 24, y: 24 } }, ids }, into);
  };

  test('takes the contents and the flows between them; a copy is a new thing', () => {
    const model = copied('copies', start, start);

    expect(Object.keys(model.elements)).toHaveLength(5);
    expect(Object.keys(model.flows)).toHaveLength(3);
    expect(Object.keys(model.decisions)).toEqual([]);
  });

  test('decisions are a choice of their own: they come to the copies, and replace none that was made there', () => {
    const about = { title: 'T', category: 'E', subject: 'API' } as const;
    const decided = run(decide, {
      threats: [{ key: 'object-authz-missing@api', seen: '', about }],
      changes: { status: 'deferred', justification: 'Later' },
      at: '2026-01-01T10:00:00Z',
    });
    const fragment = fragmentOf(decided, 'd', ['api']);
    const ids = new Map([['api', 'api2']]);
    const model = run(paste, { fragment, diagram: 'd', to: { by: { x: 24, y: 24 } }, ids }, decided);
    expect(Object.keys(model.decisions)).toEqual(['object-authz-missing@api']);

    const both = run(pasteDecisions, { fragment, ids }, model);
    expect(both.decisions['object-authz-missing@api2']).toMatchObject({
      threat: 'object-authz-missing@api2',
      justification: 'Later',
    });
    expect(both.decisions['object-authz-missing@api']).toBe(model.decisions['object-authz-missing@api']);
    expect(pasteDecisions.run(both, { fragment, ids })).toMatchObject({ ok: false });
  });

  test('what is cut and pasted back has its flows to the rest again; a copy has not', () => {
    const fragment = fragmentOf(start, 'd', ['api']);
    const cut = run(deleteThings, { ids: ['api'], contents: 'keep' });
    const pasted = (as: 'copies' | 'back', into: Model): Model =>
      run(
        paste,
        {
          fragment,
          diagram: 'd',
          to: { by: { x: 0, y: 0 } },
          ids: idsFor(into, { fragment, newId: () => 'new', as }),
        },
        into,
      );

    expect(pasted('back', cut).flows).toEqual(start.flows);
    expect(Object.keys(pasted('copies', start).flows)).toEqual(Object.keys(start.flows));
  });

  test('pasted back after cutting, things have their old ids again', () => {
    const cut = run(deleteThings, { ids: ['outer'], contents: 'delete' });

    const model = copied('back', start, cut);

    expect(Object.keys(model.elements).toSorted()).toEqual(['api', 'db', 'user']);
    expect(model.elements['api']?.boundary).toBe('inner');
    expect(model.flows['query']).toBeDefined();
  });
});

describe('small edits', () => {
  test('wrapping puts a boundary around things, inside what holds them all', () => {
    const model = run(wrapInBoundary, { id: 'w', diagram: 'd', ids: ['api', 'db'] });

    expect(model.boundaries['w']?.parent).toBe('outer');
    expect([model.elements['api']?.boundary, model.elements['db']?.boundary]).toEqual(['w', 'w']);
  });

  test('a blank name is refused for an element, allowed for a flow', () => {
    expect(renameThing.run(start, { id: 'api', name: ' ' })).toMatchObject({ ok: false });
    expect(run(renameThing, { id: 'call', name: '' }).flows['call']?.name).toBe('');
  });

  test('a property that a thing does not have is left alone; null makes one unknown again', () => {
    const set = run(setProperties, { ids: ['call', 'db'], values: { encrypted: false } });

    expect([set.flows['call']?.properties, set.elements['db']?.properties]).toEqual([
      { encrypted: false },
      {},
    ]);
    expect(
      run(setProperties, { ids: ['call'], values: { encrypted: null } }, set).flows['call']?.properties,
    ).toEqual({});
  });

  test('a converted element keeps its id, flows and name', () => {
    const model = run(convertElement, { id: 'api', kind: 'store' });

    expect(model.elements['api']).toMatchObject({ kind: 'store', name: 'API' });
    expect(model.flows).toBe(start.flows);
  });

  test('the history of a decision tells each change of status with its reason', () => {
    const about = { title: 't', category: 'S', subject: 'API' } as const;
    const one = run(decide, {
      threats: [{ key: 'r@api', seen: '', about }],
      changes: { status: 'accepted', justification: 'small', owner: 'Ann', reviewBy: '2026-12-01' },
      at: '1',
      by: 'Dee',
    });
    const two = run(
      decide,
      { threats: [{ key: 'r@api', seen: '', about }], changes: { owner: 'Sam' }, at: '2' },
      one,
    );

    expect(two.decisions['r@api']?.history).toEqual([
      { at: '1', by: 'Dee', status: 'accepted', because: 'small' },
    ]);
  });

  test('accepting needs a justification, an owner and a review date; not applicable needs a justification', () => {
    const threats = [
      { key: 'r@api', seen: '', about: { title: 't', category: 'S', subject: 'API' } },
    ] as const;
    const at = '2026-01-01';

    expect(decide.run(start, { threats, changes: { status: 'accepted', owner: 'Dee' }, at })).toEqual({
      ok: false,
      reason: '“Accepted” needs a justification and a review date.',
    });
    expect(
      decide.run(start, { threats, changes: { status: 'not-applicable', justification: '  ' }, at }),
    ).toEqual({ ok: false, reason: '“Not applicable” needs a justification.' });
    const accepted = run(decide, {
      threats,
      changes: { status: 'accepted', justification: 'small', owner: 'Dee', reviewBy: '2026-12-01' },
      at,
    });
    expect(decide.run(accepted, { threats, changes: { justification: '' }, at })).toEqual({
      ok: false,
      reason: '“Accepted” needs a justification.',
    });
  });

  test('a decision that a file brought incomplete can still be edited', () => {
    const brought: Model = {
      ...start,
      decisions: { 'r@api': { ...undecided('r@api'), status: 'accepted', owner: 'Dee' } },
    };
    const threats = [
      { key: 'r@api', seen: '', about: { title: 't', category: 'S', subject: 'API' } },
    ] as const;

    const edited = run(decide, { threats, changes: { ticket: 'SEC-1' }, at: '1' }, brought);

    expect(edited.decisions['r@api']?.ticket).toBe('SEC-1');
  });
});
