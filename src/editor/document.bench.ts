import { bench, describe } from 'vitest';
import { moveThings } from '../commands/arrange';
import { setProperties, renameThing } from '../commands/elements';
import { evaluate } from '../engine/evaluate';
import { reevaluate } from '../engine/reevaluate';
import { registerOf } from '../engine/rows';
import { diff } from '../model/change';
import { newBoundary } from '../model/boundary';
import { newElement } from '../model/element';
import { newFlow } from '../model/flow';
import { byId, emptyModel, type Model } from '../model/model';
import { placeId } from '../model/place';
import { RULES } from '../rules/catalogue';
import type { Command } from '../commands/command';

/**
 * What an edit costs in a big model: 1,000 elements, 1,500 flows, the whole catalogue. Read the ratios: judging again
 * against judging everything, which is the baseline of the same run.
 */
const MANY = 1000;

function bigModel(): Model {
  const model = emptyModel({ id: 'm', name: 'Big', diagram: 'd' });
  const boundaries = Array.from({ length: MANY / 10 }, (_, i) =>
    newBoundary({ id: `b${i}`, name: `Zone ${i}`, trust: i % 2 ? 'trusted' : 'semi-trusted' }),
  );
  const kinds = ['external', 'process', 'process', 'store'] as const;
  const elements = Array.from({ length: MANY }, (_, i) =>
    newElement({
      id: `e${i}`,
      kind: kinds[i % 4]!,
      name: `Element ${i}`,
      boundary: `b${Math.floor(i / 10)}`,
      properties: i % 4 === 3 ? { storeKind: 'sql' } : i % 4 === 0 ? {} : { technology: 'api' },
    }),
  );
  const flows = Array.from({ length: 1.5 * MANY }, (_, i) =>
    newFlow({
      id: `f${i}`,
      name: `Flow ${i}`,
      from: `e${(i * 7) % MANY}`,
      to: `e${(i * 13 + 1) % MANY}`,
      properties: i % 3 ? { protocol: 'https', class: 'confidential' } : {},
    }),
  );
  const places = Object.fromEntries(
    elements.map((e, i) => [
      placeId('d', e.id),
      { diagram: 'd', thing: e.id, x: (i % 40) * 160, y: Math.floor(i / 40) * 100, width: 120, height: 56 },
    ]),
  );
  return { ...model, boundaries: byId(boundaries), elements: byId(elements), flows: byId(flows), places };
}

const model = bigModel();
const verdict = evaluate(model, RULES);

function after<Args>(command: Command<Args>, args: Args): () => void {
  const next = command.run(model, args);
  if ('ok' in next) throw new Error(next.reason);
  const changes = diff(model, next);
  return () => void reevaluate(verdict, next, changes, RULES);
}

describe('judging 1,000 elements and 1,500 flows', () => {
  bench('everything (baseline)', () => void evaluate(model, RULES), { iterations: 5, time: 0 });
  bench(
    'again after one property of a flow',
    after(setProperties, { ids: ['f7'], values: { encrypted: false } }),
  );
  bench('again after renaming an element', after(renameThing, { id: 'e5', name: 'Other' }));
  bench(
    'again after a move',
    after(moveThings, { diagram: 'd', ids: ['e5'], by: { x: 8, y: 0 }, into: 'keep' }),
  );
  bench('the rows of the register', () => void registerOf(model, verdict));
});
