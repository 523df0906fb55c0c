import { LEVEL_NAMES, printedNumber, STATUS_NAMES } from '../../model/decision';
import { CLASS_NAMES } from '../../model/dataclass';
import type { Flow } from '../../model/flow';
import { boundariesCrossed } from '../../model/graph';
import type { ElementId } from '../../model/id';
import { CONTROL_NAMES, MITIGATION_STATUS_NAMES, type Mitigation } from '../../model/mitigation';
import { nameOf, type Model } from '../../model/model';
import { valueInWords, valueOf, type PropertyName } from '../../model/property';
import { impliesEncryption, isLocal } from '../../model/protocol';
import { riskRank } from '../../engine/judge/rating';
import type { Row } from '../../engine/register/register';
import type { ExportOptions, Report } from './format';

/** What documents say about flows and threats, in plain words; each format escapes them in its own way. */

/** The rows that a document prints: those of the chosen statuses, from the chosen risk upwards. */
export function printedRows(report: Report, options: ExportOptions): readonly Row[] {
  return currentRows(report, options).filter((row) => isChosen(row, options));
}

/** The rows that a document is about, whether it lists them or not. */
export function currentRows(report: Report, options: ExportOptions): readonly Row[] {
  return options.noLongerRaised ? report.rows : report.rows.filter((row) => row.state !== 'gone');
}

function isChosen({ decision, risk }: Row, { statuses, riskFloor }: ExportOptions): boolean {
  return (
    (statuses.length === 0 || statuses.includes(decision.status)) && riskRank(risk) >= riskRank(riskFloor)
  );
}

/** What a document says where it does not list everything, so that nobody takes a part for the whole; else nothing. */
export function choiceInWords(report: Report, options: ExportOptions): string {
  const left = currentRows(report, options).length - printedRows(report, options).length;
  if (left === 0) return '';
  const chosen = [
    options.riskFloor === 'low' ? '' : `of ${LEVEL_NAMES[options.riskFloor].toLowerCase()} risk or above`,
    options.statuses.length === 0
      ? ''
      : `that are ${options.statuses.map((status) => STATUS_NAMES[status].toLowerCase()).join(' or ')}`,
  ].filter((part) => part !== '');
  return `Only threats ${chosen.join(' and ')} are listed; ${left === 1 ? '1 other is' : `${left} others are`} left out.`;
}

/** “User browser → WAF”. */
export function endsInWords(model: Model, flow: Flow): string {
  return `${nameOf(model, flow.from)} → ${nameOf(model, flow.to)}`;
}

/** “User browser → WAF: Requests”. */
export function flowInWords(model: Model, flow: Flow): string {
  return flow.name === '' ? endsInWords(model, flow) : `${endsInWords(model, flow)}: ${flow.name}`;
}

/** A property in words, or nothing when it is unknown. */
export function said(flow: Flow, name: PropertyName): string {
  const value = valueOf(flow.properties, name);
  return value === undefined ? '' : valueInWords(name, value);
}

/** What travels protected, as far as it is known: what a person said comes before what the protocol implies. */
export function encryptionInWords(flow: Flow): string {
  const protocol = valueOf(flow.properties, 'protocol');
  const known = typeof protocol === 'string' ? protocol : undefined;
  const encrypted = valueOf(flow.properties, 'encrypted') ?? impliesEncryption(known);
  const tls = said(flow, 'tls');
  if (encrypted === true) return tls === '' ? 'Yes' : `TLS ${tls}`;
  if (encrypted === false) return 'None';
  return isLocal(known) ? 'Stays on the machine' : '';
}

/** “Restricted: Card data, Session tokens”: how sensitive, and what. */
export function dataInWords(model: Model, flow: Flow): string {
  const classes = flow.data.flatMap((id) => model.dataClasses[id] ?? []);
  const level = said(flow, 'class');
  const names = [
    ...classes.map((data) => `${data.name} (${CLASS_NAMES[data.level].toLowerCase()})`),
    ...splitWords(said(flow, 'kinds')),
  ];
  return [level, names.join(', ')].filter((part) => part !== '').join(': ');
}

const splitWords = (words: string): readonly string[] => (words === '' ? [] : [words]);

/** Names of the boundaries crossed, in the order in which they are passed. */
export function crossingsInWords(model: Model, flow: Flow): readonly string[] {
  return boundariesCrossed(model, flow).map((id) => nameOf(model, id));
}

/** Where an element stands: the name of its innermost boundary. */
export function zoneInWords(model: Model, element: ElementId): string {
  const boundary = model.elements[element]?.boundary ?? null;
  return boundary === null ? 'Outside' : nameOf(model, boundary).trim() || 'No name';
}

/** “Mitigating”, “Accepted”, “No longer raised (Mitigated)”. */
export function statusInWords(row: Row): string {
  const status = row.status === 'mitigating' ? 'Mitigating' : STATUS_NAMES[row.status];
  return row.state === 'gone' ? `No longer raised (${status})` : status;
}

/** “T-007”; a threat that has no number yet prints none. */
export function numberInWords(row: Row): string {
  return printedNumber(row.number > 0 ? row.number : undefined);
}

/** “Preventive, in progress”. */
export function controlInWords(mitigation: Mitigation): string {
  return `${CONTROL_NAMES[mitigation.control]}, ${MITIGATION_STATUS_NAMES[mitigation.status].toLowerCase()}`;
}

/** The sentence that stands for the picture where there is none. */
export function diagramInWords(model: Model, elements: number, flows: readonly Flow[]): string {
  const crossing = flows.filter((flow) => boundariesCrossed(model, flow).length > 0).length;
  return `${counted(elements, 'element')}, ${counted(flows.length, 'flow')}, ${crossing} ${crossing === 1 ? 'crosses' : 'cross'} a trust boundary`;
}

/** “1 element”, “3 elements”. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** “A; b; c”: a full stop that ends one of them would stand before the next sign, so only the last keeps its own. */
export function inOneLine(things: readonly string[]): string {
  return things
    .map((thing, i) => (i < things.length - 1 ? thing.replace(/(?<![.\\])\.$/, '') : thing))
    .join('; ');
}

/** The text with a full stop, unless it ends as a sentence does already. */
export function asSentence(text: string): string {
  return endsAsSentence(text) ? text : `${text}.`;
}

export function endsAsSentence(text: string): boolean {
  return /[.!?…](?:["”»')])?$/.test(text);
}
