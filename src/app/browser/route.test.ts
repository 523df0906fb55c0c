import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hrefOf, routeOf, sharedHref, type Target } from './route';

const id = 'm-1a2b3c';

describe('An address', () => {
  test.each<[Target | null, string]>([
    [null, '#/m/m-1a2b3c'],
    [{ is: 'thing', id: 'e-api' }, '#/m/m-1a2b3c/e/e-api'],
    [{ is: 'threat', number: 7 }, '#/m/m-1a2b3c/t/T-007'],
    [{ is: 'threat', number: 1234 }, '#/m/m-1a2b3c/t/T-1234'],
    [{ is: 'step', number: 12 }, '#/m/m-1a2b3c/s/12'],
  ])('of %o is %s, and leads there', (to, href) => {
    expect(hrefOf(id, to)).toBe(href);
    expect(routeOf(href)).toEqual({ at: 'model', id, to });
  });

  test('can bring a model along', () => {
    expect(routeOf(sharedHref('q1-_9'))).toEqual({ at: 'shared', packed: 'q1-_9' });
    expect(routeOf('#/share/a+b')).toEqual({ at: 'home' });
  });

  test('takes a threat’s number with any zeros before it', () => {
    expect(routeOf('#/m/m-1/t/T-0007')).toMatchObject({ to: { is: 'threat', number: 7 } });
    expect(routeOf('#/m/m-1/t/t-7')).toMatchObject({ to: { is: 'threat', number: 7 } });
  });

  test.each(['/e/', '/e/no spaces', '/t/7', '/t/T-0', '/s/T-7', '/s/-1', '/x/1', '/e/a/b', '/'])(
    'whose end makes no sense (%s) is the model’s own',
    (end) => expect(routeOf(`#/m/m-1${end}`)).toEqual({ at: 'model', id: 'm-1', to: null }),
  );

  test.each(['', '#', '#/', '#/m/', '#/m/a b', '#/n/x', '#/m/%00'])('%s is the models page', (hash) =>
    expect(routeOf(hash)).toEqual({ at: 'home' }),
  );

  test('is read without trouble, whatever it is', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => void routeOf(`#/m/${text}`)));
  });
});
