import { isDeepStrictEqual } from 'node:util';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Command } from '../commands/command';
import { moveThings, resizeThing } from '../commands/arrange';
import { putInBoundary } from '../commands/nesting';
import { alignThings } from '../commands/align';
import { dissolveBoundary, editBoundary, placeBoundary, wrapInBoundary } from '../commands/boundaries';
import { fragmentOf, idsFor, paste } from '../commands/clipboard';
import {
  addMitigation,
  addOwnThreat,
  decide,
  deleteMitigation,
  deleteOwnThreat,
  editOwnThreat,
} from '../commands/decisions';
import { coverByAssumption, switchRuleOff, switchRuleOn } from '../commands/rules';
import {
  convertElement,
  deleteThings,
  editThings,
  placeElement,
  renameThing,
  setProperties,
} from '../commands/elements';
import { addReturnFlow, connect, reconnect, reverseFlow, routeFlow, splitFlow } from '../commands/flows';
import { addDataClass, deleteDataClass, editSettings } from '../commands/scope';
import { causesOf, createCauses } from '../engine/register/causes';
import { coverageOf, createCoverage } from '../engine/register/coverage';
import { evaluate } from '../engine/judge/evaluate';
import { Memory } from '../engine/sight/memory';
import { preparedFor } from '../engine/judge/prepared';
import { rulingFor, rulingOn } from '../engine/judge/ruling';
import { Sheet } from '../engine/judge/sheet';
import { suppress } from '../engine/register/suppress';
import { numberThreats } from '../engine/register/numbers';
import { registerOf } from '../engine/register/rows';
import { apply, diff, invert, join } from '../model/change';
import { ID_PATTERN } from '../model/id';
import { violations } from '../model/integrity';
import { emptyModel, type Model } from '../model/model';
import { PROPERTY_NAMES, property, subjectOf, type Value } from '../model/property';
import { readModel } from '../model/schema';
import { RULES } from '../rules/catalogue';
import { lintsIn } from '../rules/lints';
import { createDocument, type Document } from './document';
import { judgeAgain, lintsOf, rowsOf } from './judgement';

