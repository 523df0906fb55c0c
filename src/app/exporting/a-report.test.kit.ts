import { judgeAll, rowsOf } from '../../editor/judgement';
import type { Report } from '../../formats/report/format';
import { firstDiagram, type Model } from '../../model/model';
import { PROMPTS } from '../../rules/prompts';

/** For tests: the report of a model, as the Export dialog has it. */
export function aReport(given: Model): Report {
  const judged = judgeAll(given);
  const { addressed, setAside } = judged.verdict;
  const diagram = firstDiagram(judged.model);
  return { model: judged.model, rows: rowsOf(judged), addressed, setAside, prompts: PROMPTS, diagram };
}
