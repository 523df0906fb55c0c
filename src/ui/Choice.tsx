import { memo, useId, type ReactNode } from 'react';
import { Check } from 'lucide-react';
import field from './Field.module.css';
import styles from './Choice.module.css';

export type YesNo = 'yes' | 'no' | 'unknown';

/*
 * The browser's own radio buttons and boxes, which bring keys, names and states along. They are most of what the details of an
 * element consist of, and made by a library they were most of what it cost to show them.
 */

/** Options of which one is chosen. */
function RadioGroup({
  className,
  label,
  description,
  orientation,
  children,
}: {
  readonly className: string | undefined;
  /** The id of what names the group, or its name. */
  readonly label: { readonly by: string } | { readonly text: string };
  readonly description?: string | undefined;
  readonly orientation?: 'horizontal';
  readonly children: ReactNode;
}) {
  return (
    <div
      role="radiogroup"
      className={className}
      {...('by' in label ? { 'aria-labelledby': label.by } : { 'aria-label': label.text })}
      aria-describedby={description}
      aria-orientation={orientation}
    >
      {children}
    </div>
  );
}

/** One option of a group; options of one `name` belong together. */
function Radio({
  className,
  name,
  value,
  chosen,
  onChoose,
  label,
  children,
}: {
  readonly className: string | undefined;
  readonly name: string;
  readonly value: string;
  readonly chosen: boolean;
  readonly onChoose: () => void;
  readonly label?: string;
  readonly children: ReactNode;
}) {
  return (
    <label className={className} data-chosen={chosen || undefined}>
      <input
        type="radio"
        className={styles['button']}
        name={name}
        value={value}
        checked={chosen}
        onChange={onChoose}
        aria-label={label}
      />
      {children}
    </label>
  );
}

/**
 * Yes, no or not known. Yes is not green, for it is not always good; unknown is hatched, for it is never bad. Drawn again only
 * when something it is given is another.
 */
export const TriState = memo(function TriState({
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
  const id = useId();
  return (
    <RadioGroup
      className={styles['tri']}
      label={{ by: `${id}l` }}
      description={hint === undefined ? undefined : `${id}d`}
      orientation="horizontal"
    >
      <span className={styles['words']}>
        <span className={field['label']} id={`${id}l`}>
          {label}
        </span>
        {hint === undefined ? null : (
          <span className={field['description']} id={`${id}d`}>
            {hint}
          </span>
        )}
      </span>
      <span className={styles['segments']}>
        {(['yes', 'no', 'unknown'] as const).map((option) => (
          <Radio
            key={option}
            name={id}
            value={option}
            chosen={value === option}
            onChoose={() => onChange(option)}
            className={`${styles['segment']} ${styles[option]} ${suggested === option ? styles['suggested'] : ''}`}
          >
            {option === 'yes' ? 'Yes' : option === 'no' ? 'No' : 'Unknown'}
          </Radio>
        ))}
      </span>
    </RadioGroup>
  );
});

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
  const id = useId();
  return (
    <RadioGroup
      className={styles['group']}
      label={hideLabel ? { text: label } : { by: `${id}l` }}
      orientation="horizontal"
    >
      {hideLabel ? null : (
        <span className={field['label']} id={`${id}l`}>
          {label}
        </span>
      )}
      <span className={`${styles['segments']} ${styles['accent']}`}>
        {options.map((option) => (
          <Radio
            key={option.value}
            className={styles['segment']}
            name={id}
            value={option.value}
            chosen={value === option.value}
            onChoose={() => onChange(option.value)}
          >
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
    <label className={styles['checkbox']} data-disabled={isDisabled || undefined}>
      <input
        type="checkbox"
        className={styles['button']}
        checked={isSelected}
        onChange={(event) => onChange(event.target.checked)}
        disabled={isDisabled}
      />
      <span className={styles['box']}>
        <Check size={12} strokeWidth={3} aria-hidden="true" />
      </span>
      <span>
        {label}
        {description === undefined ? null : <span className={field['description']}> {description}</span>}
      </span>
    </label>
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
  const id = useId();
  return (
    <RadioGroup className={styles['list']} label={hideLabel ? { text: label } : { by: `${id}l` }}>
      {hideLabel ? null : (
        <span className={field['label']} id={`${id}l`}>
          {label}
        </span>
      )}
      {groups.map((group) => (
        <div key={group.title} className={styles['listGroup']}>
          <h3>{group.title}</h3>
          {group.options.map((option) => (
            <Radio
              key={option.value}
              className={styles['listItem']}
              name={id}
              value={option.value}
              chosen={value === option.value}
              onChoose={() => onChange(option.value)}
              label={option.label}
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
