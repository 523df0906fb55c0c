import { memo } from 'react';
import { RiskBadge } from '../ui';
import { ChipSign } from './Signs';
import { shortened } from './labels';
import type { FlowEdge } from './drawn';
import { useMoved } from './scene';

/** What rides on a flow. The flow's own name says all of it to assistive technology. */
export const FlowLabel = memo(function FlowLabel({ flow }: { readonly flow: FlowEdge }) {
  const { id, data, selected, className } = flow;
  const { label, outOfScope } = data;
  const { x, y } = (useMoved(id) ?? data).labelAt;
  if (label.height === 0) return null;
  const { step, name, chips, more, risk } = label;
  return (
    <div
      className={`flow-label ${className}${selected ? ' selected' : ''}${outOfScope ? ' out' : ''}`}
      data-label={id}
      aria-hidden="true"
      style={{ transform: `translate(${x}px, ${y}px) translate(-50%, -50%)` }}
    >
      {(step > 0 || name !== '') && (
        <span className="label-row">
          {step > 0 && <span className="step">{step}</span>}
          {name !== '' && <span className="flow-name">{shortened(name)}</span>}
        </span>
      )}
      {(chips.length > 0 || risk) && (
        <span className="label-row chips">
          {chips.map((chip) => (
            <span key={`${chip.sign} ${chip.text}`} className={`chip ${chip.tone}`}>
              <ChipSign sign={chip.sign} />
              {chip.text}
            </span>
          ))}
          {more > 0 && <span className="chip quiet">+{more}</span>}
          {risk && (
            <span className="flow-risk">
              <RiskBadge level={risk.worst} count={risk.count} />
            </span>
          )}
        </span>
      )}
    </div>
  );
});
