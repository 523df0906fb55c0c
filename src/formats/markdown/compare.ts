import {
  COMPARED_NAMES,
  THING_CHANGE_NAMES,
  THREAT_CHANGE_NAMES,
  type Comparison,
  type ThingChange,
  type ThreatChange,
} from '../../engine/register/compare';
import { LEVEL_NAMES, printedNumber, STRIDE_NAMES } from '../../model/decision';
import type { Flavour } from '../report/format';
import { blocks, bullets, markdown, type Markdown } from './text';
import { statusInWords } from '../report/words';

/** What a comparison says in a pull request: the threats that changed first, then what changed in the diagram. */
export function writeComparison(
  comparison: Comparison,
  { title, flavour }: { readonly title: string; readonly flavour: Flavour },
): string {
  // In a pull request “@name” would call people and “#12” lead to some other request.
  const md = markdown({ flavour, issueText: true });
  const { things, threats } = comparison;
  if (things.length === 0 && threats.length === 0)
    return `${blocks(`## ${md.inline(title)}`, 'Nothing has changed.')}\n`;
  return `${blocks(
    `## ${md.inline(title)}`,
    summary(comparison),
    threats.length === 0 ? '' : '### Threats',
    threats.length === 0 ? '' : threatTable(threats, things, md),
    things.length === 0 ? '' : '### Diagram',
    things.length === 0 ? '' : bullets(things.map((change) => thingLine(change, md))),
  )}\n`;
}

function summary({ things, threats }: Comparison): string {
  const count = (change: ThreatChange['change']): number =>
    threats.filter((one) => one.change === change).length;
  const parts = [
    [count('raised'), 'new'],
    [count('risk'), 'with another risk'],
    [count('cleared'), 'no longer raised'],
    [count('decision'), 'decided otherwise'],
  ] as const;
  const said = parts.filter(([n]) => n > 0).map(([n, what]) => `${n} ${what}`);
  const drawn = `${things.length} ${things.length === 1 ? 'change' : 'changes'} in the diagram`;
  return `${said.length === 0 ? 'No threat changed' : `Threats: ${said.join(', ')}`}. ${drawn}.`;
}

function threatTable(threats: readonly ThreatChange[], things: readonly ThingChange[], md: Markdown): string {
  const names = new Map(things.map(({ id, name }) => [id, name]));
  return md.table(
    ['Change', 'ID', 'STRIDE', 'Threat', 'Risk', 'Status', 'Because of'],
    threats.map(({ change, row, was, because }) => [
      THREAT_CHANGE_NAMES[change],
      printedNumber(row.number),
      STRIDE_NAMES[row.category],
      md.inline(row.title),
      change === 'risk' && was
        ? `${LEVEL_NAMES[was.risk]} → ${LEVEL_NAMES[row.risk]}`
        : LEVEL_NAMES[row.risk],
      change === 'decision' && was ? `${statusInWords(was)} → ${statusInWords(row)}` : statusInWords(row),
      because.map((id) => md.inline(names.get(id) ?? '')).join(', '),
    ]),
  );
}

function thingLine({ is, change, name, fields }: ThingChange, md: Markdown): string {
  const head = `${THING_CHANGE_NAMES[change]} ${COMPARED_NAMES[is]} **${md.inline(name)}**`;
  if (fields.length === 0) return head;
  const details = fields.map(
    ({ field, before, after }) =>
      `${md.inline(field)}: ${md.inline(before) || '–'} → ${md.inline(after) || '–'}`,
  );
  return `${head}: ${details.join('; ')}`;
}
