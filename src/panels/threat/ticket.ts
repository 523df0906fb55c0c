import type { Row } from '../../engine/register/register';
import { sentenceOf } from '../../engine/register/sentence';
import { titleOf } from '../../engine/judge/title';
import { viewOf } from '../../engine/sight/view';
import { LEVEL_NAMES, printedNumber, STRIDE_NAMES } from '../../model/decision';
import { CONTROL_NAMES, MITIGATION_STATUS_NAMES } from '../../model/mitigation';
import type { Model } from '../../model/model';
import '../../rules/advice';
import { factsOf } from './useDecide';

/** One threat as plain text for any tracker: the first line is the summary, the rest the description. */
export function threatAsTicket(model: Model, row: Row): string {
  const { threat, decision } = row;
  const controls =
    row.mitigations.length > 0
      ? row.mitigations.map(
          ({ title, control, status }) =>
            `${title} (${CONTROL_NAMES[control].toLowerCase()}, ${MITIGATION_STATUS_NAMES[status].toLowerCase()})`,
        )
      : (threat?.rule.prevent ?? []).map((text) => titleOf(viewOf(model), text, threat!.subject));
  const parts = [
    `[${LEVEL_NAMES[row.risk]}] ${row.title} (${printedNumber(row.number)})`,
    threat ? sentenceOf(model, threat).text : (row.own?.description ?? ''),
    threat ? titleOf(viewOf(model), threat.rule.why, threat.subject) : '',
    lines('Facts:', factsOf(model, row)),
    lines('To do:', controls),
    lines('', [
      `Category: ${STRIDE_NAMES[row.category]}`,
      row.subjectName === '' ? '' : `Element: ${row.subjectName}`,
      `Risk: ${LEVEL_NAMES[row.risk]} (likelihood ${row.likelihood}, impact ${row.impact})`,
      decision.owner === '' ? '' : `Owner: ${decision.owner}`,
      `Model: ${model.name}`,
    ]),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function lines(title: string, items: readonly string[]): string {
  const shown = items.filter((item) => item !== '').map((item) => `- ${item}`);
  return shown.length === 0 ? '' : [...(title === '' ? [] : [title]), ...shown].join('\n');
}
