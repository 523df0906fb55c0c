import { constantFrom, integer, property as forAll, assert, array, record, tuple } from 'fast-check';
import { expect, test } from 'vitest';
import { newBoundary } from '../../model/boundary';
import { newElement } from '../../model/element';
import { newFlow } from '../../model/flow';
import { byId, emptyModel, type Model } from '../../model/model';
import {
  isPropertyName,
  propertiesOf,
  property,
  type Properties,
  type Subject,
  type Value,
} from '../../model/property';
import { FACT_READS } from './fact-reads';
import { fact } from './facts';
import type { FactName } from '../rule';
import { viewOf } from '../sight/view';

/** Properties of a kind of thing, chosen by numbers; `read` hears which of them are looked at. */
function propertiesFor(on: Subject, seed: readonly number[], read: (name: string) => void): Properties {
  const values = Object.fromEntries(
    propertiesOf(on).flatMap((name, at): [string, Value][] => {
      const entry = property(name);
      const pick = seed[at % seed.length]! + at;
      if (pick % 3 === 0) return [];
      if (entry.type === 'yesno') return [[name, pick % 2 === 0]];
      const option = entry.options[pick % entry.options.length]!.value;
      return [[name, entry.type === 'set' ? [option] : option]];
    }),
  );
  return new Proxy(values, {
    get(target, name) {
      if (typeof name === 'string' && isPropertyName(name)) read(name);
      return Reflect.get(target, name) as unknown;
    },
  });
}

const IDS = ['a', 'b', 'c', 'd', 'e'];
const drawing = record({
  kinds: array(constantFrom('process', 'process', 'store', 'external'), { minLength: 5, maxLength: 5 }),
  zones: array(constantFrom(null, 'out', 'in'), { minLength: 5, maxLength: 5 }),
  ends: array(tuple(constantFrom(...IDS), constantFrom(...IDS)), { maxLength: 9 }),
  seed: array(integer({ min: 0, max: 99 }), { minLength: 7, maxLength: 7 }),
});

test('a fact reads no property but those that are listed for it', () => {
  const names = Object.keys(FACT_READS) as FactName[];
  const seen = new Set<string>();
  assert(
    forAll(drawing, constantFrom(...names), ({ kinds, zones, ends, seed }, name) => {
      const model: Model = {
        ...emptyModel({ id: 'm', name: 'M', diagram: 'd' }),
        boundaries: byId([
          newBoundary({ id: 'out', name: 'Out', trust: 'untrusted' }),
          newBoundary({ id: 'in', name: 'In', trust: 'trusted' }),
        ]),
        elements: byId(
          IDS.map((id, i) =>
            newElement({
              id,
              name: id,
              kind: kinds[i]!,
              boundary: zones[i]!,
              properties: propertiesFor(kinds[i]!, seed, (read) => seen.add(`${name} ${read}`)),
            }),
          ),
        ),
        flows: byId(
          ends.map(([from, to], i) =>
            newFlow({
              id: `f${i}`,
              name: 'F',
              from,
              to,
              properties: propertiesFor('flow', [...seed, i], (read) => seen.add(`${name} ${read}`)),
            }),
          ),
        ),
      };
      for (const id of [...Object.keys(model.elements), ...Object.keys(model.flows)])
        fact(viewOf(model), id, name);
    }),
    { numRuns: 1500 },
  );
  const listed = new Set(names.flatMap((name) => FACT_READS[name].map((read) => `${name} ${read}`)));
  expect([...seen].filter((one) => !listed.has(one))).toEqual([]);
  expect([...listed].filter((one) => !seen.has(one))).toEqual([]);
});
