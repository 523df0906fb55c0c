import { setProperties } from '../../commands/elements';
import { isRefusal } from '../../commands/command';
import { judgeAgain, type Judged } from '../../editor/judgement';
import { riskRank } from '../../engine/judge/rating';
import type { Row } from '../../engine/register/register';
import { registerAgain } from '../../engine/register/rows';
import type { Clearing } from '../../engine/threat';
import { printedNumber, type Impact } from '../../model/decision';

/** What would happen to the register if a property were changed. Threats by their printed numbers, the gravest first. */
export interface Preview {
  readonly closed: readonly string[];
  readonly raised: readonly string[];
  /** Rows whose risk, or what is left of it after controls, would drop. */
  readonly lowered: readonly {
    readonly threat: string;
    readonly from: Impact;
    readonly to: Impact;
  }[];
}

/** The arguments of the edit that a clearing stands for. */
export function editOf({ about, property, value }: Clearing): Parameters<typeof setProperties.run>[1] {
  return { ids: [about], values: { [property]: value } };
}

/** What a clearing would do to these rows; found by trying it on a copy. */
export function previewOf(judged: Judged, rows: readonly Row[], clearing: Clearing): Preview {
  const trial = setProperties.run(judged.model, editOf(clearing));
  if (isRefusal(trial)) return { closed: [], raised: [], lowered: [] };
  const { model, verdict, cleared, raised, stale } = judgeAgain(judged, trial);
  const before = new Map(rows.filter((row) => stale.has(row.key)).map((row) => [row.key, row]));
  const after = new Map(
    registerAgain(rows, model, verdict, stale)
      .filter((row) => stale.has(row.key))
      .map((row) => [row.key, row]),
  );
  const numbers = (keys: readonly string[], among: ReadonlyMap<string, Row>): readonly string[] =>
    [...among.values()].filter(({ key }) => keys.includes(key)).map(({ number }) => printedNumber(number));
  return {
    closed: numbers(cleared, before),
    raised: numbers(raised, after),
    lowered: [...before.values()].flatMap((was) => {
      const is = after.get(was.key);
      if (!is?.threat) return [];
      const [from, to] = [leftOf(was), leftOf(is)];
      return riskRank(to) < riskRank(from) ? [{ threat: printedNumber(was.number), from, to }] : [];
    }),
  };
}

function leftOf(row: Row): Impact {
  return row.residual ?? row.risk;
}
