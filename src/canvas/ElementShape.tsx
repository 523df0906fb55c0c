import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { RiskBadge } from '../ui';
import type { Risk } from './labels';
import type { ElementNode } from './drawn';
import { InsideSign, Padlock } from './Signs';

/** An element: rectangle, stadium or two lines. Its look depends on `data` alone; selection and focus are CSS on the frame around it. */
export const ElementShape = memo(function ElementShape({ data }: NodeProps<ElementNode>) {
  const { kind, name, technology, outOfScope, locked, hasInside, risk } = data;
  return (
    <div className={`shape ${kind}${outOfScope ? ' out' : ''}`}>
      <span className={technology === '' ? 'name' : 'name with-technology'}>{name}</span>
      {technology !== '' && <span className="technology">{technology}</span>}
      {locked && <Padlock />}
      {hasInside && <InsideSign />}
      {risk && <Badge risk={risk} />}
    </div>
  );
}, sameData);

/** The open threats of a thing: bars of the worst, and how many. */
export function Badge({ risk }: { readonly risk: Risk }) {
  return (
    <span className="badge">
      <RiskBadge level={risk.worst} count={risk.count} />
    </span>
  );
}

/** Bodies are drawn again only when what they show has changed, not when React Flow moves or selects them. */
export function sameData(a: { readonly data: unknown }, b: { readonly data: unknown }): boolean {
  return a.data === b.data;
}
