import { useId } from 'react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';
import styles from './Details.module.css';

export interface ChoiceChipsProps {
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
  readonly hint?: string | undefined;
}

/** Several of a few options, each a chip that is on or off. */
export function ChoiceChips({ label, options, chosen, onChange, hint }: ChoiceChipsProps) {
  const id = useId();
  return (
    <div className={styles['chips']}>
      <span className={styles['chipsLabel']}>
        <span id={id}>{label}</span>
        {hint === undefined ? null : <span className={styles['hint']}>{hint}</span>}
      </span>
      <ToggleButtonGroup
        aria-labelledby={id}
        selectionMode="multiple"
        className={styles['wrap']!}
        selectedKeys={chosen}
        onSelectionChange={(keys) =>
          onChange(options.map(({ value }) => value).filter((value) => keys.has(value)))
        }
      >
        {options.map((option) => (
          <ToggleButton key={option.value} id={option.value} className={styles['choice']!}>
            {option.label}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </div>
  );
}
