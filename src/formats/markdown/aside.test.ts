import { expect, test } from 'vitest';
import { evaluate } from '../../engine/judge/evaluate';
import { newBoundary } from '../../model/boundary';
import { newElement } from '../../model/element';
import { newFlow } from '../../model/flow';
import { byId, emptyModel, type Model } from '../../model/model';
import { RULES } from '../../rules/catalogue';
import { reportOf } from '../awkward.test.kit';
import { DEFAULT_OPTIONS } from '../report/format';
import { HTML_WRITER } from '../html/report';
import { MARKDOWN_QUICK_WRITER } from './quick';
import { MARKDOWN_REGISTER_WRITER } from './register';
import { MARKDOWN_REPORT_WRITER } from './report';

/** A person calls a shop, which runs in a zone of a supplier. */
const shop = (changes: Partial<Model> = {}): Model => ({
  ...emptyModel({ id: 'm', name: 'Shop', diagram: 'd' }),
  boundaries: byId([newBoundary({ id: 'zone', name: 'Supplier zone' })]),
  elements: byId([
    newElement({ id: 'x', kind: 'external', name: 'Buyer' }),
    newElement({ id: 'p', kind: 'process', name: 'Shop', boundary: 'zone' }),
  ]),
  flows: byId([newFlow({ id: 'f', from: 'x', to: 'p', name: 'Orders' })]),
  ...changes,
});
const asideIn = (model: Model): string => {
  const text = MARKDOWN_REPORT_WRITER.write(reportOf(model, evaluate(model, RULES)), DEFAULT_OPTIONS);
  return /## Set Aside\n[^]*?(?=\n## |$)/.exec(text)?.[0] ?? '';
};

test('a report without anything set aside does not speak of it', () => {
  expect(asideIn(shop())).toBe('');
});

test('the report lists what is set aside with its reason, and counts each threat once', () => {
  const model = shop({
    boundaries: byId([
      newBoundary({
        id: 'zone',
        name: 'Supplier zone',
        outOfScope: true,
        outOfScopeReason: 'See their model',
      }),
    ]),
    rulesOff: { o: { id: 'o', rule: 'no-rate-limit', boundary: null, reason: 'A queue | stands before it' } },
  });

  const text = asideIn(model);
  const onShop = [...evaluate(model, RULES).threats.values()].filter((threat) => threat.subject === 'p');
  expect(text).toContain(`${onShop.length} threats are set aside and not counted above.`);
  expect(text).toContain(
    `- **Supplier zone is out of scope** (${onShop.length} threats). Reason: See their model`,
  );
  expect(text).toMatch(
    /- \*\*The rule no-rate-limit is off\*\* \(1 threat\)\. Reason: A queue \\\| stands before it\n {2}- Denial of service: /,
  );
});

test('it says what was answered with “does not apply”', () => {
  const model = shop();
  const answered = {
    ...model,
    elements: {
      ...model.elements,
      p: { ...model.elements['p']!, properties: { rateLimited: 'not-applicable' } },
    },
  };
  expect(asideIn(answered)).toContain('Answered with “does not apply”: Limits requests per caller (Shop).');
});

test('every page that lists threats says what it does not list', () => {
  const model = shop({
    rulesOff: { o: { id: 'o', rule: 'no-rate-limit', boundary: null, reason: 'A queue stands before it' } },
  });
  const report = reportOf(model, evaluate(model, RULES));

  for (const writer of [MARKDOWN_QUICK_WRITER, MARKDOWN_REGISTER_WRITER])
    expect(writer.write(report, DEFAULT_OPTIONS)).toContain(
      '\n1 threat is set aside and not listed: The rule no-rate-limit is off (1).\n',
    );
  expect(HTML_WRITER.write(report, DEFAULT_OPTIONS)).toMatch(
    /<strong>The rule no-rate-limit is off<\/strong> \(1 threat\)[^]*<li>Denial of service: /,
  );
  expect(
    MARKDOWN_QUICK_WRITER.write(reportOf(shop(), evaluate(shop(), RULES)), DEFAULT_OPTIONS),
  ).not.toContain('set aside');
});
