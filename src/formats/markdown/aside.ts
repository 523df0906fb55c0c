import { groupsSetAside } from '../../engine/register/aside-groups';
import { STRIDE_NAMES } from '../../model/decision';
import { nameOf } from '../../model/model';
import { notApplying } from '../../model/not-applying';
import { property } from '../../model/property';
import type { Report } from '../report/format';
import { blocks, type Markdown } from './text';

/**
 * What people set aside, under the reason they gave, and what they answered with “does not apply”: a reader shall see what
 * was not counted. Empty while there is nothing of the kind.
 */
export function asideSection({ model, setAside }: Report, md: Markdown): string {
  const groups = groupsSetAside(model, setAside);
  const answers = notApplying(model);
  if (groups.length === 0 && answers.length === 0) return '';
  return blocks(
    '## Set Aside',
    setAside.size === 0
      ? ''
      : `${threats(setAside.size)} ${setAside.size === 1 ? 'is' : 'are'} set aside and not counted above.`,
    groups
      .map(({ cause, title, threats: list }) =>
        [
          `- **${md.inline(title)}** (${threats(list.length)}). ${cause.reason === '' ? 'No reason given.' : `${REASON[cause.is]}: ${md.inline(cause.reason)}`}`,
          ...list.map((threat) => `  - ${STRIDE_NAMES[threat.category]}: ${md.inline(threat.title)}`),
        ].join('\n'),
      )
      .join('\n'),
    answers.length === 0
      ? ''
      : `Answered with “does not apply”: ${answers
          .map(
            ({ property: name, about }) =>
              `${md.inline(property(name).label)} (${about.map((id) => md.inline(nameOf(model, id))).join(', ')})`,
          )
          .join('; ')}.`,
  );
}

/** The same in one line, for pages that list threats alone. Empty while nothing is set aside. */
export function asideLine({ model, setAside }: Report, md: Markdown): string {
  if (setAside.size === 0) return '';
  const reasons = groupsSetAside(model, setAside)
    .filter(({ threats: list }) => list.length > 0)
    .map(({ title, threats: list }) => `${md.inline(title)} (${list.length})`);
  return `${threats(setAside.size)} ${setAside.size === 1 ? 'is' : 'are'} set aside and not listed: ${reasons.join('; ')}.`;
}

const REASON = { 'out of scope': 'Reason', 'rule off': 'Reason', assumption: 'Assumed' } as const;

function threats(count: number): string {
  return `${count} ${count === 1 ? 'threat' : 'threats'}`;
}
