import { bench, describe } from 'vitest';
import { makeModel, type Shape } from '../../bench/models';
import { moveThings } from '../commands/arrange';
import { isRefusal } from '../commands/command';
import { setProperties } from '../commands/elements';
import { createCauses } from '../engine/register/causes';
import { createCoverage } from '../engine/register/coverage';
import { dashboardOf } from '../engine/register/dashboard';
import { evaluate } from '../engine/judge/evaluate';
import { rejudge } from '../engine/judge/reevaluate';
import { registerOf } from '../engine/register/rows';
import { diff } from '../model/change';
import type { Model } from '../model/model';
import type { PropertyName, Value } from '../model/property';
import { RULES } from '../rules/catalogue';
import { lintsIn } from '../rules/lints';
import { createDocument } from './document';
import { judgeAll, lintsOf, rowsOf, type Judged } from './judgement';

/**
 * What judging costs with the whole catalogue, for models of several shapes and sizes, when everything is warm. Read the
 * ratios: the baseline of the same run is a loop that copies a table of 15,000 records, which is what the machine takes for
 * one big table. What the first edit of a fresh page costs is measured by `npm run bench:engine`.
 */
const baseline = (): void =>
  measure('copying a table of 15,000 records (baseline)', () => {
    const table = Object.fromEntries(Array.from({ length: 15_000 }, (_, i) => [`f-${i}`, { id: i }]));
    return () => void { ...table };
  });

const ROUNDS = { iterations: 9, time: 0, warmupIterations: 3, warmupTime: 0 };
const FEWER = { ...ROUNDS, iterations: 3, warmupIterations: 1 };

/** Measures what `make` gives. Nothing is made before its turn or kept after it: a full heap slows everything else down. */
function measure(name: string, make: () => () => void, rounds = ROUNDS): void {
  let run: (() => void) | null = null;
  bench(name, () => run!(), {
    ...rounds,
    setup: () => void (run ??= make()),
    teardown: (_, mode) => {
      if (mode === 'run') run = null;
    },
  });
}

function withProperty(model: Model, id: string, name: PropertyName, value: Value): Model {
  const next = setProperties.run(model, { ids: [id], values: { [name]: value } });
  if (isRefusal(next)) throw new Error(next.reason);
  return next;
}

/** One edit after another: each goes on from the last. */
function judging(
  model: Model,
  id: string,
  name: PropertyName,
  [one, other]: readonly [Value, Value],
): () => void {
  let [now, verdict, isOther] = [model, evaluate(model, RULES), false];
  return () => {
    isOther = !isOther;
    const next = withProperty(now, id, name, isOther ? other : one);
    ({ verdict } = rejudge(verdict, next, diff(now, next), RULES));
    void verdict.questions.length;
    now = next;
  };
}

/** The same as the editor does it; `show` reads what stands on the screen. */
function editing(model: Model, show: () => (judged: Judged) => void): () => void {
  const document = createDocument(model, { now: () => 0, selection: () => [] });
  const shown = show();
  shown(document.store.getState());
  let isOn = false;
  return () => {
    isOn = !isOn;
    document.run(setProperties, { ids: ['f-7'], values: { encrypted: isOn } });
    shown(document.store.getState());
  };
}

const register = () => {
  const causes = createCauses();
  return (judged: Judged): void => {
    causes(judged.model, rowsOf(judged));
    lintsOf(judged.model);
    void judged.verdict.questions.length;
  };
};

const coverage = () => {
  const coverageOf = createCoverage();
  return (judged: Judged): void => {
    const rows = rowsOf(judged);
    coverageOf(judged.model, judged.verdict, rows);
    dashboardOf(judged.model, rows, '2026-01-01');
  };
};

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
  { shape: 'zones', elements: 10_000 },
])('$shape of $elements', ({ shape, elements }) => {
  const model = (): Model => makeModel({ shape, elements });
  baseline();
  measure(
    'judging everything',
    () => {
      const made = model();
      return () => void evaluate(made, RULES);
    },
    elements > 1000 ? FEWER : ROUNDS,
  );
  measure('an edit of one property: the command, the diff, judging again, questions', () =>
    judging(model(), 'f-7', 'encrypted', [false, true]),
  );
  measure('the same in the editor, with all that the register shows: rows, cards, lints', () =>
    editing(model(), register),
  );
  measure('the same with coverage and dashboard open', () => editing(model(), coverage));
  measure('a move in the editor', () => moving(model()));
  if (shape === 'hub')
    measure('the hub becomes a gateway', () => judging(model(), 'e-hub', 'technology', ['api', 'gateway']));
});

describe('from nothing, zones of 1,000', () => {
  const judged = (): Judged => judgeAll(makeModel({ shape: 'zones', elements: 1000 }));
  const parts: Readonly<Record<string, (of: Judged) => () => void>> = {
    'all rows of the register':
      ({ model, verdict }) =>
      () =>
        void registerOf(model, verdict),
    'the cards of the register': (of) => () => void createCauses()(of.model, rowsOf(of)),
    coverage: (of) => () => void createCoverage()(of.model, of.verdict, rowsOf(of)),
    dashboard: (of) => () => void dashboardOf(of.model, rowsOf(of), '2026-01-01'),
    lints: (of) => () => void lintsIn(of.model),
  };
  baseline();
  for (const [name, make] of Object.entries(parts)) measure(name, () => make(judged()));
});
