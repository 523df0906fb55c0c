import { existsSync, readFileSync } from 'node:fs';
import { isRefusal } from '../src/commands/command';
import { setProperties } from '../src/commands/elements';
import { createDocument } from '../src/editor/document';
import { lintsOf, rowsOf, type Judged } from '../src/editor/judgement';
import { createCauses } from '../src/engine/register/causes';
import { createCoverage } from '../src/engine/register/coverage';
import { dashboardOf } from '../src/engine/register/dashboard';
import { evaluate } from '../src/engine/judge/evaluate';
import { rejudge } from '../src/engine/judge/reevaluate';
import { diff } from '../src/model/change';
import type { Model } from '../src/model/model';
import type { PropertyName, Value } from '../src/model/property';
import { RULES } from '../src/rules/catalogue';
import { makeModel, type Shape } from './models';

/**
 * One measurement of the engine, in a process of its own: `node engine.js <what> <shape> <elements>` prints the times of all
 * rounds in milliseconds as JSON, the first of them with everything cold. `scripts/bench-engine.mjs` runs it and writes the
 * table.
 */
const ROUNDS = 15;

/** Each gives what a round does; what comes before the first round is not measured. */
const MEASURED: Readonly<Record<string, (model: Model) => () => void>> = {
  'judging everything': (model) => () => void evaluate(model, RULES),
  'an edit of one property': (model) => judging(model, 'f-7', 'encrypted', [true, false]),
  'the hub becomes a gateway': (model) => judging(model, 'e-hub', 'technology', ['gateway', 'api']),
  'an edit, register shown': (model) => editing(model, register()),
  'an edit, coverage shown': (model) => editing(model, coverage()),
};

function judging(model: Model, id: string, name: PropertyName, values: readonly Value[]): () => void {
  let [now, verdict, round] = [model, evaluate(model, RULES), 0];
  return () => {
    const next = setProperties.run(now, { ids: [id], values: { [name]: values[round++ % values.length]! } });
    if (isRefusal(next)) throw new Error(next.reason);
    ({ verdict } = rejudge(verdict, next, diff(now, next), RULES));
    void verdict.questions.length;
    now = next;
  };
}

/** The same in the editor, with what stands on the screen. */
function editing(model: Model, show: (judged: Judged) => void): () => void {
  const document = createDocument(model, { now: () => 0, selection: () => [] });
  show(document.store.getState());
  let round = 0;
  return () => {
    document.run(setProperties, { ids: ['f-7'], values: { encrypted: round++ % 2 === 0 } });
    show(document.store.getState());
  };
}

function register(): (judged: Judged) => void {
  const causes = createCauses();
  return (judged) => {
    causes(judged.model, rowsOf(judged));
    lintsOf(judged.model);
    void judged.verdict.questions.length;
  };
}

function coverage(): (judged: Judged) => void {
  const coverageOf = createCoverage();
  return (judged) => {
    const rows = rowsOf(judged);
    coverageOf(judged.model, judged.verdict, rows);
    dashboardOf(judged.model, rows, '2026-01-01');
    lintsOf(judged.model);
    void judged.verdict.questions.length;
  };
}

const [what = '', shape = 'zones', elements = '1000'] = process.argv.slice(2);
const round = MEASURED[what]!(makeModel({ shape: shape as Shape, elements: Number(elements) }));
const times = Array.from({ length: ROUNDS }, () => {
  const start = busy();
  round();
  return busy() - start;
});
process.stdout.write(JSON.stringify(times));

/** Milliseconds for which the main thread has had a processor; where the system does not tell, the whole process. */
function busy(): number {
  // The system brings its counter up to date when a thread goes to sleep.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
  const thread = `/proc/self/task/${process.pid}/schedstat`;
  if (existsSync(thread)) return Number(readFileSync(thread, 'utf8').split(' ')[0]) / 1e6;
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
