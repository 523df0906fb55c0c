import { useId, useRef, useState } from 'react';
import { ChevronDown } from 'lucide-react';
import { Pressable } from './Pressable';
import { later } from './later';
import type { SelectOption } from './Options';
import field from './Field.module.css';
import styles from './Select.module.css';

export type { SelectOption } from './Options';

const SelectList = later(() => import('./SelectList').then((m) => m.SelectList));

export interface SelectProps<T extends string> {
  readonly label: string;
  readonly value: T | '';
  readonly options: readonly SelectOption<T>[];
  readonly onChange: (value: T) => void;
  readonly hideLabel?: boolean | undefined;
  readonly layout?: 'row' | 'stack' | undefined;
  readonly placeholder?: string | undefined;
  readonly description?: string | undefined;
  readonly isDisabled?: boolean | undefined;
}

/**
 * One of a list. On the page it is a button; the list is made when it opens, for it may be as long as the model and a form
 * has many of them.
 */
export function Select<T extends string>({
  label,
  value,
  options,
  onChange,
  hideLabel,
  layout = 'stack',
  placeholder = 'Choose',
  description,
  isDisabled,
}: SelectProps<T>) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const [opensAt, setOpensAt] = useState<'first' | 'last' | 'chosen' | null>(null);
  const chosen = options.find((option) => option.value === value);
  const ids = { label: `${id}label`, value: `${id}value`, description: `${id}description` };
  /** Letters choose without opening the list, as they do in a list of the browser. */
  const letter = (key: string): boolean => {
    const after = chosen ? options.indexOf(chosen) + 1 : 0;
    const inTurn = [...options.slice(after), ...options.slice(0, after)];
    const found = inTurn.find((option) => option.label.toLowerCase().startsWith(key.toLowerCase()));
    if (found && found !== chosen) onChange(found.value);
    return found !== undefined;
  };
  return (
    <div className={`${field['field']} ${field[layout]}`} {...(isDisabled ? { 'data-disabled': true } : {})}>
      {hideLabel ? null : (
        // The button is named by it; a press on it goes there as it does from any label.
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
        <span id={ids.label} className={field['label']} onClick={() => button.current?.focus()}>
          {label}
        </span>
      )}
      <Pressable
        ref={button}
        id={id}
        className={styles['trigger']}
        isDisabled={isDisabled}
        aria-haspopup="listbox"
        aria-expanded={opensAt !== null}
        aria-labelledby={`${ids.value} ${hideLabel ? id : ids.label}`}
        {...(hideLabel ? { 'aria-label': label } : {})}
        {...(description === undefined ? {} : { 'aria-describedby': ids.description })}
        onPress={() => setOpensAt('chosen')}
        onKeyDown={(event) => {
          if (event.ctrlKey || event.metaKey || event.altKey) return;
          if (event.key === 'ArrowDown') setOpensAt(chosen ? 'chosen' : 'first');
          else if (event.key === 'ArrowUp') setOpensAt(chosen ? 'chosen' : 'last');
          else if (event.key.length !== 1 || event.key === ' ' || !letter(event.key)) return;
          event.preventDefault();
          event.stopPropagation();
        }}
      >
        {chosen?.icon}
        <span id={ids.value} className={styles['value']} {...(chosen ? {} : { 'data-placeholder': true })}>
          {chosen?.label ?? placeholder}
        </span>
        <ChevronDown size={14} aria-hidden="true" />
      </Pressable>
      {description === undefined ? null : (
        <span id={ids.description} className={field['description']}>
          {description}
        </span>
      )}
      {opensAt !== null && (
        <SelectList
          labelledBy={hideLabel ? id : ids.label}
          options={options}
          chosen={chosen?.value}
          anchor={button}
          first={opensAt}
          onChoose={(next) => onChange(next as T)}
          onClose={() => setOpensAt(null)}
        />
      )}
    </div>
  );
}
