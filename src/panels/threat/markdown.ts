import type { Row } from '../../engine/register/register';
import { sentenceOf } from '../../engine/register/sentence';
import { titleOf } from '../../engine/judge/title';
import { viewOf } from '../../engine/sight/view';
import { LEVEL_NAMES, printedNumber, STATUS_NAMES, STRIDE_NAMES } from '../../model/decision';
import { CONTROL_NAMES, MITIGATION_STATUS_NAMES } from '../../model/mitigation';
import { nameOf, type Model } from '../../model/model';
import { promptsOf } from '../../rules/prompts';
import { THREAT_WORDS } from '../../words/threat';
import '../../rules/advice';

/** One threat as Markdown, to be pasted into a ticket. */
export function threatAsMarkdown(model: Model, row: Row): string {
  const { decision, threat } = row;
  const status = row.status === 'mitigating' ? 'Mitigating' : STATUS_NAMES[row.status];
  const facts = [
    `Risk: ${LEVEL_NAMES[row.risk]} (likelihood ${row.likelihood}, impact ${row.impact})`,
    row.residual === null ? '' : `${THREAT_WORDS.residual}: ${LEVEL_NAMES[row.residual]}`,
    `Status: ${status}`,
    row.subjectName === '' ? '' : `Element: ${plain(row.subjectName)}`,
    decision.owner === '' ? '' : `Owner: ${plain(decision.owner)}`,
    decision.ticket === '' ? '' : `Ticket: ${plain(decision.ticket)}`,
    decision.reviewBy === '' ? '' : `Review date: ${plain(decision.reviewBy)}`,
  ];
  return `${[
    `### ${printedNumber(row.number)} ${STRIDE_NAMES[row.category]}: ${plain(row.title)}`,
    list(facts),
    plain(row.own?.description ?? (threat ? sentenceOf(model, threat).text : '')),
    threat ? plain(titleOf(viewOf(model), threat.rule.why, threat.subject)) : '',
    part(
      THREAT_WORDS.why,
      (threat?.because ?? []).map(({ about, text }) => `${plain(nameOf(model, about))}: ${plain(text)}`),
    ),
    part(
      'Evidence',
      promptsOf(row.category).map(({ id, question }) => {
        const found = decision.evidence[id] ?? '';
        return found === '' ? '' : `${question} ${plain(found)}`;
      }),
    ),
    part(
      THREAT_WORDS.mitigations,
      row.mitigations.map(
        ({ title, control, status }) =>
          `${plain(title)} (${CONTROL_NAMES[control]}, ${MITIGATION_STATUS_NAMES[status].toLowerCase()})`,
      ),
    ),
    decision.justification === ''
      ? ''
      : `**${THREAT_WORDS.justification}:** ${plain(decision.justification)}`,
  ]
    .filter((block) => block !== '')
    .join('\n\n')}\n`;
}

function part(title: string, items: readonly string[]): string {
  const shown = list(items);
  return shown === '' ? '' : `**${title}**\n\n${shown}`;
}

function list(items: readonly string[]): string {
  return items
    .filter((item) => item !== '')
    .map((item) => `- ${item}`)
    .join('\n');
}

/** Text in which no character means anything to Markdown. */
function plain(text: string): string {
  return text.replaceAll(/[\\`*_[\]<>|#]/g, String.raw`\$&`).replaceAll(/\s*\n\s*/g, ' ');
}
