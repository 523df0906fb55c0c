import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { ComboBox as AriaComboBox } from 'react-aria-components/ComboBox';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Select as AriaSelect, SelectValue } from 'react-aria-components/Select';
import { Text } from 'react-aria-components/Text';
import { Check, ChevronDown } from 'lucide-react';
import { useState } from 'react';
import field from './Field.module.css';
import styles from './Select.module.css';

export interface SelectOption<T extends string = string> {
  readonly value: T;
  readonly label: string;
  readonly description?: string | undefined;
  readonly icon?: ReactNode;
}

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
  return (
    <AriaSelect
      className={`${field['field']} ${field[layout]}`}
      selectedKey={value === '' ? null : value}
      onSelectionChange={(key) => key !== null && onChange(String(key) as T)}
      placeholder={placeholder}
      isDisabled={isDisabled ?? false}
      {...(hideLabel ? { 'aria-label': label } : {})}
    >
      {hideLabel ? null : <Label className={field['label']}>{label}</Label>}
      <Button className={styles['trigger']!}>
        <SelectValue className={styles['value']!}>
          {({ selectedText, defaultChildren }) => selectedText || defaultChildren}
        </SelectValue>
        <ChevronDown size={14} aria-hidden="true" />
      </Button>
      {description === undefined ? null : (
        <Text slot="description" className={field['description']}>
          {description}
        </Text>
      )}
      <Popover className={styles['popover']!}>
        <Options options={options} />
      </Popover>
    </AriaSelect>
  );
}

export interface ComboBoxProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (SelectOption | string)[];
  /** Gets the value of an option, or whatever else was typed. */
  readonly onCommit: (value: string) => void;
  readonly hideLabel?: boolean | undefined;
  readonly layout?: 'row' | 'stack' | undefined;
  readonly placeholder?: string | undefined;
  readonly description?: string | undefined;
}

/** Free text with suggestions. */
export function ComboBox({
  label,
  value,
  options,
  onCommit,
  hideLabel,
  layout = 'stack',
  placeholder,
  description,
}: ComboBoxProps) {
  const all = options.map((option): SelectOption =>
    typeof option === 'string' ? { value: option, label: option } : option,
  );
  const shown = all.find((option) => option.value === value)?.label ?? value;
  const [draft, setDraft] = useState<string | null>(null);
  const commit = (text: string): void => {
    const typed = text.trim();
    const option = all.find((o) => o.label.toLowerCase() === typed.toLowerCase() || o.value === typed);
    const next = option?.value ?? typed;
    setDraft(null);
    if (next !== value) onCommit(next);
  };
  return (
    <AriaComboBox
      className={`${field['field']} ${field[layout]}`}
      allowsCustomValue
      menuTrigger="focus"
      inputValue={draft ?? shown}
      onInputChange={setDraft}
      onSelectionChange={(key) => key !== null && commit(String(key))}
      defaultItems={all}
      {...(hideLabel ? { 'aria-label': label } : {})}
    >
      {hideLabel ? null : <Label className={field['label']}>{label}</Label>}
      <div className={styles['combo']}>
        <Input
          className={field['input']!}
          {...(placeholder === undefined ? {} : { placeholder })}
          onBlur={() => draft !== null && commit(draft)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.nativeEvent.isComposing && draft !== null) commit(draft);
            if (event.key === 'Escape') setDraft(null);
          }}
        />
        <Button className={styles['open']!}>
          <ChevronDown size={14} aria-hidden="true" />
        </Button>
      </div>
      {description === undefined ? null : (
        <Text slot="description" className={field['description']}>
          {description}
        </Text>
      )}
      <Popover className={styles['popover']!}>
        <Options options={all} />
      </Popover>
    </AriaComboBox>
  );
}

function Options({ options }: { readonly options: readonly SelectOption[] }) {
  return (
    <ListBox className={styles['list']!} items={options.map((option) => ({ id: option.value, ...option }))}>
      {(option) => (
        <ListBoxItem id={option.id} textValue={option.label} className={styles['option']!}>
          {option.icon}
          <span className={styles['words']}>
            <Text slot="label">{option.label}</Text>
            {option.description === undefined ? null : (
              <Text slot="description" className={field['description']}>
                {option.description}
              </Text>
            )}
          </span>
          <Check size={14} aria-hidden="true" className={styles['tick']} />
        </ListBoxItem>
      )}
    </ListBox>
  );
}
