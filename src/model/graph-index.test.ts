import { array, assert, constantFrom, integer, property, record } from 'fast-check';
import { expect, test } from 'vitest';
import { newFlow } from './flow';
import { byStep, flowsIn, flowsOut } from './graph';
import { emptyModel, type Model } from './model';

const IDS = ['a', 'b', 'c'];
const anEdit = record({
  id: integer({ min: 0, max: 60 }),
  from: constantFrom(...IDS),
  to: constantFrom(...IDS),
  step: integer({ min: 0, max: 4 }),
  what: constantFrom('put', 'put', 'put', 'delete', 'back', 'many'),
});

test('flows at an element are right after any edit, and for every model before it', () => {
  assert(
    property(array(anEdit, { maxLength: 40 }), (edits) => {
      const models: Model[] = [emptyModel({ id: 'm', name: 'M', diagram: 'd' })];
      for (const { id, from, to, step, what } of edits) {
        const model = models.at(what === 'back' ? 0 : -1)!;
        const put = (n: number) => ({ [`f${n}`]: { ...newFlow({ id: `f${n}`, name: '', from, to }), step } });
        const { [`f${id}`]: _, ...without } = model.flows;
        const some = Object.assign({}, ...Array.from({ length: 40 }, (__, n) => put(n))) as Model['flows'];
        const flows = what === 'delete' ? without : what === 'many' ? some : { ...model.flows, ...put(id) };
        models.push({ ...model, flows });
        for (const one of [models.at(-1)!, models[id % models.length]!]) {
          const all = Object.values(one.flows).toSorted(byStep);
          for (const element of IDS) {
            expect(flowsIn(one, element)).toEqual(all.filter((flow) => flow.to === element));
            expect(flowsOut(one, element)).toEqual(all.filter((flow) => flow.from === element));
          }
        }
      }
    }),
    { numRuns: 200 },
  );
});
