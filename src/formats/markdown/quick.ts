import { LEVEL_NAMES, STRIDE_NAMES } from '../../model/decision';
import { boundariesCrossed } from '../../model/graph';
import type { Model } from '../../model/model';
import type { Writer } from '../report/format';
import { asideLine } from './aside';
import { mitigationCell } from './register';
import { assets, assumptions, inOrder, inScope, outOfScope } from './scope';
import { blocks, bullets, markdown, type Markdown } from './text';
import {
  asSentence,
  choiceInWords,
  encryptionInWords,
  endsInWords,
  inOneLine,
  numberInWords,
  printedRows,
  said,
  statusInWords,
  zoneInWords,
} from '../report/words';
import { flowsInStory } from '../report/story';

/** The quick template: one page, for a model that fits on it. */
export const MARKDOWN_QUICK_WRITER: Writer = {
  id: 'markdown-quick',
  title: 'Markdown quick template',
  group: 'Documents',
  extension: 'md',
  suffix: 'quick',
  mediaType: 'text/markdown',
  write: (report, options) => {
    const { model } = report;
    const md = markdown(options);
    const rows = printedRows(report, options);
    return `${blocks(
      `# Threat Model: ${md.inline(model.name)}`,
      `Date: ${md.inline(model.scope.date) || 'not set'}`,
      `Author: ${md.inline(model.scope.author) || 'not set'}`,
      `Scope: ${scopeLine(model, md)}`,
      '## Assets (what are we protecting?)',
      listOr(assets(model).map(md.inline), 'None named.'),
      '## Actors',
      listOr(
        inOrder(model.actors).map((actor) =>
          [actor.name, actor.capability]
            .filter((part) => part !== '')
            .map(md.inline)
            .join(': '),
        ),
        'None named.',
      ),
      '## Trust Boundaries',
      listOr(crossings(model, md), 'No flow crosses a trust boundary.'),
      '## Threats',
      md.table(
        ['ID', 'Component', 'STRIDE', 'Description', 'Risk', 'Mitigation', 'Status'],
        rows.map((row) => [
          numberInWords(row),
          md.inline(row.subjectName),
          STRIDE_NAMES[row.category],
          md.inline(row.title),
          LEVEL_NAMES[row.risk],
          mitigationCell(row, md),
          statusInWords(row),
        ]),
      ),
      choiceInWords(report, options),
      asideLine(report, md),
      '## Assumptions',
      listOr(assumptions(model).map(md.inline), 'None written down.'),
      '## Out of Scope',
      listOr(outOfScope(model).map(md.inline), 'Nothing named.'),
    )}\n`;
  },
};

function scopeLine(model: Model, md: Markdown): string {
  const included = inOneLine(inScope(model).map(md.inline));
  const excluded = inOneLine(outOfScope(model).map(md.inline));
  const parts = [
    included === '' ? '' : `Included: ${asSentence(included)}`,
    excluded === '' ? '' : `Excluded: ${asSentence(excluded)}`,
  ];
  return parts.filter((part) => part !== '').join(' ') || 'not set';
}

function listOr(entries: readonly string[], none: string): string {
  return entries.length === 0 ? none : bullets(entries);
}

/** “Internet → DMZ (Browser → WAF: HTTPS, Bearer token)”, one entry for each flow that crosses. */
function crossings(model: Model, md: Markdown): readonly string[] {
  return flowsInStory(model)
    .filter((flow) => boundariesCrossed(model, flow).length > 0)
    .map((flow) => {
      const [from, to] = [zoneInWords(model, flow.from), zoneInWords(model, flow.to)];
      const encryption = encryptionInWords(flow);
      const how = [
        said(flow, 'protocol'),
        said(flow, 'authn'),
        encryption === 'None' ? 'not encrypted' : encryption === 'Yes' ? 'encrypted' : encryption,
      ];
      const words = how.filter((part) => part !== '').join(', ');
      return md.inline(`${from} → ${to} (${endsInWords(model, flow)}${words === '' ? '' : `: ${words}`})`);
    });
}
