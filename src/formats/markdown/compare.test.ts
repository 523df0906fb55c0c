import { expect, test } from 'vitest';
import { compare } from '../../engine/register/compare';
import { writeComparison } from './compare';
import { emptyModel } from '../../model/model';
import { newElement } from '../../model/element';

const before = emptyModel({ id: 'm', name: 'Shop', diagram: 'd' });
const after = { ...before, elements: { a: newElement({ id: 'a', kind: 'process', name: 'A | B <c>' }) } };
const comparison = compare({ model: before, rows: [] }, { model: after, rows: [] });

test('a section for a pull request: every name shows as it was typed', () => {
  expect(writeComparison(comparison, { title: 'Threat model: Shop', flavour: 'github' })).toBe(
    `## Threat model: Shop

No threat changed. 1 change in the diagram.

### Diagram

- Added element **A \\| B &lt;c&gt;**
`,
  );
});

test('no difference is one sentence', () => {
  const nothing = compare({ model: before, rows: [] }, { model: before, rows: [] });

  expect(writeComparison(nothing, { title: 'Shop', flavour: 'github' })).toBe(
    '## Shop\n\nNothing has changed.\n',
  );
});

test('in a pull request a name calls nobody and a number leads nowhere', () => {
  const named = {
    ...before,
    elements: { a: newElement({ id: 'a', kind: 'process', name: '@ada fixes #12' }) },
  };
  const change = compare({ model: before, rows: [] }, { model: named, rows: [] });

  const text = writeComparison(change, { title: 'Shop', flavour: 'github' });

  expect(text).not.toMatch(/@ada|#12/);
  expect(text.replaceAll('&#8205;', '')).toContain('@ada fixes \\#12');
});
