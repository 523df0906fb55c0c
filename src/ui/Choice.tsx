import type { ReactNode } from 'react';
import { Checkbox as AriaCheckbox } from 'react-aria-components/Checkbox';
import { Label } from 'react-aria-components/Label';
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import { Text } from 'react-aria-components/Text';
import { Check } from 'lucide-react';
import field from './Field.module.css';
import styles from './Choice.module.css';

export type YesNo = 'yes' | 'no' | 'unknown';

/** Yes, no or not known. Yes is not green, for it is not always good; unknown is hatched, for it is never bad. */
export function TriState({
  label,
  value,
  onChange,
  hint,
  suggested,
}: {
  readonly label: string;
  readonly value: YesNo;
  readonly onChange: (value: YesNo) => void;
  readonly hint?: string | undefined;
  readonly suggested?: YesNo | undefined;
}) {
  return (
    <RadioGroup
      className={styles['tri']!}
      value={value}
      onChange={(next) => onChange(next as YesNo)}
      orientation="horizontal"
    >
      <span className={styles['words']}>
        <Label className={field['label']}>{label}</Label>
        {hint === undefined ? null : (
          <Text slot="description" className={field['description']}>
            {hint}
          </Text>
        )}
      </span>
      <span className={styles['segments']}>
        {(['yes', 'no', 'unknown'] as const).map((option) => (
          <Radio
            key={option}
            value={option}
            className={`${styles['segment']} ${styles[option]} ${suggested === option ? styles['suggested'] : ''}`}
          >
            {option === 'yes' ? 'Yes' : option === 'no' ? 'No' : 'Unknown'}
          </Radio>
        ))}
      </span>
    </RadioGroup>
  );
}

export interface SegmentedProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: string; readonly icon?: ReactNode }[];
  readonly onChange: (value: T) => void;
  readonly hideLabel?: boolean | undefined;
}

/** A few options beside each other, one of them chosen. */
export function Segmented<T extends string>({
  label,
  value,
  options,
  onChange,
  hideLabel,
}: SegmentedProps<T>) {
  return (
    <RadioGroup
      className={styles['group']!}
      value={value}
      onChange={(next) => onChange(next as T)}
      orientation="horizontal"
      {...(hideLabel ? { 'aria-label': label } : {})}
    >
      {hideLabel ? null : <Label className={field['label']}>{label}</Label>}
      <span className={`${styles['segments']} ${styles['accent']}`}>
        {options.map((option) => (
          <Radio key={option.value} value={option.value} className={styles['segment']!}>
            {option.icon}
            {option.label}
          </Radio>
        ))}
      </span>
    </RadioGroup>
  );
}

export function Checkbox({
  label,
  isSelected,
  onChange,
  isDisabled = false,
  description,
}: {
  readonly label: string;
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
  readonly isDisabled?: boolean | undefined;
  readonly description?: string | undefined;
}) {
  return (
    <AriaCheckbox
      className={styles['checkbox']!}
      isSelected={isSelected}
      onChange={onChange}
      isDisabled={isDisabled}
    >
      <span className={styles['box']}>
        <Check size={12} strokeWidth={3} aria-hidden="true" />
      </span>
      <span>
        {label}
        {description === undefined ? null : <span className={field['description']}> {description}</span>}
      </span>
    </AriaCheckbox>
  );
}

export interface RadioListProps<T extends string> {
  readonly label: string;
  readonly hideLabel?: boolean | undefined;
  readonly value: T;
  readonly groups: readonly {
    readonly title: string;
    readonly options: readonly {
      readonly value: T;
      readonly label: string;
      readonly note?: string | undefined;
    }[];
  }[];
  readonly onChange: (value: T) => void;
}

/** A list of options under headings, one of them chosen. The note on the right is not part of the name. */
export function RadioList<T extends string>({
  label,
  hideLabel,
  value,
  groups,
  onChange,
}: RadioListProps<T>) {
  return (
    <RadioGroup
      className={styles['list']!}
      value={value}
      onChange={(next) => onChange(next as T)}
      {...(hideLabel ? { 'aria-label': label } : {})}
    >
      {hideLabel ? null : <Label className={field['label']}>{label}</Label>}
      {groups.map((group) => (
        <div key={group.title} className={styles['listGroup']}>
          <h3>{group.title}</h3>
          {group.options.map((option) => (
            <Radio
              key={option.value}
              value={option.value}
              className={styles['listItem']!}
              aria-label={option.label}
            >
              <span className={styles['dot']} />
              <span className={styles['listWords']}>{option.label}</span>
              <span className={styles['note']} aria-hidden="true">
                {option.note}
              </span>
            </Radio>
          ))}
        </div>
      ))}
    </RadioGroup>
  );
}
