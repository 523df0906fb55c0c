import type { ReactNode } from 'react';
import { later, PopoverButton } from '../../ui';
import type { Check, Checks as ChecksOf } from './Checks';

const Checks = later(() => import('./Checks').then((m) => m.Checks)) as typeof ChecksOf;

/** A button that opens a list of which each may be on or off. */
export function ChecksButton<T extends string>({
  label,
  icon,
  options,
  chosen,
  onChange,
}: {
  readonly label: string;
  readonly icon: ReactNode;
  readonly options: readonly Check<T>[];
  readonly chosen: readonly T[];
  readonly onChange: (chosen: readonly T[]) => void;
}) {
  return (
    <PopoverButton label={label} icon={icon}>
      <Checks label={label} options={options} chosen={chosen} onChange={onChange} />
    </PopoverButton>
  );
}
