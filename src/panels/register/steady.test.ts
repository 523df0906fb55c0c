import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { isRefusal, type Command } from '../../commands/command';
import { deleteThings, setProperties } from '../../commands/elements';
import { decide } from '../../commands/decisions';
import { judgeAgain, judgeAll, rowsOf, type Judged } from '../../editor/judgement';
import { readNative } from '../../formats/native/native';
import { FIRST_VIEW, type Grouping } from '../../model/register-view';
import { STARTERS } from '../../starters/starters';
import { groupsOf } from './groups';
import { linesOf } from './lines';
import { filtered } from './narrow';
import { ordered } from './order';
import { steadied } from './steady';

/** A triage: the drawing changes ten times while somebody stands on a row. Whatever is changed, the row stays where it is. */

const starter = readNative(STARTERS[0]!.yaml, () => 'never');
if (!starter.ok) throw new Error(starter.reason);
const start = judgeAll(starter.model);
const things = [...Object.keys(starter.model.elements), ...Object.keys(starter.model.flows)];

const edit = fc.oneof(
  {
    arbitrary: fc.record({
      does: fc.constant('answer' as const),
      thing: fc.constantFrom(...things),
      property: fc.constantFrom(
        'encrypted',
        'authn',
        'validatesInput',
        'rateLimited',
        'class',
        'backups',
        'logs',
        'protocol',
      ),
      value: fc.constantFrom(true, false, 'none', 'http', 'public', 'restricted', 'security'),
    }),
    weight: 6,
  },
  {
    arbitrary: fc.record({ does: fc.constant('delete' as const), thing: fc.constantFrom(...things) }),
    weight: 1,
  },
  { arbitrary: fc.record({ does: fc.constant('decide' as const), nth: fc.nat(40) }), weight: 2 },
);

test('ten edits between two keys: no row moves, none vanishes, and each shows what is true now', () => {
  fc.assert(
    fc.property(
      fc.constantFrom<Grouping>('cause', 'interaction', 'element', 'stride', 'status', 'none'),
      fc.boolean(),
      fc.array(edit, { minLength: 10, maxLength: 10 }),
      (group, openOnly, edits) => {
        const filter = { ...FIRST_VIEW, group, openOnly, followSelection: true };
        const shown = (judged: Judged) =>
          groupsOf(
            judged.model,
            ordered(judged.model, filtered(judged.model, rowsOf(judged), filter, []), filter),
            group,
          );
        const held = shown(start);
        const places = linesIn(held);

        let judged = start;
        for (const one of edits) {
          judged = after(judged, one);
          const rows = rowsOf(judged);
          const { groups, waiting } = steadied(held, shown(judged), rows);

          expect(linesIn(groups)).toEqual(places);
          const latest = new Map(rows.map((row) => [row.key, row]));
          for (const row of groups.flatMap((each) => each.rows))
            expect(latest.get(row.key) ?? { ...row, state: 'gone' }).toEqual(row);
          expect(waiting).toBe(
            shown(judged)
              .flatMap((each) => each.rows)
              .filter(({ key }) => !places.includes(key)).length,
          );
        }
      },
    ),
    { numRuns: 25 },
  );
}, 120_000);

/** What stands in each line, with nothing folded. */
function linesIn(groups: ReturnType<typeof groupsOf>): readonly string[] {
  const { lines } = linesOf(groups, { isFolded: () => false, isUnfolded: () => true }, Infinity);
  return lines.map((line) => (line.is === 'row' ? line.row.key : `heading ${line.group.id}`));
}

function after(judged: Judged, one: typeof edit extends fc.Arbitrary<infer Edit> ? Edit : never): Judged {
  switch (one.does) {
    case 'answer':
      return done(judged, setProperties, { ids: [one.thing], values: { [one.property]: one.value } });
    case 'delete':
      return done(judged, deleteThings, { ids: [one.thing], contents: 'keep' });
    case 'decide': {
      const rows = rowsOf(judged);
      const row = rows[one.nth % rows.length]!;
      return done(judged, decide, {
        threats: [
          { key: row.key, seen: '', about: { title: row.title, category: row.category, subject: '' } },
        ],
        changes: { status: 'transferred' },
        at: '2026-01-01T10:00:00Z',
      });
    }
  }
}

/** What is impossible by now changes nothing. */
function done<Args>(judged: Judged, command: Command<Args>, args: Args): Judged {
  const next = command.run(judged.model, args);
  return isRefusal(next) || next === judged.model ? judged : judgeAgain(judged, next);
}
