import { Minus, Plus } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Group } from 'react-aria-components/Group';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { NumberField as AriaNumberField } from 'react-aria-components/NumberField';
import styles from './NumberField.module.css';

export interface NumberFieldProps {
  readonly label: string;
  readonly value: number;
  /** Called when a number has been typed (on Enter or on leaving the field) and with every step. */
  readonly onChange: (value: number) => void;
  /** What a button or arrow key adds; what is typed is rounded to it. Absent: steps of 1, and anything may be typed. */
  readonly step?: number | undefined;
  readonly least?: number | undefined;
  readonly most?: number | undefined;
  readonly isDisabled?: boolean | undefined;
}

/** A number that can be typed, stepped with the arrow keys, or pressed up and down with a pointer alone. */
export function NumberField({ label, value, onChange, step, least, most, isDisabled }: NumberFieldProps) {
  return (
    <AriaNumberField
      className={styles['field']!}
      value={value}
      onChange={(next) => {
        // An emptied field says nothing.
        if (!Number.isNaN(next)) onChange(next);
      }}
      formatOptions={{ maximumFractionDigits: 3, useGrouping: false }}
      isDisabled={isDisabled ?? false}
      isWheelDisabled
      {...(step === undefined ? {} : { step })}
      {...(least === undefined ? {} : { minValue: least })}
      {...(most === undefined ? {} : { maxValue: most })}
    >
      <Label className={styles['label']}>{label}</Label>
      <Group className={styles['group']!}>
        <Button slot="decrement" className={styles['step']!}>
          <Minus size={13} aria-hidden="true" />
        </Button>
        <Input className={styles['input']!} />
        <Button slot="increment" className={styles['step']!}>
          <Plus size={13} aria-hidden="true" />
        </Button>
      </Group>
    </AriaNumberField>
  );
}
