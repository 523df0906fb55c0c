import { describe, expect, test } from 'vitest';
import { newElement } from './element';
import { findPresets, PRESETS, presetOf, presetsFor, suggestionsFor } from './preset';
import { fits, isPropertyName, propertiesOf, property, type Properties, type PropertyName } from './property';

describe('every preset', () => {
  test('has an id and a label of its own among its kind', () => {
    expect(new Set(PRESETS.map((preset) => preset.id)).size).toBe(PRESETS.length);
    expect(new Set(PRESETS.map((preset) => `${preset.kind} ${preset.label}`)).size).toBe(PRESETS.length);
  });

  test.each(PRESETS)('$label speaks the words of the dictionary', ({ kind, facts, suggests }) => {
    for (const [name, value] of Object.entries({ ...facts, ...suggests } satisfies Properties)) {
      expect(isPropertyName(name) && propertiesOf(kind).includes(name), `${name} of a ${kind}`).toBe(true);
      expect(fits(name as PropertyName, value), `${name}: ${String(value)}`).toBe(true);
    }
  });

  test.each(PRESETS)('$label does not suggest what it states', ({ facts, suggests }) => {
    expect(Object.keys(suggests).filter((name) => name in facts)).toEqual([]);
  });
});

test('each technology of the dictionary has a preset', () => {
  for (const [kind, name] of [
    ['process', 'technology'],
    ['store', 'storeKind'],
    ['external', 'entityKind'],
  ] as const) {
    const entry = property(name);
    const values = entry.type === 'choice' ? entry.options.map((option) => option.value) : [];
    const known = new Set(presetsFor(kind).map((preset) => preset.facts[name]));

    expect(values.filter((value) => !known.has(value))).toEqual([]);
  }
});

describe('finding a preset', () => {
  const labels = (query: string) => findPresets(query).map((preset) => preset.label);

  test('matches the start of any word, label before other words', () => {
    expect(labels('post')).toEqual(['PostgreSQL']);
    expect(labels('red')[0]).toBe('Redis cache');
    expect(labels('web')).toEqual(expect.arrayContaining(['Web application', 'WAF', 'REST API']));
    expect(labels('web')[0]).toBe('Web application');
    expect(labels('kube')).toEqual(['Orchestrator']);
    expect(labels('gres')).toEqual([]);
  });

  test('wants every word of the query', () => {
    expect(labels('github act')).toEqual(['CI runner']);
  });

  test('gives everything, or everything of a kind, for an empty query', () => {
    expect(labels('')).toHaveLength(PRESETS.length);
    expect(findPresets('', 'store')).toEqual(presetsFor('store'));
  });
});

describe('suggestions', () => {
  const bucket = newElement({ id: 's', kind: 'store', name: 'Files', properties: { storeKind: 'object' } });

  test('are what is usual for the technology', () => {
    expect(presetOf(bucket)?.label).toBe('S3 bucket');
    expect(suggestionsFor(bucket)).toMatchObject({ encryptedAtRest: true, publicAccess: false });
  });

  test('leave out what is known', () => {
    const open = { ...bucket, properties: { ...bucket.properties, publicAccess: true } };

    expect(suggestionsFor(open)).not.toHaveProperty('publicAccess');
  });

  test('are none while the technology is unknown', () => {
    expect(suggestionsFor(newElement({ id: 'p', kind: 'process', name: 'API' }))).toEqual({});
  });
});
