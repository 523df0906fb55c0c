import * as fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { copy, cut, offerSketch, pasteFrom } from '../../canvas/clipboard';
import { createEditor, type Editor } from '../../editor/editor';
import { NATIVE_READER } from '../../formats/native/native';
import { violations } from '../../model/integrity';
import type { Model } from '../../model/model';
import { STARTERS } from '../../starters/starters';

/**
 * The clipboard is written by anybody: what is pasted onto the canvas is ours, a text that can be drawn, or nothing. Never an
 * exception, never a hang, never a model that breaks its laws.
 */

const TYPE = 'application/x-drawbridge+json';
const LONGEST_MS = 2_000;
const AT = { x: 500, y: 400 };

const start = ((): Model => {
  const yaml = STARTERS.map((starter) => starter.yaml).toSorted((a, b) => a.length - b.length)[0] ?? '';
  const read = NATIVE_READER.read(yaml, (kind) => kind);
  if (!read.ok) throw new Error(read.reason);
  return read.model;
})();

let editor: Editor;
beforeEach(() => {
  editor = freshEditor();
});

function freshEditor(): Editor {
  let ids = 0;
  return createEditor(start, {
    newId: (kind) => `${kind.replace(' ', '-')}-new-${++ids}`,
    clock: () => 0,
  });
}

function clipboard(data: Readonly<Record<string, string>> = {}): DataTransfer {
  const held = new Map(Object.entries(data));
  const { getData, setData }: Pick<DataTransfer, 'getData' | 'setData'> = {
    getData: (type) => held.get(type) ?? '',
    setData: (type, text) => void held.set(type, text),
  };
  return { getData, setData } as DataTransfer;
}

const modelOf = (one: Editor) => one.document.store.getState().model;

/** Everything of the starter, as it lies on the clipboard. */
function parcel(): string {
  const { boundaries, elements } = modelOf(editor);
  editor.select([...Object.keys(boundaries), ...Object.keys(elements)]);
  const data = clipboard();
  copy({ editor }, data);
  return data.getData(TYPE);
}

function within(work: () => void): void {
  const started = process.cpuUsage();
  work();
  wasShort(started);
}

function wasShort(started: NodeJS.CpuUsage): void {
  const { user, system } = process.cpuUsage(started);
  expect((user + system) / 1_000).toBeLessThan(LONGEST_MS);
}

describe('a parcel of ours', () => {
  test('that was harmed is pasted as far as it keeps the laws of a model, or not at all: a hundred and fifty times', () => {
    const whole = JSON.parse(parcel()) as unknown;
    const paths = pathsIn(whole);
    const known = [...new Set(JSON.stringify(whole).match(/"[a-z]-[\w-]+"/g) ?? [])].map((id) =>
      id.slice(1, -1),
    );
    const wrong = fc.oneof(
      // What is whole in itself and points somewhere else: circles, doubles, loose ends.
      fc.constantFrom(...known),
      fc.constantFrom<unknown>(null, '', '__proto__', 'constructor', -1, 1e308, 'x'.repeat(300), [], {}, [
        [],
      ]),
      fc.jsonValue({ maxDepth: 2 }),
    );
    let pasted = 0;
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...paths), wrong), { minLength: 1, maxLength: 3 }),
        (harms) => {
          const one = freshEditor();
          const harmed = harms.reduce((value, [path, by]) => replaced(value, path, by), whole);
          within(() => {
            if (pasteFrom({ editor: one }, clipboard({ [TYPE]: JSON.stringify(harmed) }), AT)) pasted += 1;
          });
          expect(violations(modelOf(one))).toEqual([]);
          one.undo();
          expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
        },
      ),
      { numRuns: 150 },
    );
    // Otherwise everything was refused at the door, and nothing tested.
    expect(pasted).toBeGreaterThan(15);
  });

  test('with boundaries in a circle, loose ends and things that stand nowhere comes without them', () => {
    const own = JSON.parse(parcel()) as { fragment: Record<string, Record<string, unknown>[]> };
    const [first, second] = own.fragment['boundaries'] ?? [];
    const [element] = own.fragment['elements'] ?? [];
    const [place] = own.fragment['places'] ?? [];
    if (!first || !second || !element || !place) throw new Error('The starter is too small.');
    first['parent'] = second['id'];
    second['parent'] = first['id'];
    element['data'] = ['c-nowhere'];
    place['thing'] = 'p-nowhere';

    expect(pasteFrom({ editor }, clipboard({ [TYPE]: JSON.stringify(own) }), AT)).toBe(true);

    expect(violations(modelOf(editor))).toEqual([]);
  });

  test('that was cut and pasted back is what it was', () => {
    const before = modelOf(editor);
    editor.select(Object.keys(before.elements));
    const data = clipboard();
    cut({ editor }, data);
    pasteFrom({ editor }, data, AT, 'in place');

    expect(modelOf(editor).elements).toEqual(before.elements);
    expect(modelOf(editor).flows).toEqual(before.flows);
  });
});

describe('text of any kind', () => {
  const offered = async (text: string): Promise<void> => {
    const before = modelOf(editor);
    const started = process.cpuUsage();
    expect(pasteFrom({ editor }, clipboard({ [TYPE]: text, 'text/plain': text }), AT)).toBe(false);
    await offerSketch({ editor }, text);
    wasShort(started);
    // Offering draws nothing yet.
    expect(modelOf(editor)).toBe(before);
    editor.session.setState({ dialog: null });
  };

  test.each([
    ['a whole model', STARTERS[0]?.yaml ?? ''],
    ['a piece of YAML', 'elements:\n  - id: p-1\n    kind: process\n    name: "API"\n'],
    ['JSON', '{"elements":[{"id":"p-1"}],"fragment":null,"model":3}'],
    ['a page', '<table><tr><td onclick="x()">a</td><td>b -> c</td></tr></table><script>x()</script>'],
    ['lines that draw', 'Browser -> API: orders [https]\nAPI -> "Orders" (PostgreSQL)'],
    ['a line of five megabytes', 'a'.repeat(5_000_000)],
    ['arrows of a megabyte', 'a -> '.repeat(200_000)],
    ['quotes of a megabyte', '"a" -> '.repeat(150_000)],
    ['brackets of a megabyte', 'a [' + '['.repeat(1_000_000)],
    ['two hundred thousand lines', 'a -> b\n'.repeat(200_000)],
    ['brackets that open JSON', '['.repeat(1_000_000)],
  ])('%s', (_what, text) => offered(text));

  // What reads sketches is brought for the first of them, which is nobody's text.
  beforeAll(() => offerSketch({ editor: freshEditor() }, 'a'));

  test('made up: a hundred and fifty times', async () => {
    const texts = fc.string({ unit: 'binary', maxLength: 300 });
    await fc.assert(fc.asyncProperty(texts, offered), { numRuns: 150 });
  });
});

type Path = readonly (string | number)[];

function pathsIn(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, inside]) => {
    const at = [...path, Array.isArray(value) ? Number(key) : key];
    return [at, ...pathsIn(inside, at)];
  });
}

function replaced(value: unknown, [key, ...rest]: Path, by: unknown): unknown {
  if (key === undefined) return by;
  // An earlier harm may have taken away what the path leads through.
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value))
    return value.map((item, i) => (i === key ? replaced(item, rest, by) : (item as unknown)));
  return { ...value, [key]: replaced((value as Record<string, unknown>)[key], rest, by) };
}
