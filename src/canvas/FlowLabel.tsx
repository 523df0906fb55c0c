import { RiskBadge } from '../ui';
import { ChipSign } from './Signs';
import { shortened, type Label } from './labels';

interface Props {
  readonly id: string;
  readonly label: Label;
  readonly x: number;
  readonly y: number;
  readonly isSelected: boolean;
  readonly isOut: boolean;
  readonly isLit: boolean;
}

/** What rides on a flow. The flow's own name says all of it to assistive technology. */
export function FlowLabel({ id, label, x, y, isSelected, isOut, isLit }: Props) {
  const { step, name, chips, more, risk } = label;
  return (
    <div
      className={`flow-label${isSelected ? ' selected' : ''}${isOut ? ' out' : ''}${isLit ? ' lit' : ''}`}
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
}