/** One edit, chosen by numbers so that it always makes sense in the model it meets. */
interface Edit {
  readonly what: number;
  readonly a: number;
  readonly b: number;
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

const start = emptyModel({ id: 'm', name: 'Random', diagram: 'd' });
const anEdit: fc.Arbitrary<Edit> = fc.record({
  what: fc.nat(99),
  a: fc.nat(999),
  b: fc.nat(999),
  x: fc.integer({ min: -400, max: 400 }),
  y: fc.integer({ min: -400, max: 400 }),
  text: fc.string({ minLength: 1, maxLength: 12 }),
});
const edits = fc.array(anEdit, { minLength: 1, maxLength: 40 });

/** Enough for boundaries within boundaries, decisions, and undoing far back. */
const longWork = fc.array(anEdit, { minLength: 60, maxLength: 64 });

const valuesOf = (index: number): [string, Value | null] => {
  const name = PROPERTY_NAMES[index % PROPERTY_NAMES.length]!;
  const entry = property(name);
  const choices: (Value | null)[] =
    entry.type === 'yesno'
      ? [true, false, null]
      : entry.type === 'set'
        ? [[entry.options[0]!.value], null]
        : [...entry.options.map((o) => o.value), null];
  return [name, choices[index % choices.length]!];
};

/** `toEqual` for big things, which takes long to find that there is no difference. */
function expectSame(one: unknown, other: unknown): void {
  expect(isDeepStrictEqual(one, other)).toBe(true);
}

const isUndoing = ({ what }: Edit): boolean => what % 25 === 21;

/** Carries out an edit on the document. */
function carryOut(document: Document, edit: Edit, n: number): void {
  const { model, verdict } = document.store.getState();
  const pick = (ids: readonly string[], by: number): string | undefined => ids[by % Math.max(1, ids.length)];
  const elements = Object.keys(model.elements);
  const flows = Object.keys(model.flows);
  const boundaries = Object.keys(model.boundaries);
  const [a, b] = [pick(elements, edit.a), pick(elements, edit.b)];
  const flow = pick(flows, edit.a);
  const boundary = pick(boundaries, edit.b);
  const anything = pick([...elements, ...flows, ...boundaries], edit.a);
  const at = { x: edit.x, y: edit.y };
  const run = <Args>(command: Command<Args>, args: Args): void => void document.run(command, args);
  const fresh = `n${n}`;

  switch (edit.what % 25) {
    case 0:
    case 1:
    case 2:
      return run(placeElement, {
        id: fresh,
        kind: (['external', 'process', 'store'] as const)[edit.a % 3]!,
        diagram: 'd',
        at,
        name: edit.text,
      });
    case 3:
    case 4:
    case 5:
      return a !== undefined && b !== undefined
        ? run(connect, { id: fresh, from: a, to: b, name: edit.text })
        : undefined;
    case 6:
      return run(placeBoundary, {
        id: fresh,
        diagram: 'd',
        box: { ...at, width: 100 + (edit.a % 300), height: 80 + (edit.b % 300) },
        trust: (['untrusted', 'semi-trusted', 'trusted', 'highly-trusted'] as const)[edit.a % 4]!,
      });
    case 7:
      return anything === undefined
        ? undefined
        : run(moveThings, { diagram: 'd', ids: [anything], by: at, into: boundary ?? null });
    case 8:
      return anything === undefined
        ? undefined
        : run(deleteThings, { ids: [anything], contents: edit.b % 2 ? 'keep' : 'delete' });
    case 9:
      return anything === undefined ? undefined : run(renameThing, { id: anything, name: edit.text });
    case 10:
    case 11:
    case 12: {
      const [name, value] = valuesOf(edit.b);
      return anything === undefined
        ? undefined
        : run(setProperties, { ids: [...elements.slice(0, 2), anything], values: { [name]: value } });
    }
    case 13:
      return flow !== undefined && a !== undefined
        ? run(reconnect, { id: flow, end: edit.b % 2 ? 'from' : 'to', element: a })
        : undefined;
    case 14:
      return flow === undefined
        ? undefined
        : edit.b % 2
          ? run(reverseFlow, { id: flow })
          : run(addReturnFlow, { of: flow, id: fresh });
    case 15:
      return a !== undefined && boundary !== undefined
        ? run(putInBoundary, { diagram: 'd', ids: [a], boundary })
        : undefined;
    case 16:
      return boundary === undefined
        ? undefined
        : edit.a % 3 === 0
          ? run(dissolveBoundary, { id: boundary })
          : run(editBoundary, { id: boundary, changes: { trust: 'untrusted' } });
    case 17: {
      const threat = [...verdict.threats.values()][edit.a % Math.max(1, verdict.threats.size)];
      if (!threat) return undefined;
      const about = { title: threat.title, category: threat.category, subject: threat.subject };
      run(decide, {
        threats: [{ key: threat.key, seen: threat.fingerprint, about }],
        changes: { status: 'not-applicable', justification: edit.text || 'small' },
        at: '2026-01-01T00:00:00Z',
      });
      return run(addMitigation, { id: fresh, title: edit.text, threats: [threat.key] });
    }
    case 18: {
      const fragment = fragmentOf(model, 'd', [anything ?? '', a ?? '']);
      let count = 0;
      const ids = idsFor(model, { fragment, newId: () => `${fresh}.${count++}`, as: 'copies' });
      return run(paste, { fragment, diagram: 'd', to: { by: { x: 24, y: 24 } }, ids });
    }
    case 19:
      return edit.a % 2
        ? run(addDataClass, { id: fresh, name: edit.text, level: 'confidential', kinds: ['personal'] })
        : run(deleteDataClass, { id: pick(Object.keys(model.dataClasses), edit.b) ?? '' });
    case 21: {
      const times = 1 + (edit.a % 3);
      for (let i = 0; i < times; i++) void (edit.b % 2 ? document.redo() : document.undo());
      return undefined;
    }
    case 22: {
      const threat = [...verdict.threats.values()][edit.b % Math.max(1, verdict.threats.size)];
      const off = pick(Object.keys(model.rulesOff), edit.b);
      if (off !== undefined && edit.a % 2) return run(switchRuleOn, { id: off });
      if (!threat) return undefined;
      return edit.a % 4 === 0
        ? run(coverByAssumption, {
            assumption: fresh,
            text: edit.text,
            rules: [threat.rule.id],
            things: [threat.subject],
          })
        : run(switchRuleOff, {
            id: fresh,
            rule: threat.rule.id,
            boundary: boundary ?? null,
            reason: edit.text,
          });
    }
    case 23: {
      const own = pick(Object.keys(model.ownThreats), edit.b);
      const mitigation = pick(Object.keys(model.mitigations), edit.b);
      if (own !== undefined && edit.a % 4 === 0) return run(deleteOwnThreat, { id: own });
      if (own !== undefined && edit.a % 4 === 1)
        return run(editOwnThreat, { id: own, changes: { impact: 'critical', on: anything ?? null } });
      if (mitigation !== undefined && edit.a % 4 === 2) return run(deleteMitigation, { id: mitigation });
      return run(addOwnThreat, { id: fresh, category: 'E', title: edit.text, on: anything ?? null });
    }
    case 24: {
      const inner = pick(boundaries, edit.a);
      return boundary !== undefined && inner !== undefined
        ? run(moveThings, { diagram: 'd', ids: [inner], by: at, into: boundary })
        : undefined;
    }
    case 20: {
      const data = Object.keys(model.dataClasses).slice(0, 1);
      return anything === undefined
        ? undefined
        : run(editThings, {
            ids: [anything],
            changes: edit.b % 2 ? { data } : { outOfScope: edit.a % 2 === 0 },
          });
    }
    default:
      if (edit.a % 5 === 0)
        return run(editSettings, { changes: { defaultTrust: edit.b % 2 ? 'untrusted' : 'trusted' } });
      if (edit.a % 5 === 1 && a !== undefined) return run(convertElement, { id: a, kind: 'store' });
      if (edit.a % 5 === 2 && flow !== undefined && a !== undefined)
        return run(splitFlow, { flow, at: a, id: fresh });
      if (edit.a % 5 === 3 && flow !== undefined) return run(routeFlow, { diagram: 'd', flow, points: [at] });
      run(wrapInBoundary, { id: fresh, diagram: 'd', ids: elements.slice(0, 3) });
      if (anything !== undefined)
        run(resizeThing, { diagram: 'd', id: anything, box: { ...at, width: 90, height: 90 } });
      return run(alignThings, { diagram: 'd', ids: elements.slice(0, 3), to: 'left' });
  }
}

function open(model: Model = start): Document {
  let now = 0;
  return createDocument(model, { now: () => (now += 10_000), selection: () => [] });
}

/** Printed numbers are for ever, so they are the one thing that undo leaves. */
const unnumbered = (model: Model): Model => ({ ...model, numbers: {} });

/** Random edits; `check` sees the document before and after each. */
function edited(
  list: readonly Edit[],
  check: (before: Model, after: Model, document: Document) => void = () => undefined,
): Document {
  const document = open();
  list.forEach((edit, n) => {
    const before = document.store.getState().model;
    carryOut(document, edit, n);
    check(before, document.store.getState().model, document);
  });
  return document;
}

describe('whatever people do', () => {
  test('the model keeps its laws and passes its own schema', () => {
    fc.assert(
      fc.property(edits, (list) => {
        edited(list, (_, model) => {
          expect(violations(model)).toEqual([]);
          expect(Object.keys({ ...model.elements, ...model.flows }).every((id) => ID_PATTERN.test(id))).toBe(
            true,
          );
        });
        const { model } = edited(list).store.getState();
        expect(readModel(JSON.parse(JSON.stringify(model)))).toEqual({ ok: true, value: model });
      }),
      { numRuns: 60 },
    );
  });

  test('judging again after an edit gives what judging everything gives, row by row', () => {
    let steps = 0;
    fc.assert(
      fc.property(longWork, (list) => {
        const document = open();
        const [causes, coverage] = [createCauses(), createCoverage()];
        rowsOf(document.store.getState());
        list.forEach((edit, n) => {
          carryOut(document, edit, n);
          steps += 1;
          const { model, verdict } = document.store.getState();
          const whole = suppress(model, evaluate(model, RULES));
          expectSame([...verdict.threats], [...whole.threats]);
          expectSame(verdict.addressed, whole.addressed);
          expectSame(verdict.questions, whole.questions);
          expectSame([...verdict.setAside], [...whole.setAside]);
          const rows = registerOf(model, whole);
          expectSame(rowsOf({ model, verdict }), rows);
          expectSame(causes(model, rowsOf({ model, verdict })), causesOf(model, rows));
          expectSame(coverage(model, verdict, rowsOf({ model, verdict })), coverageOf(model, whole, rows));
          expectSame(lintsOf(model), lintsIn(model));
          expect(numberThreats(model, whole)).toBe(model);
        });
      }),
      { numRuns: 88, endOnFailure: true },
    );
    expect(steps).toBeGreaterThan(5000);
  }, 300_000);

  test('what is ruled by precedent is what is ruled without one', () => {
    fc.assert(
      fc.property(longWork, (list) => {
        const { model } = edited(list).store.getState();
        const memory = new Memory(model);
        for (const thing of [...Object.values(model.elements), ...Object.values(model.flows)]) {
          const prepared = preparedFor(RULES, subjectOf(thing));
          const { answer } = new Sheet(memory, thing);
          expectSame(rulingFor(prepared, answer), rulingOn(prepared, answer));
        }
      }),
      { numRuns: 8 },
    );
  });

  test('a trial that nobody keeps leaves no trace in what is judged afterwards', () => {
    fc.assert(
      fc.property(longWork, (list) => {
        const document = open();
        list.forEach((edit, n) => {
          const judged = document.store.getState();
          const other = open(judged.model);
          carryOut(other, list[(n * 7) % list.length]!, 1000 + n);
          judgeAgain(judged, other.store.getState().model);
          carryOut(document, edit, n);
        });
        const { model, verdict } = document.store.getState();
        const whole = suppress(model, evaluate(model, RULES));
        expectSame([...verdict.threats], [...whole.threats]);
        expectSame(verdict.questions, whole.questions);
      }),
      { numRuns: 8, endOnFailure: true },
    );
  });

  test('an edit says which threats it raised and cleared, and keeps the rows of all others', () => {
    fc.assert(
      fc.property(edits, (list) => {
        const document = open();
        let rows = rowsOf(document.store.getState());
        list.forEach((edit, n) => {
          const before = document.store.getState();
          carryOut(document, edit, n);
          const after = document.store.getState();
          const known = new Map(rows.map((row) => [row.key, row]));
          rows = rowsOf(after);
          if (after.history.done.length - before.history.done.length !== 1) return;
          const keys = {
            before: [...before.verdict.threats.keys()],
            after: [...after.verdict.threats.keys()],
          };
          const { raised, cleared } = after.last!;
          expect([...raised].toSorted()).toEqual(
            keys.after.filter((key) => !before.verdict.threats.has(key)).toSorted(),
          );
          expect([...cleared].toSorted()).toEqual(
            keys.before.filter((key) => !after.verdict.threats.has(key)).toSorted(),
          );
          const made = rows.filter((row) => known.get(row.key) !== row);
          expect(made.filter((row) => isDeepStrictEqual(known.get(row.key), row))).toEqual([]);
        });
      }),
      { numRuns: 30 },
    );
  });

  test('undo leads back to the start and redo to the end', () => {
    fc.assert(
      fc.property(edits, (list) => {
        const document = edited(list.filter((edit) => !isUndoing(edit)));
        const end = document.store.getState().model;

        while (document.undo()) continue;
        expect(unnumbered(document.store.getState().model)).toEqual(unnumbered(start));

        while (document.redo()) continue;
        expect(document.store.getState().model).toEqual(end);
      }),
      { numRuns: 60 },
    );
  });

  test('change sets invert, and joining two has the effect of both', () => {
    fc.assert(
      fc.property(edits, edits, (one, two) => {
        const middle = edited(one).store.getState().model;
        const document = open(middle);
        two.forEach((edit, n) => carryOut(document, edit, 1000 + n));
        const end = document.store.getState().model;
        const [first, second] = [diff(start, middle), diff(middle, end)];

        expect(apply(middle, second)).toEqual(end);
        expect(apply(end, invert(second))).toEqual(middle);
        expect(apply(start, join(first, second))).toEqual(end);
        expect(diff(end, apply(end, []))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  test('numbers only grow: no two threats ever share one', () => {
    fc.assert(
      fc.property(edits, (list) => {
        edited(list, (before, after) => {
          for (const [key, number] of Object.entries(before.numbers)) expect(after.numbers[key]).toBe(number);
          expect(new Set(Object.values(after.numbers)).size).toBe(Object.keys(after.numbers).length);
        });
      }),
      { numRuns: 40 },
    );
  });
});

describe('history', () => {
  const place = (document: Document, id: string): void =>
    void document.run(placeElement, { id, kind: 'process', diagram: 'd', at: { x: 0, y: 0 } });

  test('an edit that changes nothing makes no step', () => {
    const document = open();
    place(document, 'p');

    const outcome = document.run(renameThing, { id: 'p', name: 'Process 1' });

    expect(outcome).toEqual({ ok: true, changed: false });
    expect(document.store.getState().history.done).toHaveLength(1);
  });

  test('held arrow keys are one step', () => {
    let now = 0;
    const document = createDocument(start, { now: () => (now += 50), selection: () => [] });
    place(document, 'p');
    for (let i = 0; i < 5; i++)
      document.run(moveThings, {
        diagram: 'd',
        ids: ['p'],
        by: { x: 8, y: 0 },
        into: 'keep',
        gesture: 'right',
      });

    document.undo();

    expect(document.store.getState().model.places['d/p']?.x).toBe(-60);
    expect(document.store.getState().history.done).toHaveLength(1);
  });

  test('a decision survives deleting the element and undoing it', () => {
    const document = open();
    place(document, 'p');
    place(document, 'q');
    document.run(connect, { id: 'f', from: 'q', to: 'p' });
    const threat = [...document.store.getState().verdict.threats.values()].find((t) => t.subject === 'p')!;
    document.run(decide, {
      threats: [
        {
          key: threat.key,
          seen: threat.fingerprint,
          about: { title: threat.title, category: threat.category, subject: 'p' },
        },
      ],
      changes: { status: 'deferred' },
      at: '2026-01-01',
    });

    document.run(deleteThings, { ids: ['p'], contents: 'keep' });
    expect(document.store.getState().model.decisions[threat.key]?.status).toBe('deferred');
    document.undo();

    expect(document.store.getState().verdict.threats.has(threat.key)).toBe(true);
    expect(document.store.getState().model.flows['f']).toBeDefined();
  });

  test('says which threats an edit raised and cleared', () => {
    const document = open();
    place(document, 'p');
    place(document, 'q');
    document.run(connect, { id: 'f', from: 'q', to: 'p' });
    expect(document.store.getState().last?.raised.length).toBeGreaterThan(0);

    document.run(deleteThings, { ids: ['f'], contents: 'keep' });

    expect(document.store.getState().last?.cleared.length).toBeGreaterThan(0);
  });

  test('a document that another tab holds refuses edits with a sentence', () => {
    const document = open();
    document.setReadOnly(true);

    const outcome = document.run(renameThing, { id: 'p', name: 'x' });

    expect(outcome).toMatchObject({ ok: false });
  });
});
