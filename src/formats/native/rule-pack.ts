import { PACK_LIMITS, rulesIn, type PackProblem } from '../../engine/judge/pack';
import type { RulePack } from '../../model/pack';
import { readPack } from '../../model/schema';
import { TABLE_SHAPES, type RecordField } from './file-shape';
import { didYouMean, failure, placeOf, spotOf, type At, type Findings } from './findings';
import { readRecord } from './fields';
import { recordEntries } from './write';
import { parseYaml, type Entry } from './yaml-read';
import { number, yamlText } from '../report/yaml-text';

/**
 * A pack of rules as a file of its own: YAML that begins with `rule_pack: 1`. The same record stands in the list
 * `rule_packs` of a model; both are read by the same fields and asked the same questions.
 */
export const PACK_MARK = 'rule_pack';

export type PackResult =
  | { readonly ok: true; readonly pack: RulePack; readonly warnings: readonly string[] }
  | { readonly ok: false; readonly reason: string; readonly place?: string };

/** Larger than any pack that people write; far below what would keep the page busy. */
const LARGEST = 1024 * 1024;

/** Reads a pack. What is wrong is said in a sentence, with the line and the path; a pack is taken whole or not at all. */
export function readRulePack(text: string): PackResult {
  if (text.length > LARGEST) return { ok: false, reason: 'A rule pack may be 1 MB long, and no more.' };
  const parsed = parseYaml(text);
  if (!parsed.ok) return parsed;
  const { tree } = parsed;
  if (tree.is !== 'map')
    return {
      ok: false,
      reason: 'A rule pack is expected: keys such as “rule_pack”, “id” and “rules”.',
      place: placeOf({ line: tree.line, path: '' }),
    };
  const found: Findings = { problems: [], warnings: [], spots: new Map() };
  const at: At = { found, line: 1, path: '', inModel: [], keep: { in: {}, path: '' } };
  const mark = tree.entries.find(({ key }) => key === PACK_MARK);
  checkVersion(mark, at);
  const record = readRecord(
    PACK_SHAPE,
    { ...tree, entries: tree.entries.filter((entry) => entry !== mark) },
    at,
  );
  if (found.problems.length > 0) return failure(found.problems);
  const checked = readPack(record);
  if (!checked.ok)
    return failure(checked.problems.map(({ path, message }) => ({ ...spotOf(found, path), message })));
  const problems = packProblems(checked.value).map(({ path, message }) => ({
    ...spotOf(found, path),
    message,
  }));
  return problems.length > 0
    ? failure(problems)
    : { ok: true, pack: checked.value, warnings: found.warnings };
}

const PACK_SHAPE: RecordField = packShape();

function packShape(): RecordField {
  const shape = TABLE_SHAPES.find(({ table }) => table === 'rulePacks');
  if (!shape) throw new Error('rule-pack: the model has no table of rule packs.');
  return shape.record;
}

function checkVersion(mark: Entry | undefined, at: At): void {
  const version = mark?.value.is === 'scalar' ? Number(mark.value.value) : NaN;
  if (version === 1) return;
  at.found.problems.push({
    line: mark?.line ?? 1,
    path: PACK_MARK,
    message:
      version > 1
        ? `The pack was written for a newer version of Drawbridge (rule_pack ${version}); this one reads rule_pack 1.`
        : '“rule_pack: 1” is expected here.',
  });
}

/** What is wrong with the rules of a pack, with the word that was probably meant. Also asked of packs inside a model. */
export function packProblems(pack: RulePack): readonly PackProblem[] {
  return rulesIn(pack).problems.map((problem) =>
    problem.unknown
      ? {
          ...problem,
          message: `${problem.message}${didYouMean(problem.unknown.word, problem.unknown.known)}`,
        }
      : problem,
  );
}

/** Too many packs, or packs with something wrong in them, by the path in the model. */
export function problemsOfPacks(packs: Readonly<Record<string, RulePack>>): readonly PackProblem[] {
  const ids = Object.keys(packs);
  if (ids.length > PACK_LIMITS.packs)
    return [
      {
        path: ['rulePacks'],
        message: `A model may have ${PACK_LIMITS.packs} rule packs; this one has ${ids.length}.`,
      },
    ];
  return Object.values(packs).flatMap((pack) =>
    packProblems(pack).map((problem) => ({ ...problem, path: ['rulePacks', pack.id, ...problem.path] })),
  );
}

/** A pack as a file that `readRulePack` gives back. The same pack gives the same bytes. */
export function writeRulePack(pack: RulePack): string {
  return `${yamlText([[PACK_MARK, number(1)], ...recordEntries(PACK_SHAPE, pack)])}\n`;
}
