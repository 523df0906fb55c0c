import { Checkbox } from '../../ui';
import styles from './Narrow.module.css';

export interface Check<T extends string> {
  readonly value: T;
  readonly label: string;
}

/** A few things of which each may be on or off. */
export function Checks<T extends string>({
  label,
  options,
  chosen,
  onChange,
}: {
  readonly label: string;
  readonly options: readonly Check<T>[];
  readonly chosen: readonly T[];
  readonly onChange: (chosen: readonly T[]) => void;
}) {
  return (
    <fieldset className={styles['checks']}>
      <legend>{label}</legend>
      {options.map(({ value, label: name }) => (
        <Checkbox
          key={value}
          label={name}
          isSelected={chosen.includes(value)}
          onChange={(isOn) => onChange(isOn ? [...chosen, value] : chosen.filter((other) => other !== value))}
        />
      ))}
    </fieldset>
  );
}
