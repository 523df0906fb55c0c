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
  id,
  label,
  hideLabel = false,
  description,
  orientation,
  children,
}: {
  readonly className: string | undefined;
  readonly id: string;
  /** Its name; absent where the children show it themselves, as `labelOf(id)`. */
  readonly label?: string;
  readonly hideLabel?: boolean | undefined;
  /** The id of what describes it. */
  readonly description?: string | undefined;
  readonly orientation?: 'horizontal';
  readonly children: ReactNode;
}) {
  return (
    <div
      role="radiogroup"
      className={className}
      {...(hideLabel ? { 'aria-label': label } : { 'aria-labelledby': labelOf(id) })}
      aria-describedby={description}
      aria-orientation={orientation}
    >
      {hideLabel || label === undefined ? null : (
        <span className={field['label']} id={labelOf(id)}>
          {label}
        </span>
      )}
      {children}
    </div>
  );
}

const labelOf = (id: string): string => `${id}label`;

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
      id={id}
      description={hint === undefined ? undefined : `${id}d`}
      orientation="horizontal"
    >
      <span className={styles['words']}>
        <span className={field['label']} id={labelOf(id)}>
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
      id={id}
      label={label}
      hideLabel={hideLabel}
      orientation="horizontal"
    >
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
    <RadioGroup className={styles['list']} id={id} label={label} hideLabel={hideLabel}>
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
