import { expect, test } from 'vitest';
import { judgeAll, rowsOf, type Judged } from '../../editor/judgement';
import { clearingsOf } from '../../engine/judge/clearing';
import type { Clearing } from '../../engine/threat';
import { newBoundary } from '../../model/boundary';
import { printedNumber } from '../../model/decision';
import { newElement } from '../../model/element';
import { newFlow } from '../../model/flow';
import { byId, emptyModel } from '../../model/model';
import { editOf, previewOf, type Preview } from './clearing';
import { isRefusal } from '../../commands/command';
import { setProperties } from '../../commands/elements';
import { readNative } from '../../formats/native/read';
import { STARTERS } from '../../starters/starters';

/** Passwords go from the internet to an API over plain HTTP. */
function shop(): Judged {
  return judgeAll({
    ...emptyModel({ id: 'm', name: 'Shop', diagram: 'd' }),
    boundaries: byId([newBoundary({ id: 'in', name: 'Inside', trust: 'trusted' })]),
    elements: byId([
      newElement({ id: 'user', kind: 'external', name: 'User' }),
      newElement({ id: 'api', kind: 'process', name: 'API', boundary: 'in' }),
      newElement({
        id: 'db',
        kind: 'store',
        name: 'DB',
        boundary: 'in',
        properties: { class: 'restricted' },
      }),
    ]),
    flows: byId([
      newFlow({
        id: 'call',
        from: 'user',
        to: 'api',
        name: 'Call',
        properties: { protocol: 'http', authn: 'password', class: 'confidential' },
      }),
      newFlow({ id: 'query', from: 'api', to: 'db', name: 'Query', properties: { class: 'restricted' } }),
    ]),
  });
}

function preview(judged: Judged, clearing: Clearing): Preview {
  return previewOf(judged, rowsOf(judged), clearing);
}

const answer = (about: string, property: Clearing['property'], value: Clearing['value']): Clearing => ({
  about,
  property,
  value,
  text: '',
});

test('a preview names what an answer would close', () => {
  const judged = shop();
  const row = rowsOf(judged).find(({ key }) => key === 'flow-cleartext-creds@call');
  const [clearing] = clearingsOf(judged.model, row!.threat!);

  expect(preview(judged, clearing!).closed).toContain(printedNumber(row!.number));
});

test('a preview names what an answer would lower, with the level before and after', () => {
  const judged = shop();

  const { closed, lowered } = preview(judged, answer('query', 'class', 'public'));

  expect(lowered.length).toBeGreaterThan(0);
  for (const { threat, from, to } of lowered) {
    expect(closed).not.toContain(threat);
    expect(from).not.toBe(to);
  }
});

test('a preview is what happens when the answer is given, and leaves no trace until then', () => {
  const judged = shop();
  const clearing = answer('call', 'encrypted', true);
  const { closed, raised } = preview(judged, clearing);
  const numbers = (one: Judged): string[] => rowsOf(one).map((row) => printedNumber(row.number));

  const done = setProperties.run(judged.model, editOf(clearing));
  const after = judgeAll('ok' in done ? judged.model : done);

  const before = numbers(judged);
  expect(before.filter((number) => !numbers(after).includes(number)).toSorted()).toEqual(
    [...closed].toSorted(),
  );
  expect(
    numbers(after)
      .filter((number) => !before.includes(number))
      .toSorted(),
  ).toEqual([...raised].toSorted());
});

test.each(STARTERS.map(({ name, yaml }) => [name, yaml] as const))(
  'on the starter “%s” every change that is offered clears its threat alone, and none is offered twice',
  (_, yaml) => {
    const read = readNative(yaml, (kind) => `${kind}-fresh`);
    if (!read.ok) throw new Error(read.reason);
    const judged = judgeAll(read.model);
    let several = 0;
    for (const threat of judged.verdict.threats.values()) {
      const offered = clearingsOf(judged.model, threat);
      if (offered.length > 1) several += 1;
      expect(new Set(offered.map(({ about, property }) => `${about} ${property}`)).size).toBe(offered.length);
      expect(clearingsOf(judged.model, threat, 1)).toEqual(offered.slice(0, 1));
      for (const clearing of offered) {
        const done = setProperties.run(judged.model, editOf(clearing));
        if (isRefusal(done)) throw new Error(clearing.text);
        expect(judgeAll(done).verdict.threats.has(threat.key), `${threat.key}: ${clearing.text}`).toBe(false);
      }
    }
    expect(several).toBeGreaterThan(0);
  },
);
