import { afterAll, bench, describe } from 'vitest';
import { makeModel, type Shape } from '../../bench/models';
import { moveThings } from '../commands/arrange';
import { isRefusal } from '../commands/command';
import { setProperties } from '../commands/elements';
import { causesOf } from '../engine/causes';
import { coverageOf } from '../engine/coverage';
import { evaluate } from '../engine/evaluate';
import { rejudge } from '../engine/reevaluate';
import { registerOf } from '../engine/rows';
import { diff } from '../model/change';
import type { Model } from '../model/model';
import type { PropertyName } from '../model/property';
import { RULES } from '../rules/catalogue';
import { lintsIn } from '../rules/lints';
import { createDocument } from './document';
import { judgeAll, lintsOf, rowsOf } from './judgement';

/**
 * What judging costs with the whole catalogue, for models of several shapes and sizes. Read the ratios: the baseline of
 * the same run is a loop that copies a table of 15,000 records, which is what the machine takes for one big table.
 */
const TABLE = Object.fromEntries(Array.from({ length: 15_000 }, (_, i) => [`f-${i}`, { id: i }]));
const baseline = (): void => bench('copying a table of 15,000 records (baseline)', () => void { ...TABLE });

const ROUNDS = { iterations: 7, time: 0, warmupIterations: 2, warmupTime: 0 };
const FEWER = { ...ROUNDS, iterations: 3, warmupIterations: 1 };

function encrypted(model: Model, value: boolean): Model {
  const next = setProperties.run(model, { ids: ['f-7'], values: { encrypted: value } });
  if (isRefusal(next)) throw new Error(next.reason);
  return next;
}

/** One edit after another, as the editor makes them: each goes on from the last. */
function editing(model: Model, id: string, name: PropertyName): () => void {
  const document = createDocument(model, { now: () => 0, selection: () => [] });
  const { store } = document;
  const show = (): void => {
    rowsOf(store.getState());
    lintsOf(store.getState().model);
  };
  show();
  let isOn = false;
  return () => {
    isOn = !isOn;
    document.run(setProperties, { ids: [id], values: { [name]: isOn } });
    show();
  };
}

/** Milliseconds that judging everything took for each number of elements and flows: the quickest round. */
const took = new Map<number, number>();

function judgingAll(model: Model): () => void {
  const size = Object.keys(model.elements).length + Object.keys(model.flows).length;
  return () => {
    const start = performance.now();
    evaluate(model, RULES);
    took.set(size, Math.min(took.get(size) ?? Infinity, performance.now() - start));
  };
}

function judging(model: Model): () => void {
  let [now, verdict, isOn] = [model, evaluate(model, RULES), false];
  return () => {
    isOn = !isOn;
    const next = encrypted(now, isOn);
    ({ verdict } = rejudge(verdict, next, diff(now, next), RULES));
    void verdict.questions.length;
    now = next;
  };
}

function moving(model: Model): () => void {
  const document = createDocument(model, { now: () => 0, selection: () => [] });
  return () =>
    void document.run(moveThings, { diagram: 'd-1', ids: ['e-5'], by: { x: 8, y: 0 }, into: 'keep' });
}

describe.each<{ shape: Shape; elements: number }>([
  { shape: 'zones', elements: 1000 },
  { shape: 'hub', elements: 1000 },
  { shape: 'nested', elements: 1000 },
  { shape: 'parallel', elements: 200 },
  { shape: 'zones', elements: 3000 },
  { shape: 'zones', elements: 10_000 },
])('$shape of $elements', ({ shape, elements }) => {
  const model = makeModel({ shape, elements });
  baseline();
  bench('judging everything', judgingAll(model), elements > 1000 ? FEWER : ROUNDS);
  bench('an edit of one property: the command, the diff, judging again, questions', judging(model), ROUNDS);
  bench(
    'the same in the editor: numbers, rows of the register and lints too',
    editing(model, 'f-7', 'encrypted'),
    ROUNDS,
  );
  if (shape === 'hub')
    bench('an edit of the hub in the editor', editing(model, 'e-hub', 'validatesInput'), ROUNDS);
});

afterAll(() => {
  for (const [size, ms] of took)
    process.stdout.write(
      `judging ${size} elements and flows: ${((1000 * ms) / size).toFixed(0)} µs for each\n`,
    );
});

describe('the parts apart, zones of 1,000', () => {
  const { model, verdict } = judgeAll(makeModel({ shape: 'zones', elements: 1000 }));
  const rows = registerOf(model, verdict);
  const next = encrypted(model, true);
  baseline();
  bench('the command', () => void encrypted(model, true), ROUNDS);
  bench('the diff', () => void diff(model, next), ROUNDS);
  bench('all rows of the register from nothing', () => void registerOf(model, verdict), ROUNDS);
  bench('the calm view of the register', () => void causesOf(model, rows), ROUNDS);
  bench('coverage', () => void coverageOf(model, verdict, rows), ROUNDS);
  bench('lints from nothing', () => void lintsIn(model), ROUNDS);
  bench('a move in the editor', moving(model), ROUNDS);
});
